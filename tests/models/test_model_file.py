"""Model files: every description that is refused, at its line."""

from pathlib import Path

import pytest

from generator.models.trained import TrainedNetwork
from generator.reading.errors import ContentError
from tests.samples import TRAINED, our_content, real_site
from tests.samples.crew import CREW, NETWORK, RULE, WITHOUT_WEIGHTS

LARGE_LAYER = """\
  - units: 2
    activation: relu
    weights: [[1.0e+99, 1.0e+99], [1.0e+99, 1.0e+99]]
    biases: [0, 0]
"""


def refused(read, text: str, change: tuple[str, str], table: str = CREW) -> str:
    assert change[0] in text, "the change changes something"
    with pytest.raises(ContentError) as caught:
        read(text.replace(*change, 1), table)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("data: crew", "data: crw"), '2: unknown data set "crw" (known: crew; did you mean "cr'),
        (
            ("- column: Age", "- column: Aeg"),
            '4: unknown column of crew.csv "Aeg" (known: Age, Alive, Id, Joined, Sex; did you '
            'mean "Age"?)',
        ),
        (("label: Alive", "label: Alife"), '8: unknown column of crew.csv "Alife" (known: Age, Al'),
        (
            ("label: Alive", "label: Id"),
            '8: label "Id" has 5 values, expected two for a "sigmoid";',
        ),
        (
            ("label: Alive", "label: Alive\npositive: 2"),
            '9: unknown value of the label "Alive" "2" (known: 0, 1)',
        ),
        (
            ("female: 1}", "femal: 1}"),
            '7: "Sex" has the value "female", which has no number here (found numbers for: male, '
            "femal)",
        ),
        (
            ("    encode: {male: 0, female: 1}\n", ""),
            '6: column "Sex" holds text; expected "encode" with a number for each value, such as '
            'encode: {"male": 0}',
        ),
        (
            ("    missing: median\n", ""),
            '4: column "Age" has no value in 1 rows; expected a rule, such as missing: median',
        ),
        (("missing: median", "missing: mean"), '5: found "mean", expected "median" or a number'),
        (("column: Sex", "column: Age"), '6: column "Age" is a feature already'),
        (("train: 3", "train: 5"), "9: found 5 training rows of 5, expected some rows to be left"),
        (("train: 3", "train: 0"), "9: split.train: found 0, expected a number of rows"),
        (
            ("activation: sigmoid", "activation: sigmod"),
            '16: layers.1.activation: unknown value "sigmod" (known: elu, gelu, identity, leaky-re',
        ),
        (
            ("[[0.5, 1], [-0.25, 2]]", "[[0.5, 1]]"),
            "13: found rows of [2] weights, expected 2 rows (units) of 2 inputs",
        ),
        (
            ("[[0.5, 1], [-0.25, 2]]", "[[0.5, 1], [2]]"),
            "13: found rows of [2, 1] weights, expected 2 rows (units) of 2 inputs",
        ),
        (
            ("[[0.1, -0.2]]", "[[0.1]]"),
            "17: found rows of [1] weights, expected 1 rows (units) of ",
        ),
        (("biases: [0, 1]", "biases: [0]"), "14: found 1 biases, expected 2, one for each unit"),
        (("    biases: [-1]\n", ""), '15: expected both "weights" and "biases", or neither'),
        (
            ("    weights: [[0.1, -0.2]]\n    biases: [-1]\n", ""),
            "15: no weights here, but in other layers",
        ),
        (("[[0.1,", "[[.nan,"), '17: layers.1.weights.0.0: expected a number, found ".nan"'),
        (("[[0.1,", "[[.inf,"), '17: layers.1.weights.0.0: expected a number, found ".inf"'),
        (("[[0.1,", "[[nan,"), '17: layers.1.weights.0.0: expected a number, found "nan"'),
        (("[[0.1,", "[[true,"), "17: layers.1.weights.0.0: expected a number, found true"),
        (("[[0.1,", "[['0.5',"), '17: layers.1.weights.0.0: expected a number, found "0.5"'),
        (("female: 1", "female: true"), "7: features.1.encode.female: expected a number, found tr"),
        (("train: 3", "train: true"), "9: split.train: found true, expected a number of rows"),
        (("units: 2", "units: true"), "11: layers.0.units: expected an integer, found true"),
        (("[[0.1,", "[[1.0e400,"), "17: layers.1.weights.0.0: expected a finite number, found inf"),
        (
            ("biases: [-1]", "biases: [-inf]"),
            '18: layers.1.biases.0: expected a number, found "-inf"',
        ),
        (("male: 0", "male: nan"), '7: features.1.encode.male: expected a number, found "nan"'),
        (
            ("[[0.5, 1]", "[[1.0e308, 1]"),
            "13: layers.0.weights.0.0: expected 0 or a number from 1e-100 to 1e100 in size, found",
        ),
        (
            ("biases: [0, 1]", "biases: [0, 1]\n" + 4 * LARGE_LAYER),
            "10: a sum can be larger than 1e+150; expected smaller weights",
        ),
        (("units: 2", "units: 0"), "11: layers.0.units: expected greater than 0, found 0"),
        (
            ("units: 1\n", "units: 2\n"),
            "17: found rows of [2] weights, expected 2 rows (units) of 2 inputs",
        ),
        (
            ("layers:", "leyers:"),
            '10: unknown key "leyers" (known: data, features, file, label, lay',
        ),
    ],
)
def test_a_wrong_network_is_refused_at_its_line(read, change, message):
    assert refused(read, NETWORK, change).startswith(f"content/models/it.yaml:{message}")


def test_the_last_layer_has_one_unit_as_there_are_two_classes(read):
    message = refused(read, WITHOUT_WEIGHTS, ("units: 1\n", "units: 2\n"))
    assert message.startswith('content/models/it.yaml:13: found 2 units of "sigmoid" in the')


def test_a_network_has_layers_and_features(read):
    head = NETWORK.partition("layers:")[0]
    with pytest.raises(ContentError, match=r"^content/models/it\.yaml:10: layers: "):
        read(head + "layers: []\n")
    with pytest.raises(ContentError, match=r'^content/models/it\.yaml:1: missing key "layers"'):
        read(head)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("equals: female", "equals: femal"),
            '5: unknown value of column "Sex" "femal" (known: female, male; did you mean "femal',
        ),
        (("column: Sex", "column: Sexx"), '5: unknown column of crew.csv "Sexx" (known: Age, Aliv'),
        (("column: Sex, equals: female", ""), '5: expected "always", or "column" with "equals"'),
        ((", equals: female", ""), '5: expected "always", or "column" with "equals"'),
        (("column: Sex, ", ""), '5: expected "always", or "column" with "equals"'),
        (("{column", "{always: 1, column"), '5: expected "always", or "column" with "equals"'),
        (
            ("column: Sex, equals: female", "always: 2"),
            '5: unknown value of the label "Alive" "2" (known: 0, 1)',
        ),
        (("column: Sex", "colum: Sex"), '5: rule: unknown key "colum" (known: always, column, equ'),
        (("data: crew", "data: Crew"), '2: unknown data set "Crew" (known: crew; did you mean "cr'),
    ],
)
def test_a_wrong_rule_is_refused_at_its_line(read, change, message):
    assert refused(read, RULE, change).startswith(f"content/models/it.yaml:{message}")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("\n1,male,10,5,0\n2,female,20", "\n1,male,,5,0\n2,female,"),
            '5: column "Age" has no value in the training rows, so no median',
        ),
    ],
)
def test_data_that_a_network_cannot_use_are_refused(read, change, message):
    table = CREW.replace(*change, 1)
    found = refused(read, NETWORK, ("title:", "title:"), table)
    assert found.startswith(f"content/models/it.yaml:{message}")


def test_a_row_without_a_label_is_refused_at_its_line(read):
    found = refused(read, NETWORK, ("title:", "title:"), CREW.replace("80,9,1", "80,9,"))
    assert found == (
        'content/data/crew.csv:6: no value of the label "Alive", expected one in every row; '
        "1 have none"
    )


def test_every_trained_model_of_the_site_has_a_lock_of_its_own_name():
    models = real_site().sources.models
    trained = {name: m for name, m in models.items() if isinstance(m, TrainedNetwork)}
    assert sorted(name for name, model in trained.items() if model.run) == TRAINED


def test_every_model_of_the_site_has_a_file_of_its_own_name():
    files = (our_content() / "models").glob("*.yaml")
    assert set(real_site().sources.models) == {Path(file).stem for file in files}

"""Models on data: the published numbers, recounted, and every description that is refused."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from generator.data.dataset import read_dataset
from generator.models.model import Group, Model
from generator.models.model_file import read_model
from generator.reading.errors import ContentError
from tests.conftest import ROOT
from tests.figures import real_site

CREW = """\
Id,Sex,Age,Joined,Alive
1,male,10,5,0
2,female,20,,1
3,male,,7,0
4,female,90,8,1
5,male,80,9,1
"""
CREW_DESCRIPTION = """\
file: crew.csv
title: The crew
source: A list
licence: CC0
key: Id
columns:
  Id: {meaning: Number}
  Sex: {meaning: Sex, codes: {male: male, female: female}}
  Age: {meaning: Age}
  Joined: {meaning: Year}
  Alive: {meaning: Alive, codes: {0: lost, 1: saved}}
"""
NETWORK = """\
title: A network
data: crew
features:
  - column: Age
    missing: median
  - column: Sex
    encode: {male: 0, female: 1}
label: Alive
split: {train: 3}
layers:
  - units: 2
    activation: relu
    weights: [[0.5, 1], [-0.25, 2]]
    biases: [0, 1]
  - units: 1
    activation: sigmoid
    weights: [[0.1, -0.2]]
    biases: [-1]
"""
RULE = """\
title: A rule
data: crew
label: Alive
split: {train: 3}
rule: {column: Sex, equals: female}
"""


@pytest.fixture
def read(tmp_path):
    """Reads a model that is described by the given text, on the crew or another table."""
    folder = tmp_path / "content"
    for part in ("data", "models"):
        (folder / part).mkdir(parents=True)

    def read(text: str, table: str = CREW, description: str = CREW_DESCRIPTION) -> Model:
        (folder / "data" / "crew.csv").write_text(table, encoding="utf-8")
        (folder / "data" / "crew.yaml").write_text(description, encoding="utf-8")
        (folder / "models" / "it.yaml").write_text(text, encoding="utf-8")
        crew = read_dataset(folder / "data" / "crew.yaml", tmp_path)
        return read_model(folder / "models" / "it.yaml", tmp_path, {"crew": crew})

    return read


def real(name: str) -> Model:
    return real_site().sources.models[name]


# The original page's table: age, sex, label; products; sum; output in per cent.
PASSENGERS = {
    1: (22, 0, 0, -0.37074, 0, -0.49, 38),
    2: (38, 1, 1, -0.64038, 0.70404, -0.05, 49),
    3: (26, 1, 1, -0.43815, 0.70404, 0.15, 54),
    4: (35, 1, 1, -0.58982, 0.70404, -0.0021, 50),
    5: (35, 0, 0, -0.58982, 0, -0.71, 33),
    15: (14, 1, 0, -0.23593, 0.70404, 0.35, 59),
    76: (25, 0, 0, -0.4213, 0, -0.54, 37),
    7: (54, 0, 0, -0.91001, 0, -1.03, 26),
}


@pytest.mark.parametrize("key", PASSENGERS)
def test_the_published_table_is_reproduced(key):
    age, sex, label, by_age, by_sex, total, per_cent = PASSENGERS[key]
    done = real("shallow").row(key)
    assert done.inputs == {"Age": age, "Sex": sex}
    assert done.label == label
    assert {name: round(p, 5) for name, p in done.products.items()} == {
        "Age": by_age,
        "Sex": by_sex,
    }
    assert round(real("shallow").bias, 5) == -0.11631
    assert done.sum == pytest.approx(total, abs=0.005 if key != 4 else 0.00005)
    assert done.output == pytest.approx(1 / (1 + math.exp(-done.sum)), rel=1e-14)
    assert round(100 * done.output) == per_cent
    assert done.predicted == (done.output >= 0.5)
    assert done.answer == ("survived" if done.output >= 0.5 else "died")
    assert done.truth == ("survived" if label else "died")


def published(row: dict[str, str], median: float) -> int:
    """The published network, with nothing but arithmetic."""
    age = float(row["Age"] or median)
    sex = {"male": 0, "female": 1}[row["Sex"]]
    return int(1 / (1 + math.exp(-(age * -0.016852 + sex * 0.704039 - 0.116309))) >= 0.5)


@pytest.mark.parametrize(
    ("name", "answer", "counts"),
    [
        ("shallow", published, (437, 215, 652)),
        ("women_survive", lambda row, _: int(row["Sex"] == "female"), (475, 226, 701)),
        ("nobody_survives", lambda row, _: 0, (364, 185, 549)),
    ],
)
def test_right_answers_are_counted_again_from_the_file(name, answer, counts):
    with open(ROOT / "content" / "data" / "titanic.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ages = sorted(float(row["Age"]) for row in rows[:600] if row["Age"])
    half = len(ages) // 2
    median = ages[half] if len(ages) % 2 else (ages[half - 1] + ages[half]) / 2
    right = [answer(row, median) == int(row["Survived"]) for row in rows]
    assert (sum(right[:600]), sum(right[600:]), sum(right)) == counts

    model = real(name)
    assert (model.rows.training, model.rows.validation, model.rows.all) == (600, 291, 891)
    correct = (model.correct.training, model.correct.validation, model.correct.all)
    assert correct == counts
    accuracy = (model.accuracy.training, model.accuracy.validation, model.accuracy.all)
    assert accuracy == (counts[0] / 600, counts[1] / 291, counts[2] / 891)


def test_the_published_network_has_its_weights_by_name():
    assert real("shallow").weights == {"Age": -0.016852, "Sex": 0.704039}
    assert real("shallow").bias == -0.116309
    assert shape(real("shallow")) == [2, 1]
    assert shape(real("hidden_sketch")) == [2, 3, 1]


def test_the_median_comes_from_the_training_rows_alone(read):
    model = read(NETWORK)
    assert model.filled("Age") == 15  # of 10 and 20; that of all rows is 50
    assert model.features[:, 0].tolist() == [10, 20, 15, 90, 80]
    assert real("shallow").filled("Age") == 28


def test_a_number_may_stand_in_for_missing_values_too(read):
    model = read(NETWORK.replace("median", "-1"))
    assert model.filled("Age") == -1
    assert model.features[2, 0] == -1


def test_missing_codes_are_filled_after_encoding(read):
    text = NETWORK.replace("female: 1}", "female: 1}\n    missing: median")
    model = read(text, CREW.replace("2,female,20", "2,,20"))
    assert model.features[:, 1].tolist() == [0, 0, 0, 1, 0]


def test_true_and_false_are_codes_like_others(read):
    table = CREW.replace("male", "x").replace(",x", ",False").replace(",fex", ",True")
    description = CREW_DESCRIPTION.replace("{male: male, female: female}", "{true: f, false: m}")
    text = NETWORK.replace("{male: 0, female: 1}", "{true: 1, false: 0}")
    model = read(text, table, description)
    assert model.features[:, 1].tolist() == [0, 1, 0, 1, 0]


def test_only_filled_columns_have_a_stand_in(read):
    with pytest.raises(ValueError, match='model "it" fills no missing value in "Sex"'):
        read(NETWORK).filled("Sex")


def test_two_layers_on_data_by_hand(read):
    done = read(NETWORK).row(2)  # age 20, female
    first = done.layers[0]
    assert first.pre_activation.tolist() == [[0.5 * 20 + 1 * 1 + 0, -0.25 * 20 + 2 * 1 + 1]]
    assert first.activation.tolist() == [[11, 0]]
    assert done.sum == pytest.approx(0.1 * 11 - 0.2 * 0 - 1)
    assert done.output == pytest.approx(1 / (1 + math.exp(-0.1)))
    assert (done.predicted, done.answer, done.truth) == (1, "saved", "saved")


def test_rules_answer_without_a_network(read):
    model = read(RULE)
    assert model.predictions.tolist() == [0, 1, 0, 1, 0]
    assert (model.inputs, model.network) == ([], None)
    assert read(RULE.replace("{column: Sex, equals: female}", "{always: 1}")).correct.all == 3
    assert read(RULE.replace("{column: Sex, equals: female}", "{always: 0}")).correct.all == 2


def test_a_rule_never_applies_to_a_missing_value(read):
    model = read(RULE.replace("column: Sex, equals: female", "column: Joined, equals: 5"))
    assert model.predictions.tolist() == [1, 0, 0, 0, 0]


def test_groups_are_counted_by_what_is_true_and_what_is_answered(read):
    model = read(RULE)
    assert model.group() == Group(rows=5, positive=3, predicted=2, correct=4)
    assert model.group(Sex="male") == Group(rows=3, positive=1, predicted=0, correct=2)
    assert model.group(Sex="male", Age=80) == Group(rows=1, positive=1, predicted=0, correct=0)
    assert model.group(Age=81) == Group(rows=0, positive=0, predicted=0, correct=0)


WITHOUT_WEIGHTS = "".join(
    line for line in NETWORK.splitlines(True) if "weights:" not in line and "biases:" not in line
)


def test_a_network_without_weights_is_a_shape(read):
    model = read(WITHOUT_WEIGHTS)
    assert (model.network, model.predictions, model.units) == (None, None, [2, 2, 1])
    assert np.isfinite(model.features).all()


@pytest.mark.parametrize(
    ("text", "ask", "problem"),
    [
        (NETWORK, lambda m: m.row(6), "no row 6 in crew.csv"),
        (NETWORK, lambda m: m.row("1"), "no row '1' in crew.csv"),
        (NETWORK, lambda m: m.group(Sexx="male"), 'unknown column "Sexx"'),
        (RULE, lambda m: m.row(1), 'model "it" is a rule, not a network'),
        (RULE, lambda m: m.weights, 'model "it" is a rule, not a network'),
        (WITHOUT_WEIGHTS, lambda m: m.row(1), 'model "it" has no weights, only a shape'),
        (WITHOUT_WEIGHTS, lambda m: m.bias, 'model "it" has no weights, only a shape'),
        (WITHOUT_WEIGHTS, lambda m: m.correct, 'network "it" has no weights, only a shape'),
        (WITHOUT_WEIGHTS, lambda m: m.accuracy, 'network "it" has no weights, only a shape'),
        (WITHOUT_WEIGHTS, lambda m: m.group(Sex="male"), 'network "it" has no weights'),
    ],
)
def test_a_question_without_an_answer_is_a_readable_error(read, text, ask, problem):
    with pytest.raises((TypeError, ValueError)) as caught:
        ask(read(text))
    assert str(caught.value).startswith(problem)


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
            ("label: Alive", "label: Sex"),
            '8: label "Sex" needs the codes 0 and 1 in crew.yaml and a value in every row '
            "(codes found: male, female)",
        ),
        (("label: Alive", "label: Age"), '8: label "Age" needs the codes 0 and 1 in crew.yaml and'),
        (
            ("female: 1}", "femal: 1}"),
            '7: "Sex" has the value "female", which has no number here (found numbers for: male, '
            "femal)",
        ),
        (
            ("    encode: {male: 0, female: 1}\n", ""),
            '6: column "Sex" holds text; expected "encode" with a number for each value, such as '
            "encode: {male: 0}",
        ),
        (
            ("    missing: median\n", ""),
            '4: column "Age" has no value in 1 rows; expected a rule, such as missing: median',
        ),
        (("missing: median", "missing: mean"), "5: features.0.missing: "),
        (("column: Sex", "column: Age"), '6: column "Age" is a feature already'),
        (("train: 3", "train: 5"), "9: found 5 training rows of 5, expected some rows to be left"),
        (("train: 3", "train: 0"), "9: split.train: expected greater than 0, found 0"),
        (
            ("activation: sigmoid", "activation: sigmod"),
            '16: layers.1.activation: unknown value "sigmod" (known: elu, gelu, identity, leaky-re',
        ),
        (
            ("[[0.5, 1], [-0.25, 2]]", "[[0.5, 1]]"),
            "13: found rows of [2] weights, expected 2 rows (units) of 2 (inputs)",
        ),
        (
            ("[[0.5, 1], [-0.25, 2]]", "[[0.5, 1], [2]]"),
            "13: found rows of [2, 1] weights, expected 2 rows (units) of 2 (inputs)",
        ),
        (
            ("[[0.1, -0.2]]", "[[0.1]]"),
            "17: found rows of [1] weights, expected 1 rows (units) of ",
        ),
        (("biases: [0, 1]", "biases: [0]"), "14: found 1, expected 2"),
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
        (("train: 3", "train: true"), "9: split.train: expected an integer, found true"),
        (("units: 2", "units: true"), "11: layers.0.units: expected an integer, found true"),
        (("[[0.1,", "[[1.0e400,"), "17: layers.1.weights.0.0: expected a finite number, found inf"),
        (
            ("biases: [-1]", "biases: [-inf]"),
            '18: layers.1.biases.0: expected a number, found "-inf"',
        ),
        (("male: 0", "male: nan"), '7: features.1.encode.male: expected a number, found "nan"'),
        (("[[0.5, 1]", "[[1.0e308, 1]"), "10: the sum for some rows is not a finite number"),
        (("units: 2", "units: 0"), "11: layers.0.units: expected greater than 0, found 0"),
        (
            ("units: 1\n", "units: 2\n"),
            "17: found rows of [2] weights, expected 2 rows (units) of 2 (inputs)",
        ),
        (("layers:", "leyers:"), '10: unknown key "leyers" (known: data, features, label, layers'),
    ],
)
def test_a_wrong_network_is_refused_at_its_line(read, change, message):
    assert refused(read, NETWORK, change).startswith(f"content/models/it.yaml:{message}")


def test_the_last_layer_has_one_unit_as_there_are_two_classes(read):
    message = refused(read, WITHOUT_WEIGHTS, ("units: 1\n", "units: 2\n"))
    assert message.startswith("content/models/it.yaml:13: found 2 units in the last layer, expec")


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
        (("column: Sex, equals: female", "always: 2"), "5: rule.always: expected 0 or 1, found 2"),
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
        (("4,female,90", "4,female,inf"), '4: column "Age" is not finite'),
        (("5,male,80,9,1", "5,male,80,9,"), '8: label "Alive" needs the codes 0 and 1'),
    ],
)
def test_data_that_a_network_cannot_use_are_refused(read, change, message):
    table = CREW.replace(*change, 1)
    found = refused(read, NETWORK, ("title:", "title:"), table)
    assert found.startswith(f"content/models/it.yaml:{message}")


def test_the_feature_titles_are_for_readers_and_default_to_the_column(read):
    named = read(NETWORK.replace("- column: Age", "- column: Age\n    title: Years of life"))
    assert [feature.name for feature in named.inputs] == ["Years of life", "Sex"]


def test_every_model_of_the_site_has_a_file_of_its_own_name():
    files = (ROOT / "content" / "models").glob("*.yaml")
    assert set(real_site().sources.models) == {Path(file).stem for file in files}


def test_the_loss_is_minus_the_logarithm_of_what_the_truth_was_given():
    models = real_site().sources.models
    shallow = models["shallow"]
    given = [
        p if label else 1 - p
        for p, label in zip(
            shallow.network.predict(shallow.features)[:, 0].tolist(),
            shallow.labels.tolist(),
            strict=True,
        )
    ]
    losses = [-math.log(p) for p in given]
    assert shallow.loss.all == pytest.approx(sum(losses) / 891)
    assert shallow.loss.training == pytest.approx(sum(losses[:600]) / 600)
    assert shallow.loss.validation == pytest.approx(sum(losses[600:]) / 291)
    for key in (1, 2, 891):
        assert shallow.row(key).loss == pytest.approx(losses[key - 1])
    assert models["start"].loss.all == pytest.approx(math.log(2))


@pytest.mark.parametrize("name", ["hidden_3", "overfitted", "stopped"])
def test_the_loss_of_a_trained_network_is_the_one_that_its_lock_has(name):
    model = real_site().sources.models[name]
    assert model.loss.validation == pytest.approx(model.run.last.validation.loss, rel=1e-5)


def test_rules_and_other_outputs_have_no_loss(read):
    with pytest.raises(TypeError, match="is a rule"):
        _ = real_site().sources.models["women_survive"].loss
    made = read(NETWORK.replace("activation: sigmoid", "activation: step"))
    with pytest.raises(TypeError, match="ends in step, its loss needs sigmoid"):
        _ = made.loss


def test_the_lowest_validation_loss_is_found_among_the_kept_epochs():
    run = real_site().sources.models["overfitted"].run
    assert run.lowest_validation in run.epochs
    assert all(run.lowest_validation.validation.loss <= e.validation.loss for e in run.epochs)
    assert run.lowest_validation.number < run.last.number

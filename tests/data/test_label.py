"""Labels of every kind: two values, several, numbers; their order, their words, what is refused."""

from pathlib import Path
from typing import Any

import pytest

from generator.data.dataset import Code, Dataset
from generator.data.dataset_file import read_dataset
from generator.data.label import Answer, labels_of
from generator.reading.document import read_document
from generator.reading.errors import ContentError

MODEL = read_document("title: It\nlabel: y\npositive: x\n", "content/models/it.yaml")


def data(folder: Path, column: str, *values: str) -> Dataset:
    """A data set with a column `y` of that description and those values."""
    (folder / "content").mkdir()
    rows = "".join(f"{i},{value}\n" for i, value in enumerate(values, start=1))
    (folder / "content/d.csv").write_text(f"id,y\n{rows}", "utf-8")
    description = (
        "file: d.csv\ntitle: D\nsource: S\nlicence: L\nkey: id\n"
        f"columns:\n  id: {{meaning: id}}\n  y: {{meaning: y{column}}}\n"
    )
    (folder / "content/d.yaml").write_text(description, "utf-8")
    return read_dataset(folder / "content/d.yaml", folder)


@pytest.mark.parametrize(
    ("column", "values", "classes", "places"),
    [
        (", codes: {0: died, 1: survived}", "1 0 1", ("died", "survived"), [1, 0, 1]),
        (", codes: {1: survived, 0: died}", "1 0 1", ("died", "survived"), [1, 0, 1]),
        (", codes: {0: died, 1: survived}", "1 1 1", ("died", "survived"), [1, 1, 1]),
        (", codes: {M: malignant, B: benign}", "M B M", ("malignant", "benign"), [0, 1, 0]),
        ("", "M B M", ("B", "M"), [1, 0, 1]),
        ("", "yes no yes", ("no", "yes"), [1, 0, 1]),
        (", type: boolean", "yes no yes", ("no", "yes"), [1, 0, 1]),
        ("", "true false", ("false", "true"), [1, 0]),
        ("", "1 2 2", ("1", "2"), [0, 1, 1]),
        ("", "1.50 2.0 1.50", ("1.50", "2.0"), [0, 1, 0]),
        (", codes: {1: ordinary, 2: good}", "2 1", ("ordinary", "good"), [1, 0]),
        (", type: category, codes: {1: ordinary, 2: good}", "2 1", ("ordinary", "good"), [1, 0]),
    ],
)
def test_two_values_are_two_classes(tmp_path, column, values, classes, places) -> None:
    labels = labels_of(MODEL, "y", data(tmp_path, column, *values.split()), "binary")
    assert (labels.classes, labels.values.tolist()) == (classes, places)
    assert labels.targets.tolist() == [[place] for place in places]


@pytest.mark.parametrize(
    ("column", "values", "positive", "classes"),
    [
        ("", "M B", "B", ("M", "B")),
        (", codes: {0: died, 1: survived}", "1 0", 0, ("survived", "died")),
        (", type: category", "1 2", 1, ("2", "1")),
    ],
)
def test_the_author_may_say_which_is_positive(
    tmp_path: Path, column: str, values: str, positive: Code, classes: tuple[str, ...]
) -> None:
    dataset = data(tmp_path, column, *values.split())
    assert labels_of(MODEL, "y", dataset, "binary", positive).classes == classes


@pytest.mark.parametrize(
    ("column", "classes"),
    [("", ("a", "b", "c")), (", codes: {c: 3rd, a: 1st, b: 2nd}", ("3rd", "1st", "2nd"))],
)  # fmt: skip
def test_several_classes_stand_in_the_order_of_their_codes(tmp_path, column, classes) -> None:
    labels = labels_of(MODEL, "y", data(tmp_path, column, "a", "c", "b", "a"), "classes")
    assert labels.classes == classes
    assert labels.targets.sum(axis=1).tolist() == [1, 1, 1, 1]
    assert [labels.said(place) for place in labels.values] == [
        classes[int(row.argmax())] for row in labels.targets
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("297329", "88098", "407721"), "123457"),
        (("3.5", "4.25", "5.0"), "123456.789"),
        (("0.000001", "0.000002"), "123456.789012"),
        (("7", "7"), "123457"),
    ],
)
def test_a_number_is_said_as_finely_as_the_data(tmp_path, values, said) -> None:
    labels = labels_of(MODEL, "y", data(tmp_path, "", *values), "number")
    assert labels.classes == () and labels.targets[:, 0].tolist() == [float(v) for v in values]
    assert labels.said(123456.789012).startswith(said)


@pytest.mark.parametrize(
    ("values", "answer", "positive", "said"),
    [
        ("a b c", "binary", None, 'it.yaml:2: label "y" has 3 values, expected two for a "sigmoid"'
         '; for classes end in 3 units of "softmax", for numbers in one of "identity"'),
        ("a a", "binary", None, 'it.yaml:2: label "y" has 1 values, expected two'),
        ("a a", "classes", None, 'it.yaml:2: label "y" has 1 values, expected 2 to 20 classes'),
        (" ".join(map(str, range(21))), "classes", None, 'label "y" has 21 values, expected 2 to'),
        ("a b", "number", None, 'it.yaml:2: column "y" holds text'),
        ("0.5 1 007 4", "number", None, 'd.csv:4: column "y" has "007", which looks like a name'),
        ("0 0.25 12345678901234567890", "number", None, 'd.csv:4: column "y" has "123'),
        ("1 2 x 4", "number", None, 'd.csv:4: column "y" has "x" among its numbers; if it marks'),
        ("a  b", "binary", None, 'd.csv:3: no value of the label "y", expected one in every row'),
        ("a b", "binary", "c", 'it.yaml:3: unknown value of the label "y" "c" (known: a, b)'),
        ("a b c", "classes", "c", "it.yaml:3: unknown value of"),
    ],
)  # fmt: skip
def test_a_label_that_asks_no_such_question_is_refused(
    tmp_path: Path, values: str, answer: Answer, positive: Any, said: str
) -> None:
    with pytest.raises(ContentError) as refused:
        labels_of(MODEL, "y", data(tmp_path, "", *values.split(" ")), answer, positive)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("1e-9", "2e-9", "4e-9"), "1.23 × 10⁻⁹"),
        (("1e18", "2e18", "4e18"), "1.23456789 × 10¹⁸"),
    ],
)
def test_an_answer_is_written_as_the_truth_is(tmp_path, values, said) -> None:
    labels = labels_of(MODEL, "y", data(tmp_path, "", *values), "number")
    answer = 1.23456789012345 * float(values[0])
    assert labels.said(answer).replace("\u202f", " ") == said
    truths = [labels.told(value).replace("\u202f", " ") for value in labels.values]
    assert truths == [value.replace("e-9", " × 10⁻⁹").replace("e18", " × 10¹⁸") for value in values]

"""The data-set figure: rows as they are, or as the network takes them."""

import pytest

from tests.figures.drawn import words
from tests.figures.refusal import assert_refused
from tests.samples.figures import Spec, figure

DATASET = {"data": "titanic"}


def test_raw_data_show_every_column_and_how_many_rows_there_are() -> None:
    shown = words(figure("dataset", **DATASET))
    columns = "PassengerId Survived Pclass Name Sex Age SibSp Parch Ticket Fare Cabin Embarked"
    assert columns in shown
    assert "1 0 3 Braund, Mr. Owen Harris male 22 1 0 A/5 21171 7.25 – S" in shown
    assert "Heikkinen" in shown and "Futrelle" not in shown
    assert "891 rows in all" in shown


def test_encoded_data_show_inputs_and_label_as_numbers() -> None:
    shown = words(figure("dataset", model="shallow", rows=2))
    assert shown == "Age Sex Survived 22 0 0 38 1 1 891 rows in all"


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"rows": 3}, 10, 'expected either "data" or "model"'),
        ({"data": "titanik"}, 12, 'did you mean "titanic"?'),
        ({"data": "titanic", "rows": 0}, 13, "rows"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("dataset", keys, line, message)

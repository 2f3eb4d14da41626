"""Each figure kind: what it states in words, and what it refuses."""

import re

import pytest
import yaml

from generator.figures.diagram.drawing import network_drawing
from generator.figures.figure import Figure, make_figure
from generator.figures.kinds import KINDS
from generator.reading.document import read_document
from generator.reading.errors import ContentError
from tests.figures import random_model, real_site

DATASET = {"data": "titanic"}
FORWARD = {"model": "shallow", "row": 1}
ACCURACY = {"models": ["nobody_survives", "women_survive", "shallow"]}


def figure(kind: str, **keys) -> Figure:
    text = yaml.safe_dump({"id": "it", "caption": "A figure"} | keys, sort_keys=False)
    document = read_document(text, "page.md", first_line=10, prefix='figure "it"')
    return make_figure(KINDS[kind], document, real_site().sources)


def words(figure: Figure) -> str:
    """The visible text of the body."""
    body = re.sub(r"<(title|desc)\b.*?</\1>", " ", figure.body, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


def test_all_kinds_of_the_articles_exist() -> None:
    assert set(KINDS) == {
        "accuracy", "accuracy-table", "activation", "anatomy", "dataset", "decision",
        "forward-pass", "gradient", "network", "prediction", "training",
    }  # fmt: skip


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


def test_the_forward_pass_is_told_in_five_steps_with_its_numbers() -> None:
    shown = words(figure("forward-pass", **FORWARD))
    for step in (
        "Inputs. Passenger 1 enters as numbers: Age 22 , Sex 0 (male)",
        "22 × −0.01685 = −0.37074",
        "Sum. The neuron adds the products: −0.48705",
        "38\u202f% is less than 50\u202f%: the network answers “died”",
        "In truth the passenger died, so it is right",
    ):
        assert step in shown


def test_a_wrong_answer_is_said_to_be_wrong() -> None:
    shown = words(figure("forward-pass", model="shallow", row=2))
    assert "the network answers “died”. In truth the passenger survived, so it is wrong" in shown


@pytest.mark.parametrize("kind", ["forward-pass", "prediction", "network"])
def test_the_text_alternative_states_the_numbers(kind: str) -> None:
    keys = {"rows": [1, 2]} if kind == "prediction" else {"row": 1}
    keys |= {"show": "forward"} if kind == "network" else {}
    (drawing,) = figure(kind, model="shallow", **keys).drawings
    assert drawing.text == (
        "Passenger 1: Age 22, Sex 0 (male). Products: Age −0.37074, Sex 0, bias −0.11631. "
        "Sum −0.49; sigmoid gives 38\u202f% survived; the answer is “died”."
    )


@pytest.mark.parametrize("kind", ["network", "forward-pass"])
def test_a_stand_in_for_a_missing_age_is_called_that(kind: str) -> None:
    keys = {"show": "forward"} if kind == "network" else {}
    made = figure(kind, model="shallow", row=6, **keys)
    assert "Age 28 (unknown), Sex 0 (male)" in made.drawings[0].text


def test_an_answer_below_the_threshold_never_shows_the_threshold() -> None:
    shown = words(figure("forward-pass", model="shallow", row=4))
    assert "49.9\u202f% is less than 50\u202f%: the network answers “died”" in shown
    assert "−0.002" in shown


def test_every_weight_of_a_small_network_is_stated() -> None:
    text = network_drawing("it", random_model((2, 2, 1)), "weights").text
    assert re.search(r"Layer 1, unit 2: Age −?[.\d]+, Sex −?[.\d]+; bias −?[.\d]+\.", text)
    assert re.search(r"Layer 2, unit 1: unit 1 −?[.\d]+, unit 2 −?[.\d]+; bias", text)


def test_a_missing_age_is_shown_as_the_stand_in_that_it_is() -> None:
    shown = words(figure("prediction", model="shallow", rows=[6]))
    assert "6 28 unknown 0 male" in shown


def test_the_first_row_is_marked_and_drawn() -> None:
    made = figure("prediction", model="shallow", rows=[76, 1])
    assert made.body.count('aria-current="true"') == 1
    assert re.search(r'aria-current="true"><th[^\n]* checked>[^\n]*76</label>', made.body)
    assert "Passenger 76: Age 25" in made.drawings[0].text


def test_accuracies_are_counts_and_per_cents() -> None:
    shown = words(figure("accuracy-table", **ACCURACY))
    assert "Training 600 rows Validation 291 rows All 891 rows" in shown
    network = "72.83\u202f% 437 right 73.88\u202f% 215 right 73.18\u202f% 652 right"
    assert f"The published network {network}" in shown
    assert "Women survive, men do not 79.17\u202f% 475 right 77.66\u202f%" in shown


def test_the_best_of_each_column_is_marked() -> None:
    body = figure("accuracy-table", **ACCURACY).body
    best = re.findall(r'class="number best">([\d.]+)', body)
    assert best == ["79.17", "77.66", "78.68"]


def test_an_activation_states_its_formula_ends_and_point() -> None:
    assert figure("activation", function="sigmoid", at=0.03).text == (
        "sigmoid(x) = 1 / (1 + e^(−x)). From −20 to 20 its output goes from 0.00000000206 to "
        "0.99999999794; at 0.03 it is 0.50749943755."
    )


def test_a_network_without_weights_can_be_drawn_but_not_run() -> None:
    assert figure("network", model="hidden_sketch", show="symbols").drawings
    with pytest.raises(ContentError, match=r'page.md:12: .*"hidden_sketch" has no weights'):
        figure("network", model="hidden_sketch", show="weights")


REFUSED = [
    ("network", {"model": "shalow", "show": "symbols"}, 12, 'did you mean "shallow"?'),
    ("network", {"model": "women_survive", "show": "symbols"}, 12, "is a rule, expected a network"),
    ("network", {"model": "shallow", "show": "symbol"}, 13, 'did you mean "symbols"?'),
    ("network", {"model": "shallow", "show": "forward"}, 13, 'expected "row"'),
    ("network", {"model": "shallow", "show": "symbols", "row": 1}, 13, 'expected "row"'),
    ("network", {"model": "shallow", "show": "forward", "row": 892}, 14, "unknown row 892"),
    ("network", {"modle": "shallow", "show": "symbols"}, 12, 'did you mean "model"?'),
    ("prediction", {"model": "shallow", "rows": [1, 9000]}, 15, "runs from 1 to 891"),
    ("prediction", {"model": "shallow", "rows": []}, 13, "rows"),
    ("prediction", {"model": "shallow", "rows": [1, 2, 1]}, 16, "row 1 stands here already"),
    ("prediction", {"model": "shallow", "rows": [1, True]}, 15, "found true"),
    ("forward-pass", {"model": "shallow", "row": 1.0}, 13, "unknown row 1.0"),
    ("forward-pass", {"model": "shallow", "row": True}, 13, "found true"),
    ("forward-pass", {"model": "shallow", "row": "1"}, 13, "unknown row '1'"),
    ("network", {"model": "shallow", "show": "forward", "row": 1.0}, 14, "unknown row 1.0"),
    ("forward-pass", {"model": "hidden_sketch", "row": 1}, 12, "has no weights"),
    ("dataset", {"rows": 3}, 10, 'expected either "data" or "model"'),
    ("dataset", {"data": "titanik"}, 12, 'did you mean "titanic"?'),
    ("dataset", {"data": "titanic", "rows": 0}, 13, "rows"),
    ("activation", {"function": "sigmoyd"}, 12, 'did you mean "sigmoid"?'),
    ("activation", {"function": "relu", "domain": [5, -5]}, 13, "expected the lower end first"),
    ("activation", {"function": "relu", "at": 21}, 13, "expected a value from -20 to 20"),
    ("activation", {"function": "relu", "at": float("nan")}, 13, "at"),
    ("anatomy", {"part": "neurone"}, 12, 'did you mean "neuron"?'),
    ("accuracy-table", {"models": ["shallow", "wimmen"]}, 14, "women_survive"),
    ("accuracy-table", {"models": ["hidden_sketch"]}, 13, "has no weights"),
]


@pytest.mark.parametrize(("kind", "keys", "line", "message"), REFUSED)
def test_a_wrong_spec_is_refused_at_its_line(kind, keys, line: int, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        figure(kind, **keys)
    assert str(caught.value).startswith(f'page.md:{line}: figure "it": ')
    assert message in str(caught.value)

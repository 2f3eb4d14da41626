"""Networks that answer with classes or numbers: trained, locked, read again, asked."""

import numpy as np
import pytest

from generator.models.model import errors_of
from generator.models.sources import Sources
from tests.samples.answers import read_answers


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Sources:
    return read_answers(tmp_path_factory.mktemp("answers"))


def test_classes_are_learned_and_counted(sources: Sources) -> None:
    model = sources.network("kinds", ("classes",))
    assert model.classes == ("iris", "rose", "tulip")
    assert model.accuracy.test > 0.9
    outputs = model.network.predict(model.features)
    assert outputs.sum(axis=1) == pytest.approx(np.ones(90))
    assert model.predictions.tolist() == outputs.argmax(axis=1).tolist()
    table = model.confusion.all
    assert table.sum() == 90 and np.trace(table) == model.correct.all
    for place in range(3):
        right, rows = model.by_class(place).all
        assert (right, rows) == (table[place, place], table[place].sum())


def test_the_loss_of_classes_is_minus_the_logarithm_of_what_the_truth_was_given(sources) -> None:
    model = sources.network("kinds", ("classes",))
    given = (model.network.predict(model.features) * model.label.targets).sum(axis=1)
    assert model.loss.all == pytest.approx(-np.log(given).mean())
    assert model.loss.test == pytest.approx(model.run.last.test.loss, rel=1e-5)
    assert model.row("f3").loss == pytest.approx(-np.log(given[3]))


def test_a_row_of_classes_says_its_answer_and_all_probabilities(sources: Sources) -> None:
    model = sources.network("kinds_deep", ("classes",))
    done = model.row("f0")
    assert len(done.outputs) == 3
    assert done.answer == model.classes[int(np.argmax(done.outputs))]
    assert done.truth == model.dataset.frame["kind"][0]


def test_a_rule_always_answers_one_class(sources: Sources) -> None:
    rule = sources.answers("always", taken=("classes",))
    assert rule.correct.all == int((rule.dataset.frame["kind"] == "rose").sum())


def test_a_plane_is_found_in_natural_units(sources: Sources) -> None:
    model = sources.network("price", ("number",))
    assert list(model.weights.values()) == pytest.approx([3000, -2000], rel=1e-3)
    assert model.bias == pytest.approx(50000, rel=1e-3)
    errors = model.errors.test
    assert errors.r2 > 0.9999
    off = model.predictions[40:] - model.labels[40:]
    assert errors.squared == pytest.approx((off**2).mean())
    assert errors.absolute == pytest.approx(np.abs(off).mean())
    assert model.loss.training == pytest.approx(model.run.last.training.loss, rel=1e-4)


def test_a_number_is_said_in_the_units_of_the_data(sources: Sources) -> None:
    model = sources.network("price", ("number",))
    done = model.row(7)
    assert done.truth == str(int(model.labels[7]))
    assert done.answer.isdigit() and int(done.answer) == round(done.output)


@pytest.mark.parametrize(
    ("name", "ask", "said"),
    [
        ("price", "accuracy", 'model "price" answers with numbers; it has errors, no accuracy'),
        ("price", "confusion", 'model "price" answers with numbers; it has errors, no classes'),
        ("kinds", "errors", 'model "kinds" answers with classes; it has accuracy, no errors'),
    ],
)
def test_a_question_that_does_not_fit_the_answer_is_refused(sources, name, ask, said) -> None:
    with pytest.raises(TypeError) as refused:
        getattr(sources.models[name], ask)
    assert str(refused.value) == said


def test_the_determination_is_one_where_all_is_right_and_none_for_the_mean() -> None:
    truth = np.array([1.0, 2, 4, 9])
    assert errors_of(truth, truth).r2 == 1
    assert errors_of(np.full(4, truth.mean()), truth).r2 == pytest.approx(0)
    assert np.isnan(errors_of(truth, np.ones(4)).r2)

"""Models on data: the published numbers, recounted, and questions without an answer."""

import csv
import math

import numpy as np
import pytest

from generator.models.model import Group, Model
from generator.models.rule import Rule
from generator.models.shape import Shape
from tests.samples import our_content, real_site
from tests.samples.crew import CREW, CREW_DESCRIPTION, NETWORK, RULE, WITHOUT_WEIGHTS


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
    with open(our_content() / "data" / "titanic.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ages = sorted(float(row["Age"]) for row in rows[:600] if row["Age"])
    half = len(ages) // 2
    median = ages[half] if len(ages) % 2 else (ages[half - 1] + ages[half]) / 2
    right = [answer(row, median) == int(row["Survived"]) for row in rows]
    assert (sum(right[:600]), sum(right[600:]), sum(right)) == counts

    model = real(name)
    assert (model.rows.training, model.rows.test, model.rows.all) == (600, 291, 891)
    correct = (model.correct.training, model.correct.test, model.correct.all)
    assert correct == counts
    accuracy = (model.accuracy.training, model.accuracy.test, model.accuracy.all)
    assert accuracy == (counts[0] / 600, counts[1] / 291, counts[2] / 891)


def test_the_published_network_has_its_weights_by_name():
    assert real("shallow").weights == {"Age": -0.016852, "Sex": 0.704039}
    assert real("shallow").bias == -0.116309
    assert real("shallow").units == [2, 1]
    assert real("hidden_sketch").units == [2, 3, 1]


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
    assert type(model) is Rule
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


def test_a_network_without_weights_is_a_shape(read):
    model = read(WITHOUT_WEIGHTS)
    assert (type(model), model.units) == (Shape, [2, 2, 1])
    assert np.isfinite(model.features).all()


@pytest.mark.parametrize(
    ("text", "ask", "problem"),
    [
        (NETWORK, lambda m: m.row(6), 'no row "6" in crew.csv'),
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


def test_the_feature_titles_are_for_readers_and_default_to_the_column(read):
    named = read(NETWORK.replace("- column: Age", "- column: Age\n    title: Years of life"))
    assert [feature.name for feature in named.inputs] == ["Years of life", "Sex"]


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
    assert shallow.loss.test == pytest.approx(sum(losses[600:]) / 291)
    for key in (1, 2, 891):
        assert shallow.row(key).loss == pytest.approx(losses[key - 1])
    assert models["start"].loss.all == pytest.approx(math.log(2))


@pytest.mark.parametrize("name", ["hidden_3", "overfitted", "stopped"])
def test_the_loss_of_a_trained_network_is_the_one_that_its_lock_has(name):
    model = real_site().sources.models[name]
    assert model.loss.test == pytest.approx(model.run.last.test.loss, rel=1e-5)


def test_rules_and_other_outputs_have_no_loss(read):
    with pytest.raises(TypeError, match="is a rule"):
        _ = real_site().sources.models["women_survive"].loss
    made = read(NETWORK.replace("activation: sigmoid", "activation: step"))
    with pytest.raises(TypeError, match="ends in a step, whose loss has no slope"):
        _ = made.loss


def test_the_lowest_test_loss_is_found_among_the_kept_epochs():
    run = real_site().sources.models["overfitted"].run
    assert run.lowest in run.epochs
    assert all(run.lowest.test.loss <= e.test.loss for e in run.epochs)
    assert run.lowest.number < run.last.number

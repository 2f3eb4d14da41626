"""Training: that it arrives where it should, and chooses only by what it may see."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nn.activations import ACTIVATIONS, SOFTMAX
from generator.nn.examples import Examples
from generator.nn.initialisation import INITIALISATIONS
from generator.nn.parts import Parts
from generator.nn.recipe import Recipe
from generator.nn.stack import Scaling, stacked
from generator.nn.training import Run, kept_epochs, train

SIGMOID = [ACTIVATIONS["sigmoid"]]
RELU = [ACTIVATIONS["relu"], ACTIVATIONS["sigmoid"]]


def passengers(rows: int, seed: int = 0) -> Examples:
    """Made-up rows of two inputs, one of them much larger, whose classes overlap."""
    random = np.random.default_rng(seed)
    inputs = np.column_stack([random.normal(40, 15, rows), random.integers(0, 2, rows)])
    chance = 1 / (1 + np.exp(-(0.05 * (inputs[:, 0] - 40) + 2 * inputs[:, 1] - 1)))
    return Examples(inputs, (random.random((rows, 1)) < chance[:, None]).astype(float))


SEEN, UNSEEN = passengers(200), passengers(100, seed=1)


def parts(learned: Examples, judging: Examples) -> Parts[Examples]:
    return Parts({"training": learned, "test": judging})


def one(how: Recipe, hidden: list[int] | None = None, unseen: Examples = UNSEEN) -> Run:
    activations = RELU if hidden else SIGMOID
    (run,) = train(parts(SEEN, unseen), [hidden or []], [how.seed], activations, how)
    return run


def parameters(run: Run) -> np.ndarray:
    layers = run.network.layers
    return np.concatenate([np.r_[layer.weights.ravel(), layer.biases] for layer in layers])


def newton(examples: Examples, l2: float = 0.0) -> np.ndarray:
    """Weights and bias of logistic regression by Newton's method: another way to the same place."""
    rows = np.column_stack([examples.rows, np.ones(len(examples))])
    w = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ w))
        slope = rows.T @ (p - examples.targets[:, 0]) / len(rows) + l2 * np.r_[w[:-1], 0]
        bend = (rows.T * (p * (1 - p))) @ rows / len(rows) + l2 * np.diag([1, 1, 0])
        w -= np.linalg.solve(bend, slope)
    return w


@pytest.mark.parametrize(
    "how",
    [
        {"optimizer": "gradient-descent", "learning_rate": 1.0, "epochs": 2000},
        {"optimizer": "gradient-descent", "learning_rate": 0.3, "momentum": 0.9, "epochs": 1500},
        {"optimizer": "adam", "learning_rate": 0.1, "epochs": 2000},
    ],
)
def test_a_network_without_hidden_layer_arrives_at_logistic_regression(how: dict) -> None:
    assert parameters(one(Recipe(**how))) == pytest.approx(newton(SEEN), rel=1e-4)


def test_the_penalty_is_on_weights_of_standardised_inputs_and_not_on_biases() -> None:
    how = Recipe(optimizer="gradient-descent", learning_rate=1, epochs=3000, l2=0.1)
    scaling = Scaling.of(SEEN.rows)
    w = newton(Examples(scaling(SEEN.rows), SEEN.targets), l2=0.1)
    natural = scaling.folded(w[None, :2], w[2:])
    assert parameters(one(how)) == pytest.approx(np.r_[natural[0].ravel(), natural[1]], rel=1e-4)


def test_mini_batches_come_near_the_same_place() -> None:
    how = Recipe(optimizer="gradient-descent", learning_rate=0.02, epochs=400, batch=20)
    assert parameters(one(how)) == pytest.approx(newton(SEEN), rel=0.15, abs=0.05)


def test_a_hidden_layer_learns_what_no_single_sum_can() -> None:
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
    either = Examples(corners, np.array([[0.0], [1], [1], [0]]))
    how = Recipe(learning_rate=0.05, epochs=600, restarts=5)
    (alone,) = train(parts(either, either), [[]], [0], SIGMOID, how)
    (hidden,) = train(parts(either, either), [[4]], [0], RELU, how)
    assert alone.epochs[-1].training.accuracy < 1
    assert hidden.epochs[-1].training.accuracy == 1


def test_classes_that_exclude_each_other_are_learned_through_softmax() -> None:
    random = np.random.default_rng(0)
    kinds = random.integers(0, 3, 150)
    rows = np.array([[0.0, 0], [3, 0], [0, 3]])[kinds] + random.normal(0, 0.5, (150, 2))
    three = Examples(rows, np.eye(3)[kinds])
    how = Recipe(learning_rate=0.1, epochs=200, loss="cross-entropy")
    (run,) = train(parts(three, three), [[]], [0], [SOFTMAX], how)
    assert run.epochs[-1].training.accuracy > 0.95


def test_test_rows_change_nothing_but_their_own_score() -> None:
    how = Recipe(learning_rate=0.05, epochs=60, restarts=3, stop={"held_out": 40, "patience": 10})
    first, second = one(how, [3]), one(how, [3], unseen=passengers(50, seed=9))
    assert parameters(first).tolist() == parameters(second).tolist()
    assert first.epochs[-1].test != second.epochs[-1].test


def test_early_stopping_takes_the_best_epoch_on_the_rows_held_out() -> None:
    how = Recipe(learning_rate=0.1, epochs=500, keep=200)
    few = SEEN[:30]
    stop = Recipe(**how.model_dump() | {"stop": {"held_out": 10, "patience": 50}})
    (stopped,) = train(parts(few, UNSEEN), [[16]], [0], RELU, stop)
    (on,) = train(parts(few[:20], few[20:]), [[16]], [0], RELU, how)  # the same, watched to the end
    best = min(on.epochs, key=lambda epoch: epoch.test.loss)
    assert 0 < stopped.epochs[-1].number < 450
    assert stopped.epochs[-1].number == pytest.approx(best.number, abs=3)


def test_validation_rows_tell_when_to_stop_and_which_start_is_taken() -> None:
    how = Recipe(learning_rate=0.1, epochs=500, keep=200, restarts=3, stop={"patience": 50})
    few, choosing = SEEN[:30], passengers(60, seed=5)
    rows = Parts({"training": few, "validation": choosing, "test": UNSEEN})
    other = Parts({**rows.by_name, "test": passengers(40, seed=8)})
    (run,) = train(rows, [[16]], [0], RELU, how)
    (same,) = train(other, [[16]], [0], RELU, how)
    assert 0 < run.last.number < 450
    assert run.lowest.number == pytest.approx(run.last.number, abs=3)
    assert parameters(run).tolist() == parameters(same).tolist()
    assert run.last.validation.accuracy == choosing.right(run.network.predict(choosing.rows)).mean()


def test_there_must_be_rows_to_stop_by() -> None:
    with pytest.raises(ValueError, match="no rows to tell when to stop"):
        one(Recipe(learning_rate=0.1, epochs=5, stop={"patience": 2}))


def test_of_several_starts_the_lowest_training_loss_is_taken() -> None:
    def losses(restarts: int) -> list[float]:
        how = Recipe(learning_rate=0.05, epochs=80, restarts=restarts)
        runs = train(parts(SEEN, UNSEEN), [[1]] * 6, range(6), RELU, how)
        return [run.epochs[-1].training.loss for run in runs]

    pairs = list(zip(losses(4), losses(1), strict=True))
    assert all(several <= single + 1e-9 for several, single in pairs)
    assert any(several < single - 1e-3 for several, single in pairs)


def test_networks_beside_each_other_do_not_mix() -> None:
    how = Recipe(learning_rate=0.05, epochs=50)
    together = train(parts(SEEN, UNSEEN), [[2], [5], [2]], [3, 4, 5], RELU, how)
    for run, hidden, seed in zip(together, ([2], [5], [2]), (3, 4, 5), strict=True):
        (alone,) = train(parts(SEEN, UNSEEN), [hidden], [seed], RELU, how)
        assert parameters(run) == pytest.approx(parameters(alone), rel=1e-8)


def test_the_way_is_kept_from_the_start_and_not_rewritten_by_what_follows() -> None:
    run = one(Recipe(learning_rate=0.05, epochs=30), [3])
    assert [epoch.number for epoch in run.epochs][:3] == [0, 1, 2]
    first, later = run.epochs[0].network, run.epochs[1].network
    for a, b in zip(first.layers, later.layers, strict=True):
        assert not np.array_equal(a.weights, b.weights)


def test_what_is_kept_has_the_scores_of_its_own_network() -> None:
    for epoch in one(Recipe(learning_rate=0.05, epochs=40), [3]).epochs:
        right = SEEN.right(epoch.network.predict(SEEN.rows))
        assert epoch.training.accuracy == pytest.approx(right.mean())


def test_a_rate_that_is_far_too_large_is_said_to_be() -> None:
    how = Recipe(optimizer="gradient-descent", learning_rate=1e100, epochs=10, l2=1.0)
    with pytest.raises(ValueError, match="lower the learning rate"):
        one(how, [4])


BINARY = Recipe(learning_rate=1, epochs=1, loss="binary-cross-entropy")


def test_a_loss_needs_its_output() -> None:
    with pytest.raises(ValueError, match="needs the output activation sigmoid"):
        train(parts(SEEN, UNSEEN), [[]], [0], [ACTIVATIONS["tanh"]], BINARY)


@given(st.integers(1, 5000), st.integers(2, 200))
def test_kept_epochs_are_few_from_first_to_last_and_ever_farther_apart(last, most) -> None:
    kept = kept_epochs(last, most)
    assert kept[0] == 0 and kept[-1] == last
    assert len(kept) <= most
    steps = np.diff(kept)
    assert (steps > 0).all()
    assert steps[-1] >= steps[0]


def test_padding_is_never_learned() -> None:
    randoms = [np.random.default_rng(i) for i in range(2)]
    stack = stacked([(2, 1, 1), (2, 3, 1)], randoms, INITIALISATIONS["he"])
    assert (stack.parameters.weights[0][0, 1:] == 0).all()
    assert (stack.masks.weights[0][0, 1:] == 0).all() and (stack.masks.weights[0][1] == 1).all()


def test_networks_of_different_depth_cannot_stand_beside_each_other() -> None:
    with pytest.raises(ValueError, match="one depth"):
        stacked([(2, 1), (2, 3, 1)], [np.random.default_rng(0)] * 2, INITIALISATIONS["he"])


@given(st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=3), st.floats(0.1, 100))
def test_folding_the_scaling_into_the_weights_leaves_the_sums_as_they_were(row, deviation) -> None:
    scaling = Scaling(np.array([5.0, -2, 0.1]), np.array([deviation, 1, 3]))
    weights, biases = np.array([[0.5, -1, 2], [3, 0, 1]]), np.array([0.25, -4])
    natural, shifted = scaling.folded(weights, biases)
    x = np.array(row)
    assert natural @ x + shifted == pytest.approx(weights @ scaling(x) + biases, abs=1e-8)


@pytest.mark.parametrize(("name", "variance"), [("he", 2 / 50), ("glorot", 2 / 70)])
def test_initial_weights_have_the_variance_of_their_rule(name: str, variance: float) -> None:
    drawn = INITIALISATIONS[name](np.random.default_rng(0), 20, 50)
    assert drawn.shape == (20, 50)
    assert drawn.var() == pytest.approx(variance, rel=0.1)
    assert abs(drawn.mean()) < 0.02

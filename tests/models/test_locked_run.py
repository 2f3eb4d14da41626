"""Lock files: back to the last bit, a line for each unit and epoch, and refused when broken."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pydantic import ValidationError

from generator.models.locked_run import Lock, lock_text
from generator.nn.activations import ACTIVATIONS
from generator.nn.examples import Score
from generator.nn.network import Network, network
from generator.nn.parts import Part
from generator.nn.training import Epoch, Run

ACTS = [ACTIVATIONS["relu"], ACTIVATIONS["sigmoid"]]
ROWS: dict[Part, int] = {"training": 600, "test": 291}
any_number = st.floats(allow_nan=False, allow_infinity=False)


def a_network(flat: np.ndarray) -> Network:
    """2-3-1 from its 13 parameters."""
    weights = [flat[:6].reshape(3, 2), flat[9:12].reshape(1, 3)]
    return network(weights, [flat[6:9], flat[12:]], ACTS)


def a_run(*ways: np.ndarray) -> Run:
    scores: dict[Part, Score] = {"training": Score(0.5, 300 / 600), "test": Score(0.625, 97 / 291)}
    return Run(tuple(Epoch(scores, i, a_network(flat)) for i, flat in enumerate(ways)))


def read(text: str) -> Run:
    return Lock.model_validate_json(text).run(ACTS)


@given(arrays(float, 13, elements=any_number))
def test_parameters_survive_to_the_last_bit(flat: np.ndarray) -> None:
    back = read(lock_text(a_run(flat), ROWS, "sha256:0")).network
    for layer, original in zip(back.layers, a_network(flat).layers, strict=True):
        assert layer.weights.tobytes() == original.weights.tobytes()
        assert layer.biases.tobytes() == original.biases.tobytes()


def test_scores_and_the_way_come_back() -> None:
    way, end = np.linspace(-1, 1, 13), np.linspace(0, 5, 13)
    back = read(lock_text(a_run(way, end), ROWS, "sha256:0"))
    assert [epoch.number for epoch in back.epochs] == [0, 1]
    assert back.epochs[0].training == Score(0.5, 0.5)
    assert back.epochs[1].test == Score(0.625, 97 / 291)
    first = back.epochs[0].network
    assert first.layers[0].weights.ravel() == pytest.approx(way[:6], rel=1e-5)
    assert first.layers[1].biases == pytest.approx(way[12:], rel=1e-5)


def test_the_start_that_was_taken_comes_back_where_it_is_known() -> None:
    run = a_run(np.linspace(0, 5, 13))
    assert read(lock_text(run, ROWS, "sha256:0")).restart is None
    assert read(lock_text(replace(run, restart=2), ROWS, "sha256:0")).restart == 2


def test_one_changed_weight_changes_its_line_and_the_checksum() -> None:
    flat = np.linspace(-1, 1, 13)
    changed = flat.copy()
    changed[2] = 7
    before, after = (lock_text(a_run(f), ROWS, "sha256:0").splitlines() for f in (flat, changed))
    changes = [a for a, b in zip(before, after, strict=True) if a != b]
    assert len(changes) == 2 and changes[0].startswith('"checksum": ')


@pytest.mark.parametrize("damage", [
    lambda lock: lock.pop("layers"),
    lambda lock: lock.update(format="another"),
    lambda lock: lock["layers"][0]["biases"].pop(),
    lambda lock: lock["layers"].pop(),
    lambda lock: lock["epochs"][0]["parameters"].pop(),
    lambda lock: lock["epochs"][0]["parameters"].append(1.0),
])  # fmt: skip
def test_a_damaged_lock_is_refused(damage) -> None:
    lock = json.loads(lock_text(a_run(np.ones(13), np.ones(13)), ROWS, "sha256:0"))
    damage(lock)
    with pytest.raises((ValidationError, ValueError)):
        read(json.dumps(lock))

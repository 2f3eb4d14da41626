"""Rows as scripts take them: coded, and read again without loss."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generator.figures.parts import rows as module
from generator.figures.parts.rows import coded_rows, decoded_rows, told_late
from generator.models.trained import TrainedNetwork
from tests.samples import real_site
from tests.samples.figures import figure

NETWORKS = ["shallow", "bill", "more_features", "stopped"]


def network(name: str) -> TrainedNetwork:
    return real_site().sources.network(name, ("binary", "classes", "number"))


@pytest.mark.parametrize("name", NETWORKS)
def test_rows_come_back_part_by_part_to_the_last_bit(name: str) -> None:
    model = network(name)
    coded = coded_rows(model)
    assert coded is not None
    order = np.concatenate(list(model.parts.by_name.values()))
    inputs, labels = decoded_rows(coded)
    assert np.array_equal(inputs, model.features[order])
    assert np.array_equal(labels, model.labels[order])
    assert coded.parts == {part: len(at) for part, at in model.parts.by_name.items()}


@given(arrays(np.float64, st.tuples(st.integers(1, 300), st.just(1)), elements=st.floats(-9, 9)))
def test_any_column_comes_back(column: np.ndarray) -> None:
    assert np.array_equal(module._decoded(module._coded(column), len(column)), column)


@given(st.integers(1, 9000))
def test_however_many_values_there_are(count: int) -> None:
    column = np.arange(count, dtype=np.float64)[::-1, np.newaxis]
    assert np.array_equal(module._decoded(module._coded(column), count), column)


def test_too_many_rows_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    model = network("shallow")
    monkeypatch.setattr(module, "MOST_CELLS", len(model.features) * 2 - 1)
    assert coded_rows(model) is None


def test_a_page_has_the_same_rows_once() -> None:
    made = figure("network", model="shallow", show="weights").finished
    first, second = replace(made, id="first"), replace(made, id="second")
    other = replace(made, id="other", numbers={"rows": {"parts": {"test": 1}}})
    still = replace(made, id="still", numbers={})
    counts = [replace(made, id=id, numbers={"rows": (600, 291)}) for id in ("one", "two")]
    told, rows = told_late([first, still, other, *counts, second])
    assert rows == {"0": made.numbers["rows"], "1": {"parts": {"test": 1}}}
    assert [one.numbers["rows"] for one in told if one.numbers] == [
        "0", "1", (600, 291), (600, 291), "0"
    ]  # fmt: skip
    assert [one.id for one in told] == ["first", "still", "other", "one", "two", "second"]
    assert replace(told[-1], numbers=second.numbers) == second

"""How features go into a network: the settings of a one-hot one, and the inputs that they are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.data.feature import Feature
from generator.data.inputs import Entry, Input, counted

SEX = Feature(column="Sex", title="Sex of it", encode="one-hot")
NUMBER = Entry(Feature(column="Age"), 0)


def category(at: int, count: int, words: int) -> Entry:
    names = tuple(f"v{i}" for i in range(words))
    return Entry(SEX, at, count, names, names)


@given(st.integers(0, 3), st.integers(1, 5), st.booleans())
def test_each_setting_has_inputs_of_its_own(at: int, count: int, left_out: bool) -> None:
    entry = category(at, count, count + left_out)
    settings = np.arange(len(entry.words), dtype=float)
    rows = np.zeros((len(settings), at + count + 2))
    rows[:, entry.at : entry.end] = entry.numbers(settings)
    assert set(np.unique(rows)) <= {0, 1} and rows.sum() == count
    assert entry.settings(rows).tolist() == settings.tolist()
    assert [entry.said(row) for row in rows.tolist()] == list(entry.words)


def test_a_number_is_its_own_setting() -> None:
    assert NUMBER.row(4.5) == [4.5]
    assert NUMBER.setting([4.5, 1]) == NUMBER.said([4.5, 1]) == 4.5
    assert NUMBER.inputs == [Input(NUMBER.feature)]


def test_an_input_is_called_by_its_feature_and_its_value() -> None:
    assert [one.name for one in category(1, 2, 3).inputs] == ["Sex of it: v0", "Sex of it: v1"]
    assert counted([NUMBER, category(1, 2, 3)]) == "3 inputs (2 for Sex)"
    assert counted([NUMBER]) == "1 input"

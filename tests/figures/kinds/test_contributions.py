"""What neurons add: the parts make the network's own sum, and bend where the neurons do."""

import re
from itertools import pairwise

import numpy as np
import pytest

from generator.figures.figure import Figure
from generator.figures.kinds.contributions.added import Added
from generator.figures.kinds.contributions.plot import Stack, lay_out
from generator.figures.slice.slice import SliceSpec, slice_of
from generator.models.sources import ANY
from tests.figures.drawn import assert_readable, words
from tests.figures.refusal import assert_refused
from tests.samples.figures import CONTRIBUTIONS, Spec, figure
from tests.samples.networks import with_networks


def made(name: str) -> Figure:
    return figure("contributions", with_networks(), **CONTRIBUTIONS[name])


def stack_of(name: str) -> Stack:
    keys = {key: value for key, value in CONTRIBUTIONS[name].items() if key != "at"}
    if name in ("added-number", "added-alone"):
        keys["by"] = []
    model = with_networks().network(keys["model"], ANY)
    return lay_out(Added(slice_of(SliceSpec(id="it", caption="", **keys), model)))


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_the_parts_add_up_to_what_the_network_computes(name: str) -> None:
    added = stack_of(name).added
    x = np.linspace(0, 80, 33)
    for series in added.seen.series:
        parts = added.parts(x, series)
        sums = added.seen.sums(added.seen.model.network, x, series.value)[:, 0]
        np.testing.assert_allclose(parts[:, -1], sums, rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(parts[:, :-1].sum(axis=1) + added.bias, sums, atol=1e-9)


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_a_legend_says_what_rings_are_where_there_are_any(name: str) -> None:
    markup = made(name).drawings[0].markup
    before, _, legend = markup.partition('<g class="legend">')
    assert ('class="ring"' in before) == ("a neuron bends" in legend)


@pytest.mark.parametrize("name", ["added-three", "added-eight", "added-class"])
def test_between_two_bends_a_neuron_adds_a_straight_line(name: str) -> None:
    stack = stack_of(name)
    low, high = stack.x.domain
    bent = 0
    for series in stack.added.seen.series:
        for neuron, kinks in enumerate(stack.added.kinks(series, low, high)):
            ends = [low, *sorted(kinks), high]
            for start, end in pairwise(ends):
                y = stack.added.parts(np.linspace(start, end, 5), series)[:, neuron]
                np.testing.assert_allclose(np.diff(y, 2), 0, atol=1e-9)
            for at in kinks:
                bent += 1
                before, here, after = stack.added.parts(
                    np.array([at - 0.01, at, at + 0.01]), series
                )[:, neuron]
                assert here == pytest.approx(0, abs=1e-9)
                assert min(abs(before), abs(after)) < 1e-9 < max(abs(before), abs(after))
    assert bent > 3


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_all_text_keeps_apart_and_on_the_canvas(name: str) -> None:
    for drawing in made(name).drawings:
        assert_readable(drawing, 15)


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_all_plots_have_one_scale(name: str) -> None:
    scales = [scale["slope"] for scale in made(name).numbers["y"]]
    assert max(scales) == pytest.approx(min(scales), rel=1e-9)


def test_the_calculation_is_written_as_it_adds_up() -> None:
    told = words(made("added-three"))
    found = re.search(r"male (−[^a-z]*?) = (\S*) → 16\u202f% chance of survival", told)
    terms, total = found.groups()
    numbers = [
        float(t) for t in terms.replace("−", "-").replace("+ ", "").replace("- ", "-").split()
    ]
    assert len(numbers) == 4
    assert sum(numbers) == pytest.approx(float(total.replace("−", "-")), abs=0.021)


def test_the_words_say_where_neurons_bend() -> None:
    text = made("added-three").text
    assert "Bends of male: neuron 2 at 19.9, neuron 3 at 18.1." in text
    assert "From a sum of 0 on the network answers “survived”." in made("added-three").notes
    assert "Bends" not in made("added-number").text  # tanh has none


def test_the_table_adds_up() -> None:
    table = made("added-eight").table
    for row in table.values:
        *_, total, share = row
        assert sum(row[2:-2]) == pytest.approx(total)
        assert share == pytest.approx(1 / (1 + np.exp(-total)))


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shallow"}, 12, '"shallow" has no hidden neurons; expected one hidden layer'),
        ({"model": "hidden_3", "at": 90}, 13, "found 90, expected a value from 0 to 80"),
        ({"model": "hidden_3", "by": "Agee"}, 13, "input of hidden_3"),
        ({"model": "more_features", "by": "Fare"}, 13, '"Fare" is a number, expected'),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("contributions", keys, line, message)

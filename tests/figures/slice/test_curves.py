"""Curves of an answer over one input: they are the network, and cross one half where it does."""

import re
from itertools import accumulate

import numpy as np
import pytest

from generator.figures.slice.curves import TOLERANCE, lay_out
from generator.models.sources import ANY
from tests.figures.slice.seen import seen
from tests.samples.figures import DECISIONS, figure
from tests.samples.networks import with_networks


def points(path: str) -> np.ndarray:
    return np.array([list(map(float, p.split(","))) for p in path[1:].split("L")])


@pytest.mark.parametrize("name", [name for name in DECISIONS if name.startswith("curve")])
def test_the_drawn_curve_is_the_network(name: str) -> None:
    keys = DECISIONS[name]
    network, plot = with_networks().network(keys["model"], ANY).network, lay_out(seen(**keys))
    for series in plot.seen.series:
        drawn = points(plot.trace(network, series).path)
        at = np.linspace(*plot.x.range, 10 * int(np.ptp(plot.x.range)) + 1)
        outputs = plot.seen.outputs(network, plot.x.inverse(at), series.value)
        true = plot.y(outputs[:, series.output])
        line = np.interp(at, *drawn.T)
        # Where it is steep, or bends between two samples, it may pass a unit aside.
        near = np.lib.stride_tricks.sliding_window_view(np.pad(true, 10, "edge"), 21)
        assert (near.min(axis=1) - 0.1 < line).all() and (line < near.max(axis=1) + 0.1).all()
        samples = plot.trace(network, series).points
        assert abs(np.interp(samples[:, 0], *drawn.T) - samples[:, 1]).max() < TOLERANCE + 0.01


def test_scales_and_rows_do_not_depend_on_the_parameters() -> None:
    one, other = lay_out(seen(model="hidden_3")), lay_out(seen(model="hidden_8"))
    assert (one.x, one.y, one.x_axis, one.strips) == (other.x, other.y, other.x_axis, other.strips)


def test_the_answer_changes_where_the_curve_crosses_one_half() -> None:
    shallow = with_networks().models["shallow"]
    plot = lay_out(seen(model="shallow"))
    men, women = plot.seen.series
    ((age, up),) = plot.crossings(shallow.network, women)
    exact = (shallow.weights["Sex"] + shallow.bias) / -shallow.weights["Age"]
    assert age == pytest.approx(exact) and not up
    ((start, end),) = plot.trace(shallow.network, women).runs
    assert start == plot.x.range[0]
    assert end == pytest.approx(plot.x(exact), abs=0.01)
    assert plot.trace(shallow.network, men).runs == []
    text = figure("decision", with_networks(), model="shallow").text
    assert "Female: 64\u202f% at 0, 56\u202f% at 20" in text
    assert "it falls through 50\u202f% at 34.88." in text
    assert "it stays below 50\u202f%." in text


def tick_places(path: str) -> list[float]:
    """Where ticks stand of which each begins at the one before."""
    steps = [float(step) for step in re.findall(r"[Mm](-?[\d.]+)", path)]
    return [round(place, 2) for place in accumulate(steps)]


def test_many_rows_at_one_place_are_one_thick_mark() -> None:
    for strip in lay_out(seen(model="shallow")).strips:
        marks = [mark for path in strip.ticks.values() for mark in tick_places(path)]
        assert len(marks) == len(set(marks))
    plot = lay_out(seen(model="shallow"))
    died = plot.strips[2]  # men, whose age is not known of many
    assert round(plot.x(28), 2) in tick_places(died.ticks["many"])

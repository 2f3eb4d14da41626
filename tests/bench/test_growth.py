"""Growth is drawn over logarithmic axes, each line with its name."""

from itertools import pairwise
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.notebook import figure_named
from tests.bench.growth import KIND
from tests.bench.growth.plot import LINE, lay_out, spread
from tests.samples import our_content

SERIES: list[dict[str, Any]] = [
    {"name": "Ours", "points": [(100, 2.5), (1000, 31.0), (10_000, 420.0)]},
    {"name": "Other", "points": [(100, 0.4), (1000, 31.5)]},
]


def test_a_tenfold_is_the_same_step_everywhere() -> None:
    plot = lay_out([("It", [(10, 0.02), (100, 0.2), (1000, 2.0)])], "Units", "Seconds")
    (line,) = plot.lines
    across, up = ([b[i] - a[i] for a, b in pairwise(line.points)] for i in (0, 1))
    assert across[0] == pytest.approx(across[1]) and across[0] > 0
    assert up[0] == pytest.approx(up[1]) and up[0] < 0


def test_axes_are_marked_at_what_was_measured_and_at_round_values() -> None:
    plot = lay_out([("It", [(100, 0.4), (10_000, 420.0)])], "Pages", "Seconds")
    assert [tick.label for tick in plot.x_axis.ticks] == ["100", "10,000"]
    assert [tick.label for tick in plot.y_axis.ticks] == ["0.2", "1", "10", "100", "500"]
    near = lay_out([("It", [(100, 3.0), (1000, 6.0)])], "Pages", "Seconds")
    assert [tick.label for tick in near.y_axis.ticks] == ["2", "5", "10"]


def test_one_size_and_one_value_can_be_drawn() -> None:
    plot = lay_out([("It", [(100, 5.0)])], "Pages", "Seconds")
    assert [tick.label for tick in plot.y_axis.ticks] == ["5", "10"]
    assert plot.x_axis.line[0] < plot.lines[0].points[0][0] < plot.x_axis.line[1]


def test_names_keep_apart_in_the_order_of_their_lines_and_within_the_plot() -> None:
    wanted = [300.0, 298.0, 40.0, 299.0]
    moved = spread(wanted, LINE, (34, 310))
    assert sorted(range(4), key=lambda i: moved[i]) == [2, 1, 3, 0]
    ordered = sorted(moved)
    assert all(b - a >= LINE for a, b in pairwise(ordered))
    assert ordered[0] == 40.0 and ordered[-1] <= 310


def test_a_figure_of_growth(snapshot: SnapshotAssertion) -> None:
    keys = {"id": "growth", "title": "It grows", "x": "Pages", "y": "Seconds", "series": SERIES}
    made = figure_named("growth", our_content(), keys, (KIND,))
    assert "Ours: 2.5 at 100, 31 at 1,000, 420 at 10,000. Other: 0.4 at 100" in made.text
    assert made.svg == snapshot(name="growth")

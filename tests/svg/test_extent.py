"""How far shapes reach, and the points of path data."""

from generator.svg.extent import Extent, extent, path_points


def test_shapes_reach_as_far_as_their_outermost_points() -> None:
    shapes = [
        ("circle", {"cx": "10", "cy": "20", "r": "5"}),
        ("line", {"x1": "0", "y1": "30", "x2": "40", "y2": "18"}),
        ("rect", {"x": "12", "y": "16", "width": "8", "height": "20"}),
        ("path", {"d": "M-3,17L5,18"}),
        ("text", {"x": "500", "y": "500"}),
    ]
    assert extent(iter(shapes)) == Extent(-3, 15, 43, 21)


def test_nothing_drawn_reaches_nowhere() -> None:
    assert extent(iter([("text", {"x": "1"})])) is None


def test_path_data_is_followed_through_relative_and_repeated_steps() -> None:
    told = list(path_points("M10,10l5-5 5,5H30v4h-20zl1,1"))
    assert told == [
        (10, 10), (15, 5), (20, 10), (30, 10), (30, 14), (10, 14), (11, 11),
    ]  # fmt: skip


def test_an_arc_counts_with_its_end_alone() -> None:
    assert list(path_points("M0,0a23,23,0,0,1,0,46")) == [(0, 0), (0, 46)]

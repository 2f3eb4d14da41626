"""The small curve in a box, and the dot on it."""

import pytest

from generator.figures.parts.glyph import SIZE, SPOT_REACH, spot
from generator.nn.activations import OUTPUTS


def test_the_dot_goes_from_one_end_of_the_curve_to_the_other() -> None:
    middle = spot("sigmoid", 0.0)
    assert middle is not None and (middle.x, middle.y) == (0, pytest.approx(0))
    below, above = spot("sigmoid", -SPOT_REACH), spot("sigmoid", SPOT_REACH)
    assert below is not None and (below.x, below.y) == (-SIZE / 2, SIZE / 2)
    assert above is not None and (above.x, above.y) == (SIZE / 2, -SIZE / 2)


@pytest.mark.parametrize("total", (1e300, -1e300, 57.3))
def test_a_sum_beyond_the_curve_is_at_its_end(total: float) -> None:
    found, end = spot("sigmoid", total), spot("sigmoid", SPOT_REACH if total > 0 else -SPOT_REACH)
    assert found == end


def test_functions_that_are_written_and_not_drawn_have_a_small_curve() -> None:
    assert [name for name in OUTPUTS if spot(name, 0.0)] == ["sigmoid", "tanh"]

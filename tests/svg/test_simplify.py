"""Lines of fewer points that run where all of them do."""

import numpy as np

from generator.svg.simplify import simplified


def test_a_line_is_simplified_to_its_corners() -> None:
    x = np.arange(11.0)
    bent = np.column_stack([x, np.maximum(0, x - 4)])
    assert simplified(bent, 0.01).tolist() == [[0, 0], [4, 0], [10, 6]]

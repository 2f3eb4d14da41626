"""Labels beside each other: moved as far as they must, and no further."""

from generator.figures.parts.spread import spread


def test_labels_spread_as_far_as_they_must() -> None:
    assert spread([10, 50], 15, 0, 100) == [10, 50]
    assert spread([50, 49], 15, 0, 100) == [64, 49]
    assert spread([99, 98, 97], 15, 0, 100) == [100, 85, 70]
    assert spread([-5], 15, 0, 100) == [0]

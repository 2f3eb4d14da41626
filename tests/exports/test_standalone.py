"""Figures of the articles as files of their own, still and animated."""

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.exports.standalone import animated_svg, figure_svg
from generator.site.styles import read_styles
from tests.samples.figures import ANIMATED, STANDALONE, article_figures


@pytest.mark.parametrize("name", STANDALONE)
def test_stand_alone_drawing(name: str, snapshot: SnapshotAssertion) -> None:
    svg = figure_svg(article_figures()[name].finished, read_styles().drawing)
    assert svg == snapshot(name=f"standalone-{name}")


def test_animated_drawing(snapshot: SnapshotAssertion) -> None:
    svg = animated_svg(article_figures()[ANIMATED].finished, read_styles())
    assert svg == snapshot(name=f"animated-{ANIMATED}")

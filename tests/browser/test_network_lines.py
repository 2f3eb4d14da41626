"""The script widens lines as the build does: twins of generator/figures/diagram/line_width.py."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.figures.diagram.drawing import weights_drawing
from generator.figures.diagram.line_width import (
    largest,
    line_width,
    weight_scales,
    weight_strengths,
)
from tests.browser.live import with_scripts
from tests.page import none
from tests.samples.networks import random_model

SHAPES = [(2, 3, 1), (2, 64, 1), (3, 4, 2), (2, 3, 3, 1)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the shared scripts and lines.js, outside their function."""
    with with_scripts(browser, "details", "diagram", "lines") as page:
        yield page


def test_widths_are_alike(page: Page) -> None:
    chance = random.Random(4)
    pairs = [(0, 0), (-0.0, 1), (1, 1), (-3, 2), (1, 42), (1 / 14, 1), (13 / 42, 1), (0, 5)]
    pairs += [(chance.gauss(0, 3), 10 ** chance.uniform(-3, 3)) for _ in range(3000)]
    theirs = page.evaluate("(pairs) => pairs.map(([a, b]) => lineWidth(a, b))", pairs)
    none(
        f"{pair}: {a} by the script, {line_width(*pair)} by the build"
        for pair, a in zip(pairs, theirs, strict=True)
        if a != line_width(*pair)
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_the_script_redraws_the_lines_as_the_build_drew_them(
    page: Page, shape: tuple[int, ...]
) -> None:
    model = random_model(shape)
    markup = weights_drawing("it", model).markup
    strengths = weight_strengths(model.network, weight_scales(model))
    page.set_content(markup)
    drawn = page.evaluate("document.body.innerHTML")
    # Another network's lines in between.
    redraw = "([largest, ...turns]) => turns.map((s) => lines(document.body, largest)(s))"
    turned = [(-layer).tolist() for layer in strengths]
    page.evaluate(redraw, [largest(strengths), turned])
    assert page.evaluate("document.body.innerHTML") != drawn
    page.evaluate(redraw, [largest(strengths), [layer.tolist() for layer in strengths]])
    assert page.evaluate("document.body.innerHTML") == drawn

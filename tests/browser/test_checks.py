"""The checks of checks.js themselves: each sees what it is there for, and nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import check
from tests.page import none

DRAWING = '<svg viewBox="0 0 200 100" width="200" height="100" font-size="20">{}</svg>'
TURNED = '<text x="60" y="50" transform="rotate({} 60 50)">0.704</text>'
LINE = '<path d="M0 {0} H200" stroke="#333" stroke-width="3"/>'

BROKEN = {
    "labels on one another": (
        "overlaps",
        DRAWING.format('<text x="10" y="40">−0.37</text><text x="40" y="45">22</text>'),
    ),
    "a turned label across another": (
        "overlaps",
        DRAWING.format('<text x="60" y="40">22</text>' + TURNED.format(-40)),
    ),
    "a circle over the edge of its drawing": (
        "cropped",
        DRAWING.format('<circle r="30" cx="25" cy="50"/>'),
    ),
    "a label out of its drawing": (
        "clipped",
        DRAWING.format('<text x="170" y="40">−0.37074</text>'),
    ),
    "a label in a box too small": (
        "clipped",
        f'<div style="width:100px;overflow:hidden">{DRAWING}</div>'.format(
            '<text x="90" y="40">bias</text>'
        ),
    ),
    "a word whose feet are cut off": (
        "clipped",
        '<p style="overflow:hidden;font-size:20px;height:14px">gypsy</p>',
    ),
    "a word out of reach of the scroll": (
        "clipped",
        '<div style="overflow-x:auto"><p style="margin-left:-3em">Age</p></div>',
    ),
    "a word beyond a page that must not scroll": (
        "clipped",
        '<style>html{overflow-x:hidden}</style><p style="margin-left:95vw">Passenger</p>',
    ),
    "a page too wide": ("sideways", '<p style="width:1200px">wide</p>'),
    "small print": ("small", '<p style="font-size:11px">small</p>'),
    "a drawing scaled down": (
        "small",
        '<svg viewBox="0 0 400 50" width="200"><text y="30" font-size="20">22</text></svg>',
    ),
    "grey on white": ("faint", '<p style="color:#888">faint</p>'),
    "half transparent": ("faint", '<p style="opacity:.4">faint</p>'),
    "a label on a shape": (
        "faint",
        DRAWING.format('<circle r="40" cx="60" cy="50" fill="#333"/><text x="50" y="55">22</text>'),
    ),
    "a turned label on its line": (
        "faint",
        DRAWING.format(
            f'<g transform="rotate(20 60 50)">{LINE.format(45)}</g>' + TURNED.format(20)
        ),
    ),
    "white text that left its dark box": (
        "faint",
        '<div style="background:#222;height:5px"><p style="color:#fff;margin:30px">lost</p></div>',
    ),
    "a table too wide for paper": (
        "tooWideForPaper",
        '<figure><div style="overflow-x:auto"><p style="width:900px">wide</p></div></figure>',
    ),
}

SOUND = {
    "a halo": (
        "faint",
        '<svg viewBox="0 0 99 50" width="99"><rect width="99" height="50" fill="#333"/>'
        '<text y="30" stroke="#fff" stroke-width="4" paint-order="stroke">22</text></svg>',
    ),
    "a turned label beside its line": (
        "faint",
        DRAWING.format(
            f'<g transform="rotate(20 60 50)">{LINE.format(52)}</g>' + TURNED.format(20)
        ),
    ),
    "text further down, on a page that scrolls smoothly": (
        "faint",
        '<style>html{scroll-behavior:smooth}</style><p style="margin-top:3000px">low</p>',
    ),
    "a line box that is higher than its box, which cuts off no ink": (
        "clipped",
        '<p style="overflow-x:auto;line-height:1;font:20px/1 serif">z</p>',
    ),
    "white on a dark shape": (
        "faint",
        DRAWING.format(
            '<circle r="40" cx="60" cy="50" fill="#333"/>'
            '<text x="50" y="55" fill="#fff" pointer-events="none">22</text>'
        ),
    ),
    "turned labels beside one another, whose upright boxes cross": (
        "overlaps",
        DRAWING.format(TURNED.format(-40) + '<text x="98" y="58">22</text>'),
    ),
    "a circle whose line touches the edge of its drawing": (
        "cropped",
        DRAWING.format('<circle r="29" cx="30" cy="50" stroke="#000" stroke-width="2"/>'),
    ),
    "lines as close as print sets them": (
        "overlaps",
        DRAWING.format('<text x="10" y="40">0.704</text><text x="10" y="57">−0.016</text>'),
    ),
    "a wide table in a box that scrolls": (
        "clipped",
        '<div style="overflow-x:auto"><p style="width:1200px;text-align:right">wide</p></div>',
    ),
    "words for screen readers alone": (
        "clipped",
        '<p style="position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap">'
        "The sum is −0.49.</p>",
    ),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 600, "height": 400})
    yield page
    page.close()


def problems(page: Page, name: str, body: str) -> list[str]:
    page.set_content(f"<!doctype html><title>Sample</title>{body}")
    return check(page, name, *([12] if name == "small" else []))


@pytest.mark.parametrize(("name", "body"), BROKEN.values(), ids=BROKEN.keys())
def test_the_checks_see(page: Page, name: str, body: str) -> None:
    assert problems(page, name, body)


@pytest.mark.parametrize(("name", "body"), SOUND.values(), ids=SOUND.keys())
def test_the_checks_do_not_cry_wolf_at(page: Page, name: str, body: str) -> None:
    none(problems(page, name, body))

"""Drawings with their styles as attributes: what programs read that know little CSS."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.site.styles import read_styles
from generator.svg.flat import ATTRIBUTES, Scheme, flat, flat_both

SVG = "{http://www.w3.org/2000/svg}"
CSS = """
:root { --page: #ffffff; --ink: #111111 }
@media screen and (prefers-color-scheme: dark) { :root { --page: #000000; --ink: #eeeeee } }
@media print { text { fill: #ff0000 } }
.role { --tone: var(--ink) }
.drawing text { font: 16px var(--sans, sans-serif); fill: var(--tone, var(--page)) }
.drawing text.end { text-anchor: end }
.drawing circle { fill: var(--page); stroke-width: 2 }
.drawing .thin:not([stroke-width]) { stroke-width: 1px }
"""


def drawing(inside: str) -> str:
    return (
        f'<svg xmlns="{SVG[1:-1]}"><title>T</title><desc>D</desc>'
        f'<g class="drawing">{inside}</g></svg>'
    )


def element(svg: str, tag: str) -> ElementTree.Element:
    return next(ElementTree.fromstring(svg).iter(f"{SVG}{tag}"))


def test_rules_become_attributes() -> None:
    made = flat_both(drawing('<text class="role end">x</text>'), CSS)
    assert element(made, "text").attrib == {
        "font-size": "16",
        "font-family": "sans-serif",
        "fill": "#111111",
        "text-anchor": "end",
    }


def test_a_typeface_that_all_texts_have_is_said_once_and_so_is_the_commonest_size() -> None:
    several = drawing("<text>x</text><g><text>y</text></g>")
    root = ElementTree.fromstring(flat_both(several, CSS))
    assert (root.get("font-family"), root.get("font-size")) == ("sans-serif", "16")
    assert [text.attrib for text in root.iter(f"{SVG}text")] == [{"fill": "#ffffff"}] * 2
    sized = '<text>x</text><text class="end">y</text><text>z</text>'
    css = CSS + ".drawing text.end { font-size: 20px } "
    root = ElementTree.fromstring(flat_both(drawing(sized), css))
    sizes = [text.get("font-size") for text in root.iter(f"{SVG}text")]
    assert (root.get("font-size"), sizes) == ("16", [None, "20", None])
    css = CSS + ".drawing .other { font-family: serif } "
    other = ElementTree.fromstring(
        flat_both(drawing('<text>x</text><text class="other">y</text>'), css)
    )
    assert root.get("font-family") and other.get("font-family") is None
    assert [text.get("font-family") for text in other.iter(f"{SVG}text")] == [
        "sans-serif", "serif"
    ]  # fmt: skip


def test_no_outline_is_told_only_where_there_would_be_one() -> None:
    css = "g.lined { stroke: #111111 } .bare { stroke: none; stroke-width: 2 }"
    inside = '<path class="bare"/><g class="lined"><circle class="bare"/></g>'
    made = flat_both(drawing(inside), css)
    assert element(made, "path").attrib == {}
    assert element(made, "circle").attrib == {"stroke": "none"}


def test_the_more_specific_rule_wins_and_own_attributes_lose() -> None:
    made = flat_both(drawing('<circle class="thin" fill="#123456"/>'), CSS)
    assert element(made, "circle").attrib == {"fill": "#ffffff", "stroke-width": "1"}


def test_areas_are_as_transparent_as_on_a_page() -> None:
    css = ".areas { fill-rule: evenodd } .areas path { fill: #2b4fb0; fill-opacity: .48 }"
    made = flat_both(drawing('<g class="areas"><path d="M0,0"/></g>'), css)
    assert 'fill-rule="evenodd"' in made
    assert element(made, "path").attrib == {"d": "M0,0", "fill": "#2b4fb0", "fill-opacity": ".48"}


# What the style sheets say besides: `font`, which is taken apart, what only a page or a pointer
# needs, and what drawings ask for only within shapes that are taken out
OF_PAGES = {
    "color-scheme", "display", "font", "font-variant-numeric", "height", "overflow",
    "pointer-events", "transform", "width",
}  # fmt: skip


def test_nothing_that_the_style_sheets_say_of_shapes_is_forgotten() -> None:
    styles = read_styles()
    css = styles.drawing + styles.more_drawing
    said = set(re.findall(r"[{;]\s*([a-z][a-z-]*)\s*:", css))
    assert "fill-opacity" in said
    assert said <= {*ATTRIBUTES, *OF_PAGES}


def test_dark_colours_are_plain_rules() -> None:
    made = flat_both(drawing('<text class="role">x</text><circle/>'), CSS)
    style = element(made, "style").text
    assert style == (
        '@media (prefers-color-scheme: dark){[fill="#111111"]{fill:#eeeeee}'
        '[fill="#ffffff"]{fill:#000000}}'
    )


def test_one_scheme_can_be_taken_out_of_both() -> None:
    both = flat_both(drawing('<text class="role">x</text>'), CSS)
    assert element(flat(both, "light"), "text").get("fill") == "#111111"
    assert element(flat(both, "dark"), "text").get("fill") == "#eeeeee"
    assert "<style" not in flat(both, "dark")


def test_what_only_a_page_needs_is_gone() -> None:
    made = flat_both(drawing('<g data-node="0.0"><rect class="hit"/><text>x</text></g>'), CSS)
    assert not re.search(r"data-|class=|<rect", made)
    kept = flat_both(drawing('<text data-sum="1">x</text>'), CSS, "[data-sum]{opacity:1}")
    assert 'data-sum="1"' in kept and "[data-sum]{opacity:1}" in kept


def test_a_colour_that_is_two_in_the_dark_becomes_two_that_look_the_same() -> None:
    css = CSS.replace(".drawing circle", "circle") + "circle.odd { fill: #ffffff } "
    both = flat_both(drawing('<circle class="odd"/><circle/><circle class="odd"/>'), css)

    def fills(scheme: Scheme) -> list[str | None]:
        root = ElementTree.fromstring(flat(both, scheme))
        return [circle.get("fill") for circle in root.iter(f"{SVG}circle")]

    assert fills("light") == ["#ffffff", "#fffffe", "#ffffff"]
    assert fills("dark") == ["#ffffff", "#000000", "#ffffff"]


def test_a_colour_without_neighbours_cannot_be_told_apart() -> None:
    css = CSS.replace(".drawing circle", "circle") + "circle.odd { fill: white } "
    with pytest.raises(ValueError, match="two colours"):
        flat_both(drawing('<circle class="odd"/><circle/>'), css.replace("#ffffff", "white"))


def test_text_stays_escaped() -> None:
    made = flat_both(drawing('<text class="role">a &lt; b &amp; c</text>'), CSS)
    assert "a &lt; b &amp; c" in made


def test_the_sites_own_drawings_need_no_variable_and_no_class(built_site: Path) -> None:
    svgs = sorted((built_site / "figures").glob("*.svg"))
    assert svgs
    for path in svgs:
        source = path.read_text("utf-8")
        assert "var(" not in source and "class=" not in source, path.name
        assert 'fill="#' in source, path.name
    assert "var(" in read_styles().drawing

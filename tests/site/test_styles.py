"""The colours: enough contrast in both themes, each defined once, each used."""

import re
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
import rcssmin

from generator.figures.kinds import ALL
from generator.figures.slice.marks import TONES
from generator.reading.shipped import ASSETS
from generator.site.scripts import LATE, read_script
from generator.site.styles import (
    ALONE,
    ANIMATION,
    BOOK,
    DRAWING,
    FILE,
    FONTS,
    GALLERY,
    HOME,
    MARKUP,
    MEASURED,
    PAGE,
    PAPER,
    SEARCH,
    TYPEFACE,
    read_styles,
)
from tests.site.typefaces import MOST


def is_sheet(path: Path) -> bool:
    return path.suffix == ".css"


def sheet_name(path: Path) -> str:
    return path.relative_to(ASSETS / "styles").with_suffix("").as_posix()


SHEET_TEXTS = {
    sheet_name(path): re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    for path in sorted((ASSETS / "styles").rglob("*.css"))
}
TOKENS = SHEET_TEXTS["tokens"]
ROLES = ("input", "weight", "bias", "sum", "activation")
CODE = ("comment", "keyword", "string", "number", "name")


def definitions(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+)\s*:\s*([^;]+);", css))


# What the build puts in where it is used.
MEASURES = definitions(SHEET_TEXTS["measures"])


LIGHT = definitions(TOKENS.partition("@media")[0])
DARK = LIGHT | definitions(TOKENS.partition("@media")[2])
THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, of #rrggbb."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#949494", "#ffffff") == pytest.approx(3.03, abs=0.005)


PAIRS = [
    *((f"{role}-text", f"{role}-fill", 4.5) for role in ROLES),
    *((f"{role}-text", "page", 4.5) for role in ROLES),
    *((f"{role}-stroke", "page", 3) for role in ROLES),
    *((text, ground, 4.5) for text in ("text", "quiet", "link") for ground in ("page", "raised")),
    *((f"code-{tone}", "raised", 4.5) for tone in CODE),
    # table cells in their role's colour stand on the chosen row's ground
    *((f"{role}-text", "raised", 4.5) for role in ("input", "activation")),
    ("edge", "page", 3),
    ("page", "text", 4.5),  # the steps' numbers in their badges
]


# What is left of linear red, green and blue for who lacks one kind of cones: Machado, Oliveira and
# Fernandes, 2009, "A physiologically-based model for simulation of color vision deficiency"
SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1, 1.089])


def lab(colour: np.ndarray, sight: str) -> np.ndarray:
    """A colour, channels from 0 to 1, as CIELAB has it of what is seen of it."""
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(np.clip(XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / WHITE, 1e-6, 1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def region(place: int, theme: dict[str, str]) -> np.ndarray:
    """The colour of a class's region on the page."""
    css = SHEET_TEXTS["slice"]
    (token,) = re.findall(rf"\.s{place} {{ --stroke: var\(--([\w-]+)\)", css)
    own = re.findall(rf"\.s{place} \.area {{ fill-opacity: ([.\d]+)", css)
    (common,) = re.findall(r"\.area {[^}]*fill-opacity: ([.\d]+)", css.split(".s3.area")[0])
    share = float(own[0] if own else common)
    stroke, page = (
        np.array([int(theme[name][i : i + 2], 16) / 255 for i in (1, 3, 5)])
        for name in (token, "page")
    )
    return share * stroke + (1 - share) * page


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_regions_of_classes_keep_apart_for_everybody(theme: str, sight: str) -> None:
    seen = [lab(region(place, THEMES[theme]), sight) for place in range(1, TONES + 1)]
    apart = {
        (i, j): float(np.linalg.norm(seen[i] - seen[j])) for i, j in combinations(range(TONES), 2)
    }
    # 2.3 is a difference that is just noticed; three classes are the commonest case.
    assert min(distance for (_, j), distance in apart.items() if j < 3) > 15
    assert min(apart.values()) > 6


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_contrast_suffices(theme, front, ground, least):
    colours = THEMES[theme]
    assert contrast(colours[front], colours[ground]) >= least


def test_both_themes_define_the_same_colours():
    light = {name for name, value in LIGHT.items() if value.startswith("#")}
    dark = definitions(TOKENS.partition("@media")[2])
    assert set(dark) == light
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in dark.values())
    assert all(re.fullmatch(r"#[0-9a-f]{6}", LIGHT[name]) for name in light)


def test_every_role_has_its_three_tones():
    tones = {f"{role}-{tone}" for role, tone in product(ROLES, ("stroke", "fill", "text"))}
    assert tones <= set(LIGHT)


def test_the_dark_theme_is_for_screens_alone_and_changes_colours_alone():
    assert "@media screen and (prefers-color-scheme: dark)" in TOKENS
    dark = TOKENS.partition("@media")[2].partition("{")[2]
    assert re.sub(r"--[\w-]+: #[0-9a-f]{6};|:root|[{}\s]", "", dark) == ""
    assert "".join(SHEET_TEXTS.values()).count("prefers-color-scheme") == 1


def test_every_property_that_is_used_is_defined():
    # a role's class sets these three on the elements that have it
    by_role = {"stroke", "fill", "ink"}
    # Templates set them: where a plot's axis begins and ends, how wide it is, how wide a diagram
    # must be at least, and how many signs a number may have.
    by_plot = {"from", "to", "wide", "least", "signs"}
    assert by_role == set(definitions(SHEET_TEXTS["figure"]))
    used = {
        (sheet, name)
        for sheet, css in SHEET_TEXTS.items()
        for name in re.findall(r"var\(\s*--([\w-]+)", css)
        if sheet == "figure" or name not in definitions(css)
    }
    assert used
    assert {
        (sheet, name)
        for sheet, name in used
        if name not in LIGHT.keys() | MEASURES.keys() | by_role | by_plot
    } == set()


def test_every_property_that_is_defined_is_used():
    css = "".join(SHEET_TEXTS.values())
    defined = (
        LIGHT.keys() | DARK.keys() | MEASURES.keys() | definitions(SHEET_TEXTS["figure"]).keys()
    )
    used = set(re.findall(r"var\(\s*--([\w-]+)", css))
    assert defined - used == set()


def test_colours_are_defined_among_the_tokens_alone():
    literal = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(")
    found = {name for name, css in SHEET_TEXTS.items() if literal.search(css)}
    assert found == {"tokens"}


def test_every_sheet_is_in_the_page_and_the_drawings_have_theirs():
    parts = [part for kind in ALL for part in (kind.core, kind.more)]
    of_kinds = {path for part in parts for path in (*part.styles, *part.drawing)}
    around = {
        *DRAWING,
        *FILE,
        *PAGE,
        *PAPER,
        *ANIMATION,
        *ALONE,
        *GALLERY,
        *HOME,
        *SEARCH,
        *MARKUP,
        *MEASURED,
        *BOOK,
        *TYPEFACE,
    }
    late = [LATE, *(kind.late for kind in ALL)]
    around |= {path for one in late for paths in one.values() for path in paths if is_sheet(path)}
    assert {sheet_name(path) for path in around | of_kinds} == set(SHEET_TEXTS)
    styles = read_styles()
    own = len(rcssmin.cssmin("".join(path.read_text("utf-8") for path in DRAWING)))
    assert styles.page[:own] == styles.drawing[:own]
    assert len(styles.drawing) < len(styles.page)


def test_the_drawings_sheet_can_stand_in_an_svg_and_needs_no_other_file():
    styles = read_styles()
    assert not set("<&") & set(styles.drawing), "XML would read these as markup"
    assert "</" not in styles.page
    assert "url(" not in styles.page
    assert "@import" not in styles.page


def test_the_typeface_is_small_and_named_by_its_content_where_the_sheet_lies():
    styles = read_styles()
    assert sum((FONTS / font).stat().st_size for font in styles.fonts.values()) <= MOST
    named = [f"assets/{name}" for name in re.findall(r"url\(([^)]*)\)", styles.linked)]
    assert named == list(styles.fonts) == re.findall(r"url\(([^)]*)\)", styles.held(""))
    assert all(re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{10}\.woff2", name) for name in named)


def test_the_sheets_name_changes_with_its_content():
    styles = read_styles()
    assert re.fullmatch(r"assets/feedforward\.[0-9a-f]{10}\.css", styles.name)
    assert replace(styles, page=styles.page + " ").name != styles.name
    assert replace(styles, drawing=styles.drawing + " ").name == styles.name


def test_the_books_sheet_needs_neither_custom_properties_nor_new_selectors():
    book = read_styles().book
    for new in ("var(", "--", ":is(", ":has(", "grid", "@media"):
        assert new not in book
    assert LIGHT["input-text"] in book
    assert ".highlight .c,.highlight .c1," in book


def test_measures_are_put_in_where_they_are_used():
    styles, late = read_styles(), read_script().late
    made = "".join((styles.page, styles.more, styles.gallery, styles.home, *late.values()))
    assert f"font:{MEASURES['size']}/{MEASURES['leading']} var(--serif)" in made
    for name in MEASURES:
        assert f"var(--{name})" not in made

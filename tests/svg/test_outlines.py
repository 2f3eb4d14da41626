"""Outlines of texts: where the letters stand, what they are painted with."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.nn.activations import OUTPUTS
from generator.svg.flat import SVG
from generator.svg.label import lacking, text_width
from generator.svg.outlines import outline_texts


def outlined(text: str, common: str = "") -> Element:
    """What stands in place of the text in a drawing, which may have attributes too."""
    drawing = fromstring(f'<svg xmlns="{SVG}" {common}><g>{text}</g></svg>')
    outline_texts(drawing)
    assert not list(drawing.iter(f"{{{SVG}}}text"))
    return drawing[0][0]


def reach(letters: Element) -> tuple[float, float]:
    """From which x to which x the letters go, in the drawing's units."""
    at, size = re.fullmatch(
        r"translate\(([\d.-]+) .*scale\(([\d.]+) .*", letters.get("transform")
    ).groups()
    xs = [float(x) for x, _ in re.findall(r"([\d.-]+) ([\d.-]+)", letters.get("d"))]
    return float(at) + min(xs) * float(size), float(at) + max(xs) * float(size)


@pytest.mark.parametrize("weight", ("400", "700"))
@pytest.mark.parametrize(("anchor", "share"), (("start", 0), ("middle", 0.5), ("end", 1)))
@pytest.mark.parametrize("line", ("HHHH", "−0.6931", "σ ≈ 0.5", "Age × 3"))
def test_a_text_is_as_wide_as_it_was_laid_out(line, anchor, share, weight) -> None:
    (letters,) = outlined(
        f'<text x="50" y="9" font-size="20" text-anchor="{anchor}" font-weight="{weight}">'
        f"{line}</text>"
    )
    left, right = reach(letters)
    width = text_width(line, 20, weight == "700")
    start = 50 - share * width
    assert start - 1 <= left <= start + 3 and start + width - 3 <= right <= start + width + 1


def test_spaces_of_the_source_are_one_and_others_stay() -> None:
    (plain,) = outlined('<text font-size="20">H H</text>')
    (broken,) = outlined('<text font-size="20">\n  H \t\n H\n</text>')
    (narrow,) = outlined('<text font-size="20">H\u202fH</text>')
    assert plain.get("d") == broken.get("d")
    assert reach(narrow)[1] < reach(plain)[1]


def test_a_text_without_a_size_has_that_of_its_drawing() -> None:
    (own,) = outlined('<text font-size="20">H</text>')
    (shared,) = outlined("<text>H</text>", 'font-size="20"')
    assert reach(shared) == reach(own)


def test_a_halo_lies_beneath_its_letters() -> None:
    paint = 'fill="#111111" stroke="#ffffff" stroke-width="4" font-size="16"'
    halo, letters = outlined(f'<text {paint} paint-order="stroke">H</text>')
    assert (halo.get("fill"), halo.get("stroke"), letters.get("fill")) == (
        "none",
        "#ffffff",
        "#111111",
    )
    size = float(re.search(r"scale\(([\d.]+)", halo.get("transform"))[1])
    assert float(halo.get("stroke-width")) * size == pytest.approx(4)
    first, second = outlined(f"<text {paint}>H</text>")
    assert (first.get("stroke"), second.get("stroke")) == (None, "#ffffff")


def test_a_sign_that_the_typeface_lacks_comes_from_another() -> None:
    missing, sign = outlined("<text>\ue000</text>"), outlined("<text>⋮</text>")
    assert sign[0].get("d") not in ("", missing[0].get("d"))


def test_the_typefaces_have_every_sign_of_the_functions() -> None:
    assert lacking("".join(function.symbol or "" for function in OUTPUTS.values())) == ""


def test_parts_of_a_text_and_its_turn_stay_together() -> None:
    whole = outlined('<text transform="rotate(30)">loss 0.5</text>')
    parts = outlined('<text transform="rotate(30)">loss <tspan>0.5</tspan></text>')
    assert whole.get("transform") == parts.get("transform") == "rotate(30)"
    assert whole[0].get("d") == parts[0].get("d")


def test_an_empty_text_is_nothing() -> None:
    (letters,) = outlined("<text> </text>")
    assert letters.get("d") == ""


def test_a_long_text_keeps_its_letters_in_shape() -> None:
    (letters,) = outlined(f'<text font-size="16">{"H" * 1_000}</text>')
    shapes = re.findall(r"M[^M]+Z", letters.get("d"))
    first, last = ([float(n) for n in re.findall(r"-?[\d.]+", s)] for s in (shapes[0], shapes[-1]))
    assert len(shapes) == 1_000
    moved = [b - a for a, b in zip(first, last, strict=True)]
    assert set(moved[::2]) == {moved[0]} and set(moved[1::2]) == {0.0}

"""Room for labels: text widths, and shapes that touch or do not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.label import (
    along,
    box,
    disc,
    fitted,
    lacking,
    text_width,
    touch,
    wrapped,
)

NUMBERS = st.floats(-100, 100)
SIZES = st.floats(1, 50)


def test_a_longer_text_is_wider_and_width_grows_with_size() -> None:
    assert text_width("−0.01685", 16) > text_width("0.704", 16) > text_width("w₁", 16)
    assert text_width("0.704", 32) == pytest.approx(2 * text_width("0.704", 16))


def test_digits_have_the_width_that_helvetica_gives_them() -> None:
    assert text_width("0123456789", 1000) == pytest.approx(5560, abs=2)


def test_a_number_has_the_same_room_in_bold_so_that_one_may_be_lit_in_its_place() -> None:
    for sign in "0123456789.,−+×=% \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}→←":
        assert text_width(sign, 16) == text_width(sign, 16, bold=True), sign


def test_a_word_is_wider_in_bold() -> None:
    assert text_width("validation", 15, bold=True) > text_width("validation", 15)
    assert wrapped("two words", 15, text_width("two words", 15)) == ["two words"]
    assert wrapped("two words", 15, text_width("two words", 15), bold=True) == ["two", "words"]


@pytest.mark.parametrize(
    ("text", "as_wide_as"),
    [
        ("e\N{COMBINING ACUTE ACCENT}", "e"),
        ("ế", "e"),  # of the typefaces' subset only é and ê
        ("soft\N{SOFT HYPHEN}ness", "softness"),
        ("\N{LEFT-TO-RIGHT ISOLATE}5\N{POP DIRECTIONAL ISOLATE}", "5"),
        ("年齢", "——"),  # each an em
        ("🚢", "—"),
        ("Щ", "W"),
    ],
)
def test_what_the_typefaces_lack_is_as_wide_as_what_is_like_it(text: str, as_wide_as: str) -> None:
    for bold in (False, True):
        assert text_width(text, 16, bold) == text_width(as_wide_as, 16, bold)


@given(NUMBERS, NUMBERS, SIZES, SIZES, NUMBERS, NUMBERS, SIZES, SIZES)
def test_boxes_touch_when_their_intervals_overlap(x, y, w, h, x2, y2, w2, h2) -> None:
    apart_x, apart_y = abs(x - x2) - (w + w2) / 2, abs(y - y2) - (h + h2) / 2
    if min(abs(apart_x), abs(apart_y)) > 1e-6:
        overlap = apart_x < 0 and apart_y < 0
        assert touch(box(x, y, w, h), box(x2, y2, w2, h2)) == overlap


@given(NUMBERS, NUMBERS, SIZES, NUMBERS, NUMBERS)
def test_nothing_clear_of_a_disc_meets_the_circle(x, y, radius, px, py) -> None:
    point = [(px, py), (px + 1e-9, py)]
    if math.hypot(px - x, py - y) < radius:
        assert touch(disc(x, y, radius), point)


@pytest.mark.parametrize(("gap", "touches"), [(0.0, False), (4.0, False), (6.0, True)])
def test_a_gap_keeps_shapes_apart(gap: float, touches: bool) -> None:
    assert touch(box(0, 0, 10, 10), box(15, 0, 10, 10), gap) == touches


def test_a_line_through_a_box_touches_it() -> None:
    assert touch(box(0, 0, 10, 10), [(-20, -3), (20, 3)])
    assert not touch(box(0, 0, 10, 10), [(-20, 8), (20, 8)])


def test_a_strip_above_a_line_lies_above_it() -> None:
    strip = along((0, 0), (100, 0), 10, 40, 2, 12)
    assert [point for point in strip] == [(10, -2), (40, -2), (40, -12), (10, -12)]


def test_a_text_is_broken_behind_signs_that_join_words_and_else_within_them() -> None:
    assert fitted("house_value_in_us", 16, 90, 4) == ["house_", "value_in_us"]
    assert all(text_width(line, 16) <= 60 for line in fitted("W" * 12, 16, 60, 4))


@given(st.text("aWi _-가長م", min_size=1, max_size=60))
def test_of_a_text_in_lines_only_spaces_are_lost_and_it_has_so_many_lines(text: str) -> None:
    lines = fitted(text, 16, 60, 4)
    assert len(lines) <= 4
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_typefaces_of_the_pictures_lack_other_scripts() -> None:
    assert lacking("Age α ✓ 1 %") == ""
    assert lacking("경도 x 경") == "경도"

"""Colours of a theme are held against the pairs that our own are held against."""

import pytest

from generator.site.theme import Theme, Token
from generator.site.theme.colours import contrast, nearest
from generator.site.theme.contrast import PAIRS, faint, legible_on_paper
from generator.site.theme.tokens import defaults
from tests.site import test_styles


def test_the_pairs_are_those_of_our_own_colours() -> None:
    assert set(PAIRS) == set(test_styles.PAIRS)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_our_own_colours_have_nothing_to_tell_of(scheme: str) -> None:
    colours = defaults()[scheme].items()
    told = [Token(name, value, scheme, 1) for name, value in colours if value[0] == "#"]  # type: ignore[arg-type]
    assert len(told) > 20
    assert list(faint(Theme(tuple(told)), "content")) == []


def test_a_faint_colour_is_told_with_what_it_meets_and_the_nearest_that_would_do() -> None:
    told = faint(Theme((Token("link", "#8899ff", "light", 7),)), "content")
    ((file, line, problem),) = told
    assert (file, line) == ("content/theme.css", 7)
    assert problem == (
        "contrast of --link #8899ff (light scheme) on --raised #f4f2ec is 2.33, expected 4.5 or "
        "more, on --page #fdfcf9 is 2.54, expected 4.5 or more; #5a66c7 would do"
    )


def test_each_scheme_has_its_own_colours() -> None:
    pale = Token("link", "#9db5ff", "dark", 9)
    assert list(faint(Theme((pale,)), "content")) == []
    ((_, line, problem),) = faint(Theme((Token("link", "#2b4fb0", "dark", 9),)), "content")
    assert line == 9 and "(dark scheme) on --raised #212127" in problem


def test_a_ground_is_told_of_where_what_stands_on_it_is_ours() -> None:
    ((_, _, problem),) = faint(Theme((Token("page", "#808080", "light", 2),)), "content")
    assert "under --" in problem and "other pairs fall short" in problem
    assert "would do" in problem


def test_the_nearest_colour_keeps_its_hue_and_does_what_is_asked() -> None:
    found = nearest("#ffd000", lambda colour: contrast(colour, "#ffffff") >= 4.5)
    assert found is not None and 4.5 <= contrast(found, "#ffffff") < 4.6
    red, green, blue = (int(found[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
    assert nearest("#ffd000", lambda colour: False) is None


def test_a_dark_page_is_not_for_paper_and_a_tinted_one_is() -> None:
    assert legible_on_paper({})
    assert legible_on_paper({"page": "#fff0d0", "text": "#402000"})
    assert not legible_on_paper({"page": "#101014", "text": "#f0f0f0"})

"""The ask figure: what a network answers, in words, for a row that it names and for others."""

import re

import pytest

from generator.reading.errors import ContentError
from tests.figures.parts.test_outcome import saying
from tests.samples import real_site
from tests.samples.figures import figure


def words(body: str) -> str:
    """What stands in the figure's own sentences, of the row that is there at first."""
    said = re.findall(r"<p class=\"(?:asked |verdict )?first\">(.*?)</p>", body, re.DOTALL)
    return "; ".join(re.sub(r"<[^>]*>", "", text).strip() for text in said)


def test_without_scripts_it_tells_of_the_row_that_the_author_names() -> None:
    made = figure("ask", model="shallow", row=1, chance="chance of survival", editable=False)
    assert words(made.body) == (
        "Age 22 years, Sex male; 38\u202f% chance of survival; answer: died"
    )
    assert 'value="22"' in made.body
    assert '<option value="0" selected>male</option>' in made.body
    assert made.numbers["called"] == "chance of survival"
    assert "turns" not in made.numbers


def test_what_a_chance_is_one_of_follows_from_the_class_unless_it_is_told() -> None:
    assert "38\u202f% chance of survival" in words(figure("ask", model="shallow", row=1).body)
    told = figure("ask", model="shallow", row=1, chance="chance of a boat")
    assert "38\u202f% chance of a boat" in words(told.body)
    plain = figure(
        "ask", saying(real_site().sources, "shallow", None, None), model="shallow", row=1
    )
    assert "38\u202f% chance of “survived”" in words(plain.body)


def test_of_several_classes_it_tells_the_likeliest() -> None:
    made = figure("ask", model="bill", row=1)
    assert words(made.body).endswith("100\u202f% chance of “Adélie”; answer: Adélie")
    with pytest.raises(ContentError, match=r"page.md:14: .*expected it where a network answers"):
        figure("ask", model="bill", row=1, chance="chance")


def test_an_unknown_row_is_refused_at_its_line() -> None:
    with pytest.raises(ContentError, match=r'page.md:13: figure "it": unknown row "9999"'):
        figure("ask", model="shallow", row=9999)


def test_the_text_can_point_at_its_row() -> None:
    found = figure("ask", model="shallow", row=3)
    states = {shown.name: shown.state for shown in found.shows}
    assert states["models.shallow.row(3).sum"] == "age=26&sex=1"
    assert set(found.takes) == {"age", "sex"}

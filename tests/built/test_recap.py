"""A figure shown once more, as its reader left it: `![](#its-id "A caption.")`."""

from pathlib import Path

import pytest

from generator.pages.check import check
from tests.building import built, page, refusal, unpainted
from tests.page import SVG, text_of
from tests.samples.tiny import SOURCES, write


def content(folder: Path, text: str) -> Path:
    return write(folder / "content", {**SOURCES, "net.md": SOURCES["net.md"] + f"\n{text}\n"})


def test_it_is_the_figures_drawing_with_its_text_a_caption_and_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    where = content(tmp_path, '![](#first "Right < {{ models.one.rows.all }} times.")')
    site = built(where, tmp_path / "out")
    made = page(site, "net.html")
    (recap,) = (one for one in made.every("figure") if one.get("class") == "figure recap")
    (image,), (use,) = (list(recap.iter(f"{SVG}{tag}")) for tag in ("svg", "use"))
    drawing = made.ids[(use.get("href") or "")[1:]]
    assert drawing.get("viewBox") == image.get("viewBox")
    figure = made.ids["first"]
    assert drawing in figure.iter()
    assert " ".join((image.get("aria-label") or "?").split()) in text_of(figure)
    (link,) = recap.iter("a")
    assert link.get("href") == "#first"
    assert " ".join(text_of(recap).split()) == "Figure 1. Right < 3 times."
    assert "alt" not in {finding.name for finding in check(where)}


def test_the_author_may_say_what_it_shows_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    made = page(built(content(tmp_path, "![All of “it”](#first)"), tmp_path / "out"), "net.html")
    labels = [one.get("aria-label") for one in made.every("svg")]
    assert labels.count("All of “it”") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\n![](#frist)",
            'unknown figure of this page "frist" (known: first; did you mean "first"?)',
        ),
        ("\n![](#second)", 'figure "second" is a table, expected one that is drawn (first)'),
        ("\nSee ![](#first).", 'the picture of figure "first" stands in a paragraph of its own'),
    ],
)
def test_what_cannot_be_shown_stops_the_build_at_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    line = SOURCES["net.md"].count("\n") + 3
    told = refusal(content(tmp_path, text), tmp_path / "out")
    assert f"net.md:{line}: " in told
    assert said in told

"""A figure shown once more, as a small picture: `![](#its-id "A caption.")`."""

from pathlib import Path

import pytest

from generator.pages.check import check
from tests.building import built, page, refusal, unpainted
from tests.page import text_of
from tests.samples.tiny import SOURCES, write


def content(folder: Path, text: str, place: str = "net.md") -> Path:
    return write(folder / "content", {**SOURCES, place: SOURCES["net.md"] + f"\n{text}\n"})


def test_it_is_the_figures_file_with_its_text_a_caption_and_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    where = content(tmp_path, '![](#first "Right < {{ models.one.rows.all }} times.")')
    site = built(where, tmp_path / "out")
    made = page(site, "net.html")
    (recap,) = (figure for figure in made.every("figure") if figure.get("class") == "recap")
    (image,) = recap.iter("img")
    drawing = (site / (image.get("src") or "")).read_text()
    assert f'width="{image.get("width")}" height="{image.get("height")}"' in drawing
    assert (image.get("alt") or "") in drawing
    assert image.get("alt") and image.get("loading") == "lazy"
    (link,) = recap.iter("a")
    assert link.get("href") == "#first"
    assert " ".join(text_of(recap).split()) == "Figure 1. Right < 3 times."
    assert "alt" not in {finding.name for finding in check(where)}
    alone = (site / "offline/net.html").read_text()
    assert 'class="recap"' in alone and "figures/first.svg" not in alone.split("recap")[1][:400]


def test_the_author_may_say_what_it_shows_instead_and_a_folder_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    where = content(tmp_path, "![All of “it”](#first)", "week/net.md")
    (where / "net.md").unlink()
    (where / "site.yaml").write_text(SOURCES["site.yaml"].replace("- net", "- week/net"))
    made = page(built(where, tmp_path / "out"), "week/net.html")
    (image,) = made.every("img")
    assert (image.get("src"), image.get("alt")) == ("../figures/first.svg", "All of “it”")


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

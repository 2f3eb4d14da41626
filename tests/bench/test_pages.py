"""All generators are given the same articles."""

import re
from pathlib import Path

import pytest

from tests.bench.pages import Article, articles
from tests.bench.peers import ALL, OURS
from tests.bench.tool import Tool
from tests.building import built

by_name = pytest.mark.parametrize("tool", ALL, ids=lambda tool: tool.name)


def without_links(text: str) -> str:
    """The text with its links led to one place: generators write their addresses differently."""
    return re.sub(r"\]\([^)]*\)", "]()", text)


def test_an_article_is_about_six_kilobytes_of_everything_that_articles_have() -> None:
    for article in articles(100):
        text = article.text()
        assert 5_500 < len(text.encode()) < 7_000
        assert re.findall(r"^```(\w+)", text, re.MULTILINE) == [
            "python", "javascript", "json", "bash",
        ]  # fmt: skip
        for part in (r"^## ", r"^### ", r"^- ", r"^\| ", r"\]\(note-\d{5}\.html\)", r"\*\*", "`"):
            assert len(re.findall(part, text, re.MULTILINE)) >= 4, part


def test_articles_are_the_same_each_time_and_differ_from_one_another() -> None:
    texts = [article.text() for article in articles(50)]
    assert texts == [article.text() for article in articles(50)]
    assert len(set(texts)) == 50


def test_links_lead_to_articles_of_the_site() -> None:
    there = {article.slug for article in articles(7)}
    for article in articles(7):
        assert set(re.findall(r"\]\((.*?)\.html\)", article.text())) <= there


def test_a_revision_changes_one_paragraph_to_what_no_other_revision_says() -> None:
    before, after = (Article(3, 9, revision).text().split("\n\n") for revision in (1, 2))
    assert [a == b for a, b in zip(before, after, strict=True)].count(False) == 1
    assert Article(3, 9, 2).mark in after[0] and Article(3, 9, 1).mark not in after[0]


@by_name
def test_every_generator_gets_every_article_word_for_word(tool: Tool) -> None:
    written = articles(5)
    files = tool.files(written)
    for article in written:
        told = files[tool.place.format(article.slug)]
        assert without_links(told).endswith(without_links(article.text()))
        assert all(str(word) in told for word in (article.title, article.description, article.date))


@by_name
def test_a_site_is_laid_out_with_all_files_and_cleaned_of_what_was_built(
    tool: Tool, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    tool.lay_out(articles(3), site)
    laid_out = {path for path in site.rglob("*") if path.is_file()}
    assert {site / name for name in tool.files(articles(3))} <= laid_out
    for name in (tool.output, *tool.kept):
        (site / name).mkdir()
        (site / name / "left").touch()
    tool.clean(site)
    assert {path for path in site.rglob("*") if path.is_file()} == laid_out


def test_we_can_build_them(tmp_path: Path) -> None:
    written = articles(3)
    OURS.lay_out(written, tmp_path)
    site = built(tmp_path / "content", tmp_path / "build")
    home = (site / "index.html").read_text("utf-8")
    for article in written:
        page = (site / f"{article.slug}.html").read_text("utf-8")
        assert article.mark in page and page.count('<div class="highlight">') == 4
        assert article.title in home

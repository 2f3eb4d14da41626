"""What other programs make of an address of the site: oEmbed documents, preview pictures."""

import json
import re
from pathlib import Path

from generator.exports.unfurl import COLUMN, HEIGHT, LINE, MARGIN, title_lines
from generator.svg.label import text_width
from tests.conftest import Build
from tests.exports.test_figure_files import size as size_of
from tests.page import Page, none
from tests.samples.tiny import NET, SOURCES, write


def test_every_article_has_an_oembed_document_that_its_page_names(
    built_site: Path, pages: dict[str, Page], articles: dict[str, bool], base: str
) -> None:
    for path, draft in articles.items():
        if draft:
            continue
        links = [e for e in pages[path].every("link") if e.get("type") == "application/json+oembed"]
        (address,) = (link.get("href") for link in links)
        assert address.startswith(base)
        told = json.loads((built_site / address.removeprefix(base)).read_text("utf-8"))
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert told["title"] in pages[path].source
        assert {"html", "width", "height"} <= told.keys()


def test_oembed_frames_show_files_of_the_site(built_site: Path, base: str) -> None:
    documents = sorted((built_site / "oembed").rglob("*.json"))
    assert len(documents) > 10
    for path in documents:
        told = json.loads(path.read_text("utf-8"))
        (source,) = re.findall(r'src="([^"]*)"', told["html"])
        assert source.startswith(base), path.name
        assert (built_site / source.removeprefix(base)).is_file(), source
        assert 'sandbox="allow-scripts"' in told["html"]
        assert (built_site / told["thumbnail_url"].removeprefix(base)).is_file()


def test_pages_have_a_preview_picture_of_the_size_they_say(
    built_site: Path, pages: dict[str, Page], base: str
) -> None:
    def problems(page: Page) -> str | None:
        image = page.meta("og:image") or ""
        file = built_site / image.removeprefix(base)
        if not image.startswith(base) or not file.is_file():
            return f"no picture: {image}"
        if size_of(file.read_bytes()) != (1200, 630):
            return f"{image} is {size_of(file.read_bytes())}"
        if page.meta("twitter:card") != "summary_large_image":
            return "a small card"
        return None

    none(
        f"{path}: {problem}"
        for path, page in pages.items()
        if page.is_for_search_engines and (problem := problems(page))
    )


def test_a_title_on_a_card_is_whole_or_ends_in_an_ellipsis() -> None:
    for title in ("Which penguin?", "A title of some length, as titles are " * 3):
        size, lines = title_lines(title.strip(), COLUMN)
        assert " ".join(lines) == title.strip()
        assert all(text_width(line, size, bold=True) <= COLUMN for line in lines)
    size, lines = title_lines("A very " * 200, COLUMN)
    assert lines[-1].endswith("…")
    assert len(lines) * size * LINE < HEIGHT - 2 * MARGIN


def test_a_figure_that_is_called_as_its_article_is_has_a_document_of_its_own(
    tmp_path: Path, build: Build
) -> None:
    article = NET.replace("id: first", "id: net").replace("#first", "#net")
    content = write(tmp_path / "content", SOURCES | {"net.md": article})
    done = build(tmp_path / "build", content)
    assert done.returncode == 0, done.stderr
    titles = {
        json.loads((tmp_path / "build/oembed" / name).read_text("utf-8"))["title"]
        for name in ("net.json", "figures/net.json")
    }
    assert titles == {"A net", "The net at work."}

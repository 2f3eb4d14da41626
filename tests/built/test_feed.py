"""The built site as feed readers and search engines read it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import feedparser
import pytest

from tests.page import Page, has_scheme, inside, none

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def feed(built_site: Path) -> Element:
    return ElementTree.parse(built_site / "feed.xml").getroot()


def test_feed_readers_read_the_feed(built_site: Path, articles: dict[str, bool]) -> None:
    parsed = feedparser.parse((built_site / "feed.xml").read_bytes())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    assert parsed.feed.title
    assert len(parsed.entries) == list(articles.values()).count(False)
    none(f"{entry.id}: no date" for entry in parsed.entries if not entry.get("updated_parsed"))


def test_feed_has_what_rfc_4287_asks_for(feed: Element) -> None:
    def problems(element: Element) -> Iterator[str]:
        for tag in ("id", "title", "updated"):
            found = element.findall(ATOM + tag)
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{len(found)} {tag}"
        for tag in ("updated", "published"):
            for date in element.findall(ATOM + tag):
                if not is_rfc3339(date.text):
                    yield f"{tag} is {date.text}"
        for author in element.findall(f"{ATOM}author"):
            if not (author.findtext(f"{ATOM}name") or "").strip():
                yield "author without a name"
        if not has_scheme(element.findtext(f"{ATOM}id", "")):
            yield f"id is {element.findtext(f'{ATOM}id')}"
        for link in element.findall(f"{ATOM}link"):
            if urlsplit(link.get("href", "")).scheme != "https":
                yield f"link to {link.get('href')}"
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(alternates) != len(set(alternates)):
            yield "two alternate links of one type"
        if element.tag == f"{ATOM}entry":
            if not alternates and element.find(f"{ATOM}content") is None:
                yield "neither content nor a link to it"
            if element.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
                yield "no author"

    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert entries
    none(
        f"{element.findtext(f'{ATOM}title')}: {problem}"
        for element in (feed, *entries)
        for problem in problems(element)
    )
    ids = Counter(element.findtext(f"{ATOM}id") for element in (feed, *entries))
    none(f"id {name} {n} times" for name, n in ids.items() if n > 1)
    assert any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link"))


def is_rfc3339(text: str | None) -> bool:
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    if not re.fullmatch(form, text or ""):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:  # the 31st of February
        return False
    return True


def test_feed_has_every_article_and_no_draft(
    feed: Element, base: str, articles: dict[str, bool]
) -> None:
    linked = {
        link.get("href")
        for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    }
    assert linked == {urljoin(base, path) for path, draft in articles.items() if not draft}


def test_every_page_leads_to_the_feed(pages: dict[str, Page]) -> None:
    none(
        page.path
        for page in pages.values()
        if page.is_for_search_engines
        if not any(
            inside(link.get("href"), page.path)[0] == "feed.xml"
            for link in page.every("link")
            if link.get("rel") == "alternate" and link.get("type") == "application/atom+xml"
        )
    )


def test_sitemap_has_each_page_once(built_site: Path, pages: dict[str, Page]) -> None:
    root = ElementTree.parse(built_site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    listed = [loc.text for loc in root.iterfind(f"{SITEMAP}url/{SITEMAP}loc")]
    found = [page.link("canonical") for page in pages.values() if page.is_for_search_engines]
    assert sorted(listed) == sorted(found)
    none(
        f"lastmod is {date.text}"
        for date in root.iterfind(f"{SITEMAP}url/{SITEMAP}lastmod")
        if not (re.fullmatch(r"\d{4}-\d\d-\d\d", date.text or "") or is_rfc3339(date.text))
    )


def test_robots_txt_names_the_sitemap(built_site: Path, base: str) -> None:
    lines = (built_site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {urljoin(base, 'sitemap.xml')}" in lines
    assert any(line.lower().startswith("user-agent:") for line in lines)


def test_github_pages_is_told_not_to_run_jekyll(files: set[str]) -> None:
    assert ".nojekyll" in files

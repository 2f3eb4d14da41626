"""An article as one file: it loads nothing, tells what the page tells and leads where that does."""

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from generator.pages.parsed import parse
from tests.page import Page, has_scheme, none, text_of
from tests.samples.tiny import BASE


def test_every_article_is_there_as_one_file(
    files: set[str], pages: dict[str, Page], articles: dict[str, bool]
) -> None:
    published = {path for path, draft in articles.items() if not draft}
    assert {f for f in files if f.startswith("offline/")} == {f"offline/{p}" for p in published}
    none(
        f"{path} does not lead to its offline copy"
        for path in published
        if not any(
            link.get("href") == f"offline/{path}" and "download" in link.attrib
            for link in pages[path].every("a")
        )
    )


def test_the_one_file_loads_nothing_and_leads_to_the_published_site(
    documents: dict[str, Page], base: str
) -> None:
    def problems(page: Page):
        for address in parse(page.source).links.loaded:
            if urlsplit(address).scheme != "data" and not address.startswith("#"):
                yield f"loads {address}"
        for link in page.every("a"):
            if not has_scheme(link.get("href")) and not link.get("href").startswith("#"):
                yield f"leads to {link.get('href')}"
        if page.link("canonical") != base + posixpath.basename(page.path):
            yield f"canonical is {page.link('canonical')}"
        if page.link("stylesheet") or page.link("alternate"):
            yield "names another file"

    copies = [page for path, page in documents.items() if path.startswith("offline/")]
    assert copies
    none(f"{page.path}: {problem}" for page in copies for problem in problems(page))


def test_the_one_file_tells_what_the_page_tells(documents: dict[str, Page]) -> None:
    for path, page in documents.items():
        if path.startswith("offline/"):
            one, other = page, documents[posixpath.basename(path)]
            assert [f.get("id") for f in one.figures] == [f.get("id") for f in other.figures]
            (keep,) = (text_of(p) for p in other.every("p") if p.get("class") == "keep")
            told = text_of(other.every("main")[0])
            assert text_of(one.every("main")[0]) == " ".join(told.replace(keep, "").split())


def test_links_of_the_one_file_lead_where_the_pages_do(two: Path) -> None:
    copy = Page("offline/net.html", (two / "offline" / "net.html").read_text("utf-8"))
    links = {text_of(a): a.get("href") for a in copy.every("a")}
    assert links["Here"] == links["there"] == "#first"
    assert links["again"] == f"{BASE}later.html#there"
    assert links["home"] == f"{BASE}index.html"
    assert links["elsewhere"] == "https://x.example/?a&b"
    assert links["a drawing"] == f"{BASE}figures/first.svg"


def test_images_of_the_one_file_are_in_it(two: Path) -> None:
    copy = Page("offline/net.html", (two / "offline" / "net.html").read_text("utf-8"))
    one, other = copy.every("img")
    assert one.get("src").startswith("data:image/svg+xml;base64,")
    assert other.get("src").startswith("data:image/png;base64,")
    assert [part.split()[1] for part in other.get("srcset").split(", ")] == ["1x", "2x"]
    (styled,) = (p for p in copy.every("p") if p.get("style"))
    assert styled.get("style").startswith("background: url('data:image/svg+xml;base64,")

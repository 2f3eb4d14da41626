"""The built site as a browser and a search engine meet it.

Each test gathers every problem on every page before it fails, named by page and element.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.page import (
    LITERAL,
    URL_FUNCTION,
    XLINK_HREF,
    Page,
    has_scheme,
    inside,
    is_hidden,
    local,
    none,
    pieces,
    show,
    text_of,
)

LINK_ATTRIBUTES = {"href", XLINK_HREF, "src", "poster", "data", "action", "formaction"}
ID_ATTRIBUTES = {
    *("for", "form", "headers", "list", "popovertarget"),
    *("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns"),
    *("aria-flowto", "aria-errormessage", "aria-activedescendant"),
}
ALONE = ("figures/", "embed/", "offline/")  # pages that are there to be taken along
ABSOLUTE = re.compile(r"""(?:\b[a-z][a-z0-9+.-]*:|^|[\s,("'])//[^\s"'`]+""", re.IGNORECASE)
# Names that look like addresses, and that nothing ever loads
NAMESPACE = re.compile(r"http://www\.w3\.org/[\w/]+")


def test_every_page_parses_without_an_error(documents: dict[str, Page]) -> None:
    none(error for page in documents.values() for error in page.parsed[1])


def test_no_id_is_used_twice_on_a_page(documents: dict[str, Page]) -> None:
    def twice(page: Page) -> Iterator[str]:
        counts = Counter(e.get("id") for e in page.every() if e.get("id") is not None)
        return (f'{page.path}: id "{name}" {n} times' for name, n in counts.items() if n > 1)

    none(problem for page in documents.values() for problem in twice(page))


def test_ids_are_not_empty_and_hold_no_space(documents: dict[str, Page]) -> None:
    none(
        f"{page.path}: {show(element)}"
        for page in documents.values()
        for element in page.every()
        if element.get("id") is not None and not re.fullmatch(r"\S+", element.get("id"))
    )


def test_every_page_names_its_language(documents: dict[str, Page]) -> None:
    none(
        f"{page.path}: {show(page.root)}"
        for page in documents.values()
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", page.root.get("lang", ""))
    )


def test_every_page_has_one_h1_and_skips_no_heading_level(pages: dict[str, Page]) -> None:
    def problems(page: Page) -> Iterator[str]:
        headings = page.every("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(local(heading)[1]) for heading in headings]
        if levels.count(1) != 1:
            yield f"{page.path}: {levels.count(1)} h1"
        for before, after, heading in zip(levels, levels[1:], headings[1:], strict=False):
            if after > before + 1:
                yield f'{page.path}: h{after} "{text_of(heading)}" stands below an h{before}'

    none(problem for page in pages.values() for problem in problems(page))


def test_nothing_that_needs_a_name_goes_without(documents: dict[str, Page]) -> None:
    def problems(page: Page) -> Iterator[str]:
        for element in page.every():
            tag = local(element)
            if tag == "img" and not element.get("alt", "").strip():
                yield "image without alt"
            elif element.get("title", "x").strip() == "":
                yield "empty title attribute"
            elif tag in ("title", "figcaption", "caption", "th", "summary"):
                if not text_of(element) and not element.get("aria-label"):
                    yield f"empty {show(element)}"
            elif tag in ("a", "button") and not is_hidden(element) and not page.name_of(element):
                yield f"no name: {show(element)}"

    none(f"{page.path}: {problem}" for page in documents.values() for problem in problems(page))


@pytest.mark.parametrize("part", ["title", "description"])
def test_every_page_has_its_own_title_and_description(pages: dict[str, Page], part: str) -> None:
    def value(page: Page) -> str:
        titles = [text_of(title) for title in page.every("title") if title.tag == "title"]
        return titles[0] if part == "title" else (page.meta("description") or "").strip()

    values = {page.path: value(page) for page in pages.values()}
    none(f"{path}: no {part}" for path, text in values.items() if not text)
    none(
        f'{path}: "{text}" is the {part} of another page too'
        for path, text in values.items()
        if list(values.values()).count(text) > 1
    )


def test_pages_say_what_search_engines_and_link_previews_ask(
    pages: dict[str, Page], base: str
) -> None:
    def problems(page: Page) -> Iterator[str]:
        address = urljoin(base, page.path)
        right = {address, base} if page.path == "index.html" else {address}
        if (canonical := page.link("canonical")) not in right:
            yield f"canonical is {canonical}, not {address}"
        if page.meta("og:url") != canonical:
            yield f"og:url is {page.meta('og:url')}, not the canonical address"
        for name in ("og:title", "og:description", "og:type", "og:site_name", "twitter:card"):
            if not (page.meta(name) or "").strip():
                yield f"no {name}"

    assert urlsplit(base).scheme == "https"
    none(
        f"{page.path}: {problem}"
        for page in pages.values()
        if page.is_for_search_engines
        for problem in problems(page)
    )


def test_pages_fit_the_width_of_a_phone(documents: dict[str, Page]) -> None:
    none(
        f"{page.path}: viewport is {page.meta('viewport')}"
        for page in documents.values()
        if "width=device-width" not in (page.meta("viewport") or "")
    )


def test_every_page_names_its_icon(pages: dict[str, Page]) -> None:
    # Without one, browsers ask for /favicon.ico, outside the sub-path that the site may live in.
    none(page.path for page in pages.values() if not page.link("icon"))


def test_no_template_or_missing_value_shows_in_the_text(
    documents: dict[str, Page], drawings: dict[str, str]
) -> None:
    # "None of them" is English; a bare None is Python's.
    leak = re.compile(r"\{\{|\}\}|\{%|\bNone\b(?! of)|\bNaN\b|\bnan\b|\binf\b")
    # Spaces between the pieces, so that the words of two cells stay two words
    texts = {page.path: " ".join(pieces(page.root, without=LITERAL)) for page in documents.values()}
    texts |= {path: " ".join(pieces(ElementTree.fromstring(svg))) for path, svg in drawings.items()}
    for page in documents.values():
        spoken = ("alt", "title", "aria-label", "content")
        values = (e.get(name, "") for e in page.every() for name in spoken)
        texts[f"{page.path} (attributes)"] = "\n".join(values)
    none(
        f'{where}: "{text[max(0, hit.start() - 30) : hit.end() + 30]}"'
        for where, text in texts.items()
        for hit in leak.finditer(text)
    )


def links_of(page: Page) -> Iterator[tuple[Element, str]]:
    """Everything that a page points at: links, files it loads, and url(…) in its styles."""
    for element in page.every():
        for name, value in element.attrib.items():
            if name in LINK_ATTRIBUTES:
                yield element, value.strip()
            elif name == "srcset":
                yield from ((element, part.split()[0]) for part in value.split(",") if part.split())
            else:
                yield from ((element, url) for url in URL_FUNCTION.findall(value))
        if local(element) == "style":
            yield from ((element, url) for url in URL_FUNCTION.findall(element.text or ""))


def test_every_internal_link_leads_to_a_file_and_every_fragment_to_an_id(
    documents: dict[str, Page], files: set[str], built_site: Path
) -> None:
    def problem(page: Page, url: str) -> str | None:
        path, fragment = inside(url, page.path)
        if path not in files:
            return "no such file"
        if not fragment:
            return "leads nowhere" if url == "#" else None
        if path in documents:
            known = documents[path].ids
        else:
            known = re.findall(r'\bid="([^"]+)"', (built_site / path).read_text(encoding="utf-8"))
        return None if unquote(fragment) in known else "no such id"

    none(
        f"{page.path}: {problem(page, url)}: {url} in {show(element)}"
        for page in documents.values()
        for element, url in links_of(page)
        if not has_scheme(url) and problem(page, url)
    )


def test_every_reference_between_elements_leads_to_an_id(documents: dict[str, Page]) -> None:
    none(
        f'{page.path}: no id "{target}" for {name} in {show(element)}'
        for page in documents.values()
        for element in page.every()
        if local(element) != "mo"  # whose form says how it stands between what is around it
        for name in ID_ATTRIBUTES & element.attrib.keys()
        for target in element.get(name).split()
        if target not in page.ids
    )


def test_pages_link_to_each_other_relatively(documents: dict[str, Page], base: str) -> None:
    # An address from the root breaks under a sub-path, a folder's from file://, the full one both.
    # What is taken along says where it comes from wherever it is: there the full one is right.
    metadata = {"canonical", "license", "alternate"}
    none(
        f"{page.path}: {show(element)}"
        for page in documents.values()
        for element, url in links_of(page)
        if page.path != "404.html" and not page.path.startswith(ALONE)
        if not metadata & set(element.get("rel", "").split())
        if url.startswith(("/", base)) or (url.endswith("/") and not has_scheme(url))
    )


def test_stylesheets_load_only_files_of_the_site(files: set[str], built_site: Path) -> None:
    def problems(path: str) -> Iterator[str]:
        css = (built_site / path).read_text(encoding="utf-8")
        if "@import" in css:
            yield "@import makes a second request wait for the first"
        for url in URL_FUNCTION.findall(css):
            if has_scheme(url) and not url.startswith("data:"):
                yield f"another host: {url}"
            elif not has_scheme(url) and inside(url, path)[0] not in files:
                yield f"no such file: {url}"

    sheets = [path for path in files if path.endswith(".css")]
    assert sheets
    none(f"{path}: {problem}" for path in sheets for problem in problems(path))


def test_only_links_and_metadata_name_another_host(
    documents: dict[str, Page], files: set[str], built_site: Path
) -> None:
    def may(element: Element, name: str) -> bool:
        match local(element):
            case "a":
                return name in ("href", XLINK_HREF)
            case "link":
                return element.get("rel") in ("canonical", "license", "author", "me", "alternate")
            case "meta":
                named = element.get("property", "") + element.get("name", "")
                policy = element.get("http-equiv") == "Content-Security-Policy"
                return policy or named.startswith(("og:", "article:", "twitter:"))
        return False

    none(
        f"{page.path}: {show(element)}"
        for page in documents.values()
        for element in page.every()
        for name, value in element.attrib.items()
        if ABSOLUTE.search(NAMESPACE.sub("", value)) and not may(element, name)
    )
    scripts = {f: (built_site / f).read_text(encoding="utf-8") for f in files if f.endswith(".js")}
    scripts |= {
        f"{page.path}: {show(script)}": script.text or ""
        for page in documents.values()
        for script in page.every("script")
    }
    address = re.compile(r"(?:https?|wss?):\\?/\\?/[^\s\"'`]+")
    none(
        f"{where}: {hit}"
        for where, script in scripts.items()
        if not where.startswith("assets/offers.")  # what it says is for copying
        for hit in address.findall(NAMESPACE.sub("", script))
    )


def test_every_article_is_published_unless_it_is_a_draft(
    pages: dict[str, Page], articles: dict[str, bool]
) -> None:
    assert articles, "there are articles in content/"
    none(
        f"{path} is {'published, a draft' if draft else 'missing'}"
        for path, draft in articles.items()
        if draft == (path in pages)
    )


def test_the_404_page_is_kept_from_search_engines(pages: dict[str, Page]) -> None:
    assert not pages["404.html"].is_for_search_engines


def test_the_404_page_stands_alone_as_servers_show_it_at_any_address(
    pages: dict[str, Page], base: str
) -> None:
    # In place of /no/such/page, a relative address would start from a folder /no/such/.
    page = pages["404.html"]
    none(
        show(element)
        for element, url in links_of(page)
        if not url.startswith(("#", "data:", "https://"))
    )
    assert base in {link.get("href") for link in page.every("a")}
    assert page.link("canonical") is None

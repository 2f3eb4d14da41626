"""What is checked of finished pages: ids are unique, links lead somewhere, nothing loads afar."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from urllib.parse import unquote, urlsplit

from generator.article.finds import Code, Fence
from generator.article.page import Page
from generator.notation import own_templates
from generator.pages.addresses import elsewhere, plain, text_place
from generator.pages.links import Links
from generator.pages.parsed import parse
from generator.reading.data_address import held_text
from generator.reading.errors import ContentError, unknown
from generator.site.names import CARDS, EMBED

# Ids of a figure's parts and of footnotes: nobody means these.
_DERIVED = re.compile(r"-(?:title|desc|text)$|^fn(?:ref)?:")
_HOST = re.compile(r"[\w+.-]*:?//([^/?#]+)")
# Why a page may not have an element, and what serves instead.
_BARRED = {
    "base": "it moves where every address on the page leads; write the addresses in full",
    "meta": "it leads readers away unasked (refresh); link there instead",
    "iframe": "the srcdoc of another frame holds it; put it on the page itself",
} | dict.fromkeys(
    ("object", "embed", "applet"),
    "no policy of the page holds for what it shows; use <img> or <iframe> instead",
)


def check_pages(
    read: Mapping[str, Links],
    names: Collection[str],
    source: Callable[[str], Page | None],
) -> None:
    """Raise a ContentError for the first thing wrong on the site's pages, which are `read`
    as far as their ids and addresses go.

    `names` are those of all its files. `source` gives the article that a page comes from; a
    mistake is reported at its place there, as far as a search for it in the text tells.
    """
    ids = {name: frozenset(links.ids) for name, links in read.items()}
    for name, links in read.items():
        if len(ids[name]) < len(links.ids):
            (twice, _), *_ = Counter(links.ids).most_common(1)
            page = source(name)
            problem = f'the id "{twice}" occurs twice on the page {name}; rename one'
            raise ContentError(page.file if page else name, _line_of_id(page, twice), problem)
        for element in links.barred:
            page = source(name)
            problem = f"no page may have <{element}>: {_BARRED[element]}"
            raise ContentError(
                page.file if page else name, _line(page, rf"(?i)<{element}\b"), problem
            )
        for address, loads in links.addresses:
            if wrong := problem_of(address, loads, name, names, ids):
                page = source(name)
                file = page.file if page else name
                line = line_of_address(page, address)
                place = None if line else own_templates.place_of(address)
                raise ContentError(*(place or (file, line)), wrong)


def problem_of(
    address: str,
    loads: bool,
    name: str,
    files: Collection[str],
    ids: Mapping[str, Set[str]],
) -> str | None:
    """What is wrong with an address on the page `name`; None where nothing is."""
    try:
        parts = urlsplit(plain(address))
    except ValueError:
        return f'"{address}" is no address'
    if parts.scheme == "javascript":
        return f'"{address}" is a script, and pages run none in an address; put it into a <script>'
    afar = _afar(address) if loads else None
    if afar is not None:
        return (
            f'"{afar}" would be loaded from elsewhere, and no page loads from another host; '
            "link to it instead"
        )
    if parts.scheme or parts.netloc:
        return None
    if loads and not address:
        return "something on the page is to be loaded, and its address is empty"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    if not parts.path:
        path = name
    elif path not in files or parts.path.endswith("/"):
        # Of the many files those of its kind, in its folder, as far as there are any.
        kind = posixpath.splitext(path)[1]
        alike = [other for other in files if posixpath.splitext(other)[1] == kind]
        beside = [o for o in alike if posixpath.dirname(o) == posixpath.dirname(path)]
        shown = [o for o in alike if not o.startswith((EMBED, CARDS)) and ".dark." not in o]
        known = beside or shown or ids
        cure = "; put it beside the article or into content/files/" if loads else ""
        return f'"{address}" leads nowhere: {unknown("file", path, known)}{cure}'
    fragment = unquote(parts.fragment)
    # An empty fragment and "top" mean the top of any page. Only HTML has elements to lead to:
    # elsewhere a fragment may say a page of a PDF, or a part of a drawing.
    if fragment in ("", "top") or path not in ids or fragment in ids[path]:
        return None
    known = [other for other in ids[path] if not _DERIVED.search(other)]
    return f'"{address}" leads nowhere: {unknown(f"id in {path}", fragment, known)}'


def _afar(address: str) -> str | None:
    """The address of another host from which something is loaded with it: itself, or one in the
    document that it holds."""
    if elsewhere(address):
        return address
    kind, text = held_text(address) or ("", "")
    if "html" in kind or "xml" in kind:
        inner = parse(text).links.loaded
    elif place := text_place({"text/css": "style", "text/javascript": "script"}.get(kind, ""), {}):
        inner = {found for found, _ in place.addresses(text)}
    else:
        return None
    return next(filter(None, map(_afar, sorted(inner))), None)


def line_of_address(page: Page | None, address: str) -> int | None:
    # A page may be named by the file that it is made of.
    written = re.escape(address).replace(r"\.html", r"\.(?:html|md)")
    whole = rf"""[("'`=<\s]{written}(?=[)"'`>\s,;#]|$)"""
    # One that is spelt in another way, or stands in a longer text, still names its host.
    host = _HOST.match(plain(address))
    return _line(page, whole) or (_line(page, re.escape(host[1])) if host else None)


def _line_of_id(page: Page | None, element_id: str) -> int | None:
    """Line that gives the id: as an attribute, a figure's id, or a heading of the same words."""
    written = re.escape(element_id)
    heading = r"[^\w\n]+".join(re.escape(word) for word in element_id.split("-"))
    pattern = (
        rf"""\{{[^}}\n]*#{written}(?![\w-])|\bid=["']?{written}(?![\w-])"""
        rf"""|^[ >]*id: *["']?{written}["']? *$|(?i:^#+[^\w\n]*{heading}[^\w\n]*$)"""
    )
    return max(_lines(page, pattern), default=None)


def _line(page: Page | None, pattern: str) -> int | None:
    return next(_lines(page, pattern), None)


def _lines(page: Page | None, pattern: str) -> Iterator[int]:
    """Lines of the page's text, code aside, where the pattern matches."""
    if page is None:
        return
    code = [
        find
        for find in page.finds
        if isinstance(find, Code) or (isinstance(find, Fence) and find.kind != "figure")
    ]
    for match in re.finditer(pattern, page.body, re.MULTILINE):
        if not any(find.start <= match.start() < find.end for find in code):
            yield page.body_line + page.body.count("\n", 0, match.end())

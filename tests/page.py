"""A built page, parsed, and what tests ask of it."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as HTML_ERRORS

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

URL_FUNCTION = re.compile(r"""url\(\s*["']?([^"')]+)""")
# Not prose: code may rightly say None, and a formula's TeX source is not shown.
UNREAD = {"script", "style", "template", "annotation"}
LITERAL = {"code", "pre", "kbd", "samp"}


def local(element: Element) -> str:
    """Tag without its namespace; the empty string for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def show(element: Element) -> str:
    """The start tag, for a message."""
    pairs = (f' {name.rpartition("}")[2]}="{value}"' for name, value in element.attrib.items())
    tag = f"<{local(element)}{''.join(pairs)}>"
    return tag if len(tag) <= 120 else tag[:117] + "…"


def pieces(element: Element, without: Set[str] = frozenset()) -> Iterator[str]:
    """Pieces of text inside the element, in order, without those inside the named tags."""
    if local(element) in without | UNREAD or not local(element):
        return
    yield element.text or ""
    for child in element:
        yield from pieces(child, without)
        yield child.tail or ""


def text_of(element: Element, without: Set[str] = frozenset()) -> str:
    return " ".join("".join(pieces(element, without)).split())


@dataclass(frozen=True)
class Page:
    path: str
    source: str

    @cached_property
    def parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(self.source)
        errors = [
            f"{self.path}:{line}:{column}: {HTML_ERRORS[code] % data}"
            for (line, column), code, data in parser.errors
        ]
        return root, errors

    @property
    def root(self) -> Element:
        return self.parsed[0]

    @cached_property
    def ids(self) -> dict[str, Element]:
        return {name: element for element in self.root.iter() if (name := element.get("id"))}

    def every(self, *tags: str) -> list[Element]:
        """Elements of the given tags in document order, SVG's and MathML's too."""
        return [e for e in self.root.iter() if local(e) in tags or (not tags and local(e))]

    def meta(self, name: str) -> str | None:
        """Content of the <meta> of that name or property."""
        for element in self.every("meta"):
            if name in (element.get("name"), element.get("property")):
                return element.get("content")
        return None

    def link(self, rel: str) -> str | None:
        for element in self.every("link"):
            if rel in element.get("rel", "").split():
                return element.get("href")
        return None

    @property
    def figures(self) -> list[Element]:
        """All of them once, without those that an article shows again."""
        classes = ((e, e.get("class", "").split()) for e in self.every("figure"))
        return [e for e, names in classes if "figure" in names and "recap" not in names]

    @property
    def is_for_search_engines(self) -> bool:
        """False for the page that says that there is no such page."""
        return "noindex" not in (self.meta("robots") or "")

    def name_of(self, element: Element) -> str:
        """Accessible name, as far as our pages use its rules."""
        return (
            self.texts_of_ids(element.get("aria-labelledby"))
            or element.get("aria-label", "").strip()
            or (text_of_child(element, "title") if local(element) == "svg" else text_of(element))
            or " ".join(image.get("alt", "") for image in element.iter("img")).strip()
        )

    def description_of(self, element: Element) -> str:
        return self.texts_of_ids(element.get("aria-describedby")) or text_of_child(element, "desc")

    def texts_of_ids(self, ids: str | None) -> str:
        return " ".join(text_of(self.ids[i]) for i in (ids or "").split() if i in self.ids)


def squeezed(text: str | None) -> str:
    """The text with each run of spaces and line ends as one space."""
    return " ".join((text or "").split())


def text_of_child(element: Element, tag: str) -> str:
    return next((text_of(child) for child in element if local(child) == tag), "")


def has_scheme(url: str) -> bool:
    return bool(urlsplit(url).scheme) or url.startswith("//")


def inside(url: str, page: str) -> tuple[str, str]:
    """Path in the site, and fragment, that a relative address on a page leads to."""
    path, fragment = urldefrag(url)
    path = unquote(urlsplit(path).path)
    if not path:
        return page, fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), fragment


def is_hidden(element: Element) -> bool:
    return element.get("aria-hidden") == "true"


def none(problems: Iterable[str]) -> None:
    """Fail with all the problems, one a line."""
    found = list(problems)
    assert not found, "\n" + "\n".join(found)

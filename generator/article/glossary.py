"""Terms that the site explains: marked where a page first uses them, listed by `[GLOSSARY]`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What has its own meaning for readers, or is no prose.
_PASSED = {"a", "abbr", "caption", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "th"}


@dataclass(frozen=True)
class Glossary:
    """Terms with what they mean, and the address of the page that lists them, empty for none."""

    terms: tuple[tuple[str, str], ...]
    address: str | None = None


class Terms(Treeprocessor):
    """Marks the first use of each term on the page, and lists all where the page asks for it."""

    def __init__(self, md: Markdown, glossary: Glossary) -> None:
        super().__init__(md)
        self.address = glossary.address
        self.meanings = dict(glossary.terms)
        self.left = {term.casefold(): term for term in self.meanings}
        longest_first = sorted(self.meanings, key=len, reverse=True)
        either = "|".join(map(re.escape, longest_first))
        self.pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

    def run(self, root: etree.Element) -> None:
        self._mark(root)
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "p" and (child.text or "").strip() == "[GLOSSARY]":
                    listed = self._list()
                    listed.tail = child.tail
                    parent[index] = listed

    def _list(self) -> etree.Element:
        made = etree.Element("dl", {"class": "glossary"})
        for term in sorted(self.meanings, key=str.casefold):
            name = etree.SubElement(made, "dt", {"id": anchor(term)})
            name.text = AtomicString(term)
            etree.SubElement(made, "dd").text = AtomicString(self.meanings[term])
        return made

    def _mark(self, element: etree.Element) -> None:
        """Marks terms in an element and what stands in it, in the order in which it is read."""
        if element.tag in _PASSED or not self.left:
            return
        children = list(element)
        made, element.text = self._parts(element.text)
        at = len(made)
        for place, one in enumerate(made):
            element.insert(place, one)
        for child in children:
            self._mark(child)
            made, child.tail = self._parts(child.tail)
            for place, one in enumerate(made, at + 1):
                element.insert(place, one)
            at += 1 + len(made)

    def _parts(self, text: str | None) -> tuple[list[etree.Element], str | None]:
        """The marked terms of a text, each with what follows it, and what stands before them."""
        if not text or isinstance(text, AtomicString):
            return [], text
        found = list(self._found(text))
        ends = [match.start() for match, _ in found[1:]] + [len(text)]
        made = []
        for (match, term), end in zip(found, ends, strict=False):
            made.append(self._marked(match[0], term))
            made[-1].tail = text[match.end() : end]
        return made, text[: found[0][0].start()] if found else text

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Where terms are used for the first time, and which these are."""
        for match in self.pattern.finditer(text):
            term = self.left.pop(match[0].casefold(), None)
            if term is not None:
                yield match, term

    def _marked(self, word: str, term: str) -> etree.Element:
        marked = etree.Element("dfn" if self.address is None else "a", {"class": "term"})
        if self.address is not None:
            marked.set("href", f"{self.address}#{anchor(term)}")
        marked.set("title", self.meanings[term])
        marked.text = AtomicString(word)
        return marked


def anchor(term: str) -> str:
    """The id of a term in the list."""
    return f"term-{slugify_unicode(term, '-')}"

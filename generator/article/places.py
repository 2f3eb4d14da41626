"""What a text can refer to beside figures: sections and tables, which are known at its end."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from html import escape

from markdown.treeprocessors import Treeprocessor

from generator.reading.errors import ContentError, unknown

_CAPTION = "Table:"
_ID = re.compile(r"\s*\{:?\s*#([^\s{}]+)\s*\}\s*\Z")


class Places:
    """The links of a page whose words wait until all of it is read."""

    def __init__(self, file: str, known: Iterable[str]) -> None:
        self.file, self.known = file, tuple(known)
        self.waiting: dict[str, tuple[str, int]] = {}

    def link(self, id: str, line: int) -> str:
        """The link to what has that id, with a sign in the place of its words."""
        sign = f"\x05{len(self.waiting)}\x05"
        self.waiting[sign] = (id, line)
        return f'<a class="reference" href="#{escape(id)}">{sign}</a>'

    def resolved(self, html: str, labels: Mapping[str, str]) -> str:
        """The page with these labels in the links that have waited for them, which are HTML.

        Raises ContentError for an id that nothing has.
        """
        for sign, (id, line) in self.waiting.items():
            if id not in labels:
                what = "figure, section, table, listing or equation" if labels else "figure"
                problem = unknown(what, id, [*self.known, *labels])
                raise ContentError(self.file, line, problem)
            html = html.replace(sign, labels[id])
        return html


class TableCaptions(Treeprocessor):
    """Makes captions of the paragraphs "Table: …" that stand right after a table, with numbers."""

    def __init__(self, md: object, labels: dict[str, str]) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.labels = labels

    def run(self, root: etree.Element) -> None:
        number = 0
        for parent in list(root.iter()):
            for table, after in zip(list(parent), list(parent)[1:], strict=False):
                text = (after.text or "").lstrip()
                if table.tag != "table" or after.tag != "p" or not text.startswith(_CAPTION):
                    continue
                number += 1
                parent.remove(after)
                id = _id_taken(after)
                text = (after.text or "").lstrip()
                caption = etree.Element("caption")
                label = etree.SubElement(caption, "b")
                label.text = f"Table {number}."
                label.tail = text.removeprefix(_CAPTION)
                caption.extend(list(after))
                table.insert(0, caption)
                if id:
                    table.set("id", id)
                    self.labels[id] = f"Table {number}"


def _id_taken(element: etree.Element) -> str | None:
    """The id that stands in braces at the end of an element, taken out of its text."""
    last = element[-1] if len(element) else None
    text = (element.text if last is None else last.tail) or ""
    if not (found := _ID.search(text)):
        return None
    if last is None:
        element.text = text[: found.start()]
    else:
        last.tail = text[: found.start()]
    return found[1]

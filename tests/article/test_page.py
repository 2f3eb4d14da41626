"""A page's source: front matter, figures and listings, and what is refused where."""

from pathlib import Path

import pytest

from generator.article.page import Page, parse_page, read_page
from generator.reading.errors import ContentError
from tests.samples.tiny import FRONT


def page(body: str) -> Page:
    return parse_page(FRONT + body, "net", "content/net.md")


def problem(text: str, slug: str = "net") -> str:
    with pytest.raises(ContentError) as caught:
        parse_page(text, slug, f"content/{slug}.md")
    return str(caught.value)


def write(tmp_path: Path, data: bytes, name: str = "net.md") -> Path:
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / name
    path.write_bytes(data)
    return path


def test_page_is_read_from_its_file(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf" + FRONT.replace("\n", "\r\n").encode() + b"Hi\r\n")
    result = read_page(path, tmp_path / "content")
    assert (result.slug, result.file, result.body_line) == ("net", "content/net.md", 6)
    assert result.body == "Hi\n"
    assert result.front.title == "T"
    assert result.front.draft is False


def test_file_that_is_not_utf_8_names_the_line(tmp_path):
    path = write(tmp_path, FRONT.encode() + b"a\ncaf\xe9\n")
    with pytest.raises(ContentError, match=r"^content/net.md:7: not UTF-8 \(byte 0xE9\)"):
        read_page(path, tmp_path / "content")


@pytest.mark.parametrize("slug", ["Net", "my net", "netz_2", "-a", "ü"])
def test_slug_is_lower_case_letters_digits_and_hyphens(slug):
    assert problem(FRONT, slug).startswith(f'content/{slug}.md: the file name "{slug}" becomes')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Hello\n", "1: front matter is missing"),
        ("", "1: front matter is missing"),
        ("---\ntitle: T\n", "1: front matter is not closed"),
        ("---\ntitle: T\n---\n", '2: front matter: missing key "description"'),
        (FRONT.replace("date", "dat"), '4: front matter: unknown key "dat" (known: after,'),
        (FRONT.replace("T", "[T"), "3: front matter: cannot read this YAML"),
        (FRONT.replace("2026-01-31", "soon"), "4: front matter: date: expected a date such as"),
        (FRONT.replace("T", "' '"), '2: front matter: title: expected some words, found " "'),
        (FRONT.replace("D", "''"), '3: front matter: description: expected some words, found ""'),
        (
            FRONT.replace("31\n", "31\nupdated: 2026-01-30\n"),
            "5: front matter: updated: expected a day from 2026-01-31 on, the page's date",
        ),
        (FRONT + "a\n```python\nx\n", "7: block opened with ``` is not closed"),
        (FRONT + "~~~~\nx\n~~~\n", "6: block opened with ~~~~ is not closed"),
        (FRONT + "\n    ```py\n  x\n    ```\n", "8: this line leaves the block that ``` opens on"),
        (FRONT + "> ```py\n> x\nx\n", "8: this line leaves the block that ``` opens on line 6"),
        (FRONT + "- ```py\n  x\n  ```\n", "6: a code block or figure in a list starts on a line"),
        (FRONT + "```figure\nid: a\n```\n", "6: a figure block names one kind after"),
        (FRONT + "```figure a b\nid: a\n```\n", "6: a figure block names one kind after"),
        (FRONT + "```figure net\nid: a\nid: b\n```\n", "8: net figure: cannot read this YAML: key"),
        (FRONT + "```figure net\n- a\n```\n", "7: net figure: expected a mapping"),
        (FRONT + "```listing\n```\n", "6: a listing names one file"),
        (FRONT + "```listing a.py\nx = 1\n```\n", "7: listing a.py: the code comes from the file"),
        (FRONT + "a\n{{ x\n\ny }}", "7: value opened with {{ is not closed"),
        (FRONT + "a\n\n$$x\n\ny$$", "8: formula opened with $$ is not closed"),
        (FRONT + "a <!-- b", "6: comment opened with <!-- is not closed"),
        (FRONT + "a\n<pre>", "7: <pre> is not closed with </pre>"),
        (FRONT + "a\n\nb]{.weight}", '8: there is no "[" before "]{.weight}"'),
        (FRONT + "[a\n\nb]{.weight}", '8: there is no "[" before "]{.weight}"'),
        (FRONT + "\n<a title={{ x }}>", "7: a value in an HTML tag must stand in quotes"),
        (FRONT + "\na[^1]", '7: unknown footnote "1" (known: none)'),
        (FRONT + "a[^1]\n\n[^1]: b\n\n[^1]: c", '10: footnote "1" is defined already on line 8'),
    ],
)
def test_bad_source_names_file_and_line(text, message):
    assert problem(text).startswith(f"content/net.md:{message}")


def test_figures_know_kind_id_block_and_lines():
    result = page(
        "a\n\n```figure network\nid: one\n```\n\n- b\n\n    ~~~figure dataset\n    x: 1\n    ~~~\n"
    )
    first, second = result.figures
    assert (first.kind, first.id, first.source, first.line) == ("network", "one", "id: one\n", 8)
    assert (second.kind, second.id, second.source, second.line) == (
        "dataset",
        None,
        "x: 1\n",
        14,
    )
    assert second.document.data == {"x": 1}
    assert str(first.document.error(("id",), "bad")) == 'content/net.md:9: figure "one": bad'
    assert str(second.document.error(("x",), "bad")) == "content/net.md:15: dataset figure: bad"


def test_listings_are_named():
    assert [listing.name for listing in page("```listing a.py\n```\n").listings] == ["a.py"]

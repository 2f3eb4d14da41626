"""Finished pages: an id stands once, every link leads somewhere, nothing loads from elsewhere."""

import re

import pytest

from generator.article.page import parse_page
from generator.pages.page_check import check_pages
from generator.pages.parsed import parse
from generator.reading.errors import ContentError
from tests.samples.elsewhere import ELSEWHERE
from tests.samples.tiny import FRONT


def refused(html: str, source: str = "", name: str = "a.html") -> str | None:
    """What is said of the HTML of an article; None where it is let through."""
    files = {
        name: html,
        "other.html": '<h2 id="there">There</h2><p id="there-title"></p>',
        "feed.xml": "<feed/>",
        "figures/net.svg": '<svg id="net"/>',
        "assets/icon.svg": b"<svg/>",
        "assets/photo 1.png": b"",
    }
    try:
        read = {n: parse(str(text)).links for n, text in files.items() if n.endswith(".html")}
        page = parse_page(FRONT + source, "a", "content/a.md")
        check_pages(read, files, {name: page}.get)
    except ContentError as error:
        return str(error)
    return None


def test_an_id_that_stands_twice_is_refused():
    assert refused('<main id="content"><p id="content">') == (
        'content/a.md: the id "content" occurs twice on the page a.html; rename one'
    )


def test_ids_of_two_pages_are_two_ids():
    assert refused('<p id="there">') is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\n## Cite this\n", 7),
        ("\n\n\n> ### *Cite* this!\n", None),  # in a quote it is not looked for
        ("\nText\n{: #cite-this}\n", 8),
        ("# One {#cite-this}\n\n# Two {: .wide #cite-this }\n", 8),
        ('Text\n\n<p id="cite-this">x</p>\n', 8),
        ("```python\nid: cite-this\n```\n\n## Cite this\n", 10),
        ("`{#cite-this}`\n", None),
        ("## Cite this again\n\n{#cite-this-too}\n", None),
    ],
)
def test_the_line_of_an_id_is_found_where_the_text_gives_it(source, line):
    message = refused('<p id="cite-this"></p><svg id="cite-this"/>', source)
    assert message.startswith(f"content/a.md:{line}:" if line else "content/a.md: the id")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (
            '<p id="yes"><a href="#nope">',
            '"#nope" leads nowhere: unknown id in a.html "nope" (known: yes)',
        ),
        (
            '<a href="nowhere.html">',
            '"nowhere.html" leads nowhere: unknown file "nowhere.html" (known: a.html, other.html',
        ),
        (
            '<a href="othr.html#x">',
            '"othr.html#x" leads nowhere: unknown file "othr.html" (known: a.html, other.html; '
            'did you mean "other.html"?)',
        ),
        (
            '<a href="other.html#ther">',
            '"other.html#ther" leads nowhere: unknown id in other.html "ther" (known: there; '
            'did you mean "there"?)',
        ),
        (
            '<img src="x.png">',
            '"x.png" leads nowhere: unknown file "x.png" (known: assets/photo 1.png)',
        ),
        ('<img src="">', "something on the page is to be loaded, and its address is empty"),
        ('<a href="/other.html">', '"/other.html" leads nowhere: unknown file "/other.html" ('),
        ('<a href="other.html/">', '"other.html/" leads nowhere: unknown file "other.html" ('),
        ('<a href="figures/">', '"figures/" leads nowhere: unknown file "figures" ('),
        ('<a href="../other.html">', '"../other.html" leads nowhere: unknown file "../other.html"'),
        ('<a href="http://[">', '"http://[" is no address'),
        ('<svg><path fill="url(#paint)"/></svg>', '"#paint" leads nowhere: unknown id in a.html'),
        ('<svg><use href="#part"/></svg>', '"#part" leads nowhere: unknown id in a.html'),
        ('<form action="send.php">', '"send.php" leads nowhere: unknown file "send.php" ('),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(html, problem):
    assert refused(html).startswith(f"content/a.md: {problem}")


def test_addresses_start_from_the_folder_of_their_page():
    assert refused('<a href="other.html">', name="figures/a.html").startswith(
        'content/a.md: "other.html" leads nowhere: unknown file "figures/other.html" '
    )
    assert refused('<a href="../other.html#there">', name="figures/a.html") is None


@pytest.mark.parametrize("html", ELSEWHERE)
def test_nothing_is_loaded_from_another_host(html):
    said = " ".join(refused(html).split())
    assert re.fullmatch(
        r'content/a\.md: "[^"]+x\.example[^"]*" would be loaded from elsewhere, and no page loads '
        "from another host; link to it instead",
        said,
    )


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<base href="https://x.example/">', "<base>: it moves where every address"),
        ('<meta http-equiv="Refresh" content="0;url=other.html">', "<meta>: it leads readers away"),
        ('<object data="figures/net.svg"></object>', "<object>: no policy of the page holds"),
        ('<embed src="figures/net.svg">', "<embed>: no policy of the page holds"),
        ('<applet code="a.class"></applet>', "<applet>: no policy of the page holds"),
        ('<iframe srcdoc="<base href=a>"></iframe>', "<base>: it moves where every address"),
        ("<iframe srcdoc=\"<iframe srcdoc='x'></iframe>\"></iframe>", "<iframe>: the srcdoc of"),
    ],
)
def test_what_no_policy_can_hold_is_no_part_of_a_page(html, problem):
    assert refused(html).startswith(f"content/a.md: no page may have {problem}")
    assert refused(html, f"Text\n\n{html}\n").startswith("content/a.md:8: no page may have")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java\nscript:alert(1)">x</a>',
        '<iframe src="JavaScript:alert(1)"></iframe>',
        '<form action=" javascript:alert(1)"></form>',
    ],
)
def test_a_script_in_an_address_is_refused(html):
    assert "pages run none in an address; put it into a <script>" in refused(html)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('\n<script>\nfetch("https://x.example/a")\n</script>\n', 8),
        ('\n<script>\nfetch("\\x68ttps://x.example/a")\n</script>\n', 8),
        ("\n<style>\np {}\n@import 'https://x.example/a'\n</style>\n", 9),
        ("\n```\nhttps://x.example/a\n```\n", None),
    ],
)
def test_the_line_of_what_would_load_is_that_of_its_host(source, line):
    message = refused('<script>fetch("https://x.example/a")</script>', source)
    assert message.startswith(f"content/a.md:{line}:" if line else 'content/a.md: "https:')


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x.example/a#b">x</a><a href="mailto:ada@x.example">x</a>',
        '<svg><a xlink:href="https://x.example/">x</a></svg>',
        '<link rel="canonical" href="https://x.example/a.html"><a rel="license" href="http://x">',
        '<meta property="og:url" content="https://x.example/">',
        '<a href="#">x</a><a href="#top">x</a><a href="">x</a><a href="?q=1">x</a>',
        '<a href="other.html?q=1#there">x</a><a href="./other.html">x</a><a href="feed.xml">x</a>',
        '<a href="figures/net.svg#net">x</a><img src="figures/net.svg#svgView(viewBox(0,0,9,9))">',
        '<img src="assets/photo%201.png" srcset="assets/icon.svg, assets/icon.svg 2x">',
        '<link rel="icon" href="data:,"><img src="data:image/png;base64,//8=">',
        '<p style="background: url(data:image/svg+xml;utf8,x); fill: url(#here)" id="here">',
        '<h2 id="ä">ä</h2><a href="#%C3%A4">x</a><a href="#&auml;">x</a>',
        '<p title="url(nope.png)">url(nope.png)</p><pre>&lt;img src="nope.png"></pre>',
        '<p>1<b id="here">2<p>3</b><a href="#here">x</a>',
        '<iframe title="x"><img src="nope.png"></iframe><td background="nope.png">x</td>',
        '<!-- <img src="nope.png"> --><script>"<img src=nope.png>"</script>',
        '<script>window.open("https://x.example/"); a.href = "https://x.example/"</script>',
        '<script>// fetch("https://x.example/")\n"fetch(\'https://x.example/\')"</script>',
        '<script>fetch("data.json"); import("./a.js"); fetch(`${host}/a`)</script>',
        '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
        '<script type="importmap">{"imports": {"a": "./a.js"}}</script>',
        '<style>@namespace "http://www.w3.org/1999/xhtml"; @namespace url(http://x.example);</style>',
        '<style>p::after { content: "https://x.example/"; --x: "//x.example" }</style>',
        "<style>/* @import 'https://x.example/' */ p { quotes: '@import' '//x' }</style>",
        '<style>p { background: image-set("assets/icon.svg" type("image/svg+xml")) }</style>',
        '<iframe srcdoc="<a href=https://x.example/>x</a><a href=#in>x</a>"></iframe>',
        '<iframe src="data:text/html,<a href=https://x.example/>x</a>"></iframe>',
        '<iframe src="about:blank"></iframe><svg><animate attributeName="x" values="0; 1"/></svg>',
        '<form action="https://x.example/subscribe"></form>',
    ],
)
def test_everything_else_is_let_through(html):
    assert refused(html) is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\n[x](nope.html)\n\n[x](nope.html)\n", 7),
        ('\n[x](nope.html "Title")\n', 7),
        ("[x][1]\n\n[1]: nope.html\n", 8),
        ('<a href="nope.html">\n', 6),
        ("`(nope.html)`\n\n```\n(nope.html)\n```\n\n[x]( <nope.html> )\n", 12),
        ("[x](nope.html.txt)\n", None),
    ],
)
def test_the_line_of_an_address_is_found_where_the_text_gives_it(source, line):
    message = refused('<a href="nope.html">', source)
    assert message.startswith(f"content/a.md:{line}:" if line else 'content/a.md: "nope.html"')

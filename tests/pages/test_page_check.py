"""Finished pages: an id stands once, every link leads somewhere, nothing loads from elsewhere."""

import re

import pytest

from generator.article.page import parse_page
from generator.pages.page_check import check_pages
from generator.pages.parsed import parse
from generator.reading.errors import ContentError
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


ELSEWHERE = [
    '<img src="https://x.example/a.png">',
    '<img src="//x.example/a.png">',
    '<img alt="" srcset="assets/icon.svg 1x, http://x.example/a.png 2x">',
    '<script src="https://x.example/a.js"></script>',
    '<link rel="stylesheet" href="https://x.example/a.css">',
    '<link rel="alternate stylesheet" href="https://x.example/a.css">',
    '<link rel="preconnect" href="https://x.example">',
    '<iframe src="https://x.example/"></iframe>',
    '<video poster="https://x.example/a.png"></video>',
    '<object data="https://x.example/a.swf"></object>',
    '<p style="background: url(https://x.example/a.png)">',
    "<p style='background: URL( \"https://x.example/a.png\" )'>",
    '<style>@import "https://x.example/a.css";</style>',
    "<style>p { background: url(//x.example/a.png) }</style>",
    '<svg><image xlink:href="https://x.example/a.png"/></svg>',
    '<svg><path fill="url(https://x.example/a.svg#b)"/></svg>',
    '<base href="https://x.example/">',
    '<body class="a"><body background="https://x.example/a.png">',
    '<template><img src="https://x.example/a.png"></template>',
    '<noscript><img src="https://x.example/a.png"></noscript>',
]


@pytest.mark.parametrize("html", ELSEWHERE)
def test_nothing_is_loaded_from_another_host(html):
    assert re.fullmatch(
        r'content/a\.md: "\S+x\.example\S*" would be loaded from elsewhere, and no page loads '
        "from another host; link to it instead",
        refused(html),
    )


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

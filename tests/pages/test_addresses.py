"""Addresses in a page: found where they stand, changed there, and nothing else touched."""

from pathlib import Path

import pytest

from generator.pages.addresses import inside
from generator.pages.parsed import parse


def changed(html: str) -> str:
    """The page with every address in brackets, and an exclamation mark where it is loaded."""
    return parse(html).readdressed(lambda address, loads: f"[{address}]{'!' * loads}")


def written(html: str) -> str | None:
    """The page as its tree is written."""
    return parse(html).tree.html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="x.html">x.html</a>', '<a href="[x.html]">x.html</a>'),
        ("<A class=a HREF = 'x.html' id=b>", '<A class=a HREF = "[x.html]" id=b>'),
        ("<a\n href=x.html>", '<a\n href="[x.html]">'),
        ('<a href="?a=1&amp;b=2">', '<a href="[?a=1&amp;b=2]">'),
        ('<a download href="x">', '<a download href="[x]">'),
        ('<img alt="src=\'y\'" src="x.png"/>', '<img alt="src=\'y\'" src="[x.png]!"/>'),
        ('<p>ä\n€<img src="x">\n<img src="y">', '<p>ä\n€<img src="[x]!">\n<img src="[y]!">'),
        ('<img srcset="a.png 1x, b.png 2x">', '<img srcset="[a.png]! 1x, [b.png]! 2x">'),
        ('<link rel="canonical" href="x">', '<link rel="canonical" href="[x]">'),
        ('<link rel="icon" href="x">', '<link rel="icon" href="[x]!">'),
        ("<p style='fill: url(\"#x\")'>", '<p style="fill: url(&quot;[#x]!&quot;)">'),
        (
            "<style>a{b:url(x)}\n@import 'y'</style>",
            "<style>a{b:url([x]!)}\n@import '[y]!'</style>",
        ),
        ('<svg><a xlink:href="#x"/></svg>', '<svg><a xlink:href="[#x]"/></svg>'),
        ("<a href>x</a>", '<a href="[]">x</a>'),  # the page itself
        (
            "<template><img src=x><template><img src=y></template></template>",
            '<template><img src="[x]!"><template><img src="[y]!"></template></template>',
        ),
    ],
)
def test_every_address_is_changed_where_it_stands(html, expected):
    assert changed(html) == written(expected)


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><title>A &amp; b</title><p title='url(x)'>url(x) &lt;a href=\"x\"></p>",
        '<script>"<a href=x>"</script><!-- <a href="x"> --><pre data-href="x">\r\n</pre>',
        "<a id>x</a><b id=href=x></b>",
    ],
)
def test_all_else_stays_as_it_is(html):
    assert changed(html) == html


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("x.html#y", ("a/x.html", "y")),
        ("#y", ("a/b.html", "y")),
        ("", ("a/b.html", "")),
        ("c%20d.png?e", ("a/c d.png", "")),
        ("../x.html", ("x.html", "")),
        ("https://x.example/", None),
        ("//x.example/y", None),
        ("mailto:a@x.example", None),
        ("http://[", None),
    ],
)
def test_a_place_in_the_site_is_told_from_one_outside(address, place):
    assert inside(address, "a/b.html") == place


@pytest.mark.parametrize("name", ("net.html", "index.html", "gallery.html", "figures/first.html"))
def test_a_changed_page_has_the_changed_addresses_and_is_else_the_same(
    tiny: Path, name: str
) -> None:
    page = parse((tiny / name).read_text("utf-8"))
    for change in (
        lambda address, _: f"https://example.org/{address}?a=1&b=\"'<",
        lambda address, loads: "data:image/png;base64,AAAA" if loads else address,
    ):
        after = parse(page.readdressed(change))
        told = tuple((change(*pair), pair[1]) for pair in page.links.addresses)
        assert (after.links.ids, after.links.addresses) == (page.links.ids, told)
    assert page.readdressed(lambda address, _: address) == page.html
    bracketed = parse(page.readdressed(lambda address, _: f"[{address}]"))
    assert bracketed.readdressed(lambda address, _: address[1:-1]) == page.tree.html

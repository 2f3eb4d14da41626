"""The policy of a page: what is in it, by the hash of its text, what lies on its site, no more."""

import base64
import hashlib
import re
import zipfile
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.policy import own_sources, policy, with_policy
from tests.page import Page, local, none

OWN = "'self' https://x.example/notes/"
ALWAYS = "default-src 'none'; base-uri 'none'; img-src data:; font-src data:; media-src data:"


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def needs(html: str, own: str = OWN) -> str:
    """What the policy allows for the sake of the HTML."""
    told = policy(html, own).removeprefix(f"{ALWAYS}; ").removesuffix("; form-action 'none'")
    return "" if told == "form-action 'none'" else told


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ("<p>x</p>", ""),
        ("<script>a()</script>", f"script-src {hashed('a()')}"),
        ("<script type=module>a()</script>", f"script-src {hashed('a()')}"),
        ("<script type=' Text/JavaScript '>a()</script>", f"script-src {hashed('a()')}"),
        ("<script type=importmap>{}</script>", f"script-src {hashed('{}')}"),
        ("<script type=application/json>{}</script>", ""),
        ("<script>a()</script><script>a()</script>", f"script-src {hashed('a()')}"),
        ("<script>&lt;\n</script>", f"script-src {hashed('&lt;' + chr(10))}"),
        ("<script>a", f"script-src {hashed('a')}"),
        ("<script defer src=a.js></script>", f"script-src {OWN}"),
        ("<script src='data:text/javascript,a'></script>", "script-src data:"),
        ("<!-- <script>a()</script> --><textarea><script>a()</script></textarea>", ""),
        ("<p onclick='a(&quot;)'>", f"script-src 'unsafe-hashes' {hashed('a(' + chr(34) + ')')}"),
        ("<style>p {}</style>", f"style-src {hashed('p {}')}"),
        ("<svg><style>a &gt; b</style></svg>", f"style-src {hashed('a > b')}"),
        ("<p style='color: red'>", f"style-src 'unsafe-hashes' {hashed('color: red')}"),
        ("<noscript><style>p {}</style></noscript>", f"style-src {hashed('p {}')}"),
        ("<template><style>p {}</style></template>", f"style-src {hashed('p {}')}"),
        ("<link rel=stylesheet href=a.css>", f"style-src {OWN}"),
        ("<link rel=manifest href=a.json>", f"manifest-src {OWN}"),
        ("<link rel=canonical href=https://y.example/>", ""),
        ("<iframe srcdoc='<script>a()</script>'></iframe>", f"script-src {hashed('a()')}"),
        (
            "<iframe src='data:text/html,<script>a()</script>'></iframe>",
            f"frame-src data:; script-src {hashed('a()')}",
        ),
    ],
)
def test_what_is_in_the_page_is_allowed_by_its_hash(html: str, needed: str) -> None:
    assert needs(html) == needed


@pytest.mark.parametrize(
    ("html", "targets"),
    [
        ("<p>x</p>", "'none'"),
        ("<form>", OWN),
        ("<form action=a.html>", OWN),
        ("<form action='https://ada@y.example:8080/z?;'>", "https://y.example:8080"),
        ("<form action=//y.example/z>", "y.example"),
        ("<form action=mailto:ada@y.example>", "mailto:"),
        ("<form><button formaction=https://y.example/></form>", f"{OWN} https://y.example"),
        ("<form action=https://bücher.example/>", "https://xn--bcher-kva.example"),
        # These cannot be told in a policy, and so do not get out of it either.
        ("<form action='https://y;script-src *'>", OWN),
        ("""<form action='https://y"><script>'>""", OWN),
        ("<form action=http://[::1]/>", OWN),
        ("<form action=https://y..example/>", OWN),
    ],
)
def test_forms_lead_where_they_say(html: str, targets: str) -> None:
    assert policy(html, OWN).endswith(f"; form-action {targets}")


@pytest.mark.parametrize(
    "html",
    [
        "<script src=https://y.example/a.js></script>",
        "<link rel=stylesheet href=//y.example/a.css>",
        "<iframe src=https://y.example/></iframe>",
        "<img src=https://y.example/a.png>",
        "<style>@import 'https://y.example/a.css'</style>",
    ],
)
def test_nothing_of_another_host_is_allowed_because_a_page_asks_for_it(html: str) -> None:
    assert "y.example" not in policy(html, OWN)


@pytest.mark.parametrize(
    ("address", "sources"),
    [
        ("https://x.example/notes/", OWN),
        ("http://127.0.0.1:8000/", "'self' http://127.0.0.1:8000/"),
        ("https://bücher.example/ä;b,c/", "'self' https://xn--bcher-kva.example/%C3%A4%3Bb%2Cc/"),
        ("http://[::1]/", "'self'"),
    ],
)
def test_the_sites_own_files_are_named_by_its_address(address: str, sources: str) -> None:
    assert own_sources(address) == sources


def test_the_policy_is_read_before_all_that_it_is_about() -> None:
    page = with_policy('<!doctype html>\n<meta charset="utf-8">\n<style>p {}</style>', OWN)
    expected = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, OWN)}">'
    assert page.split("\n")[1:3] == ['<meta charset="utf-8">', expected]


# Whatever is closed where it was opened. Else a browser guesses, and what it may guess otherwise
# than the build is not run.
WRITTEN = st.recursive(
    st.sampled_from(
        ["x", "<p style='a: b'>", "<b onclick=x()>y</b>", "&gt;", "<", '"', "\n", "<br/>", "-->",
         "<script>'<!--&gt;'</script>", "<script type=module>a</script>", "<style>p > a</style>",
         "<style>&lt;!-- <b></style>",
         "<svg><style>a &gt; b<!-- c --></style><script>a()</script><g style='a: b'/></svg>"]
    ),
    lambda inner: st.builds(
        "{0[0]}{1}{0[1]}".format,
        st.sampled_from(
            [("<div>", "</div>"), ("<template>", "</template>"),
             ("<textarea>", "</textarea>"), ("<!--", "-->"), ("<noscript>", "</noscript>")]
        ),
        st.lists(inner, max_size=4).map("".join),
    ),
)  # fmt: skip


@given(WRITTEN)
def test_what_the_parser_of_pages_finds_is_in_the_policy(html: str) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    told = policy(html)
    for element in parser.parse(html, scripting=False).iter():
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if local(element) in ("script", "style") and text:
            assert hashed(text) in told
        for value in (element.get(name) for name in ("style", "onclick")):
            assert not value or hashed(value) in told


def test_every_page_has_the_policy_of_what_it_finally_is(documents: dict[str, Page]) -> None:
    def problem(page: Page) -> str | None:
        found = re.findall(
            '<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.source
        )
        if len(found) != 1:
            return f"{len(found)} policies"
        (told,) = found
        hashes = set(re.findall(r"'sha256-[^']*'", told))
        if hashes != set(re.findall(r"'sha256-[^']*'", policy(page.source))):
            return "it is not of this text"
        if "unsafe-inline" in told or "unsafe-eval" in told or "default-src 'none'" not in told:
            return f"it is no strict one: {told}"
        return None

    none(f"{path}: {said}" for path, page in documents.items() if (said := problem(page)))


def test_the_pages_of_the_archive_keep_their_policies(tiny: Path) -> None:
    with zipfile.ZipFile(tiny / "tiny-site.zip") as archive:
        pages = [name for name in archive.namelist() if name.endswith(".html")]
        assert "tiny-site/index.html" in pages
        for name in pages:
            html = archive.read(name).decode()
            (told,) = re.findall('Content-Security-Policy" content="([^"]*)">', html)
            assert set(re.findall("'sha256[^']*'", told)) == set(
                re.findall("'sha256[^']*'", policy(html))
            )

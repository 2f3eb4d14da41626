"""Mistakes in a small site: each is refused at its place, in one line, and the last build stays."""

import pytest

from generator.figures.kinds import KINDS
from tests.building import refusal, unpainted
from tests.samples.tiny import CREW, INDEX, LATER, MODEL, NET, SITE, SOURCES, write

REFUSED = {
    "unknown figure kind": (
        {"net.md": NET.replace("figure dataset", "figure datset")},
        f'net.md:15: unknown figure kind "datset" (known: {", ".join(sorted(KINDS))}; '
        'did you mean "dataset"?)',
    ),
    "unknown key in a figure": (
        {"net.md": NET.replace("caption: The crew", "captoin: The crew")},
        'net.md:18: figure "second": unknown key "captoin" (known: caption, data, id, model, '
        'rows; did you mean "caption"?)',
    ),
    "unknown model in a figure": (
        {"net.md": NET.replace("model: one", "model: on")},
        'net.md:10: figure "first": unknown model "on" (known: one; did you mean "one"?)',
    ),
    "unknown data set in a figure": (
        {"net.md": NET.replace("data: crew", "data: crow")},
        'net.md:17: figure "second": unknown data set "crow" (known: crew; did you mean "crew"?)',
    ),
    "state that the figure of a question has not": (
        {"net.md": NET + "\n```question exercise\nid: q\nask: Why?\nsolution: So.\nfigure: first\n"
         "set: {row: 2}\n```\n"},
        'net.md:26: question "q": set: figure "first": unknown state "row" (known: step)',
    ),
    "unknown row in a figure": (
        {"net.md": NET.replace("row: 1", "row: 4")},
        'net.md:11: figure "first": unknown row "4" (Id runs from 1 to 3 in crew.csv)',
    ),
    "unknown column in a model": (
        {"models/one.yaml": MODEL.replace("column: Sex", "column: Sexx")},
        'models/one.yaml:4: unknown column of crew.csv "Sexx" (known: Alive, Id, Sex; did you '
        'mean "Sex"?)',
    ),
    "undescribed column": (
        {"data/crew.csv": CREW.replace("Alive", "Alive,Age").replace(",1\n", ",1,5\n").replace(
            ",0\n", ",0,5\n")},
        'data/crew.yaml:7: column "Age" of crew.csv has no description',
    ),
    "ragged data": (
        {"data/crew.csv": CREW + "4,male\n"},
        "data/crew.csv:5: found 2 cells, expected 3 as in the first line",
    ),
    "figure id used twice on a page": (
        {"net.md": NET.replace("id: second", "id: first")},
        'net.md:16: figure "first": the id "first" is taken by content/net.md:9',
    ),
    "figure id used twice in the site": (
        {"later.md": NET.replace("id: second", "id: third"), "site.yaml": SITE + "  - later\n"},
        'later.md:9: figure "first": the id "first" is taken by content/net.md:9',
    ),
    "figure without an id": (
        {"net.md": NET.replace("id: second\n", "")},
        'net.md:16: dataset figure: missing key "id"',
    ),
    "figure id that is no address": (
        {"net.md": NET.replace("id: second", "id: Second one")},
        'net.md:16: figure "Second one": id: ',
    ),
    "figure without a caption": (
        {"net.md": NET.replace("caption: The crew.\n", "")},
        'net.md:16: figure "second": missing key "caption"',
    ),
    "empty caption": (
        {"net.md": NET.replace("caption: The crew.", 'caption: ""')},
        'net.md:18: figure "second": a caption is one paragraph of text',
    ),
    "caption of several paragraphs": (
        {"net.md": NET.replace("caption: The crew.", 'caption: "One\\n\\ntwo"')},
        'net.md:18: figure "second": a caption is one paragraph of text',
    ),
    "caption with a figure in it": (
        {"net.md": NET.replace("caption: The crew.", 'caption: "```figure net\\nid: a\\n```"')},
        'net.md:18: figure "second": a caption is one paragraph of text',
    ),
    "undefined value": (
        {"net.md": NET.replace("accuracy.all", "acuracy.all")},
        'net.md:6: unknown name "acuracy" in models.one (known: ',
    ),
    "undefined value in a caption": (
        {"net.md": NET.replace("The crew.", "The {{ datasets.crow.rows }} crew.")},
        'net.md:18: unknown name "crow" in datasets (known: crew; did you mean "crew"?)',
    ),
    "value of a row that is not there": (
        {"net.md": NET.replace("one.accuracy.all", "one.row(9).sum")},
        'net.md:6: models.one.row(9).sum | percent: no row "9" in crew.csv',
    ),
    "value of a column that is not there": (
        {"net.md": NET.replace("models.one.accuracy.all", "datasets.crew.where(Sexx=1).rows")},
        'net.md:6: datasets.crew.where(Sexx=1).rows | percent: unknown column "Sexx" (known: ',
    ),
    "value of a rule's network": (
        {
            "models/rule.yaml": MODEL.partition("features:")[0]
            + "label: Alive\nsplit: {train: 2}\nrule: {always: 1}\n",
            "net.md": NET.replace("one.accuracy.all", "rule.row(1).sum"),
        },
        'net.md:6: models.rule.row(1).sum | percent: model "rule" is a rule, not a network',
    ),
    "accuracy of a shape": (
        {
            "models/bare.yaml": MODEL.partition("    weights:")[0],
            "net.md": NET.replace("one.accuracy.all", "bare.accuracy.all"),
        },
        'net.md:6: models.bare.accuracy.all | percent: network "bare" has no weights, only a sh',
    ),
    "reference to no figure": (
        {"net.md": NET.replace("#first", "#frist")},
        'net.md:6: unknown figure "frist" (known: first, second; did you mean "first"?)',
    ),
    "listing that is not there": (
        {"net.md": NET + "\n```listing a.py\n```\n"},
        'net.md:21: unknown listing "a.py" (known: none)',
    ),
    "article that is listed but missing": (
        {"site.yaml": SITE + "  - nett\n"},
        'site.yaml:12: unknown article "nett" (known: net; did you mean "net"?)',
    ),
    "article that is listed twice": (
        {"site.yaml": SITE + "  - net\n"},
        'site.yaml:12: article "net" is listed already',
    ),
    "article that is not listed": (
        {"later.md": LATER},
        'later.md: not listed in content/site.yaml under "articles" (add it there, or say "draf',
    ),
    "article in the place of the 404 page": (
        {"404.md": LATER, "site.yaml": SITE + '  - "404"\n'},
        '404.md: "404" is the page for addresses that do not exist; rename this article',
    ),
    "article that builds on an unknown one": (
        {
            "net.md": NET.replace("date: 2026-01-31", "date: 2026-01-31\nafter: latr"),
            "later.md": LATER,
            "site.yaml": SITE + "  - later\n",
        },
        'net.md:5: front matter: after: unknown article "latr" (known: later; did you mean "later',
    ),
    "article that builds on a draft": (
        {
            "net.md": NET.replace("date: 2026-01-31", "after: later\ndate: 2026-01-31"),
            "later.md": LATER.replace("---\nNothing", "draft: true\n---\nNothing"),
        },
        'net.md:4: front matter: after: unknown article "later" (known: none)',
    ),
    "article that builds on itself": (
        {"net.md": NET.replace("date: 2026-01-31", "after: net\ndate: 2026-01-31")},
        'net.md:4: front matter: after: unknown article "net" (known: none)',
    ),
    "a thumbnail that is no figure of the page": (
        {"net.md": NET.replace("date: 2026-01-31", "date: 2026-01-31\nthumbnail: frist")},
        'net.md:5: front matter: thumbnail: unknown figure of this page "frist" (known: first; '
        'did you mean "first"?)',
    ),
    "a thumbnail that is a table": (
        {"net.md": NET.replace("date: 2026-01-31", "thumbnail: second\ndate: 2026-01-31")},
        'net.md:4: front matter: thumbnail: figure "second" is a table, expected one that is '
        "drawn (first)",
    ),
    "footnote in a caption": (
        {"net.md": NET.replace("The crew.", "The crew.[^1]") + "\nText.[^1]\n\n[^1]: Note.\n"},
        'net.md:18: figure "second": a caption has no footnotes; put the note into the text',
    ),
    "id of the page itself": (
        {"net.md": NET.replace("id: second", "id: content")},
        'net.md:16: the id "content" occurs twice on the page net.html; rename one',
    ),
    "heading with an id of the page itself": (
        {"net.md": NET + "\n## Cite this\n"},
        'net.md:21: the id "cite-this" occurs twice on the page net.html; rename one',
    ),
    "figure with the id of another's part": (
        {"net.md": NET.replace("id: second", "id: first-desc")},
        'net.md:16: the id "first-desc" occurs twice on the page net.html; rename one',
    ),
    "id in a caption": (
        {"net.md": NET.replace("The crew.", "'The *crew*{: #first}.'")},
        'net.md:18: the id "first" occurs twice on the page net.html; rename one',
    ),
    "link to no heading": (
        {"net.md": NET + "\n[b](#nope)\n"},
        'net.md:21: "#nope" leads nowhere: unknown id in net.html "nope" (known: cite-this, cont',
    ),
    "link to no page": (
        {"index.md": INDEX + "\n[b](nett.html)\n"},
        'index.md:10: "nett.html" leads nowhere: unknown file "nett.html" (known: 404.html, gall',
    ),
    "link to no heading of another page": (
        {"index.md": INDEX + "\n[b](net.html#nope)\n"},
        'index.md:10: "net.html#nope" leads nowhere: unknown id in net.html "nope" (known: ',
    ),
    "link in a caption to no page": (
        {"net.md": NET.replace("The crew.", "'The [crew](crew.html).'")},
        'net.md:18: "crew.html" leads nowhere: unknown file "crew.html" (known: ',
    ),
    "image that is not there": (
        {"net.md": NET + "\n![An image](x.png)\n"},
        'net.md:21: "x.png" leads nowhere: unknown file "x.png" (known: ',
    ),
    "image from another host": (
        {"net.md": NET + '\n<img alt="x" src="https://x.example/x.png">\n'},
        'net.md:21: "https://x.example/x.png" would be loaded from elsewhere, and no page loads ',
    ),
    "home page without the heading that the navigation leads to": (
        {"index.md": INDEX.replace(" {#articles}", " {#all}")},
        'index.md: "index.html#articles" leads nowhere: unknown id in index.html "articles" (',
    ),
    "base_url without a slash at its end": (
        {"site.yaml": SITE.replace("deep/", "deep")},
        "site.yaml:5: base_url: expected an http(s) address that ends in a slash, such as "
        'https://example.org/notes/, found "https://tiny.example/deep"',
    ),
    "base_url with signs of HTML": (
        {"site.yaml": SITE.replace("https://tiny.example/deep/", """'https://a"b<c>/'""")},
        "site.yaml:5: base_url: expected an http(s) address that ends in a slash",
    ),
    "base_url with signs that feed and robots.txt write differently": (
        {"site.yaml": SITE.replace("deep/", "a&b/")},
        "site.yaml:5: base_url: expected an http(s) address that ends in a slash",
    ),
    "base_url without a host": (
        {"site.yaml": SITE.replace("https://tiny.example/deep/", "https:///deep/")},
        "site.yaml:5: base_url: expected an http(s) address that ends in a slash",
    ),
    "licence that is no web address": (
        {"site.yaml": SITE.replace("https://creativecommons.org/", "javascript:alert(1)/")},
        "site.yaml:9: licence.url: expected an http(s) address such as https://creativecommons",
    ),
    "licence without a name": (
        {"site.yaml": SITE.replace("CC BY 4.0", '""')},
        "site.yaml:8: licence.name: expected some text, found none",
    ),
    "empty title": (
        {"site.yaml": SITE.replace("title: Tiny", 'title: " "')},
        "site.yaml:1: title: expected some text, found none",
    ),
    "base_url without a scheme": (
        {"site.yaml": SITE.replace("https://", "")},
        "site.yaml:5: base_url: ",
    ),
    "base_url with a query": (
        {"site.yaml": SITE.replace("deep/", "?a=/")},
        "site.yaml:5: base_url: ",
    ),
    "language that is no language code": (
        {"site.yaml": SITE.replace("language: en", "language: English (UK)")},
        "site.yaml:6: language: ",
    ),
    "unknown setting": (
        {"site.yaml": SITE.replace("tagline", "tag_line")},
        'site.yaml:2: unknown key "tag_line" (known: articles, author,',
    ),
    "missing setting": (
        {"site.yaml": SITE.replace("author: Ada Lovelace\n", "")},
        'site.yaml:1: missing key "author"',
    ),
    "settings that are no YAML": (
        {"site.yaml": SITE.replace("title: Tiny", "title: [Tiny")},
        "site.yaml:2: cannot read this YAML",
    ),
    "unknown data set in a model": (
        {"models/one.yaml": MODEL.replace("data: crew", "data: crews")},
        'models/one.yaml:2: unknown data set "crews" (known: crew; did you mean "crew"?)',
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """These builds come to nothing."""
    unpainted(monkeypatch)


@pytest.mark.parametrize(("changed", "message"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_refused_at_its_place_and_the_last_build_stays(
    tmp_path, tiny, changed, message
):
    assert any(SOURCES.get(name) != text for name, text in changed.items())
    content = write(tmp_path / "content", SOURCES | changed)
    assert refusal(content, tiny).startswith(f"content/{message}")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index.md", "content/index.md: missing: the home page's text"),
        ("site.yaml", "content/site.yaml: missing: the site's settings"),
        ("net.md", 'content/site.yaml:11: unknown article "net" (known: none)'),
        ("data/crew.csv", "content/data/crew.yaml:1: unknown file beside crew.yaml"),
        ("data/crew.yaml", 'content/models/one.yaml:2: unknown data set "crew" (known: none)'),
        ("models/one.yaml", 'content/net.md:10: figure "first": unknown model "one" (known: no'),
    ],
)
def test_a_missing_file_is_named(tmp_path, tiny, name, message):
    content = write(tmp_path / "content", SOURCES)
    (content / name).unlink()
    assert refusal(content, tiny).startswith(message)


@pytest.mark.parametrize("name", ["site.yaml", "net.md", "data/crew.yaml", "data/crew.csv"])
def test_a_file_that_is_not_utf_8_is_named(tmp_path, tiny, name):
    content = write(tmp_path / "content", SOURCES)
    (content / name).write_bytes(SOURCES[name].encode() + b"\xe4\n")
    line = SOURCES[name].count("\n") + 1
    assert refusal(content, tiny).startswith(f"content/{name}:{line}: not UTF-8 (byte 0xE4)")

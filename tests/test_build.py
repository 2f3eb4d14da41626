"""A small site, built: what is made, what is refused and where, and that no text is markup."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.figures.kinds import KINDS
from generator.site.bibtex import bibtex
from generator.site.scripts import read_script
from generator.site.site import read_site
from tests.pages import Page, local, text_of

ATOM = "{http://www.w3.org/2005/Atom}"

SITE = """\
title: Tiny
tagline: Small networks
description: A site for tests.
author: Ada Lovelace
base_url: https://tiny.example/deep/
language: en
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
articles:
  - net
"""
INDEX = """\
---
title: Tiny
description: Where it starts.
date: 2026-01-01
---
Hello.

## Articles {#articles}
"""
NET = """\
---
title: A net
description: About a net.
date: 2026-01-31
---
It is right for {{ models.one.accuracy.all | percent }} of the crew: see [](#first).

```figure forward-pass
id: first
model: one
row: 1
caption: The net at work.
```

```figure dataset
id: second
data: crew
caption: The crew.
```
"""
LATER = """\
---
title: Later
description: Not yet.
date: 2026-02-01
---
Nothing here.
"""
CREW = "Id,Sex,Alive\n1,male,0\n2,female,1\n3,male,1\n"
CREW_DESCRIPTION = """\
file: crew.csv
title: The crew
source: A list
licence: CC0
key: Id
row_noun: sailor
columns:
  Id: {meaning: Number}
  Sex: {meaning: Sex, codes: {male: male, female: female}}
  Alive: {meaning: Alive, codes: {0: lost, 1: saved}}
"""
MODEL = """\
title: One neuron
data: crew
features:
  - column: Sex
    encode: {male: 0, female: 1}
label: Alive
split: {train: 2}
layers:
  - units: 1
    activation: sigmoid
    weights: [[2]]
    biases: [-1]
"""
SOURCES = {
    "site.yaml": SITE,
    "index.md": INDEX,
    "net.md": NET,
    "data/crew.csv": CREW,
    "data/crew.yaml": CREW_DESCRIPTION,
    "models/one.yaml": MODEL,
}


def write(content: Path, sources: dict[str, str]) -> Path:
    for name, text in sources.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def run(content: Path, output: Path) -> Result:
    return CliRunner().invoke(main, ["build", "--content", str(content), "--output", str(output)])


def built(content: Path, output: Path) -> Path:
    result = run(content, output)
    assert result.exit_code == 0, result.stderr or result.exception
    return output


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def page(output: Path, name: str) -> Page:
    return Page(name, (output / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    """The small site as built; tests that must fail run over it, and leave it as it was."""
    folder = tmp_path_factory.mktemp("tiny")
    return built(write(folder / "content", SOURCES), folder / "build")


def refusal(content: Path, output: Path) -> str:
    """The one line that a build says that is refused; it leaves `output` and its folder alone."""
    before, beside = tree(output), sorted(output.parent.iterdir())
    result = run(content, output)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), "an error is a message, not a traceback"
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert tree(output) == before
    assert sorted(output.parent.iterdir()) == beside, "nothing half made is left behind"
    return result.stderr.strip()


def test_a_small_site_has_its_pages_figures_and_indexes(tiny):
    made = {re.sub(r"(?<=[./])[0-9a-f]{10}(?=[./])", "*", name) for name in tree(tiny)}
    figures = {
        f"figures/{name}.{ending}"
        for name in ("first", "second")
        for ending in ("svg", "png", "dark.png", "html", "json")
    }
    embeds = {f"embed/*/{name}.{end}" for name in ("first", "second") for end in ("html", "svg")}
    assert made == {
        ".feedforward", ".nojekyll", "index.html", "net.html", "404.html", "feed.xml",
        "sitemap.xml", "robots.txt", "sw.js", "gallery.html", "cards/index.png", "cards/net.png",
        "assets/feedforward.*.css", "assets/feedforward.*.js", "assets/embed.*.js",
        "offline/net.html", "articles.epub", "feedforward-site.zip",
        "assets/icon.svg", "figures/schema.json", "figures/first.animated.svg",
        "figures/second.csv", "embed/*/style.css", "embed/*/script.js",
        "embed/*/feedforward-figure.js", "embed/feedforward-figure.js",
        "oembed/net.json", "oembed/first.json", "oembed/second.json", *figures, *embeds,
    }  # fmt: skip


def test_a_build_says_in_one_line_what_it_made_and_where(tmp_path):
    result = run(write(tmp_path / "content", SOURCES), tmp_path / "build")
    assert re.fullmatch(
        r"Built 4 pages and 2 figures in \d+\.\d s: \S+/build/index\.html\n", result.stdout
    )


def test_values_and_references_are_put_in(tiny):
    text = text_of(page(tiny, "net.html").root)
    assert "It is right for 67 % of the crew: see Figure 1." in text


def test_every_page_of_the_small_site_is_valid_html(tiny):
    for name in ("index.html", "net.html", "404.html", "figures/first.html"):
        assert page(tiny, name).parsed[1] == []


def test_the_home_page_knows_that_it_is_the_current_one(tiny):
    current = {
        name: [link.get("href") for link in page(tiny, name).every("a") if link.get("aria-current")]
        for name in ("index.html", "net.html", "404.html")
    }
    assert current == {"index.html": ["index.html"], "net.html": [], "404.html": []}


def test_the_404_page_needs_no_other_file_and_leads_home_from_any_address(tiny):
    lost = page(tiny, "404.html")
    style = next(path for path in (tiny / "assets").glob("*.css")).read_text("utf-8")
    assert [e.text for e in lost.every("style")] == [style]
    assert {(e.get("rel"), e.get("href")) for e in lost.every("link")} == {("icon", "data:,")}
    assert {e.get("href") for e in lost.every("a")} == {
        "#content", BASE, f"{BASE}index.html", f"{BASE}index.html#articles", f"{BASE}feed.xml",
        f"{BASE}feedforward-site.zip",
        f"{BASE}gallery.html",
        "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip


def test_an_article_names_the_one_that_it_builds_on(tmp_path):
    later = LATER.replace("draft", "").replace("---\nNothing", "after: net\n---\nNothing")
    sources = {"later.md": later, "site.yaml": SITE + "  - later\n"}
    sources["net.md"] = NET.replace("title: A net", "title: Nets & <more>")
    output = built(write(tmp_path / "content", SOURCES | sources), tmp_path / "build")
    (line,) = [e for e in page(output, "later.html").every("p") if "Builds" in text_of(e)]
    assert text_of(line) == "Builds on Nets & <more>"
    assert [a.get("href") for a in line.iter("a")] == ["net.html"]
    assert "Builds on" not in text_of(page(output, "net.html").root)


def test_a_second_build_replaces_the_first_and_removes_what_is_stale(tmp_path):
    content, output = write(tmp_path / "content", SOURCES), tmp_path / "build"
    write(content, {"later.md": LATER, "site.yaml": SITE + "  - later\n"})
    assert (built(content, output) / "later.html").exists()
    (content / "later.md").unlink()
    write(content, {"site.yaml": SITE, "net.md": NET.replace("id: second", "id: crew-list")})
    names = set(tree(built(content, output)))
    assert "later.html" not in names
    assert "figures/second.html" not in names
    assert "figures/crew-list.html" in names
    assert {path.name for path in tmp_path.iterdir()} == {"content", "build"}


def test_a_folder_that_is_a_link_is_filled_where_it_leads(tmp_path):
    content, target = write(tmp_path / "content", SOURCES), tmp_path / "target"
    target.mkdir()
    link = tmp_path / "link"
    link.symlink_to(target)
    for _ in range(2):
        built(content, link)
    assert link.is_symlink()
    assert (target / "net.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"content", "target", "link"}


def test_a_draft_is_nowhere(tmp_path, tiny):
    draft = LATER.replace("---\nNothing", "draft: true\n---\nNothing")
    draft += "\n```figure nonsense\nid: nonsense\n```\n"  # nor are its figures made
    content = write(tmp_path / "content", SOURCES | {"later.md": draft})
    for settings in (SITE, SITE + "  - later\n"):
        write(content, {"site.yaml": settings})
        assert tree(built(content, tmp_path / "build")) == tree(tiny)


def test_articles_come_in_the_order_of_the_settings_everywhere(tmp_path):
    settings = SITE.replace("  - net\n", "  - later\n  - net\n")
    content = write(tmp_path / "content", SOURCES | {"later.md": LATER, "site.yaml": settings})
    output = built(content, tmp_path / "build")
    feed = ElementTree.parse(output / "feed.xml").getroot()
    assert [e.text for e in feed.iterfind(f"{ATOM}entry/{ATOM}title")] == ["Later", "A net"]
    links = [a.get("href") for h in page(output, "index.html").every("h3") for a in h.iter("a")]
    assert links == ["later.html", "net.html"]
    places = re.findall(r"<loc>(.*?)</loc>", (output / "sitemap.xml").read_text("utf-8"))
    assert [place.rpartition("/")[2] for place in places] == [
        "",
        "later.html",
        "net.html",
        "gallery.html",
    ]


SECOND = NET.replace("id: second", "id: third")

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
    "unknown row in a figure": (
        {"net.md": NET.replace("row: 1", "row: 4")},
        'net.md:11: figure "first": unknown row 4 (Id runs from 1 to 3 in crew.csv)',
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
        "net.md:6: models.one.row(9).sum | percent: no row 9 in crew.csv",
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
        {"net.md": NET.replace("id: second", "id: first-title")},
        'net.md:16: the id "first-title" occurs twice on the page net.html; rename one',
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


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"notes.txt": "mine"}, "notes.txt"),
        ({"index.html": "another site"}, "index.html"),
        ({".nojekyll": "", "index.html": "of before there were markers"}, ".nojekyll"),
        ({".feedforward": "index.html\n", "index.html": "", "mine.html": ""}, "mine.html"),
        ({".feedforward": "index.html\n", "index.html": "", ".git/HEAD": "mine"}, ".git/HEAD"),
        ({".feedforward": "figures/a.svg\n", "figures/b.svg": "", "z": ""}, "z"),
        ({".feedforward": "figures/a.svg\n", "figures/b.svg": ""}, "figures/b.svg"),
    ],
)
def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path, files, named):
    content, output = write(tmp_path / "content", SOURCES), write(tmp_path / "mine", files)
    message = refusal(content, output)
    assert message == (
        f'{output}: this folder holds "{named}" and may be something other than a built site; '
        "not replaced (delete the folder if nothing in it is needed, or choose another)"
    )


def test_what_somebody_adds_to_a_build_is_not_deleted(tmp_path):
    content, output = write(tmp_path / "content", SOURCES), tmp_path / "build"
    built(content, output)
    write(output, {"figures/mywork.svg": "<svg/>"})
    assert 'this folder holds "figures/mywork.svg"' in refusal(content, output)
    (output / "figures" / "mywork.svg").unlink()
    built(content, output)
    (output / "link").symlink_to(content)
    assert 'this folder holds "link"' in refusal(content, output)


def test_the_marker_lists_the_files_of_a_build_in_order(tiny):
    names = (tiny / ".feedforward").read_text("utf-8").splitlines()
    assert names == sorted(tree(tiny).keys() - {".feedforward"})


def test_the_content_is_no_place_for_the_output(tmp_path):
    content = write(tmp_path / "content", SOURCES)
    assert 'this folder holds "index.md"' in refusal(content, content)


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "build").mkdir()
    built(write(tmp_path / "content", SOURCES), tmp_path / "build")


def test_the_last_build_returns_when_the_new_one_cannot_be_put_in_place(
    tmp_path, tiny, monkeypatch
):
    def rename(self, target, whole=Path.rename):
        if Path(target) == tiny and not self.name.endswith("-old"):
            raise PermissionError(13, "Permission denied", str(target))
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    message = refusal(write(tmp_path / "content", SOURCES), tiny)
    assert message == f"{tiny}: cannot be written: Permission denied"


def test_a_folder_that_cannot_hold_the_build_is_named_as_it_was_given(tmp_path, monkeypatch):
    def refuse(prefix, dir):
        raise PermissionError(13, "Permission denied", f"{dir}/{prefix}x7")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    content = write(tmp_path / "content", SOURCES)
    message = refusal(content, tmp_path / "build")
    assert message == f"{tmp_path}/build: cannot be written: Permission denied"


def test_an_output_folder_that_cannot_be_made_is_a_message(tmp_path):
    content = write(tmp_path / "content", SOURCES)
    (tmp_path / "file").write_text("in the way")
    result = run(content, tmp_path / "file" / "build")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert re.fullmatch(
        rf"{re.escape(str(tmp_path))}/file/build: cannot be written: .+\n", result.stderr
    )


# Everything that ends a string, an element, a comment, a CDATA section or a template's value.
HOSTILE = (
    """</script><script>alert(1)</script></title></desc></style> & &amp; "q" 'a' ]]> <!-- {{ 7 }}"""
)
# As long, and with words at the same places, so that nothing but the markup could differ.
HARMLESS = re.sub(r"[^\w ]", "x", HOSTILE)


def sources_with(text: str) -> dict[str, str]:
    """The small site with `text` in every place where a text may stand."""
    t = json.dumps(text, ensure_ascii=False)  # JSON's strings are YAML's
    table = io.StringIO()
    csv.writer(table).writerows(
        [["Id", text + "M", text + "L"], [1, text + "m", 0], [2, text + "f", 1], [3, text + "m", 1]]
    )
    m, f = json.dumps(text + "m"), json.dumps(text + "f")
    column, label = json.dumps(text + "M"), json.dumps(text + "L")
    description = CREW_DESCRIPTION.partition("columns:")[0]
    for plain in ("The crew", "A list", "CC0", "sailor"):
        description = description.replace(plain, t)
    return {
        "site.yaml": SITE.replace("title: Tiny", f"title: {t}")
        .replace("Small networks", t)
        .replace("A site for tests.", t)
        .replace("Ada Lovelace", t)
        .replace("CC BY 4.0", t),
        "index.md": INDEX.replace("title: Tiny", f"title: {t}").replace("Where it starts.", t),
        "net.md": NET.replace("title: A net", f"title: {t}\nauthors: [{t}, Ada]")
        .replace("About a net.", t)
        .replace("The net at work.", json.dumps(f"`{text}`"))
        .replace("{{ models.one.accuracy.all | percent }}", "{{ models.one.title }}"),
        "data/crew.csv": table.getvalue(),
        "data/crew.yaml": description
        + f"columns:\n  Id: {{meaning: {t}}}\n  {column}: {{meaning: {t}}}\n"
        + f"  {label}: {{meaning: {t}, codes: {{0: {t}, 1: {t}}}}}\n",
        "models/one.yaml": MODEL.replace("One neuron", t)
        .replace("column: Sex", f"column: {column}\n    title: {t}")
        .replace("{male: 0, female: 1}", f"{{{m}: 0, {f}: 1}}")
        .replace("label: Alive", f"label: {label}"),
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    return built(write(folder / "content", sources_with(HOSTILE)), folder / "build")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("harmless")
    return built(write(folder / "content", sources_with(HARMLESS)), folder / "build")


def skeleton(path: Path) -> list[tuple]:
    """Every element and the names of its attributes, as a strict parser reads them."""
    if path.suffix == ".html":
        root, errors = page(path.parent, path.name).parsed
        assert errors == []
    else:
        root = ElementTree.parse(path).getroot()
    return [
        (e.tag if isinstance(e.tag, str) else "comment", *sorted(e.keys())) for e in root.iter()
    ]


@pytest.mark.parametrize(
    "name",
    [
        "index.html", "net.html", "404.html", "feed.xml", "sitemap.xml", "offline/net.html",
        "figures/first.html", "figures/first.svg", "figures/second.html",
    ],
)  # fmt: skip
def test_no_text_is_read_as_markup(hostile, harmless, name):
    assert skeleton(hostile / name) == skeleton(harmless / name)


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def test_the_head_says_what_the_author_wrote(hostile):
    net = page(hostile, "net.html")
    assert squeezed(text_of(net.every("title")[0])) == f"{HOSTILE}"
    for name in ("description", "author", "og:title", "og:description", "og:site_name"):
        assert net.meta(name) == HOSTILE
    assert net.meta("twitter:title") == net.meta("twitter:description") == HOSTILE


def test_the_page_says_what_the_author_wrote(hostile):
    net = page(hostile, "net.html")
    assert text_of(net.every("h1")[0]) == HOSTILE
    by_class = {e.get("class"): text_of(e) for e in net.every("p") if e.get("class")}
    assert by_class["lead"] == HOSTILE
    assert by_class["byline"].startswith(f"{HOSTILE}, Ada · 31 January 2026")
    assert f"right for {HOSTILE} of" in text_of(net.every("main")[0])
    assert [text_of(e) for e in net.ids["first"].iter("code")] == [HOSTILE]
    home = page(hostile, "index.html")
    assert text_of(home.every("h1")[0]) == HOSTILE
    assert text_of(home.every("h3")[0]) == HOSTILE


def test_the_cells_of_a_table_say_what_the_file_says(hostile):
    table = page(hostile, "net.html").ids["second"]
    assert [text_of(e) for e in table.iter("th")] == ["Id", f"{HOSTILE}M", f"{HOSTILE}L"]
    cells = [text_of(e) for e in table.iter("td")]
    assert cells == ["1", f"{HOSTILE}m", "0", "2", f"{HOSTILE}f", "1", "3", f"{HOSTILE}m", "1"]


def test_the_only_scripts_are_the_figures_states_and_the_one_that_reads_them(hostile):
    (own,) = hostile.glob("assets/feedforward.*.js")
    alone = read_script().figure
    for name in ("net.html", "figures/first.html"):
        state, other = sorted(page(hostile, name).every("script"), key=lambda s: not s.get("type"))
        assert state.get("type") == "application/json"
        assert json.loads(state.text)["classes"] == [HOSTILE, HOSTILE]
        assert not set("<&") & set(state.text)
        assert other.get("src") == f"assets/{own.name}" or other.text == alone
    for name in ("index.html", "404.html", "figures/second.html"):
        assert page(hostile, name).every("script") == []


def test_the_drawing_says_what_the_author_wrote(hostile):
    root = ElementTree.parse(hostile / "figures" / "first.svg").getroot()
    named = {e.get("id"): squeezed(e.text) for e in root.iter() if e.get("id")}
    assert named["first-title"] == HOSTILE
    assert f"the answer is “{HOSTILE}”." in named["first-desc"]
    texts = [squeezed("".join(e.itertext())) for e in root.iter() if local(e) == "text"]
    assert {HOSTILE, f"→ {HOSTILE}"} <= set(texts)


def test_a_figure_of_its_own_says_what_the_author_wrote(hostile):
    alone = page(hostile, "figures/first.html")
    assert text_of(alone.every("title")[0]) == HOSTILE
    assert text_of(alone.every("h1")[0]) == HOSTILE


def test_the_feed_says_what_the_author_wrote(hostile):
    feed = ElementTree.parse(hostile / "feed.xml").getroot()
    for path in ("title", "subtitle", "author/name", "rights", "entry/title", "entry/summary"):
        found = feed.find("/".join(ATOM + step for step in path.split("/")))
        assert squeezed(found.text) == HOSTILE
    authors = [squeezed(e.text) for e in feed.iterfind(f"{ATOM}entry/{ATOM}author/{ATOM}name")]
    assert authors == [HOSTILE, "Ada"]


def test_a_plain_caption_keeps_its_signs(tmp_path):
    caption = "Is 1 < 2 & 3 > 2, AT&T and ]]>? &lt;b>"
    content = write(
        tmp_path / "content",
        SOURCES | {"net.md": NET.replace("The crew.", json.dumps(caption))},
    )
    output = built(content, tmp_path / "build")
    shown = "Is 1 < 2 & 3 > 2, AT&T and ]]>? <b>"  # an entity is what HTML and Markdown make of it
    figure = page(output, "net.html").ids["second"]
    assert text_of(next(figure.iter("figcaption"))) == f"Figure 2. {shown} Embed figure 2"
    assert text_of(page(output, "figures/second.html").every("title")[0]) == shown


def entry(tmp_path: Path, title: str, authors: str = "[Ada Lovelace]") -> str:
    changed = NET.replace("title: A net", f"title: {json.dumps(title)}\nauthors: {authors}")
    site = read_site(write(tmp_path / "content", SOURCES | {"net.md": changed}))
    return bibtex(site.articles[0], site.settings)


def test_the_bibtex_entry_is_whole(tmp_path):
    assert entry(tmp_path, "A net", "[Ada Lovelace, Bell and Sons]") == (
        "@misc{net2026,\n"
        "  author = {{Ada Lovelace} and {Bell and Sons}},\n"
        "  title = {{A net}},\n"
        "  year = {2026},\n"
        "  month = jan,\n"
        "  howpublished = {Tiny},\n"
        "  url = {https://tiny.example/deep/net.html},\n"
        "  note = {CC BY 4.0},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("50 % of R&D", r"50 \% of R\&D"),
        ("$5 #1 a_b", r"\$5 \#1 a\_b"),
        ("x^2 ~ y", r"x\textasciicircum{}2 \textasciitilde{} y"),
        ("a } b {{", r"a \textbraceright{} b \textbraceleft{}\textbraceleft{}"),
        ("C:\\new", r"C:\textbackslash{}new"),
        ("two\nlines", "two lines"),
    ],
)
def test_texs_signs_are_text_in_the_bibtex_entry(tmp_path, title, tex):
    made = entry(tmp_path, title)
    assert f"  title = {{{{{tex}}}}},\n" in made
    assert made.count("{") == made.count("}"), "BibTeX counts every brace"


BASE = "https://tiny.example/deep/"


def test_the_base_url_stands_only_where_an_absolute_address_must(tiny):
    # Figures travel, and so does what readers keep: it may name where it comes from.
    travelling = ("figures/", "embed/", "oembed/", "assets/embed.", "gallery.html")
    travelling += ("offline/", "articles.epub", "feedforward-site.zip")
    with_base = {
        name
        for name, data in tree(tiny).items()
        if b"tiny.example" in data and not name.startswith(travelling)
    }
    assert with_base == {
        "index.html", "net.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt",
    }  # fmt: skip
    for name in ("index.html", "net.html"):
        address = BASE + ("" if name == "index.html" else name)
        source = (tiny / name).read_text(encoding="utf-8")
        for place in (
            f'<link rel="canonical" href="{address}">',
            f'<meta property="og:url" content="{address}">',
            f'<meta property="og:image" content="{BASE}cards/{name.replace("html", "png")}">',
        ):
            assert source.count(place) == 1
            source = source.replace(place, "")
        source = source.replace(f"  url = {{{address}}},", "")
        source = source.replace(f'href="{BASE}oembed/net.json"', "")
        assert source.count("tiny.example") == 0
    robots = (tiny / "robots.txt").read_text(encoding="utf-8")
    assert robots.splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_another_base_url_changes_nothing_else(tmp_path, tiny):
    settings = SITE.replace(BASE, "https://other.example/")
    content = write(tmp_path / "content", SOURCES | {"site.yaml": settings})
    other = unversioned(tree(built(content, tmp_path / "build")))
    here = unversioned(tree(tiny))
    moved = {n: d.replace(BASE.encode(), b"https://other.example/") for n, d in here.items()}
    # These name, or hold, hashes of what names the address.
    for name in ("sw.js", "articles.epub", "feedforward-site.zip"):
        assert other.pop(name) != moved.pop(name)
    assert other == moved


def unversioned(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the hashes in which their own addresses count."""
    hashed = re.compile(rb"(embed[./])[0-9a-f]{10}(?=[./])")
    return {
        hashed.sub(rb"\1*", n.encode()).decode(): hashed.sub(rb"\1*", d) for n, d in files.items()
    }

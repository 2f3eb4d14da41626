"""Pages beside the articles: like them in all that readers do, and not among them."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from generator.making.preview import preview
from generator.pages.check import check
from tests import building
from tests.page import text_of
from tests.samples.tiny import BASE, NET, SITE, SOURCES, write

UNDATED = "---\ntitle: {}\ndescription: D\nseries: Guides\n---\n"
FIRST = """\
Read [the net](../net.md#first), then [the second](second.md#there), and see [](#third).

```figure forward-pass
id: third
model: one
row: 2
caption: Another one at work.
```
"""
LISTED = """\
pages:
  - docs/index
  - docs/second
foot:
  Help & more: docs/index.html
  Code: https://code.example/
"""
ASIDE = SOURCES | {
    "site.yaml": SITE + LISTED,
    "net.md": NET + "\n[How](docs/second.md)\n",
    "docs/index.md": UNDATED.format("Start") + FIRST,
    "docs/second.md": UNDATED.format("More") + "Words.\n\n## There\n\nA rarity.\n",
}
START, MORE = "docs/index.html", "docs/second.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("aside")
    content = write(folder / "content", ASIDE)
    assert check(content) == []
    assert {START, MORE} <= preview(content).pages.keys()
    with pytest.MonkeyPatch.context() as patch:
        building.unpainted(patch)
        return building.built(content, folder / "build")


def test_such_a_page_has_links_figures_and_a_series_and_no_date(site: Path) -> None:
    page = building.page(site, START)
    leads = {text_of(a): a.get("href") for a in page.every("a")}
    assert leads["the net"] == "../net.html#first"
    assert (leads["the second"], leads["Figure 1"]) == ("second.html#there", "#third")
    assert leads["More"] == "../docs/second.html", "the next of its series"
    assert [figure.get("id") for figure in page.figures] == ["third"]
    assert "../figures/third.html" in leads.values(), "where it is offered"
    assert not list(page.every("time")) and "min" not in page.source.partition("<main")[2][:400]
    assert building.page(site, MORE).link("canonical") == BASE + MORE


def test_the_foot_of_every_page_leads_where_the_site_says(site: Path) -> None:
    for name, root in (("index.html", ""), ("net.html", ""), (MORE, "../")):
        leads = {text_of(a): a.get("href") for a in building.page(site, name).every("a")}
        assert leads["Help & more"] == f"{root}{START}"
        assert leads["Code"] == "https://code.example/"


def test_search_site_map_archive_and_figures_have_them(site: Path) -> None:
    assert f"<loc>{BASE}{MORE}</loc>" in (site / "sitemap.xml").read_text("utf-8")
    (words,) = (path.read_text("utf-8") for path in site.glob("search/words.*.js"))
    assert "A rarity." in words
    with zipfile.ZipFile(io.BytesIO((site / "tiny-site.zip").read_bytes())) as archive:
        assert f"tiny-site/{MORE}" in archive.namelist()
    assert {path.suffix for path in site.glob("figures/third.*")} >= {".svg", ".png", ".html"}
    told = json.loads((site / "oembed/figures/third.json").read_text("utf-8"))
    assert told["thumbnail_url"] == f"{BASE}cards/index.png"
    assert (site / "cards/index.png").is_file() and not (site / "cards/docs").exists()


def test_what_lists_the_articles_has_them_not(site: Path) -> None:
    home = building.page(site, "index.html").source.partition("</main>")[0]
    gallery = (site / "gallery.html").read_text("utf-8")
    feed = (site / "feed.xml").read_text("utf-8")
    assert "docs/" not in home.partition("<main")[2] and 'id="third"' not in gallery
    assert "docs/" not in feed
    with zipfile.ZipFile(site / "tiny.epub") as book:
        assert not [name for name in book.namelist() if "docs" in name]
        assert f'href="{BASE}{MORE}"' in book.read("EPUB/net.xhtml").decode()
    (nav,) = (
        text_of(n)
        for n in building.page(site, "net.html").every("nav")
        if n.get("aria-label") == "Next article"
    )
    assert nav.startswith("This was the last article")


def test_a_first_visit_keeps_neither_them_nor_what_they_alone_load(site: Path) -> None:
    kept = (site / "sw.js").read_text("utf-8")
    offers = re.search(r'data-offers="\.\./(assets/offers\.\w+\.js)"', (site / START).read_text())
    assert offers and (site / offers[1]).is_file() and offers[1] not in kept
    assert '"docs/' not in kept and '"net.html"' in kept


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            "  - docs/secnd\n",
            '15: unknown page "docs/secnd" (known: docs/index, docs/second, net',
        ),
        ("  - net\n", '15: page "net" is listed already'),
        ("foot: {Help: docs/idnex.html}\n", '15: foot: unknown page "docs/idnex.html" (known: '),
        ("foot: {Help: /docs/}\n", "15: foot.Help: expected an http(s) address, or that of a file"),
    ],
)
def test_what_is_listed_must_be_there(said: str, message: str, tmp_path: Path) -> None:
    told = SITE + LISTED.partition("foot:")[0] + said
    content = write(tmp_path / "content", ASIDE | {"site.yaml": told})
    assert f"content/site.yaml:{message}" in building.refusal(content, tmp_path / "build")


def test_articles_have_dates(tmp_path: Path) -> None:
    told = ASIDE | {"site.yaml": SITE + "  - docs/index\n  - docs/second\n"}
    said = building.refusal(write(tmp_path / "content", told), tmp_path / "build")
    assert said.endswith('content/docs/index.md:2: front matter: missing key "date"')

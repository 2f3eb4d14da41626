"""Series and tags: what articles say of themselves leads to the others that say the same."""

from pathlib import Path

import pytest

from generator.pages.check import check
from tests import building
from tests.page import text_of
from tests.samples.folders import SOURCES_IN_FOLDERS
from tests.samples.tiny import BASE, write

TITLES = {"week1/net.md": "Net", "week1/later/deep.md": "Deep", "top.md": "Top"}


def told(name: str, said: str) -> str:
    """The article of that name with another title, and more said above it."""
    text = SOURCES_IN_FOLDERS[name].partition("title:")[2].partition("\n")[2]
    return f"---\ntitle: {TITLES[name]}\n{said}\n{text}"


def sources(**tags: str) -> dict[str, str]:
    deep = told("week1/later/deep.md", f"series: One & two\ntags: {tags.get('deep', '[Σίγμα]')}")
    return SOURCES_IN_FOLDERS | {
        "week1/net.md": told("week1/net.md", "series: One & two\ntags: [Big nets, Σίγμα]"),
        "week1/later/deep.md": deep,
        "top.md": told("top.md", "series: One & two"),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tags")
    content = write(folder / "content", sources())
    assert {one.name for one in check(content)} <= {"unmentioned"}
    with pytest.MonkeyPatch.context() as patch:
        building.unpainted(patch)
        return building.built(content, folder / "build")


def test_the_parts_of_a_series_lead_to_each_other(site: Path) -> None:
    page = building.page(site, "week1/later/deep.html")
    leads = {a.get("rel"): a.get("href") for a in page.every("a") if a.get("rel")}
    assert (leads["prev"], leads["next"]) == ("../../week1/net.html", "../../top.html")
    (said,) = (text_of(p) for p in page.every("p") if text_of(p).startswith("Part "))
    assert said == "Part 2 of 3 of the series “One & two” · previous: Net · next: Top"
    (nav,) = (text_of(n) for n in page.every("nav") if n.get("aria-label") == "Next article")
    assert nav.startswith("Previous part: Net Next part Top")


def test_each_tag_has_a_page_and_one_has_all(site: Path) -> None:
    page = building.page(site, "week1/net.html")
    tags = {text_of(a): a.get("href") for a in page.every("a") if a.get("rel") == "tag"}
    assert tags == {
        "Big nets": "../tags/big-nets.html",
        "Σίγμα": "../tags/%CF%83%CE%AF%CE%B3%CE%BC%CE%B1.html",
    }
    of_tag = building.page(site, "tags/σίγμα.html")
    titles = [text_of(li).partition(":")[0] for li in of_tag.every("li")]
    assert titles == ["Net", "Deep"]
    assert f"{BASE}tags/big-nets.html" == building.page(site, "tags/big-nets.html").link(
        "canonical"
    )
    whole = {a.get("href") for a in building.page(site, "tags.html").every("a")}
    assert {"tags/big-nets.html", "week1/net.html", "index.html"} <= whole
    assert "tags.html" in {a.get("href") for a in building.page(site, "search.html").every("a")}
    assert f"{BASE}tags/big-nets.html" in (site / "sitemap.xml").read_text("utf-8")
    assert '<category term="Big nets"/>' in (site / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ("[BIG NETS]", 'the tags "BIG NETS" and "Big nets" (content/week1/net.md) would have one'),
        ('["++"]', 'expected letters or digits in a tag, found "++"'),
    ],
)
def test_a_tag_without_a_page_of_its_own_is_refused(tags: str, said: str, tmp_path: Path) -> None:
    content = write(tmp_path / "content", sources(deep=tags))
    refused = building.refusal(content, tmp_path / "build")
    assert refused.startswith("content/week1/later/deep.md:4: front matter: tags: ")
    assert said in refused

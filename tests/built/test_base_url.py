"""The address of the site: where it stands, and how a build is told another one."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.output.unchanged import BASE_URL
from tests.building import built, tree
from tests.samples.tiny import BASE, SITE, SOURCES, write


def test_the_base_url_stands_only_where_an_absolute_address_must(tiny):
    # Figures travel, and so does what readers keep: it may name where it comes from.
    travelling = ("figures/", "embed/", "oembed/", "assets/offers.", "gallery.html")
    travelling += ("offline/", "feedforward.epub", "feedforward-site.zip")
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
        source = source.replace(f"'self' {BASE}", "'self'")
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
    for name in ("sw.js", "feedforward.epub", "feedforward-site.zip", "manifest.json"):
        assert other.pop(name) != moved.pop(name)
    assert other == moved


def unversioned(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the hashes in which their own addresses count; those of one name, which
    only a hash tells apart, one after another."""
    hashed = re.compile(rb"(embed/|offers\.)[0-9a-f]{10}(?=[./])")
    found: dict[str, list[bytes]] = {}
    for name, data in files.items():
        plain = hashed.sub(rb"\1*", name.encode()).decode()
        found.setdefault(plain, []).append(hashed.sub(rb"\1*", data))
    return {name: b"\n".join(sorted(several, key=len)) for name, several in found.items()}


OTHER = "https://other.example/repo/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", SOURCES)


def run(content: Path, *options: str, address: str | None = None) -> Result:
    command = ["build", "--content", str(content), "--output", str(content.parent / "build")]
    return CliRunner().invoke(main, [*command, *options], env={BASE_URL: address})


def told(content: Path, *options: str, address: str | None = None) -> dict[str, bytes]:
    """The site, built with the options and the variable in the environment."""
    result = run(content, *options, address=address)
    assert result.exit_code == 0, result.stderr or result.exception
    return tree(content.parent / "build")


@pytest.fixture(scope="module")
def by_option(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site, built with the other address as an option."""
    content = write(tmp_path_factory.mktemp("told") / "content", SOURCES)
    return told(content, "--base-url", OTHER)


def test_a_told_address_makes_the_same_site_as_a_written_one(by_option, tmp_path):
    changed = {"site.yaml": SITE.replace(BASE, OTHER)}
    written = built(write(tmp_path / "other", SOURCES | changed), tmp_path / "built")
    assert by_option == tree(written)


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_environment_may_tell_it_with_or_without_the_last_slash(content, by_option, slash):
    assert told(content, address=OTHER.removesuffix("/") + slash) == by_option


def test_the_option_counts_more_than_the_environment(content):
    made = told(content, "--base-url", OTHER, address="https://third.example/")
    assert f"Sitemap: {OTHER}sitemap.xml".encode() in made["robots.txt"]


def test_an_empty_variable_tells_nothing(content, tiny):
    assert told(content, address="") == tree(tiny)


@pytest.mark.parametrize(
    "address", ["other.example", "ftp://other.example/", "https://o.example/?a"]
)
def test_what_is_no_address_is_refused_in_one_line(content, address):
    result = run(content, "--base-url", address)
    assert result.exit_code == 1
    assert result.stderr.startswith("--base-url: expected an http(s) address that ends in a slash")
    assert len(result.stderr.splitlines()) == 1
    assert not (content.parent / "build").exists()

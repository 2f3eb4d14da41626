"""The address of the site, told to the build: for a fork, or wherever else it is published."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import BASE_URL, main
from tests.test_build import BASE, SITE, SOURCES, built, tree, write

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


def test_a_told_address_makes_the_same_site_as_a_written_one(content, tmp_path):
    changed = {"site.yaml": SITE.replace(BASE, OTHER)}
    written = built(write(tmp_path / "other", SOURCES | changed), tmp_path / "built")
    assert told(content, "--base-url", OTHER) == tree(written)


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_environment_may_tell_it_with_or_without_the_last_slash(content, slash):
    by_option = told(content, "--base-url", OTHER)
    assert told(content, address=OTHER.removesuffix("/") + slash) == by_option


def test_the_option_counts_more_than_the_environment(content):
    made = told(content, "--base-url", OTHER, address="https://third.example/")
    assert f"Sitemap: {OTHER}sitemap.xml".encode() in made["robots.txt"]


def test_an_empty_variable_tells_nothing(content):
    assert told(content, address="") == told(content)


@pytest.mark.parametrize(
    "address", ["other.example", "ftp://other.example/", "https://o.example/?a"]
)
def test_what_is_no_address_is_refused_in_one_line(content, address):
    result = run(content, "--base-url", address)
    assert result.exit_code == 1
    assert result.stderr.startswith("--base-url: expected an http(s) address that ends in a slash")
    assert len(result.stderr.splitlines()) == 1
    assert not (content.parent / "build").exists()

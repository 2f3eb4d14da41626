"""A build depends on the content alone, and a build that fails changes nothing."""

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.work.kept import FRESH
from generator.work.parallel import JOBS
from tests.building import built, refusal, tree
from tests.conftest import Build
from tests.samples import CONTENT
from tests.samples.tiny import SOURCES, write

UTF8_STREAMS = {"PYTHONIOENCODING": "utf-8"}


def copied_backwards(content: Path, to: Path) -> Path:
    """A copy whose files were created last first, which is the order some file systems list."""
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_file():
            target = to / path.relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return to


@pytest.fixture
def made_here(request: pytest.FixtureRequest, build: Build, tmp_path: Path) -> Path:
    """The site as this machine builds it from the repository, with a random hash seed."""
    if not request.config.getoption("--site"):
        return request.getfixturevalue("built_site")
    first = build(tmp_path / "first")
    assert first.returncode == 0, first.stderr
    return tmp_path / "first"


def test_two_builds_in_different_surroundings_are_byte_identical(
    build: Build, made_here: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    second = build(
        tmp_path / "second" / "deeper",
        copied_backwards(CONTENT, tmp_path / "content, copied"),
        cwd=elsewhere,
        # A day ahead of UTC, so that the date is another one. Without UTF-8 mode, a file that is
        # opened with no encoding named is read as ASCII here.
        env=UTF8_STREAMS
        | {"PYTHONHASHSEED": "2", "TZ": "Tomorrow-24", "LC_ALL": "C"}
        | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        | {FRESH: "1", JOBS: "1"},
        umask=0o077,
    )
    assert second.returncode == 0, second.stderr

    one, other = tree(made_here), tree(tmp_path / "second" / "deeper")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert list(elsewhere.iterdir()) == [], "a build leaves something in the current folder"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "source" / "content", SOURCES)


def test_a_build_over_a_build_leaves_only_what_belongs_to_it(content: Path, tmp_path: Path) -> None:
    output = built(content, tmp_path / "output" / "build")
    before = tree(output)
    deleted = "page-of-an-article-that-was-deleted.html"
    (output / deleted).write_text("old", encoding="utf-8")
    with (output / ".feedforward").open("a", encoding="utf-8") as marker:
        marker.write(f"{deleted}\n")

    assert tree(built(content, output)) == before
    assert os.listdir(output.parent) == ["build"]


BROKEN = {
    "an unknown figure kind": "```figure nonsense\nid: nonsense\n```\n",
    "an undefined value": "It is {{ models.nonsense.accuracy }}.\n",
    "TeX that cannot be read": "$\\nonsense{x$\n",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_failing_build_says_where_in_one_line_and_leaves_the_previous_build(
    tiny: Path, content: Path, broken: str
) -> None:
    article = content / "net.md"
    text = article.read_text(encoding="utf-8").rstrip() + "\n\n"
    article.write_text(text + broken, encoding="utf-8")

    message = refusal(content, tiny)
    line = text.count("\n") + 1
    assert re.match(rf"\S*{re.escape(article.name)}:{line}: \S", message), message

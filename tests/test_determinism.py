"""A build depends on the content alone, and a build that fails changes nothing."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Build

CONTENT = ROOT / "content"
UTF8_STREAMS = {"PYTHONIOENCODING": "utf-8"}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder with its bytes, by relative path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copied_backwards(content: Path, to: Path) -> Path:
    """A copy whose files were created last first, which is the order some file systems list."""
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_file():
            target = to / path.relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return to


def test_two_builds_in_different_surroundings_are_byte_identical(
    build: Build, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = build(
        tmp_path / "first",
        env=UTF8_STREAMS | {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
        umask=0o022,
    )
    second = build(
        tmp_path / "second" / "deeper",
        copied_backwards(CONTENT, tmp_path / "content, copied"),
        cwd=elsewhere,
        # Without UTF-8 mode, a file that is opened with no encoding named is read as ASCII here.
        env=UTF8_STREAMS
        | {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C"}
        | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        umask=0o077,
    )
    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr

    one, other = tree(tmp_path / "first"), tree(tmp_path / "second" / "deeper")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert list(elsewhere.iterdir()) == [], "a build leaves something in the current folder"


def test_a_build_over_a_build_leaves_only_what_belongs_to_it(build: Build, tmp_path: Path) -> None:
    output = tmp_path / "build"
    assert build(output).returncode == 0
    before = tree(output)
    deleted = "page-of-an-article-that-was-deleted.html"
    (output / deleted).write_text("old", encoding="utf-8")
    with (output / ".feedforward").open("a", encoding="utf-8") as marker:
        marker.write(f"{deleted}\n")

    assert build(output).returncode == 0
    assert tree(output) == before
    assert os.listdir(tmp_path) == ["build"]


BROKEN = {
    "an unknown figure kind": "```figure nonsense\nid: nonsense\n```\n",
    "an undefined value": "It is {{ models.nonsense.accuracy }}.\n",
    "TeX that cannot be read": "$\\nonsense{x$\n",
}


@pytest.fixture(scope="module")
def published(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("published") / "build"
    assert build(output).returncode == 0
    return output


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_failing_build_says_where_in_one_line_and_leaves_the_previous_build(
    build: Build, tmp_path: Path, published: Path, broken: str
) -> None:
    before = tree(published)
    content = copied_backwards(CONTENT, tmp_path / "content")
    article = content / "neural-network-math.md"
    text = article.read_text(encoding="utf-8").rstrip() + "\n\n"
    article.write_text(text + broken, encoding="utf-8")

    done = build(published, content, env=UTF8_STREAMS)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    line = text.count("\n") + 1
    assert re.match(rf"\S*{re.escape(article.name)}:{line}: \S", done.stderr), done.stderr
    assert tree(published) == before
    assert os.listdir(published.parent) == ["build"], "a failed build leaves something behind"


def test_a_missing_content_folder_is_said_in_one_line(build: Build, tmp_path: Path) -> None:
    done = build(tmp_path / "build", tmp_path / "nowhere", env=UTF8_STREAMS)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "nowhere" in done.stderr
    assert not (tmp_path / "build").exists()

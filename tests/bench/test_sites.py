"""What is measured has happened, and what could not be is named."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.own import ARTICLE, PARAGRAPH
from tests.bench.pages import Article
from tests.bench.peers import ALL, OURS
from tests.bench.sites import installed, measure, runs
from tests.bench.tool import Command, NotInstalled, Tool, from_npm, run
from tests.samples import our_content

BUILD = """\
import sys
from pathlib import Path
out = Path("out")
if not (out.exists() and "lazy" in sys.argv):
    out.mkdir(exist_ok=True)
    for path in Path("in").iterdir():
        (out / f"{path.stem}.html").write_text(path.read_text())
"""
COPIES = Tool(
    name="Copies",
    version="1",
    install=lambda folder: (sys.executable, "build.py"),
    place="in/{}.md",
    article=Article.text,
    rest=lambda articles: {"build.py": BUILD},
    build=("all",),
    output="out",
    note="nothing else",
)
LAZY = replace(COPIES, name="Lazy", again=("lazy",))


def nobody(what: str) -> None:
    """Is told, and says nothing."""


def test_a_generator_is_measured_in_every_situation(tmp_path: Path) -> None:
    programs, missing = installed([COPIES], tmp_path, nobody)
    (result,), failed = measure([COPIES], programs, 4, tmp_path, nobody)
    assert not missing and not failed
    assert (result.tool, result.pages, result.files) == ("Copies", 4, 4)
    assert result.size > 4 * 5_500
    assert [len(times) for times in (result.cold, result.unchanged, result.changed)] == 3 * [
        runs(4)
    ]


def test_one_that_does_not_build_what_has_changed_is_named_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    tools = [LAZY, COPIES]
    programs, _ = installed(tools, tmp_path, nobody)
    results, (failed,) = measure(tools, programs, 4, tmp_path, nobody)
    assert [result.tool for result in results] == ["Copies"]
    assert failed.name == "Lazy, 4 pages"
    assert "note-00003.html does not have “revision 1 of note 3”" in failed.reason


def test_what_cannot_be_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(folder: Path) -> Command:
        run([sys.executable, "-c", "raise SystemExit('no wheel for this machine')"])
        raise AssertionError

    programs, (missing,) = installed(
        [replace(COPIES, name="Other", install=fails), COPIES], tmp_path, nobody
    )
    assert list(programs) == ["Copies"]
    assert (missing.name, missing.reason) == ("Other", "no wheel for this machine")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotInstalled, match="npm is not on this machine"):
        from_npm(tmp_path, ["something"])


def test_our_own_site_has_the_sentence_that_is_changed() -> None:
    assert PARAGRAPH in (our_content() / ARTICLE).read_text("utf-8")


def test_every_generator_has_a_name_and_a_version_of_its_own_and_ours_is_the_first() -> None:
    assert ALL[0] is OURS
    assert len({tool.name for tool in ALL}) == len(ALL) == 6
    assert all(tool.version[0].isdigit() for tool in ALL)

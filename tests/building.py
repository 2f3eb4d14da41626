"""Builds of small contents, in the process of the tests, and what comes of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.training import SCHEDULER
from generator.work.kept import FRESH
from tests.page import Page


def unpainted(patch: pytest.MonkeyPatch) -> None:
    """Builds make no pictures, which take most of the time, and keep nothing for others."""
    patch.setenv(FRESH, "1")
    for module in ("generator.exports.figure_files", "generator.svg.png"):
        patch.setattr(f"{module}.png", lambda *_, **__: b"")


def run(content: Path, output: Path) -> Result:
    """What the build command says of the content."""
    return CliRunner().invoke(main, ["build", "--content", str(content), "--output", str(output)])


def built(content: Path, output: Path) -> Path:
    """The folder `output`, with the site that the build command makes of the content."""
    result = run(content, output)
    assert result.exit_code == 0, result.stderr or result.exception
    return output


def run_train(content: Path, *options: str) -> Result:
    """What the training command says of the content."""
    command = ["train", "--content", str(content), *options]
    return CliRunner().invoke(main, command, env={SCHEDULER: None})


def assert_refused(result: Result) -> None:
    """The command has failed, and said why instead of showing where in its code."""
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), "an error is a message, not a traceback"


def refusal(content: Path, output: Path) -> str:
    """The one line that a build says that is refused; it leaves `output` and its folder alone."""
    before, beside = tree(output), sorted(output.parent.iterdir())
    result = run(content, output)
    assert_refused(result)
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert tree(output) == before
    assert sorted(output.parent.iterdir()) == beside, "nothing half made is left behind"
    return result.stderr.strip()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder with its bytes, by relative path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def page(output: Path, name: str) -> Page:
    """The built page of that name."""
    return Page(name, (output / name).read_text(encoding="utf-8"))

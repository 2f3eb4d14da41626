"""A static site generator that is measured: how it is installed, laid out, called and cleaned."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import ROOT
from tests.bench.pages import Article

Command = tuple[str, ...]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS_VERSION = str(PROJECT["version"])
STYLE = Path(__file__).parent / "peers" / "style.css"


class NotInstalled(Exception):
    """Why a program cannot be measured here."""


@dataclass(frozen=True)
class Tool:
    """All that the measurements know of a generator.

    `install` puts it into a folder of its own and gives the command that calls it; raises
    NotInstalled. A site has the files of `skeleton`, the style sheet at `style`, each article at
    `place`, written by `article`, and what `rest` adds for the list of all. `build` are the
    arguments of a build, and `again` those of one that may take over what the last has left.
    Whatever builds leave lies in `output` and `kept`. `note` says what else it does and writes.
    """

    name: str
    version: str
    install: Callable[[Path], Command]
    place: str
    article: Callable[[Article], str]
    build: Command
    output: str
    note: str
    again: Command = ()
    kept: tuple[str, ...] = ()
    skeleton: Path | None = None
    style: str = ""
    rest: Callable[[Sequence[Article]], Mapping[str, str]] = lambda articles: {}
    environment: Mapping[str, str] = field(default_factory=dict)

    def files(self, articles: Sequence[Article]) -> dict[str, str]:
        """The texts of a site of these articles, by their paths, without the skeleton's."""
        written = {self.place.format(article.slug): self.article(article) for article in articles}
        return written | dict(self.rest(articles))

    def lay_out(self, articles: Sequence[Article], site: Path) -> None:
        """Puts a site of these articles into the folder, in place of what is there."""
        shutil.rmtree(site, ignore_errors=True)
        if self.skeleton:
            shutil.copytree(self.skeleton, site)
            write(site / self.style, STYLE.read_text("utf-8"))
        for name, text in self.files(articles).items():
            write(site / name, text)

    def clean(self, site: Path) -> None:
        """Removes all that builds have left in the folder."""
        for name in (self.output, *self.kept):
            shutil.rmtree(site / name, ignore_errors=True)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def from_pypi(folder: Path, packages: Sequence[str]) -> Path:
    """The folder of the programs of a virtual environment with these packages, made if need be."""
    environment = folder / "venv"

    def install() -> None:
        run([sys.executable, "-m", "venv", "--clear", str(environment)])
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        run([*pip, "--disable-pip-version-check", *packages])

    _once(folder, packages, install)
    return environment / "bin"


def from_npm(folder: Path, packages: Sequence[str]) -> Path:
    """The folder of the programs of these packages, which are installed if need be."""
    if not shutil.which("npm"):
        raise NotInstalled("npm is not on this machine")

    def install() -> None:
        write(folder / "package.json", "{}\n")
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--silent")
        run(["npm", "--prefix", str(folder), "install", *quiet, *packages])

    _once(folder, packages, install)
    return folder / "node_modules" / ".bin"


def _once(folder: Path, packages: Sequence[str], install: Callable[[], None]) -> None:
    """Installs, unless the folder says that these very packages are there."""
    stamp, told = folder / "installed.json", json.dumps(list(packages))
    if not stamp.exists() or stamp.read_text("utf-8") != told:
        folder.mkdir(parents=True, exist_ok=True)
        stamp.unlink(missing_ok=True)
        install()
        stamp.write_text(told, "utf-8")


def run(command: Sequence[str]) -> None:
    """Runs an installer; NotInstalled, with the last line that it says, where that fails."""
    try:
        subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or str(error)).strip().splitlines()
        raise NotInstalled(said[-1] if said else str(error)) from None
    except OSError as error:
        raise NotInstalled(str(error)) from None

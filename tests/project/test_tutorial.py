"""The tutorial does what it says: its commands are run in the order of the page, what it says that
they print is what they print, and what it adds to files is added."""

import os
import re
import signal
import sys
from html import unescape
from pathlib import Path
from subprocess import PIPE, Popen, run

import pytest
import yaml

from tests import ROOT
from tests.samples import our_content

BLOCK = re.compile(
    r"(?P<said>[^\n]*)\n\n(?P<fence>`{3,})(?P<word>\w+)\n(?P<text>.*?)\n(?P=fence)(?=\n)", re.S
)
FILE = re.compile(r"`(content/[^`]+)`:$")
# What is another each time: seconds, and versions of embeds, which the program is part of.
OTHERS = re.compile(r"\d+(?:\.\d+)? (?=s\b)|\b[0-9a-f]{10}\b")
HERE = 'printf %s "$PWD" > "$WHERE"'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Packages come from here in place of the network, and what is pushed goes into a folder."""
    (tmp_path / "github" / "ada").mkdir(parents=True)
    run(["git", "init", "--quiet", "--bare", tmp_path / "github/ada/nets.git"], check=True)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": f"{tmp_path}/empty/.venv/bin:{os.environ['PATH']}",  # as activated in each terminal
        "PYTHONPATH": packages,
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # as pip reads it, none
        "PIP_NO_INDEX": "1",
        "WHERE": str(tmp_path / "where"),
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": f"url.{tmp_path}/github/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/",
        "GIT_CONFIG_KEY_1": "user.name",
        "GIT_CONFIG_VALUE_1": "Ada",
        "GIT_CONFIG_KEY_2": "user.email",
        "GIT_CONFIG_VALUE_2": "ada@example.org",
    }


def printed(commands: str, place: Path, environment: dict[str, str]) -> str:
    """What the commands print, one after the other."""
    code = f"{commands}\n{HERE}"
    done = run(
        ["bash", "-ec", code], cwd=place, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
    return done.stdout


def served(place: Path, environment: dict[str, str]) -> None:
    """The preview starts, says where it is, and ends as the page says."""
    command = ["feedforward", "serve", "--port", "0"]
    with Popen(command, cwd=place, env=environment, stdout=PIPE, encoding="utf-8") as preview:
        assert preview.stdout and any("http://127.0.0.1:" in line for line in preview.stdout)
        preview.send_signal(signal.SIGINT)


def added(file: Path, text: str) -> None:
    """Keys of YAML take the place of what they said; other text goes to the end."""
    if file.suffix != ".yaml":
        file.write_text(f"{file.read_text('utf-8')}\n{text}\n", "utf-8")
        return
    told = file.read_text("utf-8")
    for line in text.split("\n"):
        key = line.partition(":")[0]
        told, count = re.subn(rf"^{key}:.*$", lambda _, line=line: line, told, flags=re.MULTILINE)
        assert count == 1, key
    file.write_text(told, "utf-8")


def test_the_tutorial_leads_from_an_empty_folder_to_a_published_figure(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    page = (our_content() / "docs" / "tutorial.md").read_text("utf-8")
    place = tmp_path / "empty"
    place.mkdir()
    (place / "feedforward").symlink_to(ROOT)
    output, blocks = "", list(BLOCK.finditer(page))
    assert len(blocks) == page.count("\n```sh\n") + page.count("\n```text\n") + 3
    for block in blocks:
        word, text = block["word"], block["text"]
        if text == "feedforward serve":
            served(place, environment)
        elif word == "sh":
            output = printed(text, place, environment)
            place = Path((tmp_path / "where").read_text("utf-8"))
        elif word == "text":
            assert OTHERS.sub("", output) == OTHERS.sub("", f"{text}\n")
        elif file := FILE.search(block["said"]):
            added(place / file[1], text)
        else:
            assert word == "html" and "<feedforward-figure src=" in text
    gallery = unescape((place / "build/gallery.html").read_text("utf-8"))
    assert 'feedforward-figure.js" integrity=' in gallery and 'id="mixed-up"' in gallery
    assert {path.name for path in place.glob("*.*g")} == {"mixed-up.png", "tanh.svg"}
    pushed = tmp_path / "github/ada/nets.git"
    names = run(
        ["git", "-C", pushed, "ls-tree", "-r", "--name-only", "main"],
        capture_output=True, encoding="utf-8", check=True,
    ).stdout.split()  # fmt: skip
    assert {".github/workflows/pages.yml", "content/models/first.lock.json"} <= {*names}
    assert not [name for name in names if name.startswith("build/")]
    workflow = yaml.safe_load((place / ".github/workflows/pages.yml").read_text("utf-8"))
    assert {"feedforward check", "feedforward build"} <= {
        step.get("run") for step in workflow["jobs"]["build"]["steps"]
    }


def commands(text: str) -> list[str]:
    """Each command of a page, without what is said of it."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]


def test_the_readme_begins_as_the_tutorial_does_and_leads_to_files_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    following = iter(commands((our_content() / "docs" / "tutorial.md").read_text("utf-8")))
    build, test, *begin = commands(readme)
    assert (build, test) == ("make build", "make test")
    assert begin and not [command for command in begin if command not in following]
    targets = re.findall(r"\]\(([^)#:]+)", readme)
    assert targets and not [name for name in targets if not (ROOT / name).is_file()]

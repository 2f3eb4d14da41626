"""The command that finds what is amiss."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.samples.tiny import SOURCES, write


def checked(content: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(content), *options])


def test_a_line_for_each_finding_and_an_exit_code(tmp_path: Path) -> None:
    index = SOURCES["index.md"] + "\n[there](nowhere.html)\n"
    content = write(tmp_path / "content", SOURCES | {"index.md": index})
    done = checked(content)
    assert done.exit_code == 1
    (line,) = (line for line in done.stdout.splitlines() if line.endswith("[link]"))
    number = index.splitlines().index("[there](nowhere.html)") + 1
    assert line.startswith(f'content/index.md:{number}: "nowhere.html" leads nowhere')
    told = json.loads(checked(content, "--json").stdout)
    assert {"link"} <= {one["name"] for one in told}
    assert not (tmp_path / "build").exists()


def test_nothing_found_is_said(tmp_path: Path) -> None:
    settings = SOURCES["site.yaml"] + "\nquiet: [unmentioned, unused, doubt, placeholder]\n"
    done = checked(write(tmp_path / "content", SOURCES | {"site.yaml": settings}))
    assert (done.exit_code, done.stdout) == (0, "Nothing found\n")
    assert checked(tmp_path / "nowhere").exit_code == 1

"""The pages and the stand-alone drawings are valid, as the Nu HTML checker reads them."""

import json
import re
import subprocess
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.page import none
from tests.tools import package

# Messages that say what the checker does not know yet, not what is wrong.
IGNORANCE = re.compile(
    # CSS that browsers know: from "CSS Fill and Stroke" and from "MathML Core"
    "CSS: “paint-order”: Property “paint-order” doesn't exist."
    "|CSS: “display”: “math” is not a “display” value."
)
SUFFIXES = {".html", ".svg"}


def remarks(folder: Path) -> Iterator[str]:
    """What the checker says about every page and drawing in the folder, `file:line: message`."""
    jar = package("vnu-jar", "java") / "build" / "dist" / "vnu.jar"
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.suffix in SUFFIXES]
    command = ["java", "-jar", jar, "--stdout", "--format", "json", "--also-check-svg"]
    done = subprocess.run(
        [*command, "--exit-zero-always", *sorted(files)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert files and not done.returncode, done.stderr
    for message in json.loads(done.stdout)["messages"]:
        if not IGNORANCE.fullmatch(message["message"]):
            file = relpath(unquote(urlsplit(message["url"]).path), folder.resolve())
            yield f"{file}:{message.get('lastLine', '?')}: {message['message']}"


def test_pages_and_drawings_are_valid(built_site: Path) -> None:
    none(remarks(built_site))


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>Sample</title>'
    (tmp_path / "right.html").write_text(page, "utf-8")
    (tmp_path / "wrong.html").write_text(f"{page}\n<ul><p>no item</p></ul>", "utf-8")
    (tmp_path / "wrong.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>')
    places = {remark.partition(": ")[0] for remark in remarks(tmp_path)}
    assert places == {"wrong.html:2", "wrong.svg:1"}

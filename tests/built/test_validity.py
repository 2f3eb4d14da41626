"""The pages and the stand-alone drawings are valid, as the Nu HTML checker reads them."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.page import none
from tests.tools import JAVA, package

# Messages that say what the checker does not know yet, not what is wrong.
IGNORANCE = re.compile(
    # CSS that browsers know: from "CSS Fill and Stroke", "MathML Core" and "CSS Containment"
    "CSS: “paint-order”: Property “paint-order” doesn't exist."
    "|CSS: “display”: “math” is not a “display” value."
    "|CSS: “container-type”: Property “container-type” doesn't exist."
    "|CSS: Unrecognized at-rule “@container”"
    # It has no address of the site, which 'self' stands for, and takes data for scripts that run.
    r"|Resource violates Content Security Policy \(meta tag\): (?:external|image) .*"
    r"|Inline script violates Content Security Policy \(meta tag\): .*"
)
SUFFIXES = {".html", ".svg"}


def unlike(files: list[Path]) -> list[Path]:
    """The first of the files that are the same, byte by byte."""
    return list({path.read_bytes(): path for path in reversed(files)}.values())


def remarks(*folders: Path) -> list[list[str]]:
    """What the checker says about every page and drawing in each folder, `file:line: message`."""
    jar = package("vnu-jar", "java") / "build" / "dist" / "vnu.jar"
    found = [
        unlike(sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES)) for folder in folders
    ]
    command = [*JAVA, "-jar", jar, "--stdout", "--format", "json", "--also-check-svg"]
    done = subprocess.run(
        [*command, "--exit-zero-always", *(path for files in found for path in files)],
        capture_output=True,
        encoding="utf-8",
    )
    assert all(found) and not done.returncode, done.stderr
    said: list[list[str]] = [[] for _ in folders]
    for message in json.loads(done.stdout)["messages"]:
        if not IGNORANCE.fullmatch(message["message"]):
            path = Path(unquote(urlsplit(message["url"]).path))
            at, folder = next(
                (i, f.resolve()) for i, f in enumerate(folders) if path.is_relative_to(f.resolve())
            )
            line = message.get("lastLine", "?")
            said[at].append(f"{path.relative_to(folder)}:{line}: {message['message']}")
    return said


# In one run, as starting the checker takes longer than reading a page.
def test_pages_and_drawings_are_valid_and_the_checker_sees_what_is_wrong(
    built_site: Path, authored: Path, tmp_path: Path
) -> None:
    page = '<!doctype html><html lang="en"><title>Sample</title>'
    (tmp_path / "right.html").write_text(page, "utf-8")
    (tmp_path / "wrong.html").write_text(f"{page}\n<ul><p>no item</p></ul>", "utf-8")
    (tmp_path / "wrong.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>')
    of_site, of_authors, of_samples = remarks(built_site, authored, tmp_path)
    places = {remark.partition(": ")[0] for remark in of_samples}
    assert places == {"wrong.html:2", "wrong.svg:1"}
    none(of_site)
    none(of_authors)

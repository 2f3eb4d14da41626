"""What a folder says of itself is believed only where it can do no harm."""

import hashlib
import json
from pathlib import Path

import pytest

from generator.output.owned import completed, earlier_embeds, foreign, listed, plain
from generator.work.file import File
from tests.building import tree
from tests.samples.tiny import write

EMBED = "embed/0123456789/first.svg"


@pytest.mark.parametrize(
    "name",
    [
        "../x", "a/../x", "/etc/passwd", "a//x", "./x", "a/.", "a/", "", "..", "a\\..\\x",
        "a\x00b", "a\rb", "embed/0123456789/../../x",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_passed_over(name: str) -> None:
    assert plain(f"one.html\n{name}\nfigures/two.svg\n") == ["one.html", "figures/two.svg"]


@pytest.mark.parametrize("name", ("a", ".nojekyll", "..a", "a..b/c...", "größe/σ x.svg"))
def test_a_plain_name_is_taken(name: str) -> None:
    assert plain(f"{name}\n") == [name]


def test_earlier_embeds_are_files_of_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/third.svg").write_text("secret")
    own = {EMBED: "<svg/>", ".feedforward": ""}
    folder = write(tmp_path / "build", own)
    (folder / "embed/0123456789/second.svg").symlink_to(tmp_path / "secret")
    (folder / "embed/9876543210").symlink_to(tmp_path / "elsewhere")
    names = [EMBED, "embed/0123456789/second.svg", "embed/9876543210/third.svg", "embed/../../x"]
    (folder / ".feedforward").write_text("\n".join(names) + "\n")
    (name, file), *others = earlier_embeds(folder, ()).items()
    assert (name, file.data, others) == (EMBED, b"<svg/>", [])
    assert earlier_embeds(folder, [EMBED]) == {}
    assert foreign(folder) == "embed/9876543210"


def test_a_marker_that_is_a_link_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path / "build", {"mine.txt": ""})
    (tmp_path / "listing").write_text("mine.txt\n")
    (folder / ".feedforward").symlink_to(tmp_path / "listing")
    assert listed(folder) == []
    assert foreign(folder) == ".feedforward"


def test_the_manifest_has_the_sum_of_every_other_file(tiny: Path) -> None:
    files = tree(tiny)
    told = json.loads(files.pop("manifest.json"))
    assert told == {"sha256": {n: hashlib.sha256(b).hexdigest() for n, b in files.items()}}
    assert list(told["sha256"]) == sorted(files)


def test_a_folder_is_completed_once_and_again_the_same() -> None:
    once = completed({"b.html": File.of("b"), "a.html": File.of(b"a")})
    assert completed(once) == once
    assert once[".feedforward"].text == "a.html\nb.html\nmanifest.json\n"

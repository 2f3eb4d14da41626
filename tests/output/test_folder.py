"""The folder of a build: what is replaced in it, and what is left as it was."""

import errno
import os
import re
from pathlib import Path

import pytest

from tests.building import built, refusal, run, tree
from tests.samples.tiny import LATER, NET, SITE, SOURCES, write


def test_a_second_build_replaces_the_first_and_removes_what_is_stale(tmp_path):
    content, output = write(tmp_path / "content", SOURCES), tmp_path / "build"
    write(content, {"later.md": LATER, "site.yaml": SITE + "  - later\n"})
    assert (built(content, output) / "later.html").exists()
    (content / "later.md").unlink()
    write(content, {"site.yaml": SITE, "net.md": NET.replace("id: second", "id: crew-list")})
    names = set(tree(built(content, output)))
    assert "later.html" not in names
    assert "figures/second.html" not in names
    assert "figures/crew-list.html" in names
    assert {path.name for path in tmp_path.iterdir()} == {"content", "build"}


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of two files: what counts here is where they go, not what is in them."""
    files = {"index.html": "Hello.", "net.html": "A net."}
    monkeypatch.setattr("generator.making.site_files", lambda *_: dict(files))


@pytest.mark.usefixtures("few_files")
def test_a_folder_that_is_a_link_is_filled_where_it_leads(tmp_path):
    content, target = write(tmp_path / "content", SOURCES), tmp_path / "target"
    target.mkdir()
    link = tmp_path / "link"
    link.symlink_to(target)
    for _ in range(2):
        built(content, link)
    assert link.is_symlink()
    assert (target / "net.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"content", "target", "link"}


@pytest.mark.usefixtures("few_files")
@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"notes.txt": "mine"}, "notes.txt"),
        ({"index.html": "another site"}, "index.html"),
        ({".nojekyll": "", "index.html": "of before there were markers"}, ".nojekyll"),
        ({".feedforward": "index.html\n", "index.html": "", "mine.html": ""}, "mine.html"),
        ({".feedforward": "index.html\n", "index.html": "", ".git/HEAD": "mine"}, ".git/HEAD"),
        ({".feedforward": "figures/a.svg\n", "figures/b.svg": "", "z": ""}, "z"),
        ({".feedforward": "figures/a.svg\n", "figures/b.svg": ""}, "figures/b.svg"),
    ],
)
def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path, files, named):
    content, output = write(tmp_path / "content", SOURCES), write(tmp_path / "mine", files)
    message = refusal(content, output)
    assert message == (
        f'{output}: this folder holds "{named}" and may be something other than a built site; '
        "not replaced (delete the folder if nothing in it is needed, or choose another)"
    )


@pytest.mark.usefixtures("few_files")
def test_what_somebody_adds_to_a_build_is_not_deleted(tmp_path):
    content, output = write(tmp_path / "content", SOURCES), tmp_path / "build"
    built(content, output)
    write(output, {"figures/mywork.svg": "<svg/>"})
    assert 'this folder holds "figures/mywork.svg"' in refusal(content, output)
    (output / "figures" / "mywork.svg").unlink()
    built(content, output)
    (output / "link").symlink_to(content)
    assert 'this folder holds "link"' in refusal(content, output)
    with (output / ".feedforward").open("a") as marker:  # anybody can write that it is ours
        marker.write("link\n")
    assert 'this folder holds "link"' in refusal(content, output)


def test_the_marker_lists_the_files_of_a_build_in_order(tiny):
    names = (tiny / ".feedforward").read_text("utf-8").splitlines()
    assert names == sorted(tree(tiny).keys() - {".feedforward"})


@pytest.mark.usefixtures("few_files")
def test_the_content_is_no_place_for_the_output(tmp_path):
    content = write(tmp_path / "content", SOURCES)
    assert 'this folder holds "index.md"' in refusal(content, content)


@pytest.mark.usefixtures("few_files")
def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "build").mkdir()
    built(write(tmp_path / "content", SOURCES), tmp_path / "build")


@pytest.mark.usefixtures("few_files")
def test_the_last_build_stays_when_the_new_one_cannot_be_written(tmp_path, monkeypatch):
    content, output = write(tmp_path / "content", SOURCES), tmp_path / "build"
    built(content, output)
    write(content, {"net.md": NET.replace("The crew.", "The whole crew.")})
    real = Path.write_bytes

    def full(path, data):
        if path.name == "net.html":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert refusal(content, output) == f"{output}: cannot be written: No space left on device"


@pytest.mark.usefixtures("few_files")
def test_modes_follow_the_umask(tmp_path):
    content, modes = write(tmp_path / "content", SOURCES), []
    for mask in (0o022, 0o077):
        before = os.umask(mask)
        try:
            output = built(content, tmp_path / f"build-{mask}")
        finally:
            os.umask(before)
        modes.append({path.stat().st_mode & 0o777 for path in (output, output / "net.html")})
    assert modes == [{0o755, 0o644}, {0o700, 0o600}]


@pytest.mark.usefixtures("few_files")
def test_an_output_folder_that_cannot_be_made_is_a_message(tmp_path):
    content = write(tmp_path / "content", SOURCES)
    (tmp_path / "file").write_text("in the way")
    result = run(content, tmp_path / "file" / "build")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert re.fullmatch(
        rf"{re.escape(str(tmp_path))}/file/build: cannot be written: .+\n", result.stderr
    )

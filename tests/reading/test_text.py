"""Files are read where they lie, and written whole or not at all."""

import os
from pathlib import Path

import pytest

from generator.reading.errors import ContentError
from generator.reading.text import read_text, write_whole
from tests.building import tree
from tests.samples.tiny import write


def test_a_link_is_followed_inside_the_content_folder_alone(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"data/a.csv": "own"})
    (tmp_path / "secret").write_text("secret")
    (content / "b.csv").symlink_to(content / "data" / "a.csv")
    assert read_text(content / "b.csv", tmp_path) == "own"
    (content / "c.csv").symlink_to(tmp_path / "secret")
    (content / "listings").symlink_to(tmp_path)
    for name in ("c.csv", "listings/secret"):
        with pytest.raises(ContentError, match="a link that leads out of content/") as refused:
            read_text(content / name, tmp_path)
        assert refused.value.file == f"content/{name}"


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"a.md": "own"})
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    assert read_text(tmp_path / "content" / "a.md", tmp_path) == "own"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"a/b.md": ""})
    os.mkfifo(content / "pipe.md")
    for name in ("pipe.md", "a"):
        with pytest.raises(ContentError, match="expected a file"):
            read_text(content / name, tmp_path)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"a.md": "a"})
    (content / "gone.md").symlink_to("nowhere")
    (content / "loop.md").symlink_to("loop.md")
    for name, why in (("gone.md", "No such file or directory"), ("loop.md", "")):
        with pytest.raises(ContentError, match=f"^content/{name}: cannot be read: {why}"):
            read_text(content / name, tmp_path)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x85\u2028\ufffd".encode(), "a\x85\u2028\ufffd"),
    ],
)
def test_a_text_is_the_same_however_it_is_stored(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(data)
    assert read_text(tmp_path / "content/a.md", tmp_path) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a\nb\x00", ":2: control character U+0000; delete it"),
        (b"a\n\n\x0c", ":3: control character U+000C; delete it"),
        ("\uffff".encode(), ":1: control character U+FFFF; delete it"),
        (b"a\n\xff", ":2: not UTF-8 (byte 0xFF)"),
        (b"a" * 1_000_001, ": a file of more than 1,000,000 bytes"),
    ],
)
def test_what_no_page_can_hold_is_refused_at_its_line(tmp_path, data, said) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(data)
    with pytest.raises(ContentError) as refused:
        read_text(tmp_path / "content/a.md", tmp_path)
    assert str(refused.value).startswith(f"content/a.md{said}")


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    for text in (b"one", b"two"):
        write_whole(tmp_path / "a.txt", text)
        assert tree(tmp_path) == {"a.txt": text}


def test_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    write_whole(tmp_path / "link", b"one")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "a.txt").read_bytes() == b"one"


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    write_whole(tmp_path / "a.txt", b"")
    os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "elsewhere")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError) as refused:
        write_whole(path, b"two")
    assert refused.value.filename == str(path)
    assert tree(tmp_path) == {"a.txt": b"one"}


def test_what_a_kill_has_left_goes_after_an_hour(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / name
        for name in (".a[1].0123abcd.next", ".a[1].4567abcd.next", ".a1.0123abcd.next")
    )
    for path in (old, young, other):
        path.write_bytes(b"half")
        os.utime(path, (0, 0) if path != young else None)
    write_whole(tmp_path / "a[1]", b"one")
    assert [path.exists() for path in (old, young, other)] == [False, True, True]

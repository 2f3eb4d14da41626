"""What is kept is what was made, or it is made anew."""

import os
import time
from pathlib import Path

import pytest

from generator.work.kept import CACHE, DAY, FRESH, UNUSED, forget, freshly, kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    return tmp_path / "cache"


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"content"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_key_is_made_once() -> None:
    make = Maker()
    assert [kept("a", key, make) for key in (b"1", b"1", b"2")] == 3 * [b"content"]
    kept("b", b"1", make)
    assert make.made == 3


@pytest.mark.parametrize("damage", (b"", b"short", b"\0" * 32, b"\0" * 32 + b"content", None))
def test_a_damaged_result_is_made_anew_and_kept_again(cache: Path, damage: bytes | None) -> None:
    make = Maker()
    kept("a", b"1", make)
    (file,) = files(cache)
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert [kept("a", b"1", make), kept("a", b"1", make)] == [b"content", b"content"]
    assert make.made == 2


def test_without_a_place_to_keep_it_is_made_each_time(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(CACHE, str(tmp_path / "file"))
    make = Maker()
    assert [kept("a", b"1", make), kept("a", b"1", make)] == [b"content", b"content"]
    assert make.made == 2


def test_afresh_nothing_kept_is_used(cache: Path) -> None:
    make = Maker()
    with freshly(True):
        kept("a", b"1", make)
        with freshly(False):
            kept("a", b"1", make)
    assert (make.made, files(cache), os.environ.get(FRESH)) == (2, [], None)


def test_what_is_not_used_for_a_month_is_forgotten(cache: Path) -> None:
    for key in (b"old", b"used", b"new"):
        kept("a", key, Maker())
    now = time.time()
    for file in files(cache):
        os.utime(file, (now - UNUSED - DAY, now - UNUSED - DAY))
    make = Maker()
    kept("a", b"used", make)
    assert make.made == 0
    kept("a", b"newest", make)
    forget(now)
    assert len(files(cache)) == 3  # the two, and when it was looked for
    for key in (b"used", b"newest", b"old"):
        kept("a", key, make)
    assert make.made == 2


def test_it_looks_once_a_day(cache: Path) -> None:
    now = time.time()
    kept("a", b"1", Maker())
    forget(now)
    (file,) = (path for path in files(cache) if path.name != "looked")
    os.utime(file, (0, 0))
    forget(now + DAY - 1)
    assert file.exists()
    forget(now + DAY + 1)
    assert not file.exists()

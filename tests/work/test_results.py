"""Results are used again as long as all that went into them is as it was, and no longer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.work.file import File
from generator.work.kept import CACHE, FRESH, digest
from generator.work.reads import names_in, note_missing, read_file
from generator.work.results import (
    Aside,
    Files,
    Known,
    Noted,
    file_results,
    knowing,
    now_known,
    result,
    results,
)

made: list[str] = []
"""What has been made, and not found."""


@pytest.fixture(autouse=True)
def none_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    made.clear()
    yield


@dataclass(frozen=True)
class Told:
    """What a step may be told, and give."""

    name: str
    numbers: tuple[float, ...] = ()


def known(folder: Path, program: str = "program", earlier: dict[str, File] | None = None) -> Known:
    sums = {str(path): File.at(path).sum for path in folder.rglob("*") if path.is_file()}
    return Known(sums, {"here": str(folder)}, program, earlier or {})


def read(folder: Path, name: str) -> Told:
    made.append(name)
    return Told(read_file(folder / name).decode())


def listed(folder: Path) -> list[str]:
    made.append("list")
    return names_in(folder, "*.txt")


def either(folder: Path) -> str:
    made.append("either")
    if not (folder / "one.txt").exists():
        note_missing(folder / "one.txt")
        return "none"
    return read_file(folder / "one.txt").decode()


def twice(folder: Path) -> str:
    made.append("twice")
    return result(read, folder, "a.txt").name * 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("A")
    return tmp_path / "content"


def test_what_is_told_and_read_the_same_is_made_once(folder: Path) -> None:
    for _ in range(2):
        with knowing(known(folder)):
            assert result(read, folder, "a.txt") == Told("A")
    assert made == ["a.txt"]


def test_another_content_is_read_again(folder: Path) -> None:
    for text in ("A", "B", "B"):
        (folder / "a.txt").write_text(text)
        with knowing(known(folder)):
            assert result(read, folder, "a.txt") == Told(text)
            assert result(twice, folder) == text * 2
    assert made == ["a.txt", "twice"] * 2


def test_what_is_found_again_counts_as_read_for_what_asks_for_it(folder: Path) -> None:
    with knowing(known(folder)):
        result(read, folder, "a.txt")
    with knowing(known(folder)):
        result(twice, folder)  # which finds the other
    (folder / "a.txt").write_text("B")
    with knowing(known(folder)):
        assert result(twice, folder) == "BB"
    assert made == ["a.txt", "twice", "twice", "a.txt"]


def test_names_in_a_folder_and_files_that_are_missing_count_as_read(folder: Path) -> None:
    with knowing(known(folder)):
        assert (result(listed, folder), result(either, folder)) == (["a.txt"], "none")
    (folder / "b.md").write_text("")  # which nobody has asked for
    with knowing(known(folder)):
        assert (result(listed, folder), result(either, folder)) == (["a.txt"], "none")
    (folder / "one.txt").write_text("1")
    with knowing(known(folder)):
        assert (result(listed, folder), result(either, folder)) == (["a.txt", "one.txt"], "1")
    assert made == ["list", "either"] * 2


def test_where_the_folder_lies_does_not_count(folder: Path) -> None:
    other = folder.with_name("moved") / "content"
    with knowing(known(folder)):
        result(read, folder, "a.txt")
    other.parent.mkdir()
    folder.rename(other)
    with knowing(known(other)):
        assert result(read, other, "a.txt") == Told("A")
    assert made == ["a.txt"]


def test_another_program_makes_all_anew(folder: Path) -> None:
    for program in ("one", "other"):
        with knowing(known(folder, program)):
            result(read, folder, "a.txt")
    assert made == ["a.txt"] * 2


def told(one: Told, line: Aside[int]) -> Told:
    made.append(f"{one.name} {line.told}")
    return replace(one, numbers=(*one.numbers, 0.5))


def test_what_is_told_aside_does_not_count(folder: Path) -> None:
    with knowing(known(folder)):
        for one, line in ((Told("a", (1.0,)), 1), (Told("a", (1.0,)), 2), (Told("a", (2.0,)), 3)):
            assert result(told, one, Aside(line)).numbers == (*one.numbers, 0.5)
    assert made == ["a 1", "a 3"]


def refused(text: str) -> str:
    made.append(text)
    raise ValueError(text)


def test_mistakes_are_not_kept(folder: Path) -> None:
    with knowing(known(folder)):
        for _ in range(2):
            with pytest.raises(ValueError, match="wrong"):
                result(refused, "wrong")
    assert made == ["wrong"] * 2


def marked(text: str) -> str:
    return Markup(text)


def test_what_is_made_is_what_is_found(folder: Path) -> None:
    for _ in range(2):
        with knowing(known(folder)):
            assert type(result(marked, "<b>")) is str


@pytest.mark.parametrize("damage", (b"", b"x", lambda data: data[:-1], lambda data: data + b"x"))
def test_a_result_that_is_damaged_is_made_anew(folder: Path, tmp_path: Path, damage) -> None:
    with knowing(known(folder)):
        result(read, folder, "a.txt")
    (path,) = (p for p in (tmp_path / "cache" / "results").rglob("*") if p.is_file())
    path.write_bytes(damage(path.read_bytes()) if callable(damage) else damage)
    with knowing(known(folder)):
        assert result(read, folder, "a.txt") == Told("A")
    assert made == ["a.txt"] * 2


def test_a_fresh_build_neither_finds_nor_keeps(folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(FRESH, "1")
    for _ in range(2):
        with knowing(known(folder)):
            result(read, folder, "a.txt")
    assert made == ["a.txt"] * 2
    assert not (tmp_path / "cache").exists()


def written(ending: str, name: str) -> tuple[Files, Told]:
    made.append(name)
    return {f"{name}.{ending}": f"Content of {name}"}, Told(name)


def test_files_are_found_where_the_last_build_has_put_them(folder: Path, tmp_path: Path) -> None:
    step, names = partial(written, "txt"), [("a",), ("b",)]
    with knowing(known(folder)):
        first = file_results(step, names)
    assert [told for _, told in first] == [Told("a"), Told("b")]
    place = tmp_path / "a"
    place.write_bytes(first[0][0]["a.txt"].data)
    earlier = {File.at(place).sum: File.at(place)}
    with knowing(known(folder, earlier=earlier)):
        again = file_results(step, names)
    assert again[0] == ({"a.txt": File(File.at(place).sum, path=str(place))}, Told("a"))
    assert again[1] == first[1]
    assert made == ["a", "b", "b"]  # the other lies nowhere


def looked(name: str, things: Aside[Noted[str]]) -> str:
    made.append(name)
    return things.told.get(name, "nothing")


def test_what_is_looked_up_counts_as_read_and_what_is_not_there(folder: Path) -> None:
    for things in ({"a": "1"}, {"a": "1", "c": "3"}, {"a": "2", "b": "3"}):
        noted = Noted("things", things, lambda thing: digest(thing.encode()).hex())
        with knowing(known(folder)):
            now_known(noted)
            found = results(looked, [("a", Aside(noted)), ("b", Aside(noted))])
        assert found == [things["a"], things.get("b", "nothing")]
    assert made == ["a", "b"] * 2


def unsuitable(thing: object) -> str:
    return str(thing)


def test_what_cannot_be_kept_is_named(folder: Path) -> None:
    with knowing(known(folder)), pytest.raises(TypeError, match="cannot be kept: object"):
        result(unsuitable, object())

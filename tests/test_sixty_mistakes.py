"""Sixty mistakes that authors make: each is told with its place, what was found, and the cure."""

from pathlib import Path

import pytest

from tests.building import refusal, unpainted
from tests.samples.mistakes import MISTAKES, SORTS, Mistake
from tests.samples.tiny import SOURCES, write


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_what_was_found_and_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: Mistake
) -> None:
    unpainted(monkeypatch)
    sources = {**SOURCES, **mistake.others}
    assert sources[mistake.file] != mistake.text
    content = write(tmp_path / "content", {**sources, mistake.file: mistake.text})
    said = refusal(content, tmp_path / "out")
    at = mistake.line if isinstance(mistake.line, str) else f"{mistake.file}:{mistake.line}"
    assert said.startswith(f"content/{at}: ")
    for told in mistake.told:
        assert told in said


def test_they_are_sixty() -> None:
    assert [len(of_sort) for of_sort in SORTS.values()] == [10] * 6

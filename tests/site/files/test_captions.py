"""Captions: what browsers would pass over is an error at its line."""

from pathlib import Path

import pytest

from generator.reading.errors import ContentError
from generator.site.files.captions import read_captions
from tests.samples.own_files import CAPTIONS


def said(tmp_path: Path, text: str) -> tuple[str, ...]:
    (tmp_path / "a.vtt").write_text(text, "utf-8")
    return read_captions(tmp_path / "a.vtt", tmp_path).said


def test_they_are_a_transcript(tmp_path: Path) -> None:
    assert said(tmp_path, CAPTIONS) == ("The dot starts on the left.", "Ada: It moves.")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("1\n00:00.000 --> 00:01.000\nSo.\n", 1, "expected WEBVTT"),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\nSo.\n", 3, "00:01.000 --> 00:04.000"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nSo.\n", 3, "end before"),
        ("WEBVTT\n\nSo it is.\n", 3, "expected a time"),
        ("WEBVTT\n\nNOTE nothing\n", None, "no captions"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, line: int | None, problem: str) -> None:
    with pytest.raises(ContentError, match=problem) as error:
        said(tmp_path, text)
    assert error.value.line == line

"""Captions of video and sound: a WebVTT file, read for its mistakes and as a transcript.

Browsers read the file themselves (https://www.w3.org/TR/webvtt1/), and pass over a cue that they
cannot read without a word: here that is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from generator.reading.errors import ContentError
from generator.reading.text import read_text
from generator.site.files.media import LARGEST_CAPTIONS

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
_PASSED = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True)
class Captions:
    """The file's text, and what is said in it, one cue after the other."""

    text: str
    said: tuple[str, ...]


def read_captions(path: Path, root: Path) -> Captions:
    """The captions in that file of the content, which lies in `root`.

    Raises ContentError at the line of what browsers would pass over.
    """
    text, file = read_text(path, root, LARGEST_CAPTIONS), path.relative_to(root).as_posix()
    lines = text.split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        problem = f'found "{lines[0][:40]}", expected WEBVTT: captions are a WebVTT file'
        raise ContentError(file, 1, problem)
    said: list[str] = []
    number = 1
    while number < len(lines):
        block = _block(lines, number)
        if block and not block[0].startswith(_PASSED):
            said += _cue(block, number, file)
        number += max(1, len(block))
    if not said:
        raise ContentError(file, None, "no captions; expected what is said, and when")
    return Captions(text, tuple(dict.fromkeys(said)))


def _block(lines: list[str], start: int) -> list[str]:
    """The lines from there to the next blank one."""
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return lines[start:end]


def _cue(block: list[str], start: int, file: str) -> list[str]:
    """What is said in a cue, whose first line has that index."""
    timed = 0 if "-->" in block[0] else 1  # after its name
    if timed >= len(block) or "-->" not in block[timed]:
        if start == 1:  # goes on with the header
            return []
        problem = f'found "{block[0][:40]}", expected a time, such as 00:01.000 --> 00:04.000'
        raise ContentError(file, start + 1, problem)
    line = start + timed + 1
    found = _TIMING.fullmatch(block[timed].strip())
    if found is None:
        problem = f'found "{block[timed].strip()[:60]}", expected 00:01.000 --> 00:04.000'
        raise ContentError(file, line, problem)
    begins, ends = (_seconds(found.groups()[half : half + 4]) for half in (0, 4))
    if ends <= begins:
        raise ContentError(file, line, "the captions end before they begin")
    words = " ".join(_VOICE.sub(r"\1: ", text.strip()) for text in block[timed + 1 :])
    words = " ".join(unescape(_TAG.sub("", words)).split())
    return [words] if words else []


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000

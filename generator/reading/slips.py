"""What an author most likely did where a text is no YAML: the usual slips, each with its cure."""

from __future__ import annotations

import json
import re

import yaml

_VALUE = re.compile(r"""^[ -]*(?P<key>[^\s:"'][^:"']*?): +(?P<value>\S.*?)\s*$""")
_QUOTE = re.compile(r"""(?:^|[:,\[{-] *)(?P<sign>["'])""")


def slip(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str] | None:
    """The line (0, 1, …) at which to mend the text, and `": "` with how; None where it is no usual
    slip."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    at = min(mark.line if mark else 0, len(lines) - 1)
    problem = str(error.problem)
    if "mapping values are not allowed" in problem:
        found = _VALUE.match(lines[at])
        if found and ": " in found["value"] and found["value"][0] not in "\"'[{|>":
            return at, f': a ": " within a value; put it in quotes: {_quoted(found)}'
    if "'\\t'" in problem:
        return at, ": a tab where the line begins; indent it with blanks"
    if "end of stream" in problem and "quoted scalar" in str(error.context):
        return _opened(error.context_mark.line if error.context_mark else at)
    if "<block end>" in problem or "quoted scalar" in str(error.context):
        return next((_opened(i) for i in range(at + 1) if _is_open(lines[i])), None)
    return None


def _quoted(found: re.Match[str]) -> str:
    """The line as it should be."""
    return f"{found['key']}: {json.dumps(found['value'], ensure_ascii=False)}"


def _opened(line: int) -> tuple[int, str]:
    return line, ": a quote is opened here and not closed"


def _is_open(line: str) -> bool:
    """Whether a quote begins a value of the line and does not end in it."""
    found = _QUOTE.search(line)
    if not found:
        return False
    rest = line[found.end() :].replace("\\\\", "").replace('\\"', "").replace("''", "")
    return found["sign"] not in rest

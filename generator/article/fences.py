"""Fenced blocks: ``` or ~~~, in the text, in lists (indented) and in block quotes."""

import re

from generator.article.finds import Fence
from generator.reading.errors import ContentError

_MARK = r"(?:`{3,}(?=[^`\n]*$)|~{3,})"
FENCE = rf"^[>\ ]*{_MARK}"
LIST_FENCE = rf"^[>\ ]*(?:[-*+]|\d+[.)])\ +{_MARK}"
_OPENING = re.compile(r"([> ]*)(`{3,}|~{3,})[ ]*(.*?)[ ]*$", re.MULTILINE)

_ASKEW = 3  # spaces by which a line may be indented without a meaning


def read_fence(text: str, start: int, line: int, file: str) -> Fence:
    """The fenced block that opens at `start`, the beginning of line `line` of `file`.

    It ends with a run of the same characters that is at least as long, indented by up to three
    spaces more or less. Raises ContentError for a block that is not closed, and ValueError where
    none opens.
    """
    opening = _OPENING.match(text, start)
    if opening is None:
        raise ValueError(f"no block opens at {start}, in line {line} of {file}")
    prefix, mark, info = opening.groups()
    lines: list[str] = []
    end = opening.end()
    while end < len(text):
        end, begin = text.find("\n", end + 1), end + 1
        end = len(text) if end < 0 else end
        row = text[begin:end]
        if _closes(row, prefix, mark):
            return Fence(start, end, line, prefix, info, "".join(f"{row}\n" for row in lines))
        content = _without_prefix(row, prefix)
        if content is None:
            problem = f"this line leaves the block that {mark} opens on line {line}: it is less"
            problem += " indented" if ">" not in prefix else " quoted"
            raise ContentError(file, line + len(lines) + 1, problem)
        lines.append(content)
    raise ContentError(
        file, line, f"block opened with {mark} is not closed; end it with {mark} in a line"
    )


def _closes(line: str, prefix: str, mark: str) -> bool:
    """Whether a line ends the block that begins with `mark` after `prefix`."""
    written = line.lstrip("> ")
    indent = len(line) - len(written)
    return (
        line[:indent].count(">") == prefix.count(">")
        and abs(indent - len(prefix)) <= _ASKEW
        and len(written.rstrip()) >= len(mark)
        and not written.rstrip().strip(mark[0])
    )


def _without_prefix(line: str, prefix: str) -> str | None:
    """`line` without the indentation and quote marks of its block; None if it lacks them."""
    if not line.strip() or (">" in prefix and not line.strip(" >")):
        return ""
    if len(prefix) <= _ASKEW and ">" not in prefix:  # in no list, so no line can leave one
        indent = len(line) - len(line.lstrip(" "))
        return line[min(indent, len(prefix)) :]
    head = line[: len(prefix)]
    if head.strip(" >") or head.count(">") != prefix.count(">") or len(head) < len(prefix):
        return None
    return line[len(prefix) :]

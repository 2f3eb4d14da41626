"""Fenced blocks: ``` or ~~~, in the text, in lists (indented) and in block quotes."""

import re

from generator.article.finds import Fence
from generator.reading.errors import ContentError

_MARK = r"(?:`{3,}(?=[^`\n]*$)|~{3,})"
FENCE = rf"^[>\ ]*{_MARK}"
LIST_FENCE = rf"^[>\ ]*(?:[-*+]|\d+[.)])\ +{_MARK}"
_OPENING = re.compile(r"([> ]*)(`{3,}|~{3,})[ ]*(.*?)[ ]*$", re.MULTILINE)


def read_fence(text: str, start: int, line: int, file: str) -> Fence:
    """The fenced block that opens at `start`, the beginning of line `line` of `file`.

    It ends with the same run of characters, at the same indentation, as it begins: what
    superfences asks for too, so that both agree on where code is. Raises ContentError for a block
    that is not closed, and ValueError where none opens.
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
        content = _without_prefix(text[begin:end], prefix)
        if content is None:
            problem = f"this line leaves the block that {mark} opens on line {line}: it is less"
            problem += " indented" if ">" not in prefix else " quoted"
            raise ContentError(file, line + len(lines) + 1, problem)
        if content.rstrip() == mark:
            return Fence(start, end, line, prefix, info, "".join(f"{row}\n" for row in lines))
        lines.append(content)
    raise ContentError(file, line, f"block opened with {mark} is not closed")


def _without_prefix(line: str, prefix: str) -> str | None:
    """`line` without the indentation and quote marks of its block; None if it lacks them."""
    if not line.strip() or (">" in prefix and not line.strip(" >")):
        return ""
    head = line[: len(prefix)]
    if head.strip(" >") or head.count(">") != prefix.count(">") or len(head) < len(prefix):
        return None
    return line[len(prefix) :]

"""What a page's text contains besides plain Markdown, and where.

One pass finds code, values, formulas, roles and references together, because each hides the
others: a dollar in code is not a formula, a backtick in a formula starts no code.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.article import finds
from generator.article.citations import BEFORE, KEY, read_cited
from generator.article.fences import FENCE, LIST_FENCE, read_fence
from generator.reading.errors import ContentError

# A tag may go over several lines, but not over a blank one: "a < b" must not swallow a page.
# Atomic groups: Python 3.11.2, which Debian 12 has, finds nothing with *+ after a look ahead.
_QUOTED = r"""(?:"(?>(?:[^"\n]++|\n(?!\ *\n))*)"|'(?>(?:[^'\n]++|\n(?!\ *\n))*)')"""
_TAG_TEXT = rf"""(?>(?:[^<>"'\n]++|\n(?!\ *\n)|{_QUOTED})*)"""
_ADDRESS = r"(?:\{\{[^\n]*?\}\}|<[^<>\n]*>|[^\s()<]|\([^\s()]*\))*+"
_TITLE = r"""(?:\ +(?:"[^"\n]*"|'[^'\n]*'))?"""
_KEYS = r'(?:\ +[\w-]+="[^"{}\n]*")*+'
_SHOWS = rf'shows="[^"{{}}\n]*"{_KEYS}'
_ROLE = rf"\.(?P<role_name>[\w-]+)(?P<role_keys>{_KEYS})"
_KEY = re.compile(r'([\w-]+)="([^"]*)"')
_PLAIN_TEXT = r"(?:[^\[\]`$<{\n]|\n(?!\ *\n))"
_WORKS = rf"\[(?P<works>(?=[^\[\]]*?{BEFORE}@\w){_PLAIN_TEXT}+)\](?![\[({{])"
_WORK = rf"{BEFORE}@(?P<work>{KEY})(?:\ \[(?P<place>[^\[\]@`$<{{\n]+)\](?![\[({{:]))?"
_TOKEN = re.compile(
    rf"""
    (?P<fence>{FENCE})
  | (?P<list_fence>{LIST_FENCE})
  | (?P<equation>\\(?P<brackets>eq)?ref\{{(?P<label>[^{{}}\n]+)\}})
  | (?P<escape>\\[^\n])
  | (?P<ticks>`+)
  | (?P<comment><!--)
  | (?P<raw><(?P<element>script|style|pre|textarea|code)(?=[\s/>]))
  | (?P<autolink><[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>)
  | (?P<tag></?[A-Za-z][A-Za-z0-9:-]*+(?=[\s/>]){_TAG_TEXT}>)
  | (?P<value>\{{\{{)
  | (?P<display>\$\$)
  | (?P<inline>\$)
  | (?P<reference>\[\]\(\#(?P<id>[^\s()]*)\))
  | (?P<note>\[\^(?P<name>[^\]\s]+)\](?P<colon>:?))
  | (?P<target>(?:!\[[^\[\]]*)?\]\({_ADDRESS}{_TITLE}\))
  | (?P<role>\]\{{\ *:?\ *(?:{_ROLE}|(?P<keys>{_SHOWS}))\ *\}})
  | (?P<citation>{_WORKS})
  | (?P<cited>{_WORK})
  | (?P<open>\[)
  | (?P<close>\])
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
# What ends a paragraph, so that a stray backtick or dollar cannot pair with one further down.
_BREAK = re.compile(r"\n(?=[> ]*(?:\n|\Z|[-*+] |\d+[.)] |#{1,6} |\||`{3}|~{3}))")
_BLANK = re.compile(r"\n[> ]*(?:\n|\Z)")
_EXPRESSION = re.compile(r"""\{\{((?>(?:"[^"\n]*+"|'[^'\n]*+'|(?!\}\})[^"'])*))\}\}""")
_SIMPLE_EXPRESSION = re.compile(r"\{\{((?>(?:(?!\}\})[\s\S])*))\}\}")
# "$30, i.e. 25$" tells of money: an amount, then words, and nothing that TeX has.
_PRICE = re.compile(r"(?=[^$]*(?:[a-zA-Z]{2}|[a-zA-Z]\.))\d[\d.,]*[,;:]?\s[^$\\_^={}+*<>|]*\Z")
_INLINE = re.compile(r"\$(?=[^\s$])((?:\\[^\n]|[^\\$])++)(?<!\s)\$(?!\d)")
_DISPLAY = re.compile(r"\$\$((?>(?:\\[\s\S]|(?!\$\$)[^\\])*))\$\$")
_QUOTED_LINE = re.compile(r"\n[> ]+")


def scan(text: str, file: str, first_line: int = 1) -> tuple[finds.Find, ...]:
    """Everything in `text` that is ours to replace, in the order of the text.

    `text` has no tabs and starts on line `first_line` of `file`. Raises ContentError for what
    is begun but not ended.
    """
    return _Scanner(text, file, first_line).run()


@dataclass(frozen=True)
class _Bracket:
    start: int
    paragraph_end: int


class _Scanner:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.found: list[finds.Find] = []
        self.brackets: list[_Bracket] = []
        self.anchor: int | None = None  # where the text of an <a> begins
        self.line_starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def run(self) -> tuple[finds.Find, ...]:
        position = 0
        while match := _TOKEN.search(self.text, position):
            position = _HANDLERS[match.lastgroup](self, match)
        return tuple(sorted(self.found, key=lambda find: find.start))

    def line(self, offset: int) -> int:
        return self.first_line + bisect_right(self.line_starts, offset) - 1

    def error(self, offset: int, problem: str) -> ContentError:
        return ContentError(self.file, self.line(offset), problem)

    def add(self, kind: type[finds.Find], start: int, end: int, *content: object) -> int:
        self.found.append(kind(start, end, self.line(start), *content))
        return end

    def paragraph_end(self, start: int) -> int:
        match = _BREAK.search(self.text, start)
        return match.start() if match else len(self.text)

    def blank_after(self, start: int) -> int:
        match = _BLANK.search(self.text, start)
        return match.start() if match else len(self.text)

    def fence(self, match: re.Match[str]) -> int:
        fence = read_fence(self.text, match.start(), self.line(match.start()), self.file)
        self.found.append(fence)
        return fence.end

    def list_fence(self, match: re.Match[str]) -> int:
        problem = "a code block or figure in a list starts on a line of its own, indented by 4"
        raise self.error(match.start(), problem)

    def escape(self, match: re.Match[str]) -> int:
        # Markdown knows no \$, and raw HTML no escapes at all: these two are done here.
        if match[0] == "\\$":
            return self.add(finds.Verbatim, *match.span(), "$")
        if self.text.startswith("{{", match.start() + 1):
            return self.add(finds.Verbatim, match.start(), match.end() + 1, "{{")
        return match.end()

    def ticks(self, match: re.Match[str]) -> int:
        end = self.paragraph_end(match.end())
        close = re.compile(rf"(?<!`)`{{{len(match[0])}}}(?!`)").search(self.text, match.end(), end)
        if not close:
            return match.end()
        code = _QUOTED_LINE.sub(" ", self.text[match.end() : close.start()])
        return self.add(finds.Code, match.start(), close.end(), code.replace("\n", " ").strip())

    def comment(self, match: re.Match[str]) -> int:
        end = self.text.find("-->", match.end())
        if end < 0:
            raise self.error(match.start(), "comment opened with <!-- is not closed with -->")
        # Left out of the page: an author's notes to himself are not for its readers.
        return self.add(finds.Verbatim, match.start(), end + 3, "")

    def raw(self, match: re.Match[str]) -> int:
        close = re.compile(rf"</{match['element']}\s*>", re.IGNORECASE)
        end = close.search(self.text, match.end())
        if not end:
            raise self.error(match.start(), f"{match[0]}> is not closed with </{match['element']}>")
        source = self.text[match.start() : end.end()]
        return self.add(finds.Verbatim, match.start(), end.end(), source)

    def skip(self, match: re.Match[str]) -> int:
        return match.end()

    def tag(self, match: re.Match[str]) -> int:
        # Attributes take values only, and only in quotes: else a space in one ends the attribute.
        quoted = re.sub(r'"[^"]*"|\'[^\']*\'', lambda m: " " * len(m[0]), match[0])
        if (bare := quoted.find("{{")) >= 0:
            raise self.error(match.start() + bare, "a value in an HTML tag must stand in quotes")
        name = match[0].lower()
        if name.startswith("</a") and name[3] in " \n>" and self.anchor is not None:
            self.in_link(self.anchor)
            self.anchor = None
        elif name.startswith("<a") and name[2] in " \n>":
            self.anchor = match.end()
        return self.values_in(match)

    def in_link(self, start: int) -> None:
        """What has been found from there on stands in a link, in which there is no other."""
        for i in range(len(self.found) - 1, -1, -1):
            find = self.found[i]
            if find.start < start:
                break
            if isinstance(find, finds.Expression | finds.Role | finds.Citation):
                self.found[i] = replace(find, linkable=False)

    def values_in(self, match: re.Match[str]) -> int:
        position = self.text.find("{{", match.start(), match.end())
        while position >= 0:
            end = self.expression(position, match.end(), linkable=False)
            position = self.text.find("{{", end, match.end())
        return match.end()

    def target(self, match: re.Match[str]) -> int:
        if match[0][0] == "]" and self.brackets:
            self.in_link(self.brackets.pop().start)
        return self.values_in(match)

    def value(self, match: re.Match[str]) -> int:
        return self.expression(match.start(), self.blank_after(match.start()))

    def expression(self, start: int, limit: int, linkable: bool = True) -> int:
        match = _EXPRESSION.match(self.text, start, limit)
        # With quotes that do not pair the expression is wrong, but whole: its own error is better.
        match = match or _SIMPLE_EXPRESSION.match(self.text, start, limit)
        if not match:
            raise self.error(start, "value opened with {{ is not closed with }}; write \\{{ for {{")
        source = " ".join(match[1].split())
        return self.add(finds.Expression, *match.span(), source, linkable)

    def display(self, match: re.Match[str]) -> int:
        formula = _DISPLAY.match(self.text, match.start(), self.blank_after(match.start()))
        if not formula:
            problem = "formula opened with $$ is not closed in its paragraph; write \\$ for $"
            raise self.error(match.start(), problem)
        return self.add(finds.Formula, *formula.span(), self.tex(formula), True)

    def inline(self, match: re.Match[str]) -> int:
        formula = _INLINE.match(self.text, match.start(), self.paragraph_end(match.start()))
        of_word = self.text[max(match.start() - 1, 0) : match.start()].isalnum()
        if not formula or of_word or _PRICE.match(formula[1]):
            return match.end()
        return self.add(finds.Formula, *formula.span(), self.tex(formula), False)

    def tex(self, formula: re.Match[str]) -> str:
        line_start = self.line_starts[bisect_right(self.line_starts, formula.start()) - 1]
        quoted = ">" in self.text[line_start : formula.start()]
        return _QUOTED_LINE.sub("\n", formula[1]) if quoted else formula[1]

    def reference(self, match: re.Match[str]) -> int:
        return self.add(finds.Reference, *match.span(), match["id"])

    def equation(self, match: re.Match[str]) -> int:
        brackets = bool(match["brackets"])
        return self.add(finds.EquationReference, *match.span(), match["label"], brackets)

    def note(self, match: re.Match[str]) -> int:
        start = self.text.rfind("\n", 0, match.start()) + 1
        defines = bool(match["colon"]) and not self.text[start : match.start()].strip(" >")
        return self.add(finds.Note, *match.span(), match["name"], defines)

    def citation(self, match: re.Match[str]) -> int:
        line_start = self.text.rfind("\n", 0, match.start()) + 1
        begins_line = not self.text[line_start : match.start()].strip(" >")
        defines = begins_line and self.text.startswith(":", match.end())
        cited = None if defines else read_cited(match["works"])
        if cited is None:
            self.brackets.append(_Bracket(match.start(), self.blank_after(match.start())))
            return match.start() + 1
        return self.add(finds.Citation, *match.span(), cited, False)

    def cited(self, match: re.Match[str]) -> int:
        cited = finds.Cited(match["work"], after=(match["place"] or "").strip())
        return self.add(finds.Citation, *match.span(), (cited,), True)

    def open(self, match: re.Match[str]) -> int:
        self.brackets.append(_Bracket(match.start(), self.blank_after(match.start())))
        return match.end()

    def close(self, match: re.Match[str]) -> int:
        if self.brackets:
            bracket = self.brackets.pop()
            if self.text.startswith("[", match.end()):  # [text][name of an address]
                self.in_link(bracket.start)
        return match.end()

    def role(self, match: re.Match[str]) -> int:
        bracket = self.brackets.pop() if self.brackets else None
        if not bracket or bracket.paragraph_end < match.start():
            raise self.error(match.start(), f'there is no "[" before "{match[0]}"')
        keys = tuple(_KEY.findall(match["role_keys"] or match["keys"] or ""))
        text = self.text[bracket.start + 1 : match.start()]
        if keys:
            self.in_link(bracket.start)
        name = match["role_name"] or ""
        self.add(finds.Role, bracket.start, bracket.start + 1, name, True, text, keys)
        return self.add(finds.Role, *match.span(), name, False, text, keys)


_PARTS = {"autolink", "element", "id", "name", "colon", "role_name", "role_keys", "keys", "label",
          "brackets", "works", "work", "place"}  # fmt: skip
_HANDLERS: dict[str | None, Callable[[_Scanner, re.Match[str]], int]] = {
    "autolink": _Scanner.skip,
    **{name: getattr(_Scanner, name) for name in _TOKEN.groupindex if name not in _PARTS},
}

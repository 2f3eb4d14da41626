"""Formulas: TeX as MathML, with the site's colour roles."""

import html
import json
import re
import sys
from functools import lru_cache

from math_core import LatexError, LatexToMathML

from generator.notation.formula_links import FormulaProblem, with_links
from generator.notation.nesting import NESTED, depth

__all__ = [
    "OURS",
    "ROLES",
    "FormulaProblem",
    "in_lines",
    "in_pieces",
    "mathml",
    "tex_text",
    "tex_value",
]

ROLES = ("input", "weight", "bias", "sum", "activation", "edge", "product", "output")

# The library has no command for a class, only for a colour. So each role's macro (\cweight{w}
# for weight: \sum is taken) asks for a colour of its own, which is then replaced by the class.
_COLOURS = ("red", "green", "blue", "cyan", "magenta", "yellow", "orange", "violet")
_MACROS = {
    f"c{role}": rf"\textcolor{{{colour}}}{{#1}}"
    for role, colour in zip(ROLES, _COLOURS, strict=True)
}
# What authors know from TeX and the library has by another name.
_MACROS |= {"widetilde": r"\tilde{#1}", "substack": r"\begin{subarray}{c}#1\end{subarray}"}
_ROLE_MACROS = [f"\\c{role}" for role in ROLES]
OURS = frozenset(_MACROS)
"""Names of commands that no author's macro may have."""
Macros = tuple[tuple[str, str], ...]
LONGEST = 5_000  # characters of a formula
FEW = 12  # brackets that open, at most, in most formulas
LINE = 24  # signs of a formula that fit into a line of any text
PATIENCE = 5  # s, for any other formula
_OPENING = re.compile(
    r"(?<!\\left)[(\[\u2308\u230a\u231c\u231e\u23b0\u2772\u27e6-\u27ef\u2983-\u2998]"
    r"|\\(?:\{|[lu]lcorner|l(?:vert|Vert|angle|ang|floor|ceil|[bB]race|brack|paren|group|moustache|lbracket))"
)
_OWN_COLOUR = re.compile(r"\\(?:textcolor|color)(?![A-Za-z])")
_STYLE = re.compile(r'style="[^"]*"')
# MathML has no level of scripts for a table; it is that of the place where the table stands.
_TABLE = re.compile(r'(<mtable\b[^<>]*?) scriptlevel="\d"')
_POSITION = re.compile(r"^(\d+): ")
_TAG = re.compile(r"<(/?)[a-z]+[^>]*?(/?)>")
_OPERATOR = re.compile(r"<mo[^>]*>([^<]*)</mo>")
_BREAKS = frozenset("=≈≤≥<>+")  # before which a line may end, as TeX has it
_OPENING_SIGNS, _CLOSING_SIGNS = frozenset("([{"), frozenset(")]}")
_PLAIN_NUMBER = re.compile(r"[-−+]?\d+(?:\.\d+)?")
_TEX_SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"} | {"\\": r"\textbackslash ", "~": " ", "^": " ", "\n": " "}
)


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False, macros: Macros = ()) -> str:
    r"""The `<math>` element of a TeX formula; `\cweight{w}` gives its w `class="weight"`, and
    `macros` are commands besides, by name and TeX."""
    if own := _OWN_COLOUR.search(tex):
        names = ", ".join(_ROLE_MACROS)
        line = tex.count("\n", 0, own.start())
        raise FormulaProblem(f"{own[0]} is not for formulas here; colours are roles: {names}", line)
    if not tex.strip():
        raise FormulaProblem("the formula is empty")
    if "\\href" in tex:
        return with_links(tex, lambda part, within: mathml(part, display and within, macros))
    if len(tex) > LONGEST:  # the library would run out of stack somewhere above
        problem = f"a formula of {len(tex):,} characters, expected up to {LONGEST:,}"
        raise FormulaProblem(problem)
    # The library takes twice the time for each bracket that it finds no end of.
    converted = _converted if len(_OPENING.findall(tex)) <= FEW else _converted_elsewhere
    try:
        markup = converted(tex, display, macros)
    except LatexError as error:
        raise _problem(tex, str(error)) from None
    if depth(markup) > NESTED:
        raise FormulaProblem(f"a formula with parts more than {NESTED} deep in one another")
    markup = _TABLE.sub(r"\1", markup)
    for style, role in _role_styles():
        markup = markup.replace(style, f'class="{role}"')
    return markup


def in_lines(markup: str) -> str:
    """A formula within a text: in pieces, also within brackets as TeX has it, where it has more
    than `LINE` signs, which no phone shows beside each other."""
    return in_pieces(markup, inline=True) if len(_TAG.sub("", markup)) > LINE else markup


def in_pieces(markup: str, inline: bool = False) -> str:
    """The same formula as `<math>` elements one after another, each of which stays whole.

    A line may end between them: before what relates one side to another, and before what is
    added. Browsers break no formula, or do so anywhere, and each reader's typeface is as wide as
    it is. A formula of one piece is left as it is.
    """
    start, end = markup.index(">") + 1, markup.rindex("<")
    pieces, begun, level, brackets, before = list[str](), start, 0, 0, ""
    for tag in _TAG.finditer(markup, start, end):
        closing, alone = tag.groups()
        if level == 0 and not closing:
            operator = _OPERATOR.match(markup, tag.start())
            sign = html.unescape(operator[1]) if operator else ""
            brackets += (sign in _OPENING_SIGNS) - (sign in _CLOSING_SIGNS)
            # Of two operators in a row, the second is a sign of what follows.
            if (
                sign in _BREAKS
                and (inline or not brackets)
                and before not in _BREAKS
                and tag.start() > begun
            ):
                pieces.append(markup[begun : tag.start()])
                begun = tag.start()
            before = sign
        level += 0 if alone else -1 if closing else 1
    if not pieces:
        return markup
    first, *others = *pieces, markup[begun:end]
    # A sign that begins a piece still stands between two sides, with the space of that.
    continued = (other.replace("<mo", '<mo form="infix"', 1) for other in others)
    opening = "<math>" if inline else '<math displaystyle="true">'
    return "<wbr>".join(f"{opening}{one}</math>" for one in (first, *continued))


def tex_value(text: str) -> str:
    """A value's text as TeX: numbers as numbers, anything else upright."""
    return f"{{{text}}}" if _PLAIN_NUMBER.fullmatch(text) else tex_text(text)


def tex_text(text: str) -> str:
    """Any text as TeX, upright; one element of MathML."""
    return rf"\text{{{text.translate(_TEX_SPECIAL)}}}"


def _converted(tex: str, display: bool, macros: Macros = ()) -> str:
    return _converter(macros).convert_with_local_state(tex, displaystyle=display)


def _converted_elsewhere(tex: str, display: bool, macros: Macros = ()) -> str:
    """The same from a process of its own, which is ended where it takes too long."""
    import subprocess  # which hardly any formula needs

    program = f"import sys; sys.path[:] = {sys.path!r}; import {__name__} as here; here.answer()"
    try:
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps([tex, display, macros]),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        problem = "the formula takes too long: close its brackets, or write fewer"
        raise FormulaProblem(problem) from None
    if done.returncode:
        raise LatexError(done.stdout)
    return done.stdout


def answer() -> None:
    """Tells the formula of standard input as MathML, or what is wrong with it."""
    tex, display, macros = json.loads(sys.stdin.buffer.read())
    try:
        told, code = _converted(tex, display, tuple(map(tuple, macros))), 0
    except LatexError as error:
        told, code = str(error), 1
    sys.stdout.buffer.write(told.encode())
    sys.exit(code)


@lru_cache(maxsize=8)
def _converter(macros: Macros = ()) -> LatexToMathML:
    return LatexToMathML(macros=dict(macros) | _MACROS, fancy_error=False)


@lru_cache(maxsize=1)
def _role_styles() -> tuple[tuple[str, str], ...]:
    """The style attribute that the library writes for each role's colour, and the role."""
    styles: list[tuple[str, str]] = []
    for role in ROLES:
        sample = _converter().convert_with_local_state(f"\\c{role}{{x}}", displaystyle=False)
        styles.append((next(_STYLE.finditer(sample))[0], role))
    return tuple(styles)


def _problem(tex: str, message: str) -> FormulaProblem:
    position = _POSITION.match(message)
    line = tex.count("\n", 0, int(position[1])) if position else 0
    text = _POSITION.sub("", message).rstrip(".")
    shown = " ".join(tex.split())
    return FormulaProblem(f"formula {shown}: {text[:1].lower()}{text[1:]}", line)

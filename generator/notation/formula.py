"""Formulas: TeX as MathML, with the site's colour roles."""

import re
from functools import lru_cache

from math_core import LatexError, LatexToMathML

from generator.notation.nesting import NESTED, depth

ROLES = ("input", "weight", "bias", "sum", "activation", "edge", "product", "output")

# The library has no command for a class, only for a colour. So each role's macro (\cweight{w}
# for weight: \sum is taken) asks for a colour of its own, which is then replaced by the class.
_COLOURS = ("red", "green", "blue", "cyan", "magenta", "yellow", "orange", "violet")
_MACROS = {
    f"c{role}": rf"\textcolor{{{colour}}}{{#1}}"
    for role, colour in zip(ROLES, _COLOURS, strict=True)
}
LONGEST = 5_000  # characters of a formula
_OWN_COLOUR = re.compile(r"\\(?:textcolor|color)(?![A-Za-z])")
_STYLE = re.compile(r'style="[^"]*"')
_POSITION = re.compile(r"^(\d+): ")
_PLAIN_NUMBER = re.compile(r"[-−+]?\d+(?:\.\d+)?")
_TEX_SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"} | {"\\": r"\textbackslash ", "~": " ", "^": " ", "\n": " "}
)


class FormulaProblem(ValueError):
    """TeX that cannot be shown: why, and on which of its lines (from 0)."""

    def __init__(self, problem: str, line: int = 0) -> None:
        self.line = line
        super().__init__(problem)


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str:
    r"""The `<math>` element of a TeX formula; `\cweight{w}` gives its w `class="weight"`."""
    if own := _OWN_COLOUR.search(tex):
        names = ", ".join(f"\\{name}" for name in _MACROS)
        line = tex.count("\n", 0, own.start())
        raise FormulaProblem(f"{own[0]} is not for formulas here; colours are roles: {names}", line)
    if not tex.strip():
        raise FormulaProblem("the formula is empty")
    if len(tex) > LONGEST:  # the library would run out of stack somewhere above
        problem = f"a formula of {len(tex):,} characters, expected up to {LONGEST:,}"
        raise FormulaProblem(problem)
    try:
        markup = _converter().convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        raise _problem(tex, str(error)) from None
    if depth(markup) > NESTED:
        raise FormulaProblem(f"a formula with parts more than {NESTED} deep in one another")
    for style, role in _role_styles():
        markup = markup.replace(style, f'class="{role}"')
    return markup


def tex_value(text: str) -> str:
    """A value's text as TeX: numbers as numbers, anything else upright."""
    return f"{{{text}}}" if _PLAIN_NUMBER.fullmatch(text) else tex_text(text)


def tex_text(text: str) -> str:
    """Any text as TeX, upright; one element of MathML."""
    return rf"\text{{{text.translate(_TEX_SPECIAL)}}}"


@lru_cache(maxsize=1)
def _converter() -> LatexToMathML:
    return LatexToMathML(macros=_MACROS, fancy_error=False)


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

"""An activation function's formula with a number in the place of its argument."""

from __future__ import annotations

from typing import NamedTuple

from generator.nn.activations import Activation, needs_brackets
from generator.notation.formula import tex_text


class FilledFormula(NamedTuple):
    """TeX of f(sum) = … = result; `shown` tells the form that suits the sum from the other."""

    tex: str
    bracketed: bool
    shown: bool


def filled(f: Activation, sum: str, result: str) -> tuple[FilledFormula, FilledFormula]:
    """The formula without and with parentheses around its argument.

    A script that puts another number in shows the form that this number needs.
    """
    argument, value = rf"\csum{{{tex_text(sum)}}}", rf"\cactivation{{{tex_text(result)}}}"

    def form(bracketed: bool) -> FilledFormula:
        tex = rf"{f.tex_name}({argument}) = {f.tex(argument, bracketed)} = {value}"
        return FilledFormula(tex, bracketed, bracketed == needs_brackets(sum))

    return form(False), form(True)

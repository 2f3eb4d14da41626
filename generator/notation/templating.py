"""The templates: one environment for pages and figures, escaping everything by default."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup

from generator.notation.formula import mathml
from generator.notation.marks import Mark
from generator.notation.number import coordinate, percent
from generator.reading.shipped import TEMPLATES


@cache
def environment() -> Environment:
    """The Jinja2 environment: strict about undefined names, `c` prints coordinates."""
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FunctionLoader(_elsewhere)]),
        autoescape=True,  # every template: SVG, XML and text files too
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["Mark"] = Mark
    env.filters["c"] = coordinate
    env.filters["tex"] = lambda tex, display=False: Markup(mathml(tex, display=display))
    env.filters["percent"] = percent
    env.filters["json_script"] = json_script
    env.filters["opening"] = opening
    env.filters["day"] = lambda d: f"{d.day} {d:%B %Y}"
    env.filters["instant"] = lambda d: f"{d.isoformat()}T00:00:00Z"
    return env


def _elsewhere(name: str) -> str | None:
    """The template at an absolute path: that of a kind which a site brings along."""
    path = Path(name)
    return path.read_text("utf-8") if path.is_absolute() and path.is_file() else None


def opening(text: str) -> str:
    """`text` with its first letter as a capital and the others as they are."""
    return text[:1].upper() + text[1:]


def json_script(value: object) -> Markup:
    """JSON that is safe inside a script element: no "<", "&" or line separator left bare."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def render(template: str, **names: object) -> Markup:
    """The template's output, marked safe: everything put in was escaped on the way.

    `template` is a path below templates/, or an absolute one.
    """
    return Markup(environment().get_template(template).render(**names))

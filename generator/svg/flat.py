"""A drawing with its styles as attributes, for the many programs that know little CSS.

Word processors, slides and PNG renderers know neither custom properties nor media queries. Here
the style sheet is applied to every element, as a browser would, and what it says is written as
SVG's presentation attributes. Dark colours follow in a small style sheet of plain rules, for
those who do know media queries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, Protocol
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from generator.reading.errors import ContentError

Scheme = Literal["light", "dark"]

SVG = "http://www.w3.org/2000/svg"
ATTRIBUTES = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
    "stroke-opacity", "paint-order", "text-anchor", "font-family", "font-size", "font-weight",
)  # fmt: skip
OF_TEXT = {"text-anchor", "font-family", "font-size", "font-weight"}
SHAPES = {"circle", "rect", "path", "line", "text"}
DARK = re.compile(r"(?:screen and )?\(prefers-color-scheme: ?dark\)")
_FONT = re.compile(r"(?P<size>\d+px)\s+(?P<family>.+)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")

ElementTree.register_namespace("", SVG)

_Declarations = dict[str, str]
_Match = tuple[tuple[int, int, int], int, str | None, _Declarations]


class _Node(Protocol):
    """An element in its tree, as cssselect2 sees it."""

    etree_element: Element
    parent: _Node | None


class _Matcher(Protocol):
    """Selectors with the declarations of their rules."""

    def add_selector(self, selector: object, payload: _Declarations) -> None: ...

    def match(self, element: _Node) -> list[_Match]:
        """Specificity, place in the sheet, pseudo-element and declarations of what holds."""


class _Rule(Protocol):
    """A rule of a style sheet, as tinycss2 reads it; only an at-rule has a keyword."""

    type: str
    lower_at_keyword: str
    prelude: list[object]
    content: list[object]


def flat(svg: str, scheme: Scheme) -> str:
    """A stand-alone `svg` in the colours of one scheme, without its style sheets."""
    root = ElementTree.fromstring(svg)
    _apply(root, "".join(style.text or "" for style in root.iter(f"{{{SVG}}}style")), scheme)
    _strip(root)
    return ElementTree.tostring(root, encoding="unicode")


def flat_both(svg: str, css: str, more: str = "") -> str:
    """`svg` in light colours as attributes, and dark ones in a style sheet of its own.

    Where the sheet `more` is given, the `data-` marks stay for its rules to find.
    """
    light, dark = ElementTree.fromstring(svg), ElementTree.fromstring(svg)
    _apply(light, css, "light")
    _apply(dark, css, "dark")
    rules = "".join(
        f'[{name}="{a}"]{{{name}:{b}}}' for (name, a), b in sorted(_changes(light, dark).items())
    )
    _strip(light, marks=not more)
    style = Element(f"{{{SVG}}}style")
    style.text = f"@media (prefers-color-scheme: dark){{{rules}}}{more}"
    light.insert(2, style)  # after title and description
    return ElementTree.tostring(light, encoding="unicode")


def painted(svg: Element, css: str) -> None:
    """Writes the light styles of a drawing that stands in a page into its attributes."""
    _apply(svg, css, "light")
    _strip(svg)


def _changes(light: Element, dark: Element) -> dict[tuple[str, str], str]:
    """What each colour of the light drawing is in the dark one."""
    changes: dict[tuple[str, str], str] = {}
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        for name in ("fill", "stroke"):
            a, b = one.get(name), other.get(name)
            if a and b and changes.setdefault((name, a), b) != b:
                raise ValueError(f"{name} {a} is two colours in the dark scheme")
    return {(name, a): b for (name, a), b in changes.items() if a != b}


def _apply(root: Element, css: str, scheme: Scheme) -> None:
    """Writes what the style sheet says of every element into its attributes."""
    matcher = _matcher(css, scheme)
    customs: dict[int, _Declarations] = {}
    nodes: Iterable[_Node] = cssselect2.ElementWrapper.from_xml_root(root).iter_subtree()
    for node in nodes:
        element, parent = node.etree_element, node.parent
        declared: _Declarations = {}
        for *_, declarations in sorted(matcher.match(node), key=lambda match: match[:2]):
            declared.update(declarations)
        inherited = customs[id(parent.etree_element)] if parent is not None else {}
        own = inherited | {name: v for name, v in declared.items() if name.startswith("--")}
        customs[id(element)] = own
        tag = element.tag.rpartition("}")[2]
        if tag in SHAPES:
            _write(element, declared, own, is_text=tag == "text")


def _write(
    element: Element, declared: Mapping[str, str], customs: Mapping[str, str], is_text: bool
) -> None:
    values = {name: _resolved(value, customs) for name, value in declared.items()}
    if font := _FONT.fullmatch(values.get("font", "")):
        values = {"font-size": font["size"], "font-family": font["family"]} | values
    for name in ATTRIBUTES:
        if name in values and (is_text or name not in OF_TEXT):
            element.set(name, values[name].removesuffix("px"))


def _resolved(value: str, customs: Mapping[str, str]) -> str:
    while found := _VAR.search(value):
        name, fallback = found.groups()
        if name not in customs and fallback is None:
            raise ContentError("style sheet", None, f"the property {name} is not defined")
        replacement = customs.get(name, fallback)
        value = value[: found.start()] + replacement + value[found.end() :]
    return value


@lru_cache(maxsize=8)  # a site's drawings share their style sheet
def _matcher(css: str, scheme: Scheme) -> _Matcher:
    """What finds the declarations that hold for an element, in this colour scheme."""
    matcher: _Matcher = cssselect2.Matcher()
    for rule in _rules(tinycss2.parse_stylesheet(css, True, True), scheme):
        declarations = {
            declaration.name: tinycss2.serialize(declaration.value).strip()
            for declaration in tinycss2.parse_declaration_list(rule.content, True, True)
            if declaration.type == "declaration"
        }
        for selector in cssselect2.compile_selector_list(rule.prelude):
            if selector.pseudo_element is None:
                matcher.add_selector(selector, declarations)
    return matcher


def _rules(nodes: Iterable[_Rule], scheme: Scheme) -> list[_Rule]:
    """The rules with declarations, those of the dark scheme only where it is asked for."""
    rules: list[_Rule] = []
    for node in nodes:
        if node.type == "qualified-rule":
            rules.append(node)
        elif node.type == "at-rule" and node.lower_at_keyword == "media":
            condition = tinycss2.serialize(node.prelude).strip()
            if scheme == "dark" and DARK.fullmatch(condition):
                rules += _rules(tinycss2.parse_rule_list(node.content, True, True), scheme)
    return rules


def _strip(root: Element, marks: bool = True) -> None:
    """Takes out what only a page needs: classes, marks, places for a finger."""
    for parent in root.iter():
        for child in list(parent):
            if "hit" in child.get("class", "").split() or child.tag == f"{{{SVG}}}style":
                parent.remove(child)
    for element in root.iter():
        for name in list(element.attrib):
            if name == "class" or (marks and name.startswith("data-")):
                del element.attrib[name]

"""A drawing with its styles as attributes, for the many programs that know little CSS.

Word processors, slides and PNG renderers know neither custom properties nor media queries. Here
the style sheet is applied to every element, as a browser would, and what it says is written as
SVG's presentation attributes. Dark colours follow in a small style sheet of plain rules, for
those who do know media queries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from generator.reading.errors import ContentError

Scheme = Literal["light", "dark"]

SVG = "http://www.w3.org/2000/svg"
ATTRIBUTES = (
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray",
    "stroke-linejoin", "stroke-linecap", "stroke-opacity", "visibility", "paint-order",
    "text-anchor", "font-family", "font-size", "font-weight",
)  # fmt: skip
OF_TEXT = {"text-anchor", "font-family", "font-size", "font-weight"}
SHAPES = {"circle", "rect", "path", "line", "text", "g"}
DARK = re.compile(r"(?:screen and )?\(prefers-color-scheme: ?dark\)")
_FONT = re.compile(r"(?P<size>\d+px)\s+(?P<family>.+)")
_CHANGE = re.compile(r'\[(fill|stroke)="([^"]*)"\]\{(fill|stroke):([^}]*)\}')
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")

_EMPTY_LINES = re.compile(r"\n\s*\n")
_NAMED = re.compile(r"\[\s*([\w-]+)")  # attributes in a selector
_PLACE = re.compile(r"[+~](?!=)|:(?:nth|first|last|only|empty|has)\b[\w-]*")

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
    """What `flat_both` makes, in the colours of one scheme and without its style sheet."""
    root = ElementTree.fromstring(svg)
    css = "".join(style.text or "" for style in root.iter(f"{{{SVG}}}style"))
    if scheme == "dark":
        dark = {(name, light): to for name, light, _, to in _CHANGE.findall(css)}
        for element in root.iter():
            for name in ("fill", "stroke"):
                if to := dark.get((name, element.get(name, ""))):
                    element.set(name, to)
    _strip(root)
    return ElementTree.tostring(root, encoding="unicode")


def flat_both(svg: str, css: str, more: str = "") -> str:
    """`svg` in light colours as attributes, and dark ones in a style sheet of its own.

    Where the sheet `more` is given, the `data-` marks stay for its rules to find.
    """
    light, dark = ElementTree.fromstring(svg), ElementTree.fromstring(svg)
    _apply(light, css, "light")
    _apply(dark, css, "dark")
    _tell_apart(light, dark)
    rules = "".join(
        f'[{name}="{a}"]{{{name}:{b}}}' for (name, a), b in sorted(_changes(light, dark).items())
    )
    _strip(light, marks=not more)
    _share_type(light)
    _quiet(light)
    style = Element(f"{{{SVG}}}style")
    style.text = f"@media (prefers-color-scheme: dark){{{rules}}}{more}"
    light.insert(2, style)  # after title and description
    _close(light)
    return ElementTree.tostring(light, encoding="unicode").replace(" />", "/>")


def painted(svg: Element, css: str) -> None:
    """Writes the light styles of a drawing that stands in a page into its attributes."""
    _apply(svg, css, "light")
    _strip(svg)


def _share_type(root: Element) -> None:
    """Says once, for all of a drawing's texts, which typeface they have in common, and the size
    that most of them have, where all have one."""
    texts = [*root.iter(f"{{{SVG}}}text")]
    (family, *others) = {text.get("font-family", "") for text in texts} or {""}
    if len(texts) > 1 and family and not others:
        root.set("font-family", family)
        for text in texts:
            del text.attrib["font-family"]
    sizes = Counter(text.get("font-size", "") for text in texts)
    if len(texts) > 1 and "" not in sizes:
        ((size, _),) = sizes.most_common(1)
        root.set("font-size", size)
        for text in texts:
            if text.get("font-size") == size:
                del text.attrib["font-size"]


def _quiet(element: Element, stroked: bool = False) -> None:
    """Takes out what says that a shape has no outline where none would be drawn anyway."""
    if element.get("stroke") == "none":
        element.attrib.pop("stroke-width", None)
        if not stroked:
            del element.attrib["stroke"]
    for child in element:
        _quiet(child, stroked or "stroke" in element.attrib)


def _close(root: Element) -> None:
    """Takes out lines that are empty because what stood in them is gone."""
    for element in root.iter():
        if element.text and not element.text.strip():
            element.text = _EMPTY_LINES.sub("\n", element.text)
        if element.tail and not element.tail.strip():
            element.tail = _EMPTY_LINES.sub("\n", element.tail)


def _tell_apart(light: Element, dark: Element) -> None:
    """Makes of a light colour that stands for several dark ones as many, which look the same: the
    rules find what they change by its colour."""
    taken = {element.get(name) for element in light.iter() for name in ("fill", "stroke")}
    first: _Declarations = {}
    others: dict[tuple[str, str], str] = {}
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        for name in ("fill", "stroke"):
            a, b = one.get(name), other.get(name)
            if a is None or b is None or first.setdefault(f"{name} {a}", b) == b:
                continue
            if (a, b) not in others:
                others[a, b] = next(hair for hair in _hairs(a) if hair not in taken)
                taken.add(others[a, b])
            one.set(name, others[a, b])


def _hairs(colour: str) -> Iterator[str]:
    """The colours that are as good as that one, `#rrggbb`, the nearest first."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(f"{colour} is two colours in the dark scheme")
    head, blue = colour[:5], int(colour[5:], 16)
    for near in range(1, 256):
        for other in (blue + near, blue - near):
            if 0 <= other < 256:
                yield f"{head}{other:02x}"


def _changes(light: Element, dark: Element) -> dict[tuple[str, str], str]:
    """What each colour of the light drawing is in the dark one."""
    changes: dict[tuple[str, str], str] = {}
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        for name in ("fill", "stroke"):
            a, b = one.get(name), other.get(name)
            if a and b:
                changes[name, a] = b
    return {(name, a): b for (name, a), b in changes.items() if a != b}


class _Look(NamedTuple):
    """What a style sheet makes of an element: its number among all looks, the custom properties
    that hold in it, and the attributes that it gets."""

    number: int
    customs: _Declarations
    attributes: _Declarations


class _Sheet:
    """A style sheet in one colour scheme. Of elements that it cannot tell apart, as they and all
    around them have the same tags, classes and such attributes as it names, it looks at one."""

    def __init__(self, css: str, scheme: Scheme) -> None:
        self._matcher: _Matcher = cssselect2.Matcher()
        names = {"class"}
        for rule in _rules(tinycss2.parse_stylesheet(css, True, True), scheme):
            declarations = {
                declaration.name: tinycss2.serialize(declaration.value).strip()
                for declaration in tinycss2.parse_declaration_list(rule.content, True, True)
                if declaration.type == "declaration"
            }
            written = tinycss2.serialize(rule.prelude)
            if told := _PLACE.search(written):
                problem = f"{told[0]} in {written.strip()}: drawings are not styled by places"
                raise ContentError("style sheet", None, problem)
            names |= {*_NAMED.findall(written), *(("id",) if "#" in written else ())}
            for selector in cssselect2.compile_selector_list(rule.prelude):
                if selector.pseudo_element is None:
                    self._matcher.add_selector(selector, declarations)
        self._names = sorted(names)
        self._looks: dict[tuple[object, ...], _Look] = {}

    def look(self, node: _Node, outer: _Look | None) -> _Look:
        """What becomes of an element, where `outer` became of the one around it."""
        element = node.etree_element
        of_names = (element.get(name) for name in self._names)
        key = (outer.number if outer else -1, element.tag, *of_names)
        if key not in self._looks:
            declared: _Declarations = {}
            for *_, declarations in sorted(self._matcher.match(node), key=lambda m: m[:2]):
                declared.update(declarations)
            customs = (outer.customs if outer else {}) | {
                name: value for name, value in declared.items() if name.startswith("--")
            }
            tag = element.tag.rpartition("}")[2]
            told = _attributes(declared, customs, tag == "text") if tag in SHAPES else {}
            self._looks[key] = _Look(len(self._looks), customs, told)
        return self._looks[key]


_sheet = lru_cache(maxsize=8)(_Sheet)  # a site's drawings share their style sheet


def _apply(root: Element, css: str, scheme: Scheme) -> None:
    """Writes what the style sheet says of every element into its attributes."""
    sheet, looks = _sheet(css, scheme), dict[int, _Look]()
    nodes: Iterable[_Node] = cssselect2.ElementWrapper.from_xml_root(root).iter_subtree()
    for node in nodes:
        outer = looks[id(node.parent.etree_element)] if node.parent is not None else None
        look = sheet.look(node, outer)
        looks[id(node.etree_element)] = look
        for name, value in look.attributes.items():
            node.etree_element.set(name, value)


def _attributes(
    declared: Mapping[str, str], customs: Mapping[str, str], is_text: bool
) -> _Declarations:
    values = {name: _resolved(value, customs) for name, value in declared.items()}
    if font := _FONT.fullmatch(values.get("font", "")):
        values = {"font-size": font["size"], "font-family": font["family"]} | values
    return {
        name: values[name].removesuffix("px")
        for name in ATTRIBUTES
        if name in values and (is_text or name not in OF_TEXT)
    }


def _resolved(value: str, customs: Mapping[str, str]) -> str:
    while found := _VAR.search(value):
        name, fallback = found.groups()
        if name not in customs and fallback is None:
            raise ContentError("style sheet", None, f"the property {name} is not defined")
        replacement = customs.get(name, fallback)
        value = value[: found.start()] + replacement + value[found.end() :]
    return value


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
    """Takes out what only a page needs: classes, marks, places for a finger; and groups that say
    nothing without these, unless the marks stay, whose style sheet may count groups."""
    for parent in root.iter():
        for child in list(parent):
            if "hit" in child.get("class", "").split() or child.tag == f"{{{SVG}}}style":
                parent.remove(child)
    for element in root.iter():
        for name in list(element.attrib):
            if name == "class" or (marks and name.startswith("data-")):
                del element.attrib[name]
    if marks:
        _ungroup(root)


def _ungroup(element: Element) -> None:
    """Puts what groups without attributes hold in their place."""
    parts: list[Element] = []
    for child in element:
        _ungroup(child)
        parts += list(child) if child.tag == f"{{{SVG}}}g" and not child.attrib else [child]
    element[:] = parts

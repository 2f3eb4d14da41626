"""HTML as a tree of XML, and that as XHTML: e-books are XML, and authors write HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborNode

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
XLINK = "http://www.w3.org/1999/xlink"
AS_IT_IS = "{}"  # of an element whose text is XML already
EPUB = "http://www.idpf.org/2007/ops"

_ROOTS = {"svg": SVG, "math": MATHML}
_HOLD_HTML = {
    SVG: {"foreignObject", "desc", "title"},
    MATHML: {"mi", "mo", "mn", "ms", "mtext", "annotation-xml"},
}
_PREFIXES = {XLINK: "xlink", EPUB: "epub", "http://www.w3.org/XML/1998/namespace": "xml"}
_BY_PREFIX = {prefix: namespace for namespace, prefix in _PREFIXES.items()}
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


LeftOut = Callable[[str, Mapping[str, str | None]], bool]
"""Whether an element of that name, with these attributes, is left out; the text around it stays."""


def converted(node: LexborNode, left_out: LeftOut) -> Element:
    """The parser's element, which is one of HTML's, as XML's; what XML cannot name is left out."""
    return _converted(node, node.attributes, XHTML, left_out)


def _converted(
    node: LexborNode, attributes: Mapping[str, str | None], namespace: str, left_out: LeftOut
) -> Element:
    made = Element(f"{{{namespace}}}{_plain(node.tag or '')}")
    for name, value in attributes.items():
        prefix, _, local = name.rpartition(":")
        if not _NAME.fullmatch(local) or (prefix and prefix not in _BY_PREFIX):
            continue
        made.set(f"{{{_BY_PREFIX[prefix]}}}{local}" if prefix else local, value or "")
    last = None
    for child in node.iter(include_text=True):
        if child.is_text_node:
            text = _NO_CHARACTER.sub("", child.text_content or "")
            if last is None:
                made.text = (made.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        elif child.is_element_node:
            own = child.attributes
            if not left_out(child.tag or "", own):
                last = _converted(child, own, _within(node, namespace, child), left_out)
                made.append(last)
    return made


def _within(parent: LexborNode, namespace: str, child: LexborNode) -> str:
    """The namespace of an element, which the parser knows and does not tell.

    Foreign elements have their own kind in them, but for those that hold HTML: what the standard
    calls integration points (HTML, section 13.2.6, "Tree construction").
    """
    if child.tag in _ROOTS:
        return _ROOTS[child.tag]
    return XHTML if parent.tag in _HOLD_HTML.get(namespace, ()) else namespace


def _plain(name: str) -> str:
    return name if _NAME.fullmatch(name) else "span"


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def written(element: Element, outside: str = XHTML, tail: bool = True) -> str:
    """The element as XML, where `outside` is the default namespace around it, and the text that
    follows it."""
    after = _text(element.tail) if tail else ""
    if element.tag == AS_IT_IS:
        return (element.text or "") + after
    namespace, _, name = element.tag[1:].rpartition("}")
    parts = [f"<{name}"]
    if namespace != outside:
        parts.append(f' xmlns="{namespace}"')
    for key, value in element.attrib.items():
        space, _, attribute = key[1:].rpartition("}") if key[0] == "{" else ("", "", key)
        if space == XLINK:
            parts.append(f' xmlns:xlink="{XLINK}"')
        prefix = f"{_PREFIXES[space]}:" if space else ""
        parts.append(f' {prefix}{attribute}="{escape(_NO_CHARACTER.sub("", value))}"')
    if len(element) or element.text or (namespace == XHTML and name not in _VOID):
        parts += [">", _text(element.text), *(written(e, namespace) for e in element)]
        parts.append(f"</{name}>")
    else:
        parts.append("/>")
    return "".join([*parts, after])


_VOID = {"area", "br", "col", "hr", "img", "source", "track", "wbr"}


def _text(text: str | None) -> str:
    return escape(text or "", quote=False)

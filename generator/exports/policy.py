"""The content security policy of a page: what it holds may run, what lies on its own site may be
loaded, and nothing else.

It stands in the page, in a `<meta>`, as the site needs no server that could send it. What is inline
is named by the hash of its text, so the policy is that of the final page. What is linked is named
by where it lies: for a hash it would need `integrity`, which browsers can check neither of files
that were opened by double-click nor of those that a sandboxed frame loads. `'self'` is the site
over http, from a folder and in such a frame; WebKit alone takes a frame in a sandbox to have none,
hence the site's address beside it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import quote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.reading.data_address import held_text

_CHARSET = '<meta charset="utf-8">'  # nothing that stands above it could load anything
# The scripts that run, or decide what does; all others hold data.
_RUNS = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma|live|j)script.*"
)
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")
_HOST = re.compile(r"(https?:)?//([^/?#\\]+)", re.IGNORECASE)
_NAMED = re.compile(r"[\w.-]+(?::\d+)?", re.ASCII)  # a policy can name no host by [::1]
_FRAMES = ("iframe", "frame")
_TEXTS = ("script", "style")
# Of all other elements most need nothing, by their attributes' names alone.
_TAGS = {*_TEXTS, *_FRAMES, "form"}
_NEEDY = {"style", "src", "href", "xlink:href", "srcdoc", "formaction"}

_Needs = Iterator[tuple[str, str]]


def with_policy(html: str, own: str = "", later: bool = False) -> str:
    """The page with its policy. Of what it names and holds only links may be changed afterwards.

    `own` is where the files that it loads lie (`own_sources`), empty for a page that holds all;
    `later` is for a page whose scripts, or images, load more from there.
    """
    told = policy(html, own, later)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{told}">'
    return str(html).replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)


def own_sources(address: str) -> str:
    """The sources of a policy that stand for the folder which is published at the address."""
    host = _host(address)
    return (
        f"'self' {host}{quote(urlsplit(address).path, safe='/%:@!$()*+=~')}" if host else "'self'"
    )


def policy(html: str, own: str = "", later: bool = False) -> str:
    """The policy of a page, in signs that may stand in an attribute."""
    allowed: dict[str, list[str]] = {}
    for directive, source in (*_always(own if later else ""), *_needs(str(html), own)):
        sources = allowed.setdefault(directive, [])
        if source not in sources:
            sources.append(source)
    allowed.setdefault("form-action", ["'none'"])
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in allowed.items())


def _always(own: str) -> _Needs:
    """What is allowed whatever is on the page, and what `default-src` is silent on."""
    yield "default-src", "'none'"
    yield "base-uri", "'none'"
    for kind in ("img", "font", "media"):
        yield f"{kind}-src", f"{own} data:".strip()  # such data can load nothing further
    if own:
        for kind in ("connect", "frame", "worker"):
            yield f"{kind}-src", own


def _needs(html: str, own: str) -> _Needs:
    """Each directive with a source that something in the page needs, in its order."""
    waiting = [html]  # the page, and then the documents that it holds
    while waiting:
        document = waiting.pop()
        # Where scripts are off, what stands in <noscript> is read as all else is.
        for scripting in (True, False) if "<noscript" in document.lower() else (True,):
            for tag, values, text in _tags(document, scripting):
                yield from _of_attributes(values)
                yield from _of_addresses(tag, values, own)
                yield from _of_text(tag, values, text)
                waiting += _documents(tag, values)


def _tags(html: str, scripting: bool) -> Iterator[tuple[str, dict[str, str], str]]:
    """Each element that may need something, also in templates: its name, its attributes, and the
    text that is in it."""
    waiting: list[LexborHTMLParser | LexborNode] = [LexborHTMLParser(html, scripting=scripting)]
    while waiting:
        within = waiting.pop()
        root = within.root if isinstance(within, LexborHTMLParser) else within
        for node in root.traverse() if root is not None else ():
            if node.is_element_node:
                attributes = node.attributes
                if node.tag not in _TAGS and not any(map(_may_need, attributes)):
                    continue
                values = {name.lower(): value or "" for name, value in attributes.items()}
                text = node.text(deep=True) if node.tag in _TEXTS else ""
                yield node.tag or "", values, text
        waiting += within.template_fragments()


@cache
def _may_need(name: str) -> bool:
    """Whether an attribute of the name may need something in any element."""
    return name.lower() in _NEEDY or name.lower().startswith("on")


def _documents(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """The HTML that a browser shows as part of the page, under its policy.

    A document in a frame inherits it where it has no address of its own.
    """
    if tag in _FRAMES:
        yield values.get("srcdoc", "")
        kind, held = held_text(values.get("src", "")) or ("", "")
        if "html" in kind or "xml" in kind:
            yield held


def _of_text(tag: str, values: Mapping[str, str], text: str) -> _Needs:
    if not text:
        return
    if tag == "style":
        yield "style-src", _hash(text)
        if "data:text/css" in text:  # what it imports, in a page that holds all
            yield "style-src", "data:"
    elif tag == "script" and _RUNS.fullmatch(values.get("type", "").strip().lower()):
        yield "script-src", _hash(text)


def _of_attributes(values: Mapping[str, str]) -> _Needs:
    for name, value in values.items():
        if name == "style" or name.startswith("on"):
            directive = "style-src" if name == "style" else "script-src"
            yield directive, "'unsafe-hashes'"  # without it, hashes hold for elements only
            yield directive, _hash(value)


def _of_addresses(tag: str, values: Mapping[str, str], own: str) -> _Needs:
    address = values.get("src") or values.get("href") or values.get("xlink:href") or ""
    if tag == "script" and address:
        yield "script-src", _source(address, own)
    elif tag == "link":
        relations = values.get("rel", "").lower().split()
        for relation, directive in (("stylesheet", "style-src"), ("manifest", "manifest-src")):
            if relation in relations:
                yield directive, _source(address, own)
    elif tag in _FRAMES and held_text(address):
        yield "frame-src", "data:"
    if tag == "form" or "formaction" in values:
        target = values.get("action" if tag == "form" else "formaction", "")
        yield "form-action", _target(target) or own or "'self'"


def _source(address: str, own: str) -> str:
    """The source that allows what is loaded: data, or a file of the site."""
    return "data:" if held_text(address) else own or "'self'"


def _target(address: str) -> str:
    """The source that allows a form to lead out of the site, as links may; empty for any other."""
    scheme = _SCHEME.match(address.strip())
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        return scheme[0].lower()
    return _host(address)


def _host(address: str) -> str:
    """Scheme and host of an address, as a source; empty where it has none that can be one."""
    found = _HOST.match(address.strip())
    try:
        host = found[2].rpartition("@")[2].encode("idna").decode() if found else ""
    except UnicodeError:
        return ""
    if not found or not _NAMED.fullmatch(host):
        return ""
    return f"{found[1]}//{host}" if found[1] else host


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""Source code as highlighted HTML: Pygments' classes, never inline styles."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name, get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from generator.reading.errors import unknown

PYGMENTS_CSS_CLASS = "highlight"
# All of Pygments' hundreds of names in one message would hide the one that is meant.
# Names, punctuation and spaces, which have the colour of the text around them.
_PLAIN = re.compile(r'<span class="[nopw]">([^<]*)</span>')
_SUGGESTED = ("bash", "css", "html", "javascript", "json", "markdown", "python", "text", "yaml")


class UnknownLanguage(ValueError):
    """A language that Pygments has no lexer for."""


@lru_cache(maxsize=256)
def language_title(alias: str) -> str:
    """The language's name for readers ("Python" for `py`), or "" for plain text."""
    if not alias:
        return ""
    try:
        lexer = get_lexer_by_name(alias)
    except ClassNotFound:
        problem = _unknown_language(alias)
    else:
        return "" if isinstance(lexer, TextLexer) else lexer.name
    raise UnknownLanguage(problem)


@lru_cache(maxsize=256)
def listing_html(name: str, source: str) -> str:
    """The figure that shows the file `name`, highlighted as its name says."""
    code = highlight(source, _lexer_for(name), _formatter())
    code = scrollable(code.strip(), f"Listing {name}")
    caption = f"<figcaption><code>{escape(name)}</code></figcaption>"
    return f'<figure class="listing">\n{caption}\n{code}\n</figure>'


@lru_cache(maxsize=256)
def block_html(info: str, source: str, label: str) -> str:
    """A fenced block as an author writes it: what is told after the fence, and keys as YAML."""
    fence = "`" * (max(map(len, re.findall("`{3,}", source)), default=2) + 1)
    keys = highlight(source.rstrip("\n"), get_lexer_by_name("yaml"), _formatter()).strip()
    opening, closing = f"{fence}{escape(info)}\n", f"{fence}\n</code></pre>"
    html = keys.replace("<code>", f"<code>{opening}", 1).replace("</code></pre>", closing)
    return "\n" + scrollable(html, label)


def scrollable(html: str, label: str) -> str:
    """The code block `html` with a `<pre>` that the keyboard can reach and scroll, and with no
    elements around what has no colour of its own."""
    return _PLAIN.sub(r"\1", html).replace("<pre>", f"<pre {region(label)}>", 1)


def region(label: str) -> str:
    """Attributes of an element that scrolls: focusable, and named for screen readers."""
    return f'tabindex="0" role="region" aria-label="{escape(label)}"'


@lru_cache(maxsize=1)
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(cssclass=PYGMENTS_CSS_CLASS, wrapcode=True)


def _lexer_for(name: str) -> Lexer:
    try:
        return get_lexer_for_filename(name)
    except ClassNotFound:
        return TextLexer()


def _unknown_language(alias: str) -> str:
    near = unknown("language", alias, _aliases())
    _, found, hint = near.rpartition('; did you mean "')
    message = f'unknown language "{alias}" (known: {", ".join(_SUGGESTED)} and Pygments\' others'
    return f'{message}; did you mean "{hint}' if found else f"{message})"


def _aliases() -> Iterator[str]:
    for _, aliases, _, _ in get_all_lexers():
        yield from aliases

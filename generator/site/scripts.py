"""The scripts of the live figures: small files joined and minified into classic scripts.

The first holds what every article needs; the second what only some figures need (`Figure.more`),
and is a function of the names that it shares with the first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import rjsmin

from generator.reading.shipped import ASSETS

# In the order in which they need each other.
SCRIPTS = ("core", "numbers", "nn", "details", "diagram")
KINDS = ("activation", "network", "prediction", "forward-pass")
# Of the second script, in the same way.
MORE: tuple[str, ...] = (
    "lines",
    "pointing",
    "figures/decision",
    "figures/training",
    "figures/accuracy",
    "backward",
    "figures/gradient",
    "figures/deep-network",
)
# What only pages of articles have, and only pages of a single figure: files, and their calls.
ON_PAGES = {"offer": "offer()", "worker": "register()"}
ALONE = {"embed": "converse()"}


@dataclass(frozen=True)
class Script:
    """Minified JavaScript: for pages, for the page of a single figure, and what only some figures
    need besides; empty where there is nothing of the kind."""

    text: str
    figure: str
    more: str

    @property
    def name(self) -> str:
        """Address of the pages' script, with a hash of its content."""
        return f"assets/feedforward.{_hash(self.text)}.js"

    @property
    def more_name(self) -> str:
        return f"assets/more.{_hash(self.more)}.js" if self.more else ""

    def of(self, more: bool) -> str:
        """All that the page of a single figure needs, in one."""
        return self.figure + (self.more if more else "")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def read_script() -> Script:
    """The scripts of assets/scripts."""
    return Script(_joined(ON_PAGES), _joined(ALONE), _more())


def _source(names: Iterable[str]) -> str:
    return "".join((ASSETS / "scripts" / f"{name}.js").read_text("utf-8") for name in names)


def shared() -> list[str]:
    """Names of the first script that the second one uses."""
    if not MORE:
        return []
    first = _source((*SCRIPTS, *(f"figures/{kind}" for kind in KINDS)))
    named = re.findall(r"^const (\w+) = ", first, re.MULTILINE)
    words = set(re.findall(r"\w+", _source(MORE)))
    return [name for name in named if name in {*words, "start"}]


def _joined(more: Mapping[str, str]) -> str:
    source = _source((*SCRIPTS, *(f"figures/{kind}" for kind in KINDS), *more))
    calls = ["start()", *more.values()]
    if MORE:
        calls.append(f"window.feedforward={{{','.join(shared())}}}")
    # A function around them keeps their names out of the page's.
    return rjsmin.jsmin(f'(()=>{{"use strict";\n{source}\n{";".join(calls)}}})();')


def _more() -> str:
    if not MORE:
        return ""
    taken = f"const {{{','.join(shared())}}}=feedforward;"
    return rjsmin.jsmin(
        f'(()=>{{"use strict";\n{taken}\n{_source(MORE)}\nstart("[data-more]")}})();'
    )

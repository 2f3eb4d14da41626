"""The templates: one environment for pages and figures, escaping everything by default."""

from __future__ import annotations

import json
import marshal
import os
import re
import sys
from collections.abc import Callable, MutableMapping
from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, compiler
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from generator.notation import own_templates
from generator.notation.direction import isolated
from generator.notation.formula import in_pieces, mathml
from generator.notation.marks import Mark
from generator.notation.number import coordinate, ecmascript, percent
from generator.reading.shipped import TEMPLATES, shipped_text
from generator.work.kept import keep, kept_path, kept_whole
from generator.work.reads import Reads, gathered, note

_NAMES = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+(["'])(.+?)\1""")


class _Templates(BaseLoader):
    """Templates by their paths below templates/, or by absolute ones: those of a kind which a
    site brings along; an author's own of the same name comes before one of ours, which that finds
    as feedforward/ and the name. Knows what was read for each, and which templates each names."""

    def __init__(self) -> None:
        self.reads: dict[str, Reads] = {}
        self.named: dict[str, list[str]] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        own = own_templates.path_of(template)
        with gathered() as reads:
            source, path = own_templates.text_of(own), own
            if source is None:
                path = TEMPLATES / template.removeprefix(own_templates.OURS)
                try:
                    source = shipped_text(path)
                except OSError:
                    raise TemplateNotFound(template) from None
        self.reads[template], self.named[template] = reads, names_in(source)
        mark = own_templates.mark(own)
        return (
            source,
            str(path),
            lambda: own_templates.mark(own_templates.path_of(template)) == mark,
        )

    def used(self, name: str) -> Reads:
        """What has been read for a template, the templates that it names, and those of these.

        What it names by an expression is asked for, and noted, on its own.
        """
        waiting, reads = [name], dict[str, Reads]()
        while waiting:
            at = waiting.pop()
            if at in self.reads and at not in reads:
                reads[at] = self.reads[at]
                waiting += self.named[at]
        return {path: sum for one in reads.values() for path, sum in one.items()}


def names_in(source: str) -> list[str]:
    """The templates that a template extends, includes or imports."""
    return [name for _, name in _NAMES.findall(source)]


class _Environment(Environment):
    """Notes what a template is made of whenever it is used: Jinja itself reads it once only."""

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        template = super().get_template(name, parent, globals)
        if isinstance(name, str) and isinstance(self.loader, _Templates):
            note(self.loader.used(name))
        return template


class _Compiled(BytecodeCache):
    """Keeps templates as Python has compiled them, which takes longer than most else."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if (data := kept_whole(self._path(bucket))) is not None:
            bucket.code = marshal.loads(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._path(bucket), marshal.dumps(bucket.code))

    def _path(self, bucket: Bucket) -> str:
        # Python, and Jinja as it is installed here: others may compile otherwise.
        jinja = os.stat(compiler.__file__)
        by = (sys.version, jinja.st_mtime_ns, jinja.st_size, compiler.__file__)
        return kept_path("templates", f"{bucket.key}{bucket.checksum}{by}".encode())


@cache
def environment() -> Environment:
    """The Jinja2 environment: strict about undefined names, `c` prints coordinates."""
    env = _Environment(
        loader=_Templates(),
        autoescape=True,  # every template: SVG, XML and text files too
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(),
    )
    env.globals["Mark"] = Mark
    env.filters["c"] = coordinate
    env.filters["exact"] = ecmascript
    env.filters["tex"] = lambda tex, display=False: Markup(
        in_pieces(mathml(tex, display=True)) if display else mathml(tex)
    )
    env.filters["percent"] = percent
    env.filters["json_script"] = json_script
    env.filters["opening"] = opening
    env.filters["isolated"] = isolated
    env.filters["day"] = lambda d: f"{d.day} {d:%B %Y}"
    env.filters["instant"] = lambda d: f"{d.isoformat()}T00:00:00Z"
    return env


def opening(text: str) -> str:
    """`text` with its first letter as a capital and the others as they are."""
    return text[:1].upper() + text[1:]


def _brief(value: object) -> object:
    """The value with its whole numbers as scripts write them, without a point: 1 and 1.0 are one
    number there. The sign of -0.0 would be lost, and what is larger is shorter with an exponent."""
    match value:
        case float() if value.is_integer() and abs(value) < 1e15 and str(value) != "-0.0":
            return int(value)
        case dict():
            return {key: _brief(one) for key, one in value.items()}
        case list() | tuple():
            return [_brief(one) for one in value]
    return value


def json_script(value: object) -> Markup:
    """JSON that is safe inside a script element: no "<", "&" or line separator left bare."""
    text = json.dumps(_brief(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def render(template: str, **names: object) -> Markup:
    """The template's output, marked safe: everything put in was escaped on the way.

    `template` is a path below templates/, or an absolute one.
    """
    with own_templates.mistakes_told():
        return Markup(environment().get_template(template).render(**names))

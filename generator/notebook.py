"""A figure in a notebook or a script: shows itself, saves itself, says what it is."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from os import PathLike
from pathlib import Path
from typing import Any, get_args

import yaml

from generator.data.dataset import Dataset
from generator.exports.embeds import source
from generator.exports.figure_files import figure_json
from generator.exports.frame import frame, height
from generator.exports.standalone import Standalone, figure_page, figure_svg
from generator.figures.figure import Figure, make_figure
from generator.figures.kind import AnyKind, by_name
from generator.figures.kinds import ALL
from generator.models.experiment import Experiment
from generator.models.model import Model
from generator.models.sources import Sources, read_sources
from generator.notation import own_templates
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.text import write_whole
from generator.site.content import Content
from generator.site.scripts import read_script
from generator.site.site import read_site
from generator.site.styles import read_styles
from generator.site.texts import Texts
from generator.svg.flat import Scheme
from generator.svg.png import png

LANGUAGE = "en"  # of the words that the generator itself puts into figures

_CALL = "figure()"  # stands for the file in messages about what a caller wrote
_SENTENCE = re.compile(r"(.+?)\.(?:\s|$)", re.DOTALL)


@dataclass(frozen=True, eq=False, repr=False)
class StandaloneFigure:
    """A finished figure, with all that it needs to stand anywhere.

    In a notebook it shows itself, alive; `save` writes it to a file. `svg` is its drawing, `html`
    its page, both complete in themselves; `text` says in words what it shows, `state` holds the
    numbers that it computes with.
    """

    figure: Figure
    caption: str
    language: str = LANGUAGE
    source: tuple[str, str] | None = None  # title and address of its article
    kinds: Sequence[AnyKind] = ALL

    @property
    def id(self) -> str:
        return self.figure.id

    @property
    def kind(self) -> str:
        return self.figure.kind.name

    @property
    def text(self) -> str:
        return self.figure.text

    @property
    def state(self) -> dict[str, Any]:
        return self.figure.numbers

    @cached_property
    def json(self) -> str:
        """What `figures/<id>.json` of a site holds, without a page and a licence where it stands
        in none."""
        page = self.source[1] if self.source else ""
        return figure_json(self.figure.finished, self.caption, page, "")

    @cached_property
    def svg(self) -> str:
        return str(figure_svg(self.figure.finished, read_styles(self.kinds).drawing))

    @cached_property
    def html(self) -> str:
        made_with = Standalone(self.language, read_styles(self.kinds), read_script(self.kinds))
        page = figure_page(self.figure.finished, self.caption, made_with, self.source)
        return str(page)  # and no longer markup, which would escape whatever is joined to it

    def save(
        self, path: str | PathLike[str], *, scheme: Scheme = "light", scale: float = 2
    ) -> None:
        """Writes the figure to `path`, as what its ending says: .svg, .png, .html or .json.

        `scheme` and `scale` are for PNG, which has one set of colours, "light" or "dark", and
        `scale` pixels to a user unit. ValueError for another ending, scheme or scale.
        """
        path = Path(path)
        suffix = path.suffix.lower()
        if suffix not in (".svg", ".png", ".html", ".json"):
            raise ValueError(f"{path}: expected a name that ends in .svg, .png, .html or .json")
        if scheme not in get_args(Scheme):
            raise ValueError(unknown("scheme", scheme, get_args(Scheme)))
        if not (scale > 0 and math.isfinite(scale)):
            raise ValueError(f"scale: expected a number above 0, found {scale}")
        if suffix == ".png":
            write_whole(path, png(self.svg, scheme, scale))
        else:
            text = {
                ".svg": lambda: self.svg,
                ".html": lambda: self.html,
                ".json": lambda: self.json,
            }
            write_whole(path, text[suffix]().encode("utf-8"))

    def __repr__(self) -> str:
        return f'<Figure "{self.id}" ({self.kind}): {_first_sentence(self.text)}>'

    def _repr_html_(self) -> str:
        return frame(self.html, self.caption, height(self.figure, self.caption, bool(self.source)))

    def _repr_svg_(self) -> str:
        return self.svg


def figure_named(
    name: str,
    content: str | PathLike[str],
    keys: Mapping[str, Any],
    kinds: Sequence[AnyKind] | None = None,
) -> StandaloneFigure:
    """What `generator.figure` returns, which see, with these kinds of figures: unless told those of
    the program, and those that the content folder brings along."""
    folder = _find(Path(content).expanduser())
    given = None if kinds is None else tuple(kinds)
    site = Content((folder or Path(content)).resolve(), given if folder or kinds else ALL)
    kind = site.kind(name)
    if kind and (keys or folder is None):
        sources = _Unread(lambda: read_sources(_found(folder, content)))
        return _new(kind, keys, sources, site)
    if folder is None and keys:
        raise ValueError(unknown("kind of figure", name, by_name(site.kinds)))
    return _of_site(name, _found(folder, content), keys, site)


def _new(
    kind: AnyKind, keys: Mapping[str, Any], sources: Sources, site: Content
) -> StandaloneFigure:
    """A figure of that kind; id and caption come from its keys and its text unless told."""
    if kind.home:
        own_templates.use(site.folder)
    told = {"id": _id(kind.name, keys), "caption": "", **keys}
    prefix = f'figure "{keys["id"]}"' if isinstance(keys.get("id"), str) else f"{kind.name} figure"
    figure = _made(kind, told, prefix, sources)
    caption = figure.caption.strip() or _caption(figure)
    return StandaloneFigure(figure, caption, kinds=_with(kind, site))


def _of_site(
    name: str, folder: Path, keys: Mapping[str, Any], content: Content
) -> StandaloneFigure:
    """The site's figure of that id, with `keys` in place of its own."""
    site = read_site(content.folder if content.own_kinds is None else folder, content.own_kinds)
    known = by_name(content.kinds)
    texts = Texts(site)
    places = {one.figure.id: one for one in texts.placed}
    if name not in places:
        if name in known:
            return _new(known[name], keys, site.sources, content)
        what, names = ("figure or kind", [*places, *known]) if keys else ("figure", [*places])
        raise ValueError(unknown(what, name, names))
    place, caption = places[name], texts.captions[name].plain
    document = place.block.document
    told: dict[Any, Any] = {**document.data, **keys}
    kind = known[place.block.kind]
    figure = _made(kind, told, f'figure "{name}"', site.sources)
    if "caption" in keys:
        caption = figure.caption.strip()
    where = source(place.page.head, name, site.settings)
    return StandaloneFigure(figure, caption, site.settings.language, where, _with(kind, content))


def _with(kind: AnyKind, content: Content) -> Sequence[AnyKind]:
    """The kinds whose scripts and style sheets a figure has: of those that a site brings along its
    own alone."""
    if content.own_kinds is not None:
        return content.own_kinds
    return (*ALL, kind) if kind.home else ALL


def _made(kind: AnyKind, keys: Mapping[Any, Any], prefix: str, sources: Sources) -> Figure:
    """The figure of these keys; ValueError, with the build's own words, for what is wrong."""
    try:
        return make_figure(kind, _document(keys, prefix), sources)
    except ContentError as error:
        if error.file != _CALL:  # a mistake in a file, which has a line
            raise
        problem = error.problem
    raise ValueError(problem)


def _document(keys: Mapping[Any, Any], prefix: str) -> Document:
    """The keys as a block of YAML, so that they mean and may be what they are there."""
    try:
        text = yaml.safe_dump(_plain(keys), allow_unicode=True, sort_keys=False, width=math.inf)
    except yaml.representer.RepresenterError as error:
        found = type(error.args[-1]).__name__
    else:
        return read_document(text, _CALL, prefix=prefix)
    raise ValueError(
        f"{prefix}: expected numbers, texts and lists, found an object of type {found}"
    )


def _plain(value: Any) -> Any:
    """`value` as YAML has it: lists for tuples, ranges and arrays."""
    if hasattr(value, "tolist"):  # numpy's and pandas' own numbers too
        value = value.tolist()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list | tuple | range) else value


def _id(kind: str, keys: Mapping[str, Any]) -> str:
    """The kind and the names that the keys give: activation-tanh, network-shallow-weights."""
    words = [v for k, v in keys.items() if isinstance(v, str) and k != "caption"]
    return re.sub(r"[^a-z0-9]+", "-", " ".join([kind, *words]).lower()).strip("-")


def _caption(figure: Figure) -> str:
    """The name of the figure's last drawing, its largest, or else the start of its text."""
    drawings = figure.drawings
    return f"{drawings[-1].title if drawings else _first_sentence(figure.text)}."


def _first_sentence(text: str) -> str:
    """The first sentence of a text alternative, without its full stop."""
    found = _SENTENCE.match(text)
    return found[1] if found else text


def _find(content: Path) -> Path | None:
    """The content folder of that name, here or in a folder above."""
    here = Path.cwd()
    folders = (folder / content for folder in (here, *here.parents))
    return next((folder for folder in folders if (folder / "site.yaml").is_file()), None)


def _found(folder: Path | None, content: str | PathLike[str]) -> Path:
    if folder is None:
        problem = (
            f"found no such folder with a site.yaml, neither in {Path.cwd()} nor above it; "
            'say where it is: figure(…, content="path/to/content")'
        )
        raise ContentError(Path(content), None, problem)
    return folder


class _Unread(Sources):
    """Data sets, models and experiments that are read once a figure asks for one."""

    _read: Callable[[], Sources]

    def __init__(self, read: Callable[[], Sources]) -> None:
        object.__setattr__(self, "_read", cache(read))

    @property
    def datasets(self) -> Mapping[str, Dataset]:
        return self._read().datasets

    @property
    def models(self) -> Mapping[str, Model]:
        return self._read().models

    @property
    def experiments(self) -> Mapping[str, Experiment]:
        return self._read().experiments

"""Files of the content that no page uses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.article.folders import slugs_in
from generator.article.page import read_page
from generator.data.published import FOLDER as DATA
from generator.notation.own_templates import KINDS
from generator.pages.check.finding import Finding
from generator.reading.document import read_document
from generator.reading.text import read_text
from generator.site.files.media import SOUND, VIDEO, ending
from generator.site.files.own import own_names
from generator.site.names import OWN
from generator.site.site import Site
from generator.work.reads import names_in

_NAMING = {".html", ".css", ".js", ".svg", ".md", ".json"}  # files that name others
_DESCRIBED = {"data": "data set", "models": "model", "experiments": "experiment"}


def unused(site: Site) -> Iterator[Finding]:
    """Data sets, models, experiments, own kinds and listings that no page names, drafts among
    them, nor one of them that is used; and files beside them that belong to none."""
    folder = site.content.folder
    pages = [read_page(folder / f"{slug}.md", folder) for slug in slugs_in(folder)]
    text = "\n".join(page.body for page in pages)
    told = {place: _described(site, place) for place in _DESCRIBED}
    # A name in a block or an expression: who names a model has that, and its data.
    used = {f"{place}/{name}" for place in told for name in told[place] if _named(name, text)}
    for place in ("models", "experiments"):
        used |= {
            f"data/{told[place][name].get('data')}"
            for name in told[place]
            if f"{place}/{name}" in used
        }
    for place, what in _DESCRIBED.items():
        for name in told[place]:
            if f"{place}/{name}" not in used:
                problem = f'no page uses the {what} "{name}"; name it in one, or remove the file'
                yield Finding("unused", f"{folder.name}/{place}/{name}.yaml", None, problem)
        yield from _left_over(site, place, told[place])
    shown = {block.kind for page in pages for block in page.figures}
    for name in site.content.own_names:
        if name not in shown:
            problem = f'no page shows a figure of the kind "{name}"; show one, or remove the folder'
            yield Finding("unused", f"{folder.name}/{KINDS}/{name}", None, problem)
    yield from _files(site, text)
    listed = {listing.name for page in pages for listing in page.listings}
    for name in site.content.listings:
        if name not in listed:
            problem = "no page shows this listing; show it in one, or remove the file"
            yield Finding("unused", f"{folder.name}/listings/{name}", None, problem)


def _files(site: Site, text: str) -> Iterator[Finding]:
    """Files of the author's own that no text names, nor another of these files."""
    folder = site.content.folder
    names = own_names(folder, [page.slug for page in site.pages])
    own = [name for name in names if not name.startswith(DATA)]
    for name in own:
        if name.startswith(OWN) and ending(name) in _NAMING:
            text += (folder / name).read_bytes().decode("utf-8", "replace")
    named = unquote(text)
    # What lies beside a video under its name goes with it.
    played = {posixpath.splitext(name)[0] for name in own if ending(name) in VIDEO | SOUND}
    for name in own:
        goes_with = posixpath.splitext(name)[0] in played and ending(name) not in VIDEO | SOUND
        if posixpath.basename(name) not in named and not goes_with:
            problem = "no page shows this file or leads to it; name it in one, or remove it"
            yield Finding("unused", f"{folder.name}/{name}", None, problem)


def _described(site: Site, place: str) -> dict[str, Mapping[object, object]]:
    """What the descriptions in a folder say, by their names."""
    folder = site.content.folder / place
    told: dict[str, Mapping[object, object]] = {}
    for file in names_in(folder, "*.yaml") if folder.is_dir() else ():
        text = read_text(folder / file, site.content.folder.parent)
        told[file.removesuffix(".yaml")] = dict(read_document(text, file).data)
    return told


def _named(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def _left_over(
    site: Site, place: str, told: Mapping[str, Mapping[object, object]]
) -> Iterator[Finding]:
    """Files beside the descriptions that none of them names."""
    folder = site.content.folder / place
    files = names_in(folder, "*") if folder.is_dir() else []
    known = {f"{name}{ending}" for name in told for ending in (".yaml", ".lock.json")}
    known |= set(_texts(told.values()))
    for file in files:
        if file not in known and (folder / file).is_file() and not file.startswith("."):
            problem = "no description in this folder names the file; describe it, or remove it"
            yield Finding("unused", f"{folder.parent.name}/{place}/{file}", None, problem)


def _texts(value: object) -> Iterator[str]:
    """Every text in what descriptions say."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(value.values())
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)

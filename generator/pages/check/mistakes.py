"""Every mistake that would stop a build, where a build tells of the first alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.article.folders import slugs_in
from generator.article.page import Block, Page, read_page
from generator.figures.figure import make_figure
from generator.notation import own_templates
from generator.pages.check.finding import Finding
from generator.reading.errors import ContentError
from generator.site.content import Content, kind_of
from generator.site.settings_file import read_settings
from generator.site.site import read_site
from generator.site.texts import Texts
from generator.site.theme import read_theme


def mistakes(folder: Path) -> list[Finding]:
    """The mistakes in files, and then in what refers to them, each once."""
    found = {str(error): Finding.of(error) for error in _errors(folder)}
    return sorted(found.values(), key=lambda one: (one.file, one.line or 0))


def _errors(folder: Path) -> Iterator[ContentError]:
    yield from _raised(lambda: read_settings(folder))
    yield from _raised(lambda: read_theme(folder))
    yield from _raised(lambda: own_templates.use(folder))
    content = Content(folder)
    sources = content.sources
    for name in content.own_names:
        yield from _raised(lambda name=name: content.own[name])  # type: ignore[misc]
    for known in (sources.datasets, sources.models, sources.experiments):
        for name in known:
            yield from _raised(lambda known=known, name=name: known[name])  # type: ignore[misc]
    pages: list[Page] = []
    slugs: list[str] = []
    yield from _raised(lambda: slugs.extend(slugs_in(folder)))
    for slug in slugs:
        path = folder / f"{slug}.md"
        yield from _raised(lambda path=path: pages.append(read_page(path, folder)))  # type: ignore[misc]
    for page in pages:
        for block in page.figures:
            yield from _raised(lambda block=block: _make(block, content))  # type: ignore[misc]
    yield from _raised(lambda: Texts(read_site(folder)).bodies)


def _make(block: Block, content: Content) -> None:
    make_figure(kind_of(block, content), block.document, content.sources)


def _raised(step: Callable[[], object]) -> Iterator[ContentError]:
    """The mistake that a step comes upon, if it does."""
    try:
        step()
    except ContentError as error:
        yield error

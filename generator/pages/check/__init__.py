"""What is amiss in a site's content, found without building the site: the folder goes in, findings
come out."""

from __future__ import annotations

from pathlib import Path

from generator.pages.check.colours import faint_colours
from generator.pages.check.figures import unmentioned
from generator.pages.check.finding import NAMES, Finding, heard
from generator.pages.check.mistakes import mistakes
from generator.pages.check.numbers import typed
from generator.pages.check.texts import dead_links, placeholders, undescribed
from generator.pages.check.unused import unused
from generator.pages.check.weight import heavy
from generator.reading.errors import ContentError
from generator.site.site import read_site
from generator.site.texts import Texts

__all__ = ["NAMES", "Finding", "check"]


def check(folder: Path) -> list[Finding]:
    """What is amiss in the content folder, but for what its author does not want to be told of.

    Where something stops a build, every such thing is found and nothing else: what else there is
    cannot be known before.
    """
    try:
        site = read_site(folder)
        texts = Texts(site)
        bodies = texts.bodies
        _ = texts.captions
    except ContentError as error:
        return mistakes(folder) or [Finding.of(error)]
    found = [
        *dead_links(site, bodies),
        *undescribed(site),
        *unmentioned(site, bodies),
        *typed(site),
        *unused(site),
        *faint_colours(site),
        *heavy(site, texts),
        *placeholders(folder),
        *(Finding("doubt", doubt.partition(": ")[0], None, doubt.partition(": ")[2])
          for doubt in site.doubts),
    ]  # fmt: skip
    return heard(found, site.settings.quiet, folder.parent)

"""Colours of the theme that can hardly be told apart."""

from __future__ import annotations

from generator.pages.check.finding import Finding, heard
from generator.site.site import Site
from generator.site.theme.contrast import faint


def faint_colours(site: Site) -> list[Finding]:
    """A finding for each colour of the theme that lacks contrast with one that it meets, but for
    what the author does not want to be told of."""
    folder = site.content.folder
    if not site.theme.tokens:
        return []
    found = [Finding("contrast", *told) for told in faint(site.theme, folder.name)]
    return heard(found, site.settings.quiet, folder.parent)

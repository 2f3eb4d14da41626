"""A page with what only served pages have: the script that watches for news, the mark of drafts."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

from generator.work.file import File

FOLDER = ".preview/"  # of no site: its files are not among those of a build
SCRIPT, STYLE, NEWS = f"{FOLDER}preview.js", f"{FOLDER}preview.css", f"{FOLDER}news"

_CHARSET = re.compile(r'<meta charset="utf-8">')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_WIDENED = ("script-src", "style-src", "connect-src")
_DRAFT = '<p class="preview-draft" role="note">A draft: no build has this page.</p>\n'


def for_preview(
    page: File, version: str, drafts: Collection[str] = (), is_draft: bool = False
) -> File:
    """The page as it is served: it knows its version, and the names of the `drafts`, to which it
    marks the links; `is_draft` is one of these."""
    html = _POLICY.sub(
        lambda found: f"{found[1]}{_widened(found[2])}{found[3]}", page.text, count=1
    )
    added = (
        f'<link data-preview rel="stylesheet" href="/{STYLE}">'
        f'<script data-preview="{version}" data-drafts="{escape(" ".join(drafts))}" defer '
        f'src="/{SCRIPT}"></script>'
    )
    if after := _POLICY.search(html) or _CHARSET.search(html):
        html = f"{html[: after.end()]}\n{added}{html[after.end() :]}"
    if is_draft:
        html = html.replace("<main", f"{_DRAFT}<main", 1)
    return File.of(html)


def _widened(policy: str) -> str:
    """A policy that lets a page load what the preview adds to it, and hear of news."""
    told = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    for directive in _WIDENED:
        sources = told.get(directive, "").split()
        if "'self'" not in sources:
            told[directive] = " ".join(["'self'", *sources])
    return "; ".join(f"{directive} {sources}".strip() for directive, sources in told.items())

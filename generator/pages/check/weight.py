"""Articles that weigh more than their author wants them to."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from generator.pages.articles import article
from generator.pages.base import Beside, linked
from generator.pages.check.finding import Finding
from generator.site.scripts import UNASKED, read_script
from generator.site.site import Site
from generator.site.styles import read_styles
from generator.site.texts import Texts

KIB = 1024  # bytes


def heavy(site: Site, texts: Texts) -> Iterator[Finding]:
    """Articles of which a browser fetches more than the site's `budget` before they stand: the
    page with its style sheets and scripts, each as gzip packs it.

    Typefaces, pictures, and scripts that come once a reader comes near or asks for them are not
    among that.
    """
    if site.settings.budget is None:
        return
    styles = read_styles(site.content.own_kinds, site.theme, site.content)
    script = read_script(site.content.own_kinds, site.theme, site.content)
    weights = {
        styles.name: _packed(styles.linked),
        styles.more_name: _packed(styles.more),
        styles.markup_name: _packed(styles.markup),
        styles.theme_name: _packed(styles.theme_linked),
        script.name: _packed(script.text),
        script.more_name: _packed(script.more),
        **{script.late_name(name): _packed(text) for name, text in script.late.items()},
    }
    most = site.settings.budget * KIB
    for page in site.articles:
        text, figures = texts.bodies[page.slug], site.figures[page.slug]
        loads = linked(figures, page.asks, styles, script, {}, text.dressed)
        own = _packed(article(site.settings, page.head, Beside(), text, loads))
        unasked = [loads.late[name] for name in UNASKED if name in loads.late]
        beside = sum(weights[name] for name in (*loads.stylesheets, *loads.scripts, *unasked))
        if own + beside > most:
            problem = (
                f"a page of {_told(own + beside)}, {_told(own)} of them its own, the rest styles "
                f"and scripts; budget in site.yaml: {site.settings.budget:g}; part it, show fewer "
                "figures or rows, or allow more"
            )
            yield Finding("budget", page.head.file, None, problem)


def _packed(text: str) -> int:
    """Bytes of a text as a server sends it."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _told(bytes: int) -> str:
    return f"{bytes / KIB:.1f} KiB"

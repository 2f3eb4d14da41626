"""Pages: figures, values and text put into the site's templates. Text in, text out."""

from __future__ import annotations

from markupsafe import Markup

from generator.content import Page
from generator.prose_html import Prose
from generator.site import HOME, NOT_FOUND, Settings, Site
from generator.templating import render

# TeX's special characters. Braces get names, as BibTeX counts escaped ones too.
_TEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def site_pages(site: Site, prose: Prose, stylesheet: str) -> dict[str, str]:
    """Every page and index file of the site by file name."""
    common = {"settings": site.settings, "articles": site.articles, "stylesheet": stylesheet}
    files = {}
    for page in site.pages:
        rendered = prose.body(page)
        home = page.slug == HOME
        files[f"{page.slug}.html"] = render(
            "home.html" if home else "article.html",
            **common,
            address="" if home else f"{page.slug}.html",
            og_type="website" if home else "article",
            title=page.front.title,
            description=page.front.description,
            page=page,
            html=Markup(rendered.html),
            toc=rendered.toc,
            bibtex="" if home else bibtex(page, site.settings),
        )
    files[f"{NOT_FOUND}.html"] = render(
        "404.html",
        **common,
        address=f"{NOT_FOUND}.html",
        og_type="website",
        title="Page not found",
        description="There is no page at this address.",
    )
    dates = [page.front.updated or page.front.date for page in site.pages]
    files["feed.xml"] = render("feed.xml", **common, updated=max(dates))
    files["sitemap.xml"] = render("sitemap.xml", **common, pages=site.pages)
    files["robots.txt"] = render("robots.txt", **common)
    return files


def bibtex(page: Page, settings: Settings) -> str:
    """A BibTeX entry for the article (`@misc`, as there is no entry type for a web page)."""
    authors = " and ".join(f"{{{_tex(a)}}}" for a in page.front.authors or (settings.author,))
    date = page.front.date
    key = f"{page.slug.replace('-', '')}{date.year}"
    fields = {
        "author": authors,
        "title": f"{{{_tex(page.front.title)}}}",
        "year": str(date.year),
        "month": f"{date:%b}".lower(),
        "howpublished": _tex(settings.title),
        "url": f"{settings.base_url}{page.slug}.html",
        "note": _tex(settings.licence.name),
    }
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
    ]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return " ".join("".join(_TEX.get(sign, sign) for sign in text).split())

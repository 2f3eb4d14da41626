"""Ways to keep the site: an article as one file that needs no other, all of it as an archive."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping

from generator.article.page import Page
from generator.exports.policy import with_policy
from generator.offline.archive import packed
from generator.pages.addresses import inside
from generator.pages.articles import offline_form
from generator.pages.base import inlined
from generator.pages.parsed import Links, ReadPage, parse
from generator.site.names import (
    ARCHIVE,
    ARCHIVE_FOLDER,
    SERVED,
    offline_name,
    page_name,
)
from generator.site.scripts import Script
from generator.site.site import Site
from generator.site.styles import Styles
from generator.site.texts import Texts
from generator.work.parallel import mapped


def single_files(
    site: Site, texts: Texts, styles: Styles, script: Script, files: Mapping[str, str | bytes]
) -> dict[str, tuple[str, Links]]:
    """The articles as files that stand alone, and where these lead, by their names.

    What a browser would load is put into the page, links to other pages lead to the site.
    """

    def made(page: Page) -> tuple[str, Links]:
        held = inlined(site.figures[page.slug], styles, script)
        html = offline_form(site, page, texts.bodies[page.slug], held)
        return _alone(html, page_name(page.slug), site.settings.base_url, files)

    names = [offline_name(page.slug) for page in site.articles]
    return dict(zip(names, mapped(made, site.articles), strict=True))


def _alone(
    html: str, name: str, base_url: str, files: Mapping[str, str | bytes]
) -> tuple[str, Links]:
    """The page, which stands for that of the name, with all that it names taken care of."""

    def change(address: str, loads: bool) -> str:
        place = inside(address, name)
        if place is None:
            return address
        path, fragment = place
        fragment = fragment and f"#{fragment}"
        if loads:
            # What leads nowhere stays as it is, for the check of pages to find.
            return data_address(path, files[path]) + fragment if path in files else address
        if path == name and (fragment or not address):
            return fragment
        return base_url + address.removeprefix("./")

    parsed = parse(html)
    return with_policy(parsed.readdressed(change)), parsed.links_after(change)


def data_address(name: str, content: str | bytes) -> str:
    """An address that holds the file itself."""
    data = content if isinstance(content, bytes) else content.encode()
    return f"data:{_media_type(name)};base64,{base64.b64encode(data).decode()}"


def _media_type(name: str) -> str:
    # Without the tables of the system, which differ.
    kind, _ = mimetypes.MimeTypes().guess_type(name)
    return kind or "application/octet-stream"


def archive(site: Site, files: Mapping[str, str | bytes], pages: Mapping[str, ReadPage]) -> bytes:
    """The site as a ZIP file of one folder, to be unpacked and read there."""
    kept = {
        name: _without_archive(pages[name], site.settings.base_url) if name in pages else content
        for name, content in files.items()
        if not name.startswith(SERVED)
    }
    return packed({f"{ARCHIVE_FOLDER}/{name}": kept[name] for name in sorted(kept)})


def _without_archive(page: ReadPage, base_url: str) -> str:
    """The page with its link to the archive, which does not hold itself, leading to the site.

    Its policy holds as it is: no script and no style changes.
    """
    return page.readdressed(
        lambda address, loads: base_url + address if address == ARCHIVE and not loads else address
    )

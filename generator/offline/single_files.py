"""Ways to keep the site: an article as one file that needs no other, all of it as an archive."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from generator.exports.policy import with_policy
from generator.pages.addresses import inside
from generator.pages.parsed import ParsedPage, parse
from generator.reading.data_address import data_address
from generator.site.names import ARCHIVE
from generator.work.file import File


def alone(html: str, name: str, base_url: str, files: Mapping[str, File]) -> str:
    """The page, which stands for that of the name, as a file that needs no other.

    What a browser would load is put into it, links to other pages lead to the site.
    """

    def change(address: str, loads: bool) -> str:
        place = inside(address, name)
        if place is None:
            return address
        path, fragment = place
        fragment = fragment and f"#{fragment}"
        if loads:
            # What leads nowhere stays as it is, for the check of pages to find.
            return data_address(path, files[path].data) + fragment if path in files else address
        if path == name and (fragment or not address):
            return fragment
        return urljoin(base_url + name, address)

    return with_policy(parse(html).readdressed(change))


def unpacked(page: ParsedPage, name: str, base_url: str) -> str:
    """The page of that name with its link to the archive, which does not hold itself, leading to
    the site.

    Its policy holds as it is: no script and no style changes.
    """

    def change(address: str, loads: bool) -> str:
        place = None if loads else inside(address, name)
        return base_url + ARCHIVE if place and place[0] == ARCHIVE else address

    return page.readdressed(change)

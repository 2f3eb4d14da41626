"""Ways to keep the site: an article as one file that needs no other, all of it as an archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urljoin

from generator.exports.policy import with_policy
from generator.pages.addresses import inside
from generator.pages.parsed import ParsedPage, parse
from generator.reading.data_address import data_address
from generator.site.files.media import LARGEST_HELD
from generator.work.file import File

_PLAYED = re.compile(r"<(video|audio)\b[^>]*?\ssrc=\"([^\"]*)\".*?</\1>", re.DOTALL)


def alone(html: str, name: str, base_url: str, files: Mapping[str, File]) -> str:
    """The page, which stands for that of the name, as a file that needs no other.

    What a browser would load is put into it, links to other pages lead to the site. A video or
    sound that is too large is left out: what stands beside it, its still and its link, stays.
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

    def held(match: re.Match[str]) -> str:
        place = inside(unescape(match[2]), name)
        large = place and place[0] in files and len(files[place[0]].data) > LARGEST_HELD
        return "" if large else match[0]

    return with_policy(parse(_PLAYED.sub(held, str(html))).readdressed(change))


def unpacked(page: ParsedPage, name: str, base_url: str, archive: str) -> str:
    """The page of that name with its link to the archive, which does not hold itself, leading to
    the site.

    Its policy holds as it is: no script and no style changes.
    """

    def change(address: str, loads: bool) -> str:
        place = None if loads else inside(address, name)
        return base_url + archive if place and place[0] == archive else address

    return page.readdressed(change)

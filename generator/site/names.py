"""Where each file of a built site lies: paths in the output folder, which are its addresses too.

Templates write these addresses in full; the check of finished pages finds one that leads nowhere.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping

# Pages that have no article, by the names that their files have without ".html".
HOME = "index"
NOT_FOUND = "404"
GALLERY = "gallery"
SEARCH = "search"
TAGS = "tags"

FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
ICON = "assets/icon.svg"
WORKER = "sw.js"

AS_IT_IS = ".nojekyll"  # GitHub Pages then serves all as it is
MANIFEST = "manifest.json"  # what every other file must be
MARKER = ".feedforward"  # lists the files of a build, so that the next one knows them as its own

ASSETS = "assets/"
TAGGED = "tags/"
SEARCHED = "search/"  # what the page that finds words loads
FIGURES = "figures/"
SCHEMA = f"{FIGURES}schema.json"
CARDS = "cards/"
OEMBED = "oembed/"
OFFLINE = "offline/"
OWN = "files/"  # the author's, as they are
EMBED = "embed/"
ELEMENT = "feedforward-figure.js"  # in every version of the embeds, the newest also in embed/

_VERSIONED = re.compile(rf"{EMBED}([0-9a-f]{{10}})/\w[\w.-]*")

# What servers and other sites ask for, and nobody who reads in a folder: starts of names.
SERVED = (EMBED, CARDS, OEMBED, WORKER, f"{NOT_FOUND}.html", ROBOTS, SITEMAP, MANIFEST, ".")


def content_hash(content: str) -> str:
    """Ten hexadecimal digits of the content's SHA-256: the same name has the same content."""
    return short_sum(hashlib.sha256(content.encode()).hexdigest())


def short_sum(sum: str) -> str:
    """The same, of the content's whole SHA-256."""
    return sum[:10]


def word_of(title: str) -> str:
    """What a site's own files are called by: its title in the letters that every system takes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "site"


def book_name(word: str) -> str:
    """The e-book of all articles, of a site that is called by that word."""
    return f"{word}.epub"


def archive_name(word: str) -> str:
    """The archive of the whole site, which unpacks to a folder of its name."""
    return f"{word}-site.zip"


def page_name(slug: str) -> str:
    """The page of an article, or one of those above."""
    return f"{slug}.html"


def is_page(name: str) -> bool:
    """True for the pages that readers visit: not for figures, embeds, single files and the
    author's own files."""
    return name.endswith(".html") and not name.startswith((FIGURES, EMBED, OFFLINE, OWN))


def root_of(name: str) -> str:
    """What stands before the name of a file where the page of the name leads to it: the way from
    the page's folder to that of the site."""
    return "../" * name.count("/")


def way(name: str, page: str) -> str:
    """The address of a file on a page of the site."""
    return posixpath.relpath(name, posixpath.dirname(page) or ".")


def exhibit(id: str) -> str:
    """Where the gallery has the figure of that id."""
    return f"{page_name(GALLERY)}#{id}"


def figure_page(id: str) -> str:
    """The page that the figure of that id has to itself."""
    return f"{FIGURES}{id}.html"


def offline_name(slug: str) -> str:
    """The article that is one file."""
    return f"{OFFLINE}{slug}.html"


def card_name(slug: str) -> str:
    """The preview picture of a page."""
    return f"{CARDS}{slug}.png"


def oembed_name(name: str) -> str:
    """The oEmbed document of an article, by its slug, or of a figure, by its id."""
    return f"{OEMBED}{name}.json"


def script_name(name: str, version: str) -> str:
    """The script that `later(name)` loads, by a hash of its content."""
    return f"{ASSETS}{name}.{version}.js"


def searched_name(name: str, content: str) -> str:
    """The file of that name which the page that finds words loads, by a hash of its content."""
    return f"{SEARCHED}{name}.{content_hash(content)}.js"


def embed_folder(version: str) -> str:
    """The folder of one version of the embeds, by a hash of its contents."""
    return f"{EMBED}{version}/"


def embeds_hash(contents: Mapping[str, str]) -> str:
    """The version of the embeds that has these files, by their names in its folder."""
    return content_hash(json.dumps(contents, sort_keys=True))


def embed_version(name: str) -> str | None:
    """The version of the embeds that a file belongs to; None for every other file."""
    found = _VERSIONED.fullmatch(name)
    return found[1] if found else None


def embed_versions(names: Iterable[str]) -> list[str]:
    """The versions of the embeds that have a file among those of the site, in order."""
    return sorted({version for name in names if (version := embed_version(name))})

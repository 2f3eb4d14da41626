"""The service worker: what keeps a visited site readable without a network."""

from __future__ import annotations

import base64
import json
import posixpath
from collections.abc import Mapping, Set
from urllib.parse import quote, unquote, urlsplit

from generator.pages.links import Links
from generator.reading.shipped import ASSETS, shipped_text
from generator.site import names
from generator.site.files.media import PICTURES, SOUND, VIDEO, ending
from generator.work.file import File
from generator.work.results import result

LARGEST = 1_000_000  # bytes of a picture of the author's own that is kept before it is seen


def worker_script(
    files: Mapping[str, File], pages: Mapping[str, Links], apart: Set[str] = frozenset()
) -> str:
    """The worker of the site that consists of `files`, all but the worker itself.

    It keeps these of its pages, what they load, and the style sheets and scripts in assets/; of
    the author's files only pictures that are not too large: no browser plays from what is kept.
    `apart` are files that only other pages load.
    """
    kept = {quote(name): _integrity(files[name]) for name in sorted(_kept(files, pages) - apart)}
    told = f"const version={json.dumps(_version(files))},kept={_json(kept)};"
    return f'"use strict";{told}\n{result(_minified, names.WORKER)}'


def farewell_script() -> str:
    """A worker that takes the place of the site's, removes what that has kept, and itself."""
    return f'"use strict";{_minified("farewell.js")}'


def _minified(name: str) -> str:
    import rjsmin  # where a script has changed

    script: str = rjsmin.jsmin(shipped_text(ASSETS / "worker" / name))
    return script


def _kept(files: Mapping[str, File], pages: Mapping[str, Links]) -> set[str]:
    kept = {name for name in files if name.startswith(names.ASSETS)}
    for page, links in pages.items():
        paths = (unquote(urlsplit(address).path) for address in links.loaded)
        folder = posixpath.dirname(page)
        kept |= {page, *(posixpath.normpath(posixpath.join(folder, path)) for path in paths)}
    return {name for name in kept & files.keys() if _is_light(name, files[name])}


def _is_light(name: str, file: File) -> bool:
    if ending(name) in (*VIDEO, *SOUND):
        return False
    return ending(name) not in PICTURES or len(file.data) <= LARGEST


def _version(files: Mapping[str, File]) -> str:
    """Hash over the names and contents of all files."""
    return names.content_hash(_json({name: _integrity(files[name]) for name in sorted(files)}))


def _integrity(file: File) -> str:
    """The content's hash, as a request that accepts nothing else names it."""
    return f"sha256-{base64.b64encode(bytes.fromhex(file.sum)).decode()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

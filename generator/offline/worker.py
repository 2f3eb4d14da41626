"""The service worker: what keeps a visited site readable without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

import rjsmin

from generator.pages.parsed import Links
from generator.reading.shipped import ASSETS
from generator.site import names


def worker_script(files: Mapping[str, str | bytes], pages: Mapping[str, Links]) -> str:
    """The worker of the site that consists of `files`, all but the worker itself.

    It keeps these of its pages, what they load, and the style sheets and scripts in assets/.
    """
    kept = {quote(name): _integrity(files[name]) for name in sorted(_kept(files, pages))}
    source = (ASSETS / "worker" / names.WORKER).read_text("utf-8")
    told = f"const version={json.dumps(_version(files))},kept={_json(kept)};"
    return f'"use strict";{told}\n{rjsmin.jsmin(source)}'


def farewell_script() -> str:
    """A worker that takes the place of the site's, removes what that has kept, and itself."""
    source = (ASSETS / "worker" / "farewell.js").read_text("utf-8")
    return f'"use strict";{rjsmin.jsmin(source)}'


def _kept(files: Mapping[str, str | bytes], pages: Mapping[str, Links]) -> set[str]:
    kept = {name for name in files if name.startswith(names.ASSETS)}
    for page, links in pages.items():
        paths = (unquote(urlsplit(address).path) for address in links.loaded)
        folder = posixpath.dirname(page)
        kept |= {page, *(posixpath.normpath(posixpath.join(folder, path)) for path in paths)}
    return kept & files.keys()


def _version(files: Mapping[str, str | bytes]) -> str:
    """Hash over the names and contents of all files."""
    return names.content_hash(_json({name: _integrity(files[name]) for name in sorted(files)}))


def _integrity(content: str | bytes) -> str:
    """The content's hash, as a request that accepts nothing else names it."""
    data = content if isinstance(content, bytes) else content.encode()
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

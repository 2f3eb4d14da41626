"""The embeds of a site as it is published: taken over into a build that starts from nothing."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from generator.output.folder import add, built
from generator.output.owned import plain
from generator.reading.errors import ContentError
from generator.site.names import MARKER, embed_version, embeds_hash

SECONDS = 30  # to wait for each answer
LARGEST = 32 * 2**20  # bytes of a file; the largest figures have a hundredth


def take_over_embeds(base_url: str, output: Path) -> list[str]:
    """Adds the embeds that the site at `base_url` has and the build in `output` has not.

    Returns the names of the files. A build over a build keeps them by itself; one on a machine that
    has no build yet needs this, or the pages that embed an earlier version would find it gone.
    Raises ContentError where a file cannot be had, or a version is not what its name says: then
    nothing is added. A site that is not there yet has none.
    """
    if not base_url.startswith(("http://", "https://")):
        problem = "expected the http(s) address of the published site"
        raise ContentError(base_url, None, problem)
    ours = built(output)
    names = {name for name in _published(base_url) if embed_version(name)} - set(ours)
    contents = {name: _fetched(base_url + name) for name in sorted(names)}
    _check_versions(base_url, contents)
    add(contents, output)
    return list(contents)


def _check_versions(base_url: str, contents: Mapping[str, bytes]) -> None:
    """Raises ContentError for a version of the embeds with other contents than its name says."""
    versions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, content in contents.items():
        folder, own_name = posixpath.split(name)
        versions[folder][own_name] = content.decode("utf-8", errors="replace")
    for folder, texts in versions.items():
        version = posixpath.basename(folder)
        if (found := embeds_hash(texts)) != version:
            problem = f"its files are those of version {found}: not taken over"
            raise ContentError(f"{base_url}{folder}/", None, problem)


def _published(base_url: str) -> list[str]:
    """The files that the published site consists of; none where there is no site."""
    try:
        return plain(_fetched(base_url + MARKER).decode("utf-8", errors="replace"))
    except ContentError as error:
        if isinstance(error.__cause__, HTTPError) and error.__cause__.code == 404:
            return []
        raise


def _fetched(address: str) -> bytes:
    """What the server answers; ContentError for anything else than the whole of a file."""
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            content: bytes = answer.read(LARGEST + 1)
            missing = answer.length  # of what it has promised
    except HTTPError as error:
        error.close()
        problem = f"the server answers {error.code} {error.reason}"
        raise ContentError(address, None, problem) from error
    # An address may be none, and an answer may break off.
    except (OSError, HTTPException, ValueError) as error:
        problem = f"cannot be loaded: {getattr(error, 'reason', None) or error}"
        raise ContentError(address, None, problem) from error
    if len(content) > LARGEST:
        raise ContentError(address, None, f"cannot be loaded: it has over {LARGEST:,} bytes")
    if missing:
        raise ContentError(address, None, f"cannot be loaded: {missing:,} bytes are missing")
    return content

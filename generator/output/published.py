"""The embeds of a site as it is published: taken over into a build that starts from nothing."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from generator.output.folder import listed, listing
from generator.reading.errors import ContentError
from generator.site.names import MARKER, embed_version

SECONDS = 30  # to wait for each file


def take_over_embeds(base_url: str, output: Path) -> list[str]:
    """Adds the embeds that the site at `base_url` has and the build in `output` has not.

    Returns the names of the files. A build over a build keeps them by itself; one on a machine that
    has no build yet needs this, or the pages that embed an earlier version would find it gone.
    Raises ContentError where a file cannot be had. A site that is not there yet has none.
    """
    ours = listed(output)
    if not ours:
        raise ContentError(output, None, f"no site has been built here: it has no {MARKER}")
    names = [name for name in _published(base_url) if embed_version(name) and name not in ours]
    contents = {name: _fetched(base_url + name) for name in names}
    for name, content in contents.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (output / MARKER).write_text(listing({*ours, *names}), "utf-8")
    return names


def _published(base_url: str) -> list[str]:
    """The files that the published site consists of; none where there is no site."""
    try:
        return _fetched(base_url + MARKER).decode("utf-8", errors="replace").splitlines()
    except ContentError as error:
        if isinstance(error.__cause__, HTTPError) and error.__cause__.code == 404:
            return []
        raise


def _fetched(address: str) -> bytes:
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        error.close()
        problem = f"the server answers {error.code} {error.reason}"
        raise ContentError(address, None, problem) from error
    except (URLError, OSError) as error:
        problem = f"cannot be loaded: {getattr(error, 'reason', error)}"
        raise ContentError(address, None, problem) from error

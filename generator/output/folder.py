"""The folder of a built site: replaced as a whole, and only where a build has made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.output.owned import completed, earlier_embeds, foreign, listed
from generator.output.replacing import alone, recover, replace
from generator.reading.errors import ContentError
from generator.site.names import MARKER
from generator.work.file import File

Settled = Callable[[dict[str, File]], None]


def put_in_place(
    site: Mapping[str, str | bytes | File], output: Path, settled: Settled = lambda _: None
) -> dict[str, File]:
    """Replaces the folder `output` by the files of the site; returns all that lie there then.

    These are the site's, the embeds of earlier versions, which other pages use, the manifest and
    the marker; `settled` is told of them while no other build can replace them. Raises
    ContentError for a folder that holds anything else, and for one that cannot be written;
    `output` then is as it was.
    """
    with _alone_in(output) as folder:
        made = {name: File.of(content) for name, content in site.items()}
        files = completed({**earlier_embeds(folder, site), **made})
        replace(folder, files)
        settled(files)
    return files


def built(output: Path) -> list[str]:
    """The files of the site in the folder; ContentError where there is none."""
    names = listed(output)
    if not names:
        raise ContentError(output, None, f"no site has been built here: it has no {MARKER}")
    return names


def add(files: Mapping[str, str | bytes], output: Path) -> None:
    """Puts the files into the site in the folder `output`, in place of those of the same names.

    Raises ContentError where no site is, where something else is too, and where it cannot be
    written; it then is as it was.
    """
    names = built(output)
    with _alone_in(output) as folder:
        there = [name for name in names if (folder / name).is_file()]
        own = {name: File.at(folder / name) for name in there}
        replace(folder, completed({**own, **{name: File.of(text) for name, text in files.items()}}))


@contextmanager
def _alone_in(output: Path) -> Iterator[Path]:
    """The folder, in which only a build has been and no other is at work.

    Raises ContentError where it holds anything else, and for what cannot be written.
    """
    try:
        folder = output.resolve()
        folder.parent.mkdir(parents=True, exist_ok=True)
        with alone(folder.parent):
            recover(folder)
            if found := foreign(folder):
                raise ContentError(output, None, _refusal(found))
            yield folder
    except (OSError, RuntimeError) as error:  # the latter of links that lead to each other
        # Not the file's own name: it lies in a temporary folder that nobody has heard of.
        reason = error.strerror if isinstance(error, OSError) else None
        raise ContentError(output, None, f"cannot be written: {reason or error}") from None


def _refusal(found: str) -> str:
    return (
        f'this folder holds "{found}" and may be something other than a built site; '
        "not replaced (delete the folder if nothing in it is needed, or choose another)"
    )

"""The order of work: read everything, make everything, then put it in place at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.exports.embeds import VERSION, Embeds, Entry
from generator.exports.figure_files import SCHEMA, figure_files, schema
from generator.exports.standalone import Standalone
from generator.exports.unfurl import card, card_name, oembed_files
from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL
from generator.offline import worker
from generator.offline.epub import book
from generator.offline.single_files import ARCHIVE, BOOK, archive, offline_name, single_files
from generator.pages.page_check import check_pages
from generator.pages.pages import site_pages
from generator.reading.errors import ContentError
from generator.reading.shipped import ASSETS
from generator.site.scripts import Script, read_script
from generator.site.site import Site, moved, read_site
from generator.site.styles import Styles, read_styles
from generator.site.texts import Texts

MARKER = ".feedforward"  # lists the files of a build, so that the next one knows them as its own


def build(
    content: Path,
    output: Path,
    base_url: str | None = None,
    kinds: Sequence[AnyKind] = ALL,
) -> dict[str, str | bytes]:
    """Builds the site of `content` into the folder `output`; returns the files by name.

    Raises ContentError for what is wrong in the content. `output` is replaced as a whole, and
    only when every file is made: a build that fails leaves the previous one as it was.
    `base_url` is the address of the site where it is not the one that the content names; `kinds`
    are the kinds of figures that there are.
    """
    site = read_site(content.resolve(), kinds)
    if base_url is not None:
        site = moved(site, base_url)
    files = site_files(site, read_styles(kinds), read_script(kinds))
    files.update(_earlier_embeds(output, files))
    files[MARKER] = "".join(f"{name}\n" for name in sorted(files))
    _put_in_place(files, output)
    return files


def site_files(site: Site, styles: Styles, script: Script) -> dict[str, str | bytes]:
    """Every file of the site by its path in the output folder."""
    files: dict[str, str | bytes] = {".nojekyll": ""}  # GitHub Pages then serves all as it is
    texts = Texts(site)
    embeds = Embeds(_entries(site, texts), site.settings, styles, script)
    pages = site_pages(site, texts, styles, script, embeds)
    files.update(pages)
    sources = {f"{page.slug}.html": page for page in site.pages}
    sources |= {offline_name(page.slug): page for page in site.articles}
    made_with = Standalone(site.settings.language, styles, script)
    for entry in embeds.entries:
        source, licence = embeds.source(entry), site.settings.licence.url
        exported = figure_files(entry, made_with, source, licence)
        files.update({f"figures/{name}": content for name, content in exported.items()})
        sources.update({f"figures/{name}": entry.page for name in exported})
    files[f"figures/{SCHEMA}"] = schema()
    files.update(embeds.files)
    files.update(oembed_files(site, embeds))
    files.update({card_name(page): card(site, page, styles.drawing) for page in site.pages})
    files[styles.name] = styles.page
    files[script.name] = script.text
    if any(entry.figure.more for entry in embeds.entries):
        files |= {styles.more_name: styles.more, script.more_name: script.more}
    files["assets/icon.svg"] = (ASSETS / "icon.svg").read_bytes()
    files.update(single_files(site, files))
    files[BOOK] = book(site, files, styles)
    files[ARCHIVE] = archive(site, files)
    # Of all files, so after all others.
    visited = [name for name in pages if name.endswith(".html") and "/" not in name]
    files[worker.NAME] = worker.worker_script(files, visited)
    check_pages(files, sources)
    return files


def _earlier_embeds(output: Path, files: Mapping[str, object]) -> dict[str, bytes]:
    """The versions of embeds that an earlier build left in `output`: other pages use them."""
    names = [name for name in listed(output) if VERSION.match(name) and name not in files]
    return {name: (output / name).read_bytes() for name in names if (output / name).is_file()}


def listed(output: Path) -> list[str]:
    """The files that the last build says it has put into the folder."""
    marker = output / MARKER
    return marker.read_text("utf-8", errors="replace").splitlines() if marker.is_file() else []


def _entries(site: Site, texts: Texts) -> tuple[Entry, ...]:
    return tuple(
        Entry(figure, page, number, str(texts.captions[figure.id].striptags()))
        for page in site.pages
        for number, figure in enumerate(site.figures[page.slug], start=1)
    )


def _put_in_place(files: Mapping[str, str | bytes], output: Path) -> None:
    try:
        if foreign := _foreign(output):
            problem = (
                f'this folder holds "{foreign}" and may be something other than a built site; '
                "not replaced (delete the folder if nothing in it is needed, or choose another)"
            )
            raise ContentError(output, None, problem)
        _replace(output.resolve(), files)
    except OSError as error:
        # Not the file's own name: it lies in a temporary folder that nobody has heard of.
        raise ContentError(output, None, f"cannot be written: {error.strerror or error}") from None


def _foreign(output: Path) -> str | None:
    """Something in the folder that no build has put there; None where all may be replaced."""
    ours = {MARKER, *listed(output)}
    for folder, folders, names in os.walk(output, onerror=_raise):
        folders.sort()
        links = (name for name in folders if os.path.islink(os.path.join(folder, name)))
        for name in sorted((*names, *links)):
            path = Path(folder, name).relative_to(output).as_posix()
            if path not in ours:
                return path
    return None


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a folder yet to be made holds nothing
        raise error


def _replace(output: Path, files: Mapping[str, str | bytes]) -> None:
    """Puts the files into a new folder, and that in the place of `output`."""
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that the last step is a rename within one file system.
    fresh = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        os.chmod(fresh, 0o755)  # mkdtemp's is for the owner alone
        old = fresh.with_name(fresh.name + "-old")
        if output.exists():
            output.rename(old)
        try:
            fresh.rename(output)
        except BaseException:
            if old.exists():
                old.rename(output)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise

"""The order of work: read everything, make everything, then put it in place at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import ContentError
from generator.pages import site_pages
from generator.prose_html import Prose
from generator.site import Site, read_site
from generator.standalone import standalone_files
from generator.styles import ASSETS, Styles, read_styles

MARK = ".nojekyll"  # GitHub Pages serves the files as they are; and so we know our own output


def build(content: Path, output: Path) -> dict[str, str | bytes]:
    """Builds the site of `content` into the folder `output`; returns the files by name.

    Raises ContentError for what is wrong in the content. `output` is replaced as a whole, and
    only when every file is made: a build that fails leaves the previous one as it was.
    """
    files = site_files(read_site(content.resolve()), read_styles())
    _put_in_place(files, output)
    return files


def site_files(site: Site, styles: Styles) -> dict[str, str | bytes]:
    """Every file of the site by its path in the output folder."""
    files: dict[str, str | bytes] = {MARK: ""}
    prose = Prose(site)
    files.update(site_pages(site, prose, styles.name))
    language = site.settings.language
    for figures in site.figures.values():
        for figure in figures:
            alone = standalone_files(
                figure, prose.captions[figure.id].striptags(), styles, language
            )
            files.update({f"figures/{name}": text for name, text in alone.items()})
    files[styles.name] = styles.page
    files["assets/icon.svg"] = (ASSETS / "icon.svg").read_bytes()
    return files


def _put_in_place(files: Mapping[str, str | bytes], output: Path) -> None:
    if foreign := _foreign(files, output):
        problem = (
            f'this folder holds "{foreign}" and may be something other than a built site; '
            "not replaced (empty it, or choose another folder)"
        )
        raise ContentError(output, None, problem)
    output = output.resolve()
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


def _foreign(files: Mapping[str, str | bytes], output: Path) -> str | None:
    """Something in the folder that no build has put there; None where all may be replaced."""
    names = sorted(path.name for path in output.iterdir()) if output.exists() else []
    ours = {name.partition("/")[0] for name in files} if MARK in names else set()
    # Pages of articles that were deleted since then are ours too.
    return next((n for n in names if n not in ours and not (ours and n.endswith(".html"))), None)

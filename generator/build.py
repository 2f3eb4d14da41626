"""The order of work: read everything, make everything, then put it in place at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import ContentError
from generator.page_check import check_pages
from generator.pages import site_pages
from generator.scripts import Script, read_script
from generator.site import Site, read_site
from generator.standalone import standalone_files
from generator.styles import ASSETS, Styles, read_styles
from generator.texts import Texts

MARKER = ".feedforward"  # lists the files of a build, so that the next one knows them as its own


def build(content: Path, output: Path) -> dict[str, str | bytes]:
    """Builds the site of `content` into the folder `output`; returns the files by name.

    Raises ContentError for what is wrong in the content. `output` is replaced as a whole, and
    only when every file is made: a build that fails leaves the previous one as it was.
    """
    files = site_files(read_site(content.resolve()), read_styles(), read_script())
    _put_in_place(files, output)
    return files


def site_files(site: Site, styles: Styles, script: Script) -> dict[str, str | bytes]:
    """Every file of the site by its path in the output folder."""
    files: dict[str, str | bytes] = {".nojekyll": ""}  # GitHub Pages then serves all as it is
    texts = Texts(site)
    files.update(site_pages(site, texts, styles, script))
    sources = {f"{page.slug}.html": page for page in site.pages}
    language = site.settings.language
    for page in site.pages:
        for figure in site.figures[page.slug]:
            alone = standalone_files(
                figure, texts.captions[figure.id].striptags(), styles, script, language
            )
            files.update({f"figures/{name}": text for name, text in alone.items()})
            sources.update({f"figures/{name}": page for name in alone})
    files[styles.name] = styles.page
    files[script.name] = script.text
    files["assets/icon.svg"] = (ASSETS / "icon.svg").read_bytes()
    check_pages(files, sources)
    files[MARKER] = "".join(f"{name}\n" for name in sorted(files))
    return files


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
    marker = output / MARKER
    ours = {MARKER}
    if marker.is_file():
        ours.update(marker.read_text("utf-8", errors="replace").splitlines())
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

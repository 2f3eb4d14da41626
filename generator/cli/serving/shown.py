"""What is shown now: the last site that could be made, and what is wrong since."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from pathlib import Path

from generator.cli.serving.pages import for_preview
from generator.cli.serving.problem import Problem, problem_of
from generator.making.preview import Preview, preview
from generator.output.unchanged import Record
from generator.reading.errors import ContentError
from generator.site import names
from generator.work.file import File
from generator.work.results import Known, knowing


class Shown:
    """The site of a content folder as it is served. Pages are asked for by several threads; one
    after the other is at work on the site."""

    def __init__(self, content: Path) -> None:
        self._content = content.resolve()
        self._working = threading.Lock()
        self._news = threading.Condition()
        self._count = 0
        self._site: Preview | None = None
        self._known: Callable[[], AbstractContextManager[None]] = partial(knowing, None)
        self._made: dict[str, File] = {}
        self.problem: Problem | None = None

    @property
    def version(self) -> str:
        """What tells this state from all others, those of another run too."""
        return f"{os.getpid()}-{self._count}"

    def make(self, sums: dict[str, str]) -> None:
        """Makes the site anew of the files with these SHA-256, by their paths, and says so."""
        with self._working:
            known = Known(self._program_sums | sums, self._folders, self._program, self._made)
            self._known = partial(knowing, known)
            try:
                with self._known():
                    self._site = preview(self._content)
                self._made = {file.sum: file for file in self._site.pages.values()}
                self.problem = None
            except Exception as error:  # whatever it is, the author goes on writing
                if not isinstance(error, (ContentError, OSError)):
                    traceback.print_exc(file=sys.stderr)
                self.problem = problem_of(error, self._content)
        with self._news:
            self._count += 1
            self._news.notify_all()

    def news(self, version: str, seconds: float) -> str:
        """The version, as soon as it is another one than that, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, seconds)
            return self.version

    def file(self, name: str) -> tuple[int, File]:
        """The HTTP status and the file that answer a request for that name."""
        with self._working, self._known():
            version, site = self.version, self._site
            if site is None:
                page = self.problem.page if self.problem else ""
                return 503, for_preview(File.of(page), version, ())
            found = site.file(name)
            if found is None:
                missing = site.pages[names.page_name(names.NOT_FOUND)].text
                here = missing.replace(f'href="{site.site.settings.base_url}', 'href="/')
                return 404, for_preview(File.of(here), version, site.drafts)
            if names.is_page(name):
                return 200, for_preview(found, version, site.drafts, name in site.drafts)
            return 200, found

    @cached_property
    def _record(self) -> Record:
        return Record(str(self._content), str(self._content.parent / "build"), None)

    @property
    def _folders(self) -> Mapping[str, str]:
        return self._record.folders

    @cached_property
    def _stamps(self) -> dict[str, tuple[int, int, str]]:
        return self._record.before() if self._content.is_dir() else {}

    @cached_property
    def _program_sums(self) -> dict[str, str]:
        """The files of this program, which are taken to stay as they are."""
        inside = os.path.join(str(self._content), "")
        return {
            path: sum for path, (_, _, sum) in self._stamps.items() if not path.startswith(inside)
        }

    @cached_property
    def _program(self) -> str:
        return self._record.program(self._stamps)

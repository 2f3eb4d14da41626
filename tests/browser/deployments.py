"""Builds of the site that follow each other, and a host of them that goes down and changes over."""

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.offline.worker import worker_script
from generator.pages.parsed import parse
from generator.site.names import WORKER
from generator.work.file import File
from tests.browser.live import ARTICLE
from tests.browser.serving import SUB_PATH


@dataclass
class Host:
    """What serves a folder below SUB_PATH, with what it was asked for."""

    folder: Path
    up: bool = True
    slow: float = 0.0
    broken: set[str] = field(default_factory=set)  # files that it answers with an error
    asked: list[str] = field(default_factory=list)
    # What pages ask for: without the browser's own look for a newer worker, a second after a visit.
    by_pages: list[str] = field(default_factory=list)
    address: str = ""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, host: Host) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.host.asked.append(self.path)
        if self.headers.get("Service-Worker") != "script":
            self.host.by_pages.append(self.path)
        if not self.host.up:
            self.close_connection = True
            self.connection.close()
            return
        time.sleep(self.host.slow)
        if not path.startswith(SUB_PATH):
            self.send_error(404)
        elif path[len(SUB_PATH) :] in self.host.broken:
            self.send_error(503)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path[len(SUB_PATH) :])

    def end_headers(self) -> None:
        # As GitHub Pages sends them: what a browser has stands for ten minutes.
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        pass  # connections that break are what these tests are about


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    with _Server(("127.0.0.1", 0), partial(_Handler, host=host)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        yield host
        server.shutdown()


@dataclass(frozen=True)
class Built:
    """A build of the site, with what tells it from others."""

    folder: Path
    sentence: str
    colour: str

    @property
    def version(self) -> str:
        found = re.search('version="(.*?)"', (self.folder / WORKER).read_text("utf-8"))
        assert found, "a worker says its version"
        return found[1]


def edition(site: Path, folder: Path, number: int) -> Built:
    """The built site as a later build leaves it: with another sentence, style sheet and script."""
    shutil.copytree(site, folder)
    sentence, colour = f"This is edition {number}.", f"rgb(0, 0, {number + 1})"
    for name in ("index.html", ARTICLE):
        text = (folder / name).read_text("utf-8")
        assert text.count("</main>") == 1
        (folder / name).write_text(text.replace("</main>", f"<p>{sentence}</p></main>"), "utf-8")
    restyled(folder, f":root{{--edition:{colour}}}")
    # A server says by the second when a file was changed, and editions are made faster than that.
    later = time.time() + number
    for path in folder.rglob("*"):
        os.utime(path, (later, later))
    return Built(folder, sentence, colour)


def restyled(folder: Path, rule: str) -> None:
    """Give the build another style sheet and script, and the worker that belongs to them."""
    renamed = {}
    for path in folder.glob("assets/feedforward.*"):
        more = rule if path.suffix == ".css" else f"/*{rule}*/"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
        number = re.sub(r"\D", "", rule).rjust(10, "0")
        renamed[path.name] = f"feedforward.{number}{path.suffix}"
        path.rename(path.with_name(renamed[path.name]))
    for page in folder.glob("*.html"):
        text = page.read_text("utf-8")
        for before, after in renamed.items():
            text = text.replace(before, after)
        page.write_text(text, "utf-8")
    files = {
        path.relative_to(folder).as_posix(): File.at(path)
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (WORKER, ".feedforward")
    }
    pages = [page.name for page in folder.glob("*.html")]
    (folder / WORKER).write_text(
        worker_script(files, {name: parse(files[name].text).links for name in pages}), "utf-8"
    )

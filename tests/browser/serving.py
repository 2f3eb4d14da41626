"""The built site on a server of its own, as hosts serve it."""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SUB_PATH = "/some/sub/path/"


class _Handler(SimpleHTTPRequestHandler):
    """The folder below SUB_PATH, and nothing anywhere else."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(SUB_PATH)
        return super().translate_path("/" + path[len(SUB_PATH) :] if inside else "/nothing-here")

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of browsers that go away while they are answered."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder on a free port; gives its address."""
    handler = partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


class _Anywhere(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: any page may read them."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class _Shared(_Server):
    allow_reuse_port = True  # by the same server of another worker


@contextmanager
def hosted(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the folder, to pages of other origins too; gives its address.

    On a free port, or on one that was free once: several workers may serve a folder at one address.
    """
    handler = partial(_Anywhere, directory=str(folder))
    with _Shared(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])

"""The site over HTTP, for browsers on this machine: nothing is read from a path that they name."""

from __future__ import annotations

import json
import re
import socket
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.cli.serving.pages import NEWS, SCRIPT, STYLE
from generator.cli.serving.shown import Shown
from generator.reading.data_address import media_type
from generator.reading.shipped import ASSETS
from generator.work.file import File
from generator.work.reads import read_file

HOST = "127.0.0.1"
QUIET = 15.0  # s without news, after which a line shows whether somebody still listens
IDLE = 60  # s that a connection may be silent

# A page of another site can have its own name lead to this machine, and would then read what is
# served here as if it were its own: it is known by that name.
_HOSTS = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_TRICKS = re.compile(r"[\\\x00-\x1f\x7f]|/\.\.?(?:/|$)|//")
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


class Server(ThreadingHTTPServer):
    """Serves what is shown, on the loopback interface alone. Raises OSError for a port that is
    taken; 0 is any that is free."""

    daemon_threads = True
    block_on_close = False  # for those who wait for news

    def __init__(self, shown: Shown, port: int) -> None:
        self.shown = shown
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of browsers that go away while they are answered."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def name_of(target: str) -> str | None:
    """The name of the file that a request asks for; None for what no browser would ask."""
    if not target.startswith("/"):
        return None
    try:
        path = unquote(urlsplit(f"http://here{target}").path, errors="strict")
    except ValueError:
        return None
    if _TRICKS.search(path):
        return None
    return f"{path[1:]}index.html" if path.endswith("/") else path[1:]


def is_here(hosts: list[str] | None) -> bool:
    """Whether a request that names these hosts means this machine."""
    return hosts is not None and len(hosts) == 1 and bool(_HOSTS.fullmatch(hosts[0].strip()))


def part_of(asked: str | None, size: int) -> tuple[int, int] | None:
    """Where the part of a file of that size begins and ends that a request asks for, as players
    do of a video; None where it asks for all, or for what can be answered with all."""
    found = _RANGE.fullmatch(asked or "")
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        first, end = max(0, size - int(found[2])), size
    else:
        first, end = int(found[1]), min(size, int(found[2] or size) + 1)
    return (first, end) if first < end else None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE

    def setup(self) -> None:
        super().setup()
        # An answer goes out in two parts, and the second would wait for the first to be confirmed.
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)

    def do_GET(self) -> None:
        name = name_of(self.path)
        if not is_here(self.headers.get_all("Host")):
            self._refuse(403, "This preview is for the machine that it runs on.")
        elif name is None:
            self._refuse(400, "No file has such a name.")
        elif name == NEWS:
            self._tell_news()
        elif name in (SCRIPT, STYLE):
            file = name.rpartition("/")[2]
            self._send(200, name, File.of(read_file(ASSETS / "preview" / file)))
        else:
            status, found = self.server.shown.file(name)
            self._send(status, name if status == 200 else "404.html", found)

    do_HEAD = do_GET

    def _send(self, status: int, name: str, file: File) -> None:
        tag = f'"{file.sum}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, data = 304, b""
        else:
            data = file.data
        part = part_of(self.headers.get("Range"), len(data)) if status == 200 else None
        if part:
            status, told = 206, f"bytes {part[0]}-{part[1] - 1}/{len(data)}"
            data = data[slice(*part)]
        self.send_response(status)
        if part:
            self.send_header("Content-Range", told)
        if status == 200:
            self.send_header("Accept-Ranges", "bytes")
        if status != 304:
            self.send_header("Content-Type", _type(name))
            self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", tag)
        self._end_headers()
        self._write(data)

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True
        data = f"{why}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self._end_headers()
        self._write(data)

    def _tell_news(self) -> None:
        """The version and what is wrong, now and after each change (server-sent events)."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self._end_headers()
        told = ""
        while self.command == "GET":
            shown = self.server.shown
            version = shown.news(told, QUIET)
            if version == told:
                self._write(b":\n\n")
                continue
            problem = shown.problem
            news = {"version": version, "problem": problem.html if problem else ""}
            self._write(f"data: {json.dumps(news)}\n\n".encode())
            told = version

    def _end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _write(self, data: bytes) -> None:
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal tells of builds."""


def _type(name: str) -> str:
    kind = media_type(name)
    return f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/json")) else kind

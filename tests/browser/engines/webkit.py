"""WebKit, spoken to through its own driver: Debian's `webkit2gtk-driver`, on a screen of no one."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.engines.driver import Driver, answer, packed
from tests.browser.serving import free_port

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
# Where Debian has the browser that comes with the library
BROWSERS = ("webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser", "webkitgtk-6.0/MiniBrowser")
# Method and path of each command
COMMANDS = {
    "open": ("POST", "url"),
    "run": ("POST", "execute/sync"),
    "act": ("POST", "actions"),
    "frame": ("POST", "frame"),
    "size": ("POST", "window/rect"),
    "picture": ("GET", "screenshot"),
}


def missing() -> str:
    """What of it is not on this machine, or nothing."""
    found = {DRIVER: shutil.which(DRIVER), SCREEN: shutil.which(SCREEN), "MiniBrowser": _browser()}
    return ", ".join(name for name, path in found.items() if not path)


def _browser() -> Path | None:
    folders = (Path("/usr/lib", f"{os.uname().machine}-linux-gnu"), Path("/usr/libexec"))
    paths = (folder / name for folder in folders for name in BROWSERS)
    return next((path for path in paths if path.exists()), None)


class WebKit(Driver):
    def __init__(self, address: str) -> None:
        options = {
            "binary": str(_browser()),
            "args": ["--automation"],
            "useOverlayScrollbars": False,
        }
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = _request("POST", f"{address}/session", {"capabilities": wanted})["sessionId"]
        self._address = f"{address}/session/{session}"

    def command(self, name: str, **parameters: Any) -> Any:
        method, path = COMMANDS[name]
        return _request(method, f"{self._address}/{path}", parameters)

    def close(self) -> None:
        _request("DELETE", self._address)


def _request(method: str, address: str, parameters: dict[str, Any] | None = None) -> Any:
    body = packed(parameters or {}) if method == "POST" else None
    request = urllib.request.Request(address, body, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)["value"]
    except urllib.error.HTTPError as error:
        return answer(address.rpartition("/")[2], json.load(error)["value"])


@contextmanager
def started(dark: bool = False) -> Iterator[Driver]:
    """A running WebKit in a window of 1280 × 1000 px, whose reader prefers that scheme."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _screen() as screen:
        port = free_port()
        scheme = {"GTK_THEME": "Adwaita:dark" if dark else "Adwaita"}
        process = subprocess.Popen(
            [DRIVER, f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"DISPLAY": screen, "HOME": folder} | scheme,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            driver = WebKit(address)
            driver.size(1280, 1000)
            yield driver
            driver.close()
        finally:
            process.terminate()
            process.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen in memory; gives its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [SCREEN, "-displayfd", f"{writing}", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with open(reading, encoding="utf-8") as number:
            yield f":{number.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    """Until the driver listens."""
    deadline = time.monotonic() + 30
    while True:
        try:
            _request("GET", f"{address}/status")
            return
        except OSError:
            assert time.monotonic() < deadline, "WebKit's driver does not start"
            time.sleep(0.05)

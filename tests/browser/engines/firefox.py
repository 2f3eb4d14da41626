"""Firefox, spoken to over its own socket: Debian's `firefox-esr`, or any other."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.engines.driver import PATIENCE, Driver, answer, packed
from tests.browser.setup import ENGINES

NAMES = ENGINES["firefox-esr"]
# How its socket calls the commands of WebDriver
COMMANDS = {
    "open": "WebDriver:Navigate",
    "run": "WebDriver:ExecuteScript",
    "act": "WebDriver:PerformActions",
    "frame": "WebDriver:SwitchToFrame",
    "size": "WebDriver:SetWindowRect",
    "picture": "WebDriver:TakeScreenshot",
}
PREFERENCES = {
    "marionette.port": 0,  # any that is free; it then stands in a file
    "widget.gtk.overlay-scrollbars.enabled": False,  # the widest that readers have
    "app.normandy.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}


def missing() -> str:
    """What of it is not on this machine, or nothing."""
    return "" if any(map(shutil.which, NAMES)) else "firefox-esr"


class Firefox(Driver):
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._stream = self._socket.makefile("rb")
        self._receive()  # it introduces itself
        self._count = 0
        self._send("WebDriver:NewSession")

    def command(self, name: str, **parameters: Any) -> Any:
        if name == "picture":
            parameters["full"] = False  # or it would be of the whole page
        found = self._send(COMMANDS[name], **parameters)
        return found["value"] if isinstance(found, dict) and "value" in found else found

    def close(self) -> None:
        self._send("Marionette:Quit", flags=["eForceQuit"])
        self._stream.close()
        self._socket.close()

    def _send(self, name: str, **parameters: Any) -> Any:
        self._count += 1
        message = packed([0, self._count, name, parameters])
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, value = self._receive()
        return answer(name, error or value)

    def _receive(self) -> Any:
        """The next message: its length, a colon, and JSON."""
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))


@contextmanager
def started(dark: bool = False) -> Iterator[Driver]:
    """A running Firefox without a window, whose reader prefers that scheme."""
    path = next(filter(None, map(shutil.which, NAMES)))
    scheme = {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in (PREFERENCES | scheme).items()
        )
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--marionette", "--profile", profile],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": profile},
        )
        try:
            driver = Firefox(_port(Path(profile, "MarionetteActivePort")))
            yield driver
            driver.close()
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait()


def _port(file: Path) -> int:
    """The port that Firefox has written into the file, once it has."""
    deadline = time.monotonic() + 60
    while not (file.exists() and (text := file.read_text("utf-8"))):
        assert time.monotonic() < deadline, "Firefox does not start"
        time.sleep(0.05)
    return int(text)

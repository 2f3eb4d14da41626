"""The browsers that the tests drive: which, how the first is started, and where to get them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # half a second that whoever has a browser need not wait
    from playwright.sync_api import Browser, Playwright

# The first is Chromium without the windows, whose own pages cost the others a sixth of a run.
NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable",
)  # fmt: skip
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# With no fonts at all a machine draws every letter as the same box, and no layout can be judged.
DEBIAN_PACKAGES = ("chromium-headless-shell", "fonts-dejavu-core", "fonts-liberation")
# Other engines: the programs of each package, of which one must be there
ENGINES = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),  # WebKit opens a window
}
FLAGS = (
    "--no-sandbox",  # the sandbox refuses root, which containers and CI run as
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # the same pixels on every machine
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)


def find() -> str | None:
    """Path of a Chromium on this machine, `$CHROMIUM` first, or None."""
    if chosen := os.environ.get("CHROMIUM"):
        path = shutil.which(chosen)
        if path is None:
            raise SystemExit(f"CHROMIUM names {chosen}, which is no program on this machine")
        return path
    found = filter(None, map(shutil.which, (*NAMES, *MAC_APPS)))
    return next(found, None) or _downloaded()


def _downloaded() -> str | None:
    """Path of the Chromium that Playwright has downloaded, or None."""
    from playwright.sync_api import sync_playwright  # takes half a second: only when needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_typeface() -> bool:
    """Whether the drawings' typeface, or one of the same widths, is there to measure with.

    Only Linux is asked: other systems bring Helvetica or Arial with them.
    """
    if not shutil.which("fc-match"):
        return sys.platform != "linux"
    wanted = ("Liberation Sans", "Arial", "Helvetica Neue", "Roboto", "Segoe UI")
    matches = (subprocess.check_output(["fc-match", "-f", "%{family}", name]) for name in wanted)
    return any(name.encode() in match for name, match in zip(wanted, matches, strict=True))


def can_use_apt() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def missing_engines() -> list[str]:
    """Debian's packages of the other engines that are not on this machine."""
    return [name for name, programs in ENGINES.items() if not any(map(shutil.which, programs))]


def install_packages(*names: str) -> None:
    """Install Debian's packages of these names, as root."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    get = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    subprocess.run([*get, "update"], check=True, env=env)
    subprocess.run(
        [*get, "install", "-y", "--no-install-recommends", *names],
        check=True,
        env=env,
        stdout=subprocess.DEVNULL,
    )


def install() -> None:
    """Install Chromium and fonts: Debian's as root, else the browser that Playwright downloads."""
    print("Installing Chromium and fonts for the browser tests", flush=True)
    if can_use_apt():
        install_packages(*DEBIAN_PACKAGES)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def launch(playwright: Playwright) -> Browser:
    """A running Chromium for the given Playwright, without a window."""
    path = find()
    if path is None:
        raise SystemExit("no Chromium found: run `make test`, which installs one, or set CHROMIUM")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


if __name__ == "__main__":
    if find() is None or (can_use_apt() and not has_typeface()):
        try:
            install()
        except (subprocess.CalledProcessError, OSError) as error:
            raise SystemExit(
                f"could not install Chromium ({error}): install it or Google Chrome yourself, "
                "or set CHROMIUM to its path"
            ) from None
    if can_use_apt() and (missing := missing_engines()):
        print(f"Installing {', '.join(missing)} for the tests in Firefox and WebKit", flush=True)
        try:
            install_packages(*missing)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"could not install them ({error}): these tests are skipped", file=sys.stderr)

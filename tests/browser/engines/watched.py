"""A copy of the site whose pages note what goes wrong in them, as no driver tells it."""

import base64
import hashlib
import re
import shutil
from pathlib import Path

# It runs before the page's own scripts.
NOTES = """
window.complaints = [];
addEventListener("error", (event) => {
  const of = event.target === window ? event.message : `not loaded: ${event.target.outerHTML}`;
  complaints.push(of);
}, true);
addEventListener("unhandledrejection", ({ reason }) => complaints.push(`unhandled: ${reason}`));
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  complaints.push(`${effectiveDirective} stops ${blockedURI}`));
"""
FRAMES = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Frames</title><link rel="icon" href="data:,">
<body style="margin: 0; white-space: nowrap">
"""
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')


def write_watched(site: Path, to: Path, widths: tuple[int, ...]) -> None:
    """The copy; `frames.html` in it has an empty frame for each of the widths, side by side: they
    may be narrower than windows."""
    shutil.copytree(site, to)
    for page in (*to.glob("*.html"), *to.glob("figures/*.html"), *to.glob("offline/*.html")):
        page.write_text(noting(page.read_text("utf-8")), "utf-8")
    frames = "".join(
        f'<iframe style="border: 0; width: {width}px; height: 900px"></iframe>' for width in widths
    )
    (to / "frames.html").write_text(FRAMES + frames, "utf-8")


def noting(html: str) -> str:
    """The page with a script more, which its policy then allows."""
    digest = base64.b64encode(hashlib.sha256(NOTES.encode()).digest()).decode()
    found = _POLICY.search(html)
    assert found, "every page has a policy"
    start, policy, end = found.groups()
    rules = [rule.split() for rule in policy.split(";") if not rule.startswith(" script-src")]
    scripts = re.findall(r"script-src ([^;]*)", policy)
    ours = [*rules, ["script-src", f"'sha256-{digest}'", *scripts]]
    allowed = "; ".join(" ".join(rule) for rule in ours)
    return _POLICY.sub(lambda _: f"{start}{allowed}{end}<script>{NOTES}</script>", html, 1)

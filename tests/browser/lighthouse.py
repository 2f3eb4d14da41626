"""Lighthouse, as it judges pages on a phone."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from tests.browser.setup import FLAGS, find
from tests.tools import MODULES

CATEGORIES = ("accessibility", "best-practices", "seo")
SCRIPT = MODULES.parent / "lighthouse.mjs"


class Report(TypedDict):
    """Scores from 0 to 100 by category, and what cost the page its points."""

    scores: dict[str, int]
    failing: list[str]


def is_installed() -> bool:
    return (MODULES / "lighthouse").exists()


def run(addresses: Sequence[str], categories: Sequence[str] = CATEGORIES) -> list[Report]:
    """Lighthouse's report on each page; a score for "performance" is timed, so it varies."""
    task = {
        "addresses": addresses,
        "categories": categories,
        "chromePath": find(),
        "chromeFlags": ["--headless=new", *FLAGS],
    }
    done = subprocess.run(["node", SCRIPT, json.dumps(task)], capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"Lighthouse did not judge all pages: {done.stderr.strip()}")
    return [report(result, categories) for result in json.loads(done.stdout)]


def report(result: dict[str, Any], categories: Sequence[str]) -> Report:
    """What tests and benchmark want to know of Lighthouse's own result."""
    scores = {name: result["categories"][name]["score"] for name in categories}
    return {
        "scores": {name: round(100 * score) for name, score in scores.items()},
        "failing": [line for name in categories for line in failing(result, name)],
    }


def failing(result: dict[str, Any], category: str) -> Iterator[str]:
    """The category's audits that cost points, `category: audit: title: value or places`."""
    for reference in result["categories"][category]["auditRefs"]:
        audit = result["audits"][reference["id"]]
        if reference["weight"] and audit["score"] not in (1, None):  # None: it does not apply
            items = audit.get("details", {}).get("items", ())
            told = (audit.get("displayValue"), audit.get("explanation"), *map(place, items))
            yield ": ".join((category, audit["id"], audit["title"], "; ".join(filter(None, told))))


def place(item: dict[str, Any]) -> str:
    """Where an audit found something: a selector, an address or a message."""
    node = item.get("node") or item
    named = (node.get(key) for key in ("selector", "url", "description", "message"))
    return next((text for text in named if isinstance(text, str)), json.dumps(item)[:200])

"""Our own site: from nothing, with what is kept, after a change, and where nothing has changed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator.work.kept import CACHE
from tests import ROOT
from tests.bench.results import OwnResult
from tests.bench.timing import seconds

ARTICLE = "neural-network-math.md"
PARAGRAPH = "A trained neural network is a formula with numbers in it."
BUILD = (sys.executable, "-m", "generator", "build")
NOTHING = (sys.executable, "-c", "pass")


def measure(folder: Path, tell: Callable[[str], None], runs: int) -> list[OwnResult]:
    """The situations in turn, so many times; the content is copied, and that changed."""
    content, output, cache = (folder / name for name in ("content", "build", "cache"))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", content)
    article = content / ARTICLE
    text = article.read_text("utf-8")
    if PARAGRAPH not in text:
        raise ValueError(f'{ARTICLE}: expected the sentence "{PARAGRAPH}", which is to be changed')
    environment = {"PYTHONPATH": str(ROOT), CACHE: str(cache)}

    def build(*options: str) -> float:
        return seconds((*BUILD, *options), folder, environment)

    def cold() -> float:
        """With nothing that was kept, and keeping nothing."""
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)
        return build("--fresh")

    def first() -> float:
        """As an author's first build, which keeps what the next ones may use."""
        shutil.rmtree(output)
        return build()

    def warm() -> float:
        """With all that was kept, where the site has gone."""
        shutil.rmtree(output)
        return build()

    def unchanged() -> float:
        return build()

    changes = 0

    def changed() -> float:
        nonlocal changes
        changes += 1
        article.write_text(text.replace(PARAGRAPH, f"{PARAGRAPH} ({changes}.)"), "utf-8")
        return build()

    situations: dict[str, Callable[[], float]] = {
        "cold: `--fresh`, with an empty cache": cold,
        "first: an empty cache, which it fills": first,
        "warm: the cache is filled, the site is gone": warm,
        f"one paragraph of `{ARTICLE}` changed": changed,
        "nothing changed": unchanged,
        "beside it: `python -c pass`": lambda: seconds(NOTHING, folder, environment),
    }
    times: dict[str, list[float]] = {name: [] for name in situations}
    for run in range(1, runs + 1):
        for name, situation in situations.items():
            tell(f"Our own site: {name}, run {run} of {runs}")
            times[name].append(situation())
    return [OwnResult(situation=name, seconds=tuple(taken)) for name, taken in times.items()]

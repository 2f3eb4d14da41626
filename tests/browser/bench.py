"""What the article weighs and how fast it answers: the reader's side of `make bench`.

It judges nothing. Beside the numbers stand our targets and the numbers of the page that the
article is a new edition of; those were taken once, on another machine, and do not come from here.
"""

import mimetypes
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

import rjsmin
from playwright.sync_api import Browser, sync_playwright

from generator.reading.shipped import ASSETS
from generator.site.scripts import read_script
from tests.browser import lighthouse
from tests.browser.embed_costs import embed_cost
from tests.browser.measures import (
    DESKTOP,
    SLOW_PHONE,
    Load,
    compressed,
    load,
    opened,
    serving,
    tour,
)
from tests.browser.pointer import MOVES, Answers, row_answers, slider_answers
from tests.browser.setup import launch
from tests.tools import MODULES, runs

ARTICLE = "neural-network-math.html"
# Of each other article: a slider, what it moves, and in how many steps across.
OTHERS = {
    "hidden-layers.html": ("#decision-eight input[type=range]", ".mark", 53),
    "training.html": ("#training-eight .scrubber input[type=range]", ".history .mark", 31),
}
WITHOUT_WORKER = replace(DESKTOP, context=DESKTOP.context | {"service_workers": "block"})
RUNS = 5
EMBEDS = (1, 10, 50)
NONE = "—"


def main(site: Path) -> None:
    with serving(site) as (home, asked), sync_playwright() as playwright:
        browser, address = launch(playwright), home + ARTICLE
        print_machine(browser)
        print_weight(browser, address, asked, site)
        print_scripts()
        print_loads(browser, address)
        print_tours(browser, address)
        browser.close()
        browser = launch(playwright)  # the many pages before would slow down this one
        print_answers(browser, address)
        print_others(browser, home, site)
        print_embeds(browser, home, site)
        browser.close()
        print_lighthouse(address)


def print_machine(browser: Browser) -> None:
    """What the times depend on."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Chromium {browser.version} on {os.cpu_count()} processors{busy}: "
        "the times are those of this machine, and longer while it does other things."
    )


def print_weight(browser: Browser, address: str, asked: list[str], site: Path) -> None:
    """Bytes of what the browser asks for, by type; and of what the service worker takes later."""
    with opened(browser, address, WITHOUT_WORKER) as (page, _):
        page.wait_for_timeout(1000)
        icon = page.evaluate("document.querySelector('link[rel=icon]').getAttribute('href')")
    files = list(dict.fromkeys([*asked, icon]))  # a browser without a window asks for no icon
    with opened(browser, address, DESKTOP) as (page, _):
        page.wait_for_timeout(5000)
    later = set(asked) - set(files)
    by_type: dict[str, list[bytes]] = {}
    for file in files:
        kind = (mimetypes.guess_type(file)[0] or "?").split("/")[-1].split("+")[0]
        by_type.setdefault(kind, []).append((site / file).read_bytes())
    by_type["total"] = [data for group in by_type.values() for data in group]
    notes = {
        "javascript": ("", "at most 10"),
        "total": ("1,007–1,124 (353–471 without its video) in 30–33 requests", "at most 30"),
    }
    rows = []
    for kind, group in by_type.items():
        sizes = (kilobytes(sum(map(len, g))) for g in (group, map(compressed, group)))
        rows.append((kind, str(len(group)), *sizes, *notes.get(kind, ("", ""))))
    head = ("requests", "raw", "gzip -9", "the original, gzip", "target, gzip")
    show(f"Weight of {ARTICLE}, KB", head, rows)
    size = kilobytes(sum(len(compressed((site / file).read_bytes())) for file in later))
    print(f"  Afterwards the service worker takes {size} KB more, for reading offline.")


def print_scripts() -> None:
    """Size of each part of the script; joined they compress better than one by one."""
    rows = []
    for path in sorted((ASSETS / "scripts").rglob("*.js")):
        name = path.relative_to(ASSETS / "scripts").with_suffix("").as_posix()
        source = path.read_text("utf-8")
        small = rjsmin.jsmin(source).encode()
        forms = (source.encode(), small, compressed(small))
        rows.append((name, *(kilobytes(len(form)) for form in forms)))
    script = read_script()
    for which, text in (("first, joined", script.text), ("second, joined", script.more)):
        joined = text.encode()
        rows.append((which, "", kilobytes(len(joined)), kilobytes(len(compressed(joined)))))
    show("Script by part, KB", ("source", "minified", "gzip -9"), rows)


def print_loads(browser: Browser, address: str) -> None:
    """How the article loads, on a desktop and on a slow phone."""
    desktop, phone = (
        [load(browser, address, profile) for _ in range(RUNS)] for profile in (DESKTOP, SLOW_PHONE)
    )
    slow = "600 or 4,400; slow phone 3,100 or 7,700"
    measures = (
        ("first contentful paint, ms", "fcp", 0, "", ""),
        ("largest contentful paint, ms", "lcp", 0, "", ""),
        ("total blocking time, ms", "blocking", 0, "", ""),
        ("slider reacts, ms", "reacted", 0, slow, ""),
        ("cumulative layout shift", "cls", 4, "0.08–0.33", "0"),
    )
    rows = [
        (label, *(middle_of(runs, name, places) for runs in (desktop, phone)), *notes)
        for label, name, places, *notes in measures
    ]
    head = ("desktop", "slow phone", "the original", "target")
    show(f"Loading, median of {RUNS}; slow phone: processor 4×, 1.6 Mbit/s, 150 ms", head, rows)


def middle_of(runs: Sequence[Load], name: str, places: int) -> str:
    """The median of a measure over the runs, or a dash where one has none."""
    values = [getattr(run, name) for run in runs]
    return NONE if None in values else f"{median(values):,.{places}f}"


def print_tours(browser: Browser, address: str) -> None:
    """Layout shift while a reader touches everything, and what moved most."""
    rows, moved = [], []
    for width in (1280, 390):
        shifts = tour(browser, address, width)
        total = sum(shift.value for shift in shifts)
        rows.append((f"{width} px wide", f"{total:.4f}", str(len(shifts)), "0"))
        worst = sorted(shifts, key=lambda shift: shift.value, reverse=True)[:3]
        moved += [f"  {width} px: {shift.value:.4f}, {' '.join(shift.moved)}" for shift in worst]
    show("Layout shift over a whole tour, also after clicks", ("sum", "shifts", "target"), rows)
    print(*moved, sep="\n", end="\n" if moved else "")


def print_answers(browser: Browser, address: str) -> None:
    """From the pointer's move to the frame that shows the answer."""
    kinds = (
        ("slider", slider_answers, "29–32", "at most 16.7"),
        ("row", row_answers, "31–37", ""),
    )
    rows = []
    for label, measure, original, target in kinds:
        for slowdown in (1, 4):
            times = answer_times(measure(browser, address, slowdown))
            notes = (original, target) if slowdown == 4 else ("", "")
            rows.append((f"{label}, processor {slowdown}×", *times, *notes))
    head = ("whole", "95 %", "work", "95 %", "script", "layout", "the original", "target")
    show(f"From a move of the pointer to its frame, ms, {MOVES} moves", head, rows)
    print(
        "  Whole: from the event until the main thread is done with the frame, with the wait for\n"
        "  that frame, of up to 16.7 ms; work: without it. Both are medians, each with its 95th\n"
        "  percentile. Script, and style and layout, are averages, the rest is mostly painting."
    )


def answer_times(answers: Answers | None) -> tuple[str, ...]:
    """Median and 95th percentile, whole and work; then the averages."""
    if answers is None:
        return (NONE,) * 6
    times = (answers.whole, answers.work)
    spread = [value for t in times for value in (median(t), quantiles(t, n=20)[-1])]
    return tuple(f"{value:.1f}" for value in (*spread, answers.script, answers.layout))


def print_others(browser: Browser, home: str, site: Path) -> None:
    """Weight of the articles that need the second script, and how fast their sliders answer."""
    rows = []
    for name, (slider, watched, steps) in OTHERS.items():
        page = (site / name).read_text("utf-8")
        linked = set(re.findall(r'(?:href|src)="(assets/[^"]+[.](?:css|js|svg))"', page))
        sizes = [len(compressed((site / file).read_bytes())) for file in (name, *sorted(linked))]
        times = [
            slider_answers(browser, home + name, slowdown, slider, watched, steps)
            for slowdown in (1, 4)
        ]
        whole = [cell for answers in times for cell in answer_times(answers)[:2]]
        rows.append((name, kilobytes(sizes[0]), kilobytes(sum(sizes)), *whole))
    head = ("page", "with files", "1×, ms", "95 %", "4×, ms", "95 %")
    show("Other articles: KB, gzip; from a slider's move to its frame", head, rows)


def print_embeds(browser: Browser, home: str, site: Path) -> None:
    """What embeds add to a page, and how it scrolls with many of them."""
    offered = (site / "gallery.html").read_text("utf-8")
    (folder,) = set(re.findall(r"embed/[0-9a-f]{10}/", offered))
    costs = [embed_cost(browser, f"{home}{folder}", "sigmoid-curve", n) for n in EMBEDS]
    rows = [
        (
            f"{cost.embeds} embed{'' if cost.embeds == 1 else 's'}",
            str(cost.requests),
            kilobytes(cost.size),
            f"{cost.shown:.0f}",
            f"{cost.frame:.1f}",
        )
        for cost in costs
    ]
    head = ("requests", "KB as sent", "shown after ms", "frame p95 ms")
    show("A page with embeds of #sigmoid-curve, scrolled to its end", head, rows)


def print_lighthouse(address: str) -> None:
    """Lighthouse's four scores of the article on a phone, and what costs points."""
    if not (runs("node") and (MODULES / "lighthouse").exists()):
        print("\nLighthouse: not installed")
        return
    try:
        (report,) = lighthouse.run([address], ("performance", *lighthouse.CATEGORIES))
    except RuntimeError as error:
        print(f"\n{error}")
        return
    original = {"performance": "79–87", "accessibility": "48–84"}
    scores = report["scores"].items()
    rows = [(name, str(score), original.get(name, ""), "100") for name, score in scores]
    show("Lighthouse, mobile", ("score", "the original", "target"), rows)
    for line in report["failing"]:
        print(f"  {line}")


def kilobytes(size: int) -> str:
    return f"{size / 1024:.1f}"


def show(title: str, head: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; the first column, which has no heading, is aligned left."""
    lines = [("", *head), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}")
    for first, *others in lines:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((f"  {first.ljust(widths[0])}", *cells)).rstrip(), flush=True)

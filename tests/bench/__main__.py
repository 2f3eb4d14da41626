"""`make bench`: the reader's side in a browser, the author's side beside other generators."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests import ROOT
from tests.bench import figures, own, sites
from tests.bench.peers import ALL
from tests.bench.report import FOLDER, page, store, stored
from tests.bench.results import Missing, Results, SiteResult, this_machine

WORK = ROOT / ".bench"
PAGES = (100, 1_000)


def author(pages: Sequence[int], day: date) -> Results:
    """Everything of the author's side, with sites of these numbers of pages."""
    machine = this_machine(day)
    programs, missing = sites.installed(ALL, WORK, tell)
    drawn, failed = figures.measure(WORK, tell)
    missing += failed
    units = figures.measure_units(WORK, tell)
    situations = own.measure(WORK / "own", tell)
    built: list[SiteResult] = []
    for number in pages:
        results, unable = sites.measure(ALL, programs, number, WORK, tell)
        built += results
        missing += unable
    for one in missing:
        tell(f"Not measured: {one.name}: {one.reason}")
    return Results(
        machine=machine,
        sites=tuple(built),
        own=tuple(situations),
        figures=tuple(drawn),
        units=tuple(units),
        missing=tuple(map(_told, missing)),
    )


def _told(missing: Missing) -> Missing:
    """Without the places of this machine."""
    return missing.model_copy(update={"reason": missing.reason.replace(f"{ROOT}/", "")})


def tell(what: str) -> None:
    print(what, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    add = parser.add_argument
    add("--reader", action="store_true", help="only what readers wait for, in a browser")
    add("--author", action="store_true", help="only what authors wait for")
    add("--pages", type=int, nargs="+", default=PAGES, help="of the sites that are built")
    add("--date", type=date.fromisoformat, default=date.today(), help="of the run, in its page")
    add("--redraw", action="store_true", help="make docs/bench anew of the results noted there")
    told = parser.parse_args()
    both = told.reader == told.author
    if told.redraw:
        store(stored(FOLDER), FOLDER)
        return
    if both or told.reader:
        from tests.browser import bench  # needs a browser, as the other side does not

        bench.main(Path("build"))
    if both or told.author:
        results = author(sorted(told.pages), told.date)
        store(results, FOLDER)
        print(page(results, []))


if __name__ == "__main__":
    main()

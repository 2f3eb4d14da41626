"""`make bench`: the reader's side in a browser, the author's side beside other generators."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests import ROOT
from tests.bench import figures, own, sites
from tests.bench.peers import ALL
from tests.bench.report import FOLDER, page, store, stored
from tests.bench.results import Results, SiteResult, this_machine, without_places

WORK = ROOT / ".bench"
PAGES = (100, 1_000)


def author(pages: Sequence[int], runs: int, day: date) -> Iterator[Results]:
    """The author's side: all that is known after each of these numbers of pages.

    The larger sites take hours, and what was measured before one of them ends must not be lost.
    """
    machine = this_machine(day)
    programs, missing = sites.installed(ALL, WORK, tell)
    drawn, failed = figures.measure(WORK, tell, runs)
    missing += failed
    units = figures.measure_units(WORK, tell, runs)
    situations = own.measure(WORK / "own", tell, runs)
    built: list[SiteResult] = []
    for number in pages:
        results, unable = sites.measure(ALL, programs, number, WORK, tell, runs)
        built += results
        missing += unable
        yield Results(
            machine=machine,
            sites=tuple(built),
            own=tuple(situations),
            figures=tuple(drawn),
            units=tuple(units),
            missing=tuple(map(without_places, missing)),
        )


def tell(what: str) -> None:
    print(what, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    add = parser.add_argument
    add("--reader", action="store_true", help="only what readers wait for, in a browser")
    add("--author", action="store_true", help="only what authors wait for")
    add("--pages", type=int, nargs="+", default=PAGES, help="of the sites that are built")
    add("--runs", type=int, default=sites.RUNS, help="of each at most; larger sites have fewer")
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
        for results in author(sorted(told.pages), told.runs, told.date):
            store(results, FOLDER)
            print(page(results, drawn=[]))


if __name__ == "__main__":
    main()

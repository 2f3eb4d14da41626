"""The page of a run says what its results say, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.bench.report import (
    FOLDER,
    RESULTS,
    growth_table,
    number,
    report,
    store,
    stored,
    table,
)
from tests.bench.results import (
    FigureResult,
    Machine,
    Missing,
    OwnResult,
    Results,
    SiteResult,
    UnitsResult,
    without_places,
)


def site(tool: str, pages: int, seconds: float, memory: int | None = 150 * 2**20) -> SiteResult:
    return SiteResult(
        tool=tool, version="1.0", note="feed", pages=pages, files=pages + 3, size=pages * 14_000,
        cold=(seconds, 9 * seconds, seconds), unchanged=(seconds / 10,), changed=(seconds / 2,),
        memory=memory,
    )  # fmt: skip


MACHINE = Machine(
    program="0.1.0, abc",
    processor="A processor",
    processors=2,
    memory=8 * 2**30,
    system="Linux x86_64",
    python="3.11.7",
    date=date(2026, 11, 27),
    load=0.25,
)
RESULTS_OF_A_RUN = Results(
    machine=MACHINE,
    sites=(site("Ours", 100, 4.0), site("Other", 100, 0.5), site("Ours", 1000, 41.23)),
    own=(OwnResult(situation="cold", seconds=(11.0, 12.0, 13.0)),),
    figures=(
        FigureResult(
            figure="curve",
            tool="Ours",
            version="1.0",
            process=(1.0,),
            again=(0.05,),
            size=6_000,
            gzip=2_048,
        ),
    ),
    units=(UnitsResult(units=10_000, process=(2.0,), again=(1.0,), size=9, gzip=5, page=4_096),),
    missing=(Missing(name="Third", reason="no wheel for this machine"),),
)


def test_a_table_has_the_median_of_each_and_a_dash_for_what_was_not_measured() -> None:
    told = growth_table(RESULTS_OF_A_RUN.sites, lambda one: sorted(one.cold)[1])
    assert told.splitlines() == [
        "|  | 100 pages | 1,000 pages |",
        "| --- | ---: | ---: |",
        "| Ours | 4 | 41.2 |",
        "| Other | 0.5 | — |",
    ]


def test_columns_of_words_stand_left_and_those_of_numbers_right() -> None:
    assert table(("", "A", "B"), [("x", "1,000", "1.2 s"), ("y", "—", "3")]).splitlines()[1] == (
        "| --- | ---: | --- |"
    )


@pytest.mark.parametrize(
    ("value", "said"), [(0.08412, "0.0841"), (171.29, "171"), (12_345.6, "12,346"), (None, "—")]
)
def test_numbers_have_three_digits(value: float | None, said: str) -> None:
    assert number(value) == said


def test_the_page_names_machine_generators_figures_and_what_is_missing() -> None:
    page = report(RESULTS_OF_A_RUN)["README.md"]
    for said in (
        "2026-11-27, Feedforward 0.1.0, abc: A processor, 2 processors, 8 GB, Linux x86_64",
        "| Ours | 4 | 41.2 |",
        "| cold | 12 |",
        "| curve | Ours | 1.0 | 1 | 50 | 5.86 | 2 |",
        "| Other | 1.0 | 100 | 103 | 1.34 | feed |",
        "- Third: no wheel for this machine",
    ):
        assert said in page, said


def test_every_picture_of_the_page_is_drawn_and_every_drawing_is_in_the_page() -> None:
    files = report(RESULTS_OF_A_RUN)
    drawn = {name for name in files if name.endswith(".svg")}
    assert drawn == {name for name in drawn if f"]({name})" in files["README.md"]}
    assert files["README.md"].count("![") == len(drawn) == 6


def test_what_was_not_measured_has_no_place_in_the_page() -> None:
    nothing = Results(machine=MACHINE, sites=(), own=(), figures=(), units=(), missing=())
    files = report(nothing)
    assert list(files) == ["README.md"]
    assert "##" not in files["README.md"]
    alone = nothing.model_copy(update={"sites": (site("Ours", 100, 4.0, memory=None),)})
    assert "memory.svg" not in report(alone) and "(memory.svg)" not in report(alone)["README.md"]


def test_a_reason_names_files_and_not_where_they_lie() -> None:
    reason = "cannot open /home/me/it/venv/lib/python3.11/a.py, see https://example.org/a/b"
    told = without_places(Missing(name="It", reason=reason)).reason
    assert told == "cannot open a.py, see https://example.org/a/b"


def test_results_are_read_as_they_were_noted(tmp_path: Path) -> None:
    store(RESULTS_OF_A_RUN, tmp_path)
    assert stored(tmp_path) == RESULTS_OF_A_RUN


def test_docs_bench_is_what_its_results_say() -> None:
    files = report(stored(FOLDER))
    there = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert there.pop(RESULTS)
    assert there == files, "`make bench ARGS=--redraw` draws it anew"

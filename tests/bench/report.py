"""What is said of the results in docs/bench: tables, and plots that the tool itself draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.models.description import MOST_UNITS
from generator.notation.number import significant
from generator.notebook import figure_named
from tests import ROOT
from tests.bench.growth import KIND
from tests.bench.pages import articles
from tests.bench.results import Results, SiteResult, middle

FOLDER = ROOT / "docs" / "bench"
RESULTS = "results.json"
NONE = "—"
HERE = Path(__file__).parent
KB, MB = 2**10, 2**20

Measure = Callable[[SiteResult], float | None]
MEASURES: dict[str, tuple[str, str, Measure]] = {
    "cold": ("Cold: nothing there yet", "Seconds", lambda site: middle(site.cold)),
    "unchanged": ("Nothing changed", "Seconds", lambda site: middle(site.unchanged)),
    "changed": ("One paragraph changed", "Seconds", lambda site: middle(site.changed)),
    "memory": (
        "Memory of a cold build", "MB", lambda site: site.memory and site.memory / MB
    ),
}  # fmt: skip
"""Of sites: the name of the plot, its title, what is measured, and how it is read."""


def store(results: Results, folder: Path) -> None:
    """Notes the results in the folder, and draws everything there that is made of them."""
    folder.mkdir(parents=True, exist_ok=True)
    text = results.model_dump_json(indent=2)
    (folder / RESULTS).write_text(f"{text}\n", "utf-8")
    for name, content in report(results).items():
        (folder / name).write_text(content, "utf-8")


def stored(folder: Path) -> Results:
    """The results that a run has noted in the folder."""
    return Results.model_validate_json((folder / RESULTS).read_text("utf-8"))


def report(results: Results) -> dict[str, str]:
    """The page and the plots by the names of their files."""
    drawn = {f"{name}.svg": plot(name, *told) for name, told in plots(results).items()}
    return {"README.md": page(results, list(drawn)), **drawn}


Plotted = tuple[str, str, str, list[dict[str, Any]]]


def plots(results: Results) -> dict[str, Plotted]:
    """Title, axes and series of each plot for which something was measured, by its name."""
    told: dict[str, Plotted] = {}
    for name, (title, unit, measure) in MEASURES.items():
        told[name] = (title, "Pages", unit, _lines(results.sites, measure))
    process = [(one.units, middle(one.process)) for one in results.units]
    again = [(one.units, middle(one.again)) for one in results.units]
    pages = [(one.units, one.page / KB) for one in results.units]
    sizes = [(one.units, one.gzip / KB) for one in results.units]
    told["units-seconds"] = (
        "A figure of a network: time", "Hidden units", "Seconds",
        [{"name": "whole process", "points": process}, {"name": "once more", "points": again}],
    )  # fmt: skip
    told["units-size"] = (
        "A figure of a network: size", "Hidden units", "KB, gzip",
        [{"name": "page, alive", "points": pages}, {"name": "SVG", "points": sizes}],
    )  # fmt: skip
    return {name: one for name, one in told.items() if one[3] and one[3][0]["points"]}


def plot(name: str, title: str, x: str, y: str, series: list[dict[str, Any]]) -> str:
    """The SVG, light and dark."""
    keys = {"id": name, "title": title, "x": x, "y": y, "series": series}
    return figure_named(KIND.name, ROOT / "content", keys, (KIND,)).svg + "\n"


def page(results: Results, drawn: Sequence[str]) -> str:
    """The Markdown page."""
    env = Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sizes = sorted({site.pages for site in results.sites})
    text = articles(100)[0].text()
    return env.get_template("report.md").render(
        results=results,
        drawn=drawn,
        measures=[
            (name, title, unit, growth_table(results.sites, measure))
            for name, (title, unit, measure) in MEASURES.items()
        ],
        written=written_table(results.sites, sizes),
        own=table(
            ("", "Seconds"),
            ((one.situation, number(middle(one.seconds))) for one in results.own),
        ),
        figures=figures_table(results),
        units=units_table(results),
        article=len(text.encode()) / KB,
        most=MOST_UNITS,
        MB=MB,
        number=number,
    )


def growth_table(sites: Sequence[SiteResult], measure: Measure) -> str:
    """A row for each generator, a column for each number of pages."""
    sizes = sorted({site.pages for site in sites})
    found = {(site.tool, site.pages): measure(site) for site in sites}
    head = ("", *(f"{size:,} pages" for size in sizes))
    tools = dict.fromkeys(site.tool for site in sites)
    return table(head, ((tool, *(number(found.get((tool, n))) for n in sizes)) for tool in tools))


def written_table(sites: Sequence[SiteResult], sizes: Sequence[int]) -> str:
    """What each generator writes for the largest of its sites."""
    rows = []
    for tool in dict.fromkeys(site.tool for site in sites):
        largest = max((site for site in sites if site.tool == tool), key=lambda site: site.pages)
        size = number(largest.size / MB)
        told = (largest.version, f"{largest.pages:,}", f"{largest.files:,}", size, largest.note)
        rows.append((tool, *told))
    return table(("", "Version", "Pages", "Files", "MB", "Does and writes besides pages"), rows)


def figures_table(results: Results) -> str:
    head = ("", "", "Version", "Process, s", "Again, ms", "KB", "KB, gzip")
    rows = (
        (
            one.figure,
            one.tool,
            one.version,
            number(middle(one.process)),
            number(1000 * middle(one.again)),
            number(one.size / KB),
            number(one.gzip / KB),
        )
        for one in results.figures
    )
    return table(head, rows)


def units_table(results: Results) -> str:
    head = ("Hidden units", "Process, s", "Again, s", "SVG, KB", "SVG, KB gzip", "Page, KB gzip")
    rows = (
        (
            f"{one.units:,}",
            *map(number, (middle(one.process), middle(one.again))),
            *(number(size / KB) for size in (one.size, one.gzip, one.page)),
        )
        for one in results.units
    )
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; columns of numbers stand right."""
    body = [list(row) for row in rows]
    right = [
        all(row[i].replace(",", "").replace(".", "").isdigit() or row[i] == NONE for row in body)
        for i in range(len(head))
    ]
    rule = ["---:" if numbers else "---" for numbers in right]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *body))


def number(value: float | None) -> str:
    """Three significant digits, or a dash where nothing could be measured."""
    if value is None:
        return NONE
    return f"{round(value):,}" if value >= 1000 else significant(value, 3)


def _lines(sites: Sequence[SiteResult], measure: Measure) -> list[dict[str, Any]]:
    """A line for each generator that this could be measured of, ours first."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for site in sites:
        value = measure(site)
        if value is not None:
            lines.setdefault(site.tool, []).append((site.pages, value))
    return [{"name": tool, "points": points} for tool, points in lines.items()]

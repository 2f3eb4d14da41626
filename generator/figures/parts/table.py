"""A figure's table on its own: as CSV with its exact values, and as a drawing."""

from __future__ import annotations

import csv
from io import StringIO

from generator.figures.contents import Drawing, Table
from generator.svg.label import text_width

SIZE = 14.0
LINE = 28.0  # from one row to the next
PADDING = 10.0  # on each side of a column


def table_csv(table: Table) -> str:
    """The values below a line of column names; a missing one is empty, a raw text as it is."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    rows = table.rows if table.raw else table.values
    writer.writerows(["" if value is None else value for value in row] for row in rows)
    return text.getvalue()


def table_drawing(table: Table, id: str, title: str, text: str) -> Drawing:
    """The table as an SVG drawing, as wide as its texts need."""
    widths = [
        2 * PADDING
        + max(
            text_width(column.name, SIZE, bold=True),
            *(text_width(row[i], SIZE) for row in table.rows),
        )
        for i, column in enumerate(table.columns)
    ]
    starts = [sum(widths[:i]) for i in range(len(widths))]
    # A number ends where its column does, a text begins where it begins.
    places = [
        start + (width - PADDING if column.number else PADDING)
        for start, width, column in zip(starts, widths, table.columns, strict=True)
    ]
    lines = [(1 + number) * LINE for number in range(len(table.rows) + 1)]
    return Drawing(
        id,
        "parts/table.svg",
        sum(widths),
        lines[-1] + 2,
        title,
        text,
        {"table": table, "places": places, "lines": lines},
    )

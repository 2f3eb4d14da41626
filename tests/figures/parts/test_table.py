"""Tables as files and as drawings."""

from itertools import pairwise

from generator.figures.contents import Column
from generator.figures.contents import Table
from generator.figures.parts.table import table_csv, table_drawing
from generator.svg.label import box, text_width, touch


def test_missing_values_and_commas_survive() -> None:
    table = Table([Column("a, b"), Column("c")], [["x", ""]], [['1, "2"', None]])
    assert table_csv(table) == '"a, b",c\n"1, ""2""",\n'


def test_cells_of_a_drawn_table_keep_apart() -> None:
    columns = [Column("Name"), Column("Long head of a number", "output", True), Column("W")]
    table = Table(columns, [["A very long name indeed", "1", "WWW"], ["", "123456.789", "i"]], [])
    drawn = table_drawing(table, "it", "T", "D")
    places = drawn.parts["places"]
    for row in ([column.name for column in columns], *table.rows):
        rooms = []
        for text, x, column in zip(row, places, columns, strict=True):
            width = text_width(text, 14)
            rooms.append(box(x + (-width if column.number else width) / 2, 0, width, 14))
        assert not any(touch(a, b) for a, b in pairwise(rooms))
        assert all(corner[0] <= drawn.width for room in rooms for corner in room)

"""What a figure shows: its words, the texts of a drawing, and the room that each takes."""

import re
from html import unescape

from generator.figures.contents import Drawing
from generator.figures.figure import Figure
from generator.svg.label import CAP_HEIGHT, Polygon, box, text_width
from tests.figures.touching import touching
from tests.page import none

TEXT = re.compile(r'<text class="([^"]*)"[^>]*? x="([^"]*)" y="([^"]*)"([^>]*)>([^<]*)</text>')


def words(figure: Figure) -> str:
    """The visible text of the body."""
    body = re.sub(r"<(title|desc)\b.*?</\1>", " ", figure.body, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


def states_on_paper(figure: Figure) -> int:
    """How many drawings of the figure stand on paper, where nothing can be moved."""
    paper = figure.body[figure.body.index('<div class="on-paper">') :]
    return paper.count("<svg")


def texts(drawing: Drawing, size: float) -> dict[str, Polygon]:
    """The room of each text in a drawing, named by its class, its place and what it says."""
    rooms = {}
    for classes, x, y, more, said in TEXT.findall(drawing.markup):
        width = text_width(unescape(said), size)
        if squeezed := re.search(r'textLength="([^"]*)"', more):
            width = float(squeezed[1])
        aligned = {"middle": 0, "end": -width / 2}
        shift = next((aligned[c] for c in classes.split() if c in aligned), width / 2)
        height = CAP_HEIGHT * size
        centre = (float(x) + shift, float(y) - height / 2)
        rooms[f"{classes} {x},{y}: {said}"] = box(*centre, width, height)
    return rooms


def assert_readable(drawing: Drawing, size: float) -> dict[str, Polygon]:
    """Fails where a text touches another or leaves the drawing; the rooms otherwise."""
    rooms = texts(drawing, size)
    for text, ((left, top), _, (right, bottom), _) in rooms.items():
        assert left >= 0 and right <= drawing.width, text
        assert top >= 0 and bottom <= drawing.height, text
    told = list(rooms)
    none(f"{told[i]} touches {told[j]}" for i, j in touching(list(rooms.values())))
    return rooms

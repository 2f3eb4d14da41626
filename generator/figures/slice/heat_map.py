"""What a network answers over two continuous inputs, as shades: a probability, or a number with
lines at round values; with the rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.parts.outcome import answer_text, measured
from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.class_names import answer_lines, around
from generator.figures.slice.curves import domain
from generator.figures.slice.marks import CROSS, DOT, RAISED, PlaceMark
from generator.figures.slice.plane import (
    Area,
    Inside,
    Marks,
    Note,
    Plane,
    Step,
    ends,
    lay_out_plane,
)
from generator.figures.slice.room import Room
from generator.figures.slice.slice import Slice
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Network
from generator.notation.number import percent
from generator.notation.templating import opening
from generator.svg.contour import areas, contours, path_of
from generator.svg.label import text_width
from generator.svg.scale import Interval, Linear

SHADES = 10  # of probability
NUMBERS = 6  # shades of a number, about
DARKEST = 0.8
BAR = 14.0  # width of the scale of shades
GAP = 6.0  # from it to what it says
ASKED = 65  # places along each input for the range of a number


@dataclass(frozen=True)
class HeatMap:
    """The map of a slice over two continuous inputs: its frame and its scale of shades.

    From one of the `levels` to the next is one shade; the first and the last are the ends.
    `texts` say them where the network answers with a number.
    """

    plane: Plane
    levels: list[float]
    texts: list[str]

    @property
    def seen(self) -> Slice:
        return self.plane.seen

    @property
    def number(self) -> bool:
        return self.seen.model.answer == "number"

    @property
    def scale(self) -> Linear:
        """Where a value stands beside the map."""
        return Linear((self.levels[0], self.levels[-1]), self.plane.y.range)

    @property
    def beyond(self) -> int:
        """How many drawn rows have a number off the scale."""
        if not self.number:
            return 0
        numbers = self.seen.model.labels[self.seen.drawn]
        return int(((numbers < self.levels[0]) | (numbers > self.levels[-1])).sum())

    def painted(self, network: Network) -> tuple[list[Area], list[list[Array]]]:
        """The shades of what the network answers; and lines, those of each level together."""
        values = self.plane.asked(lambda x, y: self.seen.predict(network, x, y))
        shown = self.levels[1:-1] if self.number else [THRESHOLD]
        lines = [contours(values, *self.plane.samples, level) for level in shown]
        return self._areas(values), lines

    def drawing(
        self, id: str, network: Network, text: str, at: tuple[float, float] | None = None
    ) -> Drawing:
        """The map of what the network answers, read at the two inputs `at`; unread where there
        are none."""
        seen, plane = self.seen, self.plane
        shades, lines = self.painted(network)
        mark = None if at is None else self.mark(network, at)
        inside = Inside(
            shades,
            "".join(map(path_of, lines)),
            self._numbers() if self.number else self._classes(),
            [*self._beside(), *(self._labels(lines, mark) if self.number else [])],
            self._steps(),
            None if self.number else self.scale(THRESHOLD),
            self.number,
        )
        first, second = seen.title, seen.model.inputs[plane.by].name
        return plane.drawing(id, f"{heading(seen)} over {first} and {second}", text, inside, mark)

    def mark(self, network: Network, at: tuple[float, float]) -> PlaceMark:
        """The mark at two inputs, with what the network answers there."""
        read = self.seen.outputs(network, np.array([at[0]]), at[1])[0].tolist()
        return self.plane.mark(at, answer_text(self.seen.model, read))

    def _areas(self, values: Array) -> list[Area]:
        """Between two levels is what is within the rings of the lower, and not of the upper."""
        rings = [areas(values, *self.plane.samples, level) for level in self.levels[1:-1]]
        shades = pairwise([[self.plane.whole], *rings, []])
        return [
            Area("band", path_of(low + high), self._dark(i)) for i, (low, high) in enumerate(shades)
        ]

    def _dark(self, shade: int) -> float:
        return DARKEST * shade / max(1, len(self.levels) - 2)

    def _steps(self) -> list[Step]:
        heights = map(self.scale, self.levels)
        return [Step(a, b, self._dark(i)) for i, (a, b) in enumerate(pairwise(heights))]

    def _beside(self) -> list[Note]:
        """What the scale of shades says."""
        x = self.plane.bar + BAR + GAP
        said = _said(self.seen, self.levels, self.texts)
        return [
            Note(text, look, x, y)
            for value, lines, look in said
            for text, y in around(lines, self.scale(value) + RAISED)
        ]

    def _labels(self, lines: list[list[Array]], mark: PlaceMark | None) -> list[Note]:
        """The number of each line on it, at the longest part of the line that has room."""
        room = Room(self.plane, mark)
        room.put(self.plane.places(self.seen.drawn))
        everywhere = np.ones(room.weights.shape, dtype=bool)
        found = []
        for text, parts in zip(self.texts[1:-1], lines, strict=True):
            for part in sorted(parts, key=len, reverse=True):
                if (at := room.place(text, part, everywhere)) is not None:
                    found.append(Note(text, "middle halo", float(at[0]), float(at[1]) + RAISED))
                    break
        return found

    def _classes(self) -> list[Marks]:
        """The rows of class 0 as crosses, of class 1 as dots."""
        seen, labels = self.seen, self.seen.model.labels
        none, one = (
            look.at(self.plane.places(seen.drawn[labels[seen.drawn] == i]))
            for i, look in enumerate((CROSS, DOT))
        )
        return [Marks("behind", none + one), Marks("s1", none), Marks("dots dark", one)]

    def _numbers(self) -> list[Marks]:
        """The rows as discs, each in the shade of its own number, or the nearest."""
        seen = self.seen
        shades = np.digitize(seen.model.labels[seen.drawn], self.levels[1:-1])
        drawn = [
            DOT.at(self.plane.places(seen.drawn[shades == i])) for i in range(len(self.levels) - 1)
        ]
        every = "".join(drawn)
        return [
            Marks("rim", every),
            Marks("ground", every),
            *(Marks("shade", path, self._dark(i)) for i, path in enumerate(drawn) if path),
        ]


def heading(seen: Slice) -> str:
    """What a map of shades tells."""
    model = seen.model
    if model.answer == "number":
        return opening(measured(model))
    return f"Probability of “{model.classes[1]}”"


def lay_out_map(seen: Slice) -> HeatMap:
    """The map of a slice: scales, axes and levels; ValueError where it has one input only."""
    levels, texts = np.linspace(0, 1, SHADES + 1).tolist(), []
    if seen.model.answer == "number":
        scale = Linear(_range(seen), (0.0, 1.0)).nice(NUMBERS)
        levels, texts = scale.ticks(NUMBERS), scale.tick_labels(NUMBERS)
    said = (text for _, lines, _ in _said(seen, levels, texts) for text in lines)
    right = BAR + GAP + max(text_width(text, SIZE) for text in said)
    return HeatMap(lay_out_plane(seen, heading(seen), 12 + right), levels, texts)


def _said(seen: Slice, levels: list[float], texts: list[str]) -> list[tuple[float, list[str], str]]:
    """What stands beside the scale of shades: where, its lines and their class."""
    if seen.model.answer == "number":
        return [(level, [text], "quiet") for level, text in zip(levels, texts, strict=True)]
    shares = [(share, [percent(share)], "quiet") for share in (0, THRESHOLD, 1)]
    classes = zip((0.25, 0.75), seen.model.classes, strict=True)
    return [*shares, *((at, answer_lines(name), "activation") for at, name in classes)]


def _range(seen: Slice) -> Interval:
    """The lowest and the highest number of the map."""
    assert seen.by is not None, "a map has two inputs"
    over, by = (np.linspace(*ends(seen, index), ASKED) for index in (seen.over, seen.by))
    x, y = np.meshgrid(over, by)
    return domain(seen.predict(seen.model.network, x.ravel(), y.ravel()))

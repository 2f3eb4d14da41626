"""Which of several classes a network finds likeliest over two continuous inputs: the map of its
regions, with the rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.marks import BESIDE, DOT, RAISED, PlaceMark, shape, tone
from generator.figures.slice.plane import Area, Inside, Marks, Note, Plane, lay_out_plane
from generator.figures.slice.room import Room
from generator.figures.slice.slice import Slice
from generator.nn.network import Array, Network
from generator.notation.number import percent
from generator.svg.contour import areas, contours, path_of
from generator.svg.label import text_width


@dataclass(frozen=True)
class ClassMap:
    """The map of a slice over two continuous inputs: its frame, which has a key."""

    plane: Plane

    @property
    def seen(self) -> Slice:
        return self.plane.seen

    @property
    def named(self) -> bool:
        """Whether the class that is read at a place has room beside it with its probability."""
        longest = max(
            text_width(f"{name} {percent(1)}", SIZE, True) for name in self.seen.model.classes
        )
        left, right = self.plane.x.range
        return longest < (right - left) / 2 - BESIDE

    def read(self, outputs: Array) -> str:
        """What stands beside the mark: the likeliest class and its probability."""
        share = percent(float(outputs.max()))
        return f"{self.seen.model.classes[outputs.argmax()]} {share}" if self.named else share

    def painted(self, network: Network) -> tuple[list[Area], list[list[Array]]]:
        """The regions of the network's answers; and the lines between them."""
        sums = self.plane.asked(lambda x, y: self.seen.sums(network, x, y))
        # Softmax keeps the order of the sums, and between two places these change more evenly.
        later = [_ahead(sums, first) for first in range(1, sums.shape[-1])]
        lines = [contours(ahead, *self.plane.samples, 0) for ahead in later]
        return self._areas(later), lines

    def drawing(
        self, id: str, network: Network, text: str, at: tuple[float, float] | None = None
    ) -> Drawing:
        """The regions of the network's answers, read at the two inputs `at`; unread where there
        are none."""
        seen, plane = self.seen, self.plane
        regions, lines = self.painted(network)
        mark = None if at is None else self.mark(network, at)
        inside = Inside(
            regions,
            "".join(map(path_of, lines)),
            self._rows(),
            self._names(network, mark),
        )
        first, second = seen.title, seen.model.inputs[plane.by].name
        return plane.drawing(id, f"{heading(seen)} over {first} and {second}", text, inside, mark)

    def mark(self, network: Network, at: tuple[float, float]) -> PlaceMark:
        """The mark at two inputs, with the likeliest class there."""
        outputs = self.seen.outputs(network, np.array([at[0]]), at[1])[0]
        return self.plane.mark(at, self.read(outputs))

    def _areas(self, later: list[Array]) -> list[Area]:
        """A class's region is where it or a later one is ahead of all earlier ones, but for where
        a later one is: so no place is left out or taken twice, by however many classes meet."""
        rings = [areas(ahead, *self.plane.samples, 0) for ahead in later]
        regions = [path_of(a + b) for a, b in pairwise([[self.plane.whole], *rings, []])]
        return [Area(f"area {tone(i)}", path) for i, path in enumerate(regions)]

    def _rows(self) -> list[Marks]:
        seen, drawn = self.seen, []
        for series in seen.series:
            mark = shape(series.output)
            path = mark.at(self.plane.places(seen.drawn_of(series)))
            dot = " dots" if mark is DOT else ""
            drawn.append(Marks(f"{tone(series.output)}{dot}", path))
        return [Marks("behind", "".join(marks.path for marks in drawn)), *drawn]

    def _names(self, network: Network, mark: PlaceMark | None) -> list[Note]:
        """The name of each class in its region, where it has room there."""
        plane, seen = self.plane, self.seen
        room = Room(plane, mark)
        room.put(plane.places(seen.drawn))
        middles = room.middles
        inputs = plane.x.inverse(middles[:, 0]), plane.y.inverse(middles[:, 1])
        answers = seen.outputs(network, *inputs).argmax(axis=1)
        found = []
        for i, name in enumerate(seen.model.classes):
            own = answers == i
            at = room.place(name, middles[own], own.reshape(room.weights.shape))
            if at is not None:
                found.append(Note(name, "middle strong halo", float(at[0]), float(at[1]) + RAISED))
        return found


def _ahead(sums: Array, first: int) -> Array:
    """By how much the largest sum of the classes from `first` on exceeds that of those before."""
    ahead: Array = sums[..., first:].max(axis=-1) - sums[..., :first].max(axis=-1)
    return ahead


def heading(seen: Slice) -> str:
    """What the map tells."""
    return f"Likeliest {seen.model.description.label}"


def lay_out_regions(seen: Slice) -> ClassMap:
    """The map of a slice: scales, axes and key; ValueError where it has one input only."""
    return ClassMap(lay_out_plane(seen, heading(seen), 20, seen.model.classes))

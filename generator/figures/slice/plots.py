"""The plot of a slice, whichever suits it: curves, or a map of shades or of regions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.slice.curves import CurvePlot, lay_out
from generator.figures.slice.heat_map import ASKED, HeatMap, lay_out_map
from generator.figures.slice.regions import ClassMap, lay_out_regions
from generator.figures.slice.slice import Slice
from generator.figures.slice.state import MapState
from generator.figures.slice.texts import curve_text, map_text, notes
from generator.nn.network import Network

Map = HeatMap | ClassMap
Plot = CurvePlot | HeatMap | ClassMap


def plot_of(seen: Slice) -> Plot:
    """The plot of a slice, laid out."""
    if not seen.two_continuous:
        return lay_out(seen)
    return lay_out_regions(seen) if seen.model.answer == "classes" else lay_out_map(seen)


def plot_notes(plot: Plot) -> list[str]:
    """What the notes beneath the plot say."""
    return notes(plot.seen, plot.beyond if isinstance(plot, HeatMap) else 0)


def plot_drawing(id: str, plot: Plot, at: Sequence[float] = ()) -> Drawing:
    """The plot of the model's network, read at these values of the inputs that vary; unread where
    there are none."""
    network = plot.seen.model.network
    if isinstance(plot, CurvePlot):
        return plot.drawing(id, network, curve_text(plot, network), at[0] if at else None)
    text = map_text(plot.plane, plot_notes(plot))
    return plot.drawing(id, network, text, (at[0], at[1]) if at else None)


def read_at(drawing: Drawing, plot: Plot, at: Sequence[float]) -> Drawing:
    """The drawing of the plot as it is, but read at other inputs."""
    network = plot.seen.model.network
    if isinstance(plot, CurvePlot):
        return replace(drawing, parts={**drawing.parts, "reading": plot.reading(network, at[0])})
    return replace(drawing, parts={**drawing.parts, "mark": plot.mark(network, (at[0], at[1]))})


def map_state(plot: Map) -> MapState:
    """What the script needs to draw the map of another network, besides its parameters."""
    levels = plot.levels[1:-1] if isinstance(plot, HeatMap) else []
    return MapState.of(plot.plane.state, levels=levels)


def note_beyond(plot: Plot, networks: Iterable[Network]) -> str:
    """What is said where one of the networks answers with numbers off the scale; empty where none
    does."""
    if isinstance(plot, ClassMap) or plot.seen.model.answer != "number":
        return ""
    seen = plot.seen
    if isinstance(plot, HeatMap):
        x, y = np.meshgrid(*(np.linspace(*s.domain, ASKED) for s in (plot.plane.x, plot.plane.y)))
        asked, ends = [(x.ravel(), y.ravel())], (plot.levels[0], plot.levels[-1])
        told = "What is beyond the scale at an earlier epoch has the shade at its end."
    else:
        x = np.linspace(*plot.x.domain, ASKED)
        asked, ends = [(x, np.full(ASKED, one.value)) for one in seen.series], plot.y.domain
        told = "Where a curve is beyond the plot at an earlier epoch, it runs along the edge."
    answers = [seen.predict(network, *at) for network in networks for at in asked]
    off = np.min(answers) < min(ends) or np.max(answers) > max(ends)
    return told if off else ""

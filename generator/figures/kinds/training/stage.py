"""One moment of a training as a small picture: curves or areas alone, without rows or axes."""

from __future__ import annotations

from typing import Any

from generator.figures.contents import Drawing
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.plots import Map, Plot
from generator.figures.slice.texts import curves_told, map_told
from generator.nn.examples import THRESHOLD
from generator.nn.network import Network
from generator.svg.contour import path_of
from generator.svg.scale import Linear

EDGE = 3.0  # around the plot, for lines at its border


def stage(plot: Plot, network: Network, id: str, title: str) -> Drawing:
    """The plot's curves or areas of a network, on a canvas that holds nothing else."""
    if isinstance(plot, CurvePlot):
        return _of_curves(plot, network, id, title)
    return _of_map(plot, network, id, title)


def _of_curves(plot: CurvePlot, network: Network, id: str, title: str) -> Drawing:
    parts = {
        "plot": plot,
        "curves": [plot.trace(network, series).path for series in plot.seen.series],
        "threshold": None if plot.number or plot.several else plot.y(THRESHOLD),
    }
    template, text = "kinds/training/stage.svg", curves_told(plot, network)
    return _canvas(plot.x, plot.y, id, template, title, text, parts)


def _of_map(plot: Map, network: Network, id: str, title: str) -> Drawing:
    areas, lines = plot.painted(network)
    parts = {
        "areas": areas,
        "lines": "".join(map(path_of, lines)),
        "contours": plot.seen.model.answer == "number",
    }
    template, text = "kinds/training/stage-map.svg", map_told(plot.plane, network)
    return _canvas(plot.plane.x, plot.plane.y, id, template, title, text, parts)


def _canvas(
    x: Linear, y: Linear, id: str, template: str, title: str, text: str, parts: dict[str, Any]
) -> Drawing:
    """What lies between the ends of both axes."""
    (left, right), (bottom, top) = x.range, y.range
    moved = {"dx": EDGE - left, "dy": EDGE - top}
    width, height = right - left + 2 * EDGE, bottom - top + 2 * EDGE
    return Drawing(id, template, width, height, title, text, parts | moved)

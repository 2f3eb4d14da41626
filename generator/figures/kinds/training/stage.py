"""One moment of a training as a small picture: curves or areas alone, without rows or axes."""

from __future__ import annotations

from generator.figures.contents import Drawing
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.plots import Map, Plot
from generator.figures.slice.texts import curves_told, map_told
from generator.nn.examples import THRESHOLD
from generator.nn.network import Network
from generator.svg.contour import path_of

EDGE = 3.0  # around the plot, for lines at its border


def stage(plot: Plot, network: Network, id: str, title: str) -> Drawing:
    """The plot's curves or areas of a network, on a canvas that holds nothing else."""
    if isinstance(plot, CurvePlot):
        return _of_curves(plot, network, id, title)
    return _of_map(plot, network, id, title)


def _of_curves(plot: CurvePlot, network: Network, id: str, title: str) -> Drawing:
    (left, right), (bottom, top) = plot.x.range, plot.y.range
    curves = [plot.trace(network, series).path for series in plot.seen.series]
    return Drawing(
        id,
        "kinds/training/stage.svg",
        right - left + 2 * EDGE,
        bottom - top + 2 * EDGE,
        title,
        curves_told(plot, network),
        {
            "plot": plot,
            "curves": curves,
            "dx": EDGE - left,
            "dy": EDGE - top,
            "threshold": None if plot.number or plot.several else plot.y(THRESHOLD),
        },
    )


def _of_map(plot: Map, network: Network, id: str, title: str) -> Drawing:
    (left, right), (bottom, top) = plot.plane.x.range, plot.plane.y.range
    areas, lines = plot.painted(network)
    return Drawing(
        id,
        "kinds/training/stage-map.svg",
        right - left + 2 * EDGE,
        bottom - top + 2 * EDGE,
        title,
        map_told(plot.plane, network),
        {
            "areas": areas,
            "lines": "".join(map(path_of, lines)),
            "contours": plot.seen.model.answer == "number",
            "dx": EDGE - left,
            "dy": EDGE - top,
        },
    )

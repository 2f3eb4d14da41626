"""One moment of a training as a small picture: the curves alone, without rows or axes."""

from __future__ import annotations

from generator.figures.contents import Drawing
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.texts import curves_told
from generator.nn.examples import THRESHOLD
from generator.nn.network import Network

EDGE = 3.0  # around the plot, for lines at its border


def stage(plot: CurvePlot, network: Network, id: str, title: str) -> Drawing:
    """The plot's curves of a network, on a canvas that holds nothing else."""
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
            "threshold": plot.y(THRESHOLD),
        },
    )

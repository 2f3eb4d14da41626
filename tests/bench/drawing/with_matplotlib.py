"""The figures as Matplotlib draws them."""

from io import StringIO

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from tests.bench.drawing.subject import Subject, draw

matplotlib.rcParams["svg.fonttype"] = "none"  # texts as texts, as the others have them


def drawn(subject: Subject) -> str:
    figure = Figure(figsize=(8, 4))
    axes = figure.add_subplot()
    if subject["kind"] == "curve":
        curve(axes, subject)
    else:
        network(axes, subject)
    text = StringIO()
    figure.savefig(text, format="svg")
    return text.getvalue()


def curve(axes: matplotlib.axes.Axes, subject: Subject) -> None:
    at, x = subject["at"], np.linspace(*subject["domain"], 200)
    axes.plot(x, 1 / (1 + np.exp(-x)))
    axes.plot(at, 1 / (1 + np.exp(-at)), "o")
    axes.set(xlabel="z", ylabel="σ(z)", title="Sigmoid")
    axes.grid()


def network(axes: matplotlib.axes.Axes, subject: Subject) -> None:
    for e in subject["edges"]:
        dashes, width = "-" if e["weight"] > 0 else "--", 0.5 + abs(e["weight"])
        axes.plot([e["x1"], e["x2"]], [e["y1"], e["y2"]], "gray", linestyle=dashes, lw=width)
        middle = ((e["x1"] + e["x2"]) / 2, (e["y1"] + e["y2"]) / 2)
        box = {"boxstyle": "round", "facecolor": "white"}
        axes.text(*middle, f"{e['weight']:.4g}", ha="center", va="center", bbox=box)
    places = [(node["x"], node["y"]) for node in subject["nodes"]]
    axes.scatter(*zip(*places, strict=True), s=1200, zorder=3)
    for node in subject["nodes"]:
        axes.text(node["x"], node["y"], node["label"], ha="center", va="center", zorder=4)
    axes.margins(0.1)
    axes.axis("off")


if __name__ == "__main__":
    draw(drawn)

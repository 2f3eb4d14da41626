"""What is to be drawn, as it is handed from process to process; and how often, and how long.

Nothing of this program is loaded here: the others have environments of their own.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict


class Node(TypedDict):
    """A circle and its word."""

    x: float
    y: float
    label: str


class Edge(TypedDict):
    """A line between two circles, and its weight."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


class Subject(TypedDict):
    """A curve, that of the sigmoid with a mark `at`; or a network, as places and as our model."""

    kind: str
    at: float
    domain: tuple[float, float]
    content: str
    model: str
    nodes: list[Node]
    edges: list[Edge]


def draw(drawn: Callable[[Subject], str]) -> None:
    """Writes the SVG that the function gives; then draws again, and prints how long that took.

    The arguments are the file of the subject, that of the drawing, and how often.
    """
    subject_file, target, times = sys.argv[1:]
    subject: Subject = json.loads(Path(subject_file).read_text("utf-8"))
    Path(target).write_text(drawn(subject), "utf-8")
    taken = []
    for _ in range(int(times)):
        started = time.perf_counter()
        drawn(subject)
        taken.append(time.perf_counter() - started)
    print(json.dumps(taken))

"""The figures as Vega-Lite draws them, through vl-convert."""

from typing import Any

import vl_convert

from tests.bench.drawing.subject import Subject, draw

SIGMOID = "1 / (1 + exp(-datum.z))"
PLAIN = {"axis": None, "scale": {"zero": False}}


def drawn(subject: Subject) -> str:
    layers = curve(subject) if subject["kind"] == "curve" else network(subject)
    svg: str = vl_convert.vegalite_to_svg({"width": 600, "height": 300, "layer": layers})
    return svg


def curve(subject: Subject) -> list[dict[str, Any]]:
    start, stop = subject["domain"]
    step = (stop - start) / 199
    sequence = {"sequence": {"start": start, "stop": stop + step / 2, "step": step, "as": "z"}}
    encoding = {
        "x": {"field": "z", "type": "quantitative", "title": "z"},
        "y": {"field": "a", "type": "quantitative", "title": "σ(z)"},
    }
    transform = [{"calculate": SIGMOID, "as": "a"}]
    shared = {"transform": transform, "encoding": encoding}
    return [
        {"data": sequence, "mark": "line", **shared},
        {"data": {"values": [{"z": subject["at"]}]}, "mark": "point", **shared},
    ]


def network(subject: Subject) -> list[dict[str, Any]]:
    ends = {name: {"field": f"{name[0]}2"} for name in ("x2", "y2")}
    size = {"field": "width", "type": "quantitative", "scale": None}
    dash = {"condition": {"test": "datum.weight < 0", "value": [5, 4]}, "value": [1, 0]}
    lines = {
        "data": {"values": subject["edges"]},
        "transform": [{"calculate": "0.5 + abs(datum.weight)", "as": "width"}],
        "mark": {"type": "rule", "color": "gray"},
        "encoding": {**_at("x1", "y1"), **ends, "strokeWidth": size, "strokeDash": dash},
    }
    weights = {
        "data": {"values": subject["edges"]},
        "transform": [
            {"calculate": "(datum.x1 + datum.x2) / 2", "as": "x"},
            {"calculate": "(datum.y1 + datum.y2) / 2", "as": "y"},
        ],
        "mark": {"type": "text"},
        "encoding": {**_at("x", "y"), "text": {"field": "weight", "format": ".4~g"}},
    }
    nodes = {"data": {"values": subject["nodes"]}, "encoding": _at("x", "y")}
    circles = {"mark": {"type": "circle", "size": 1600, "opacity": 1}}
    words = {"mark": {"type": "text"}, "encoding": {"text": {"field": "label"}}}
    return [lines, weights, {**nodes, "layer": [circles, words]}]


def _at(x: str, y: str) -> dict[str, Any]:
    return {
        "x": {"field": x, "type": "quantitative", **PLAIN},
        "y": {"field": y, "type": "quantitative", **PLAIN},
    }


if __name__ == "__main__":
    draw(drawn)

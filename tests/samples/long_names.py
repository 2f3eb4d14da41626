"""Sites whose texts and numbers are as long, as short and as many as authors may write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import yaml

from generator.training.jobs import train_changed
from tests.samples.figures import Spec
from tests.samples.page import article
from tests.samples.tiny import INDEX, SITE, write

LONGEST = 60
NAMES = {
    "latin": "Median value of the houses in a block, in US dollars of 2025",
    "snake": "median_house_value_in_us_dollars_adjusted_for_inflation_2025",
    "german": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"[:LONGEST],
    "arabic": "متوسط قيمة المنازل في المنطقة السكنية بالدولار الأمريكي لعام",
    "korean": "미국 달러로 나타낸 인구 조사 구역의 주택 가격 중앙값"
    "과 그 구역에 있는 집들의 평균 방 개수와 침실 수와요",
    "japanese": "二千二十五年の国勢調査区域における住宅価格の中央値を米国ドル"
    "で表したものと各住宅の部屋数の平均値およびその標準偏差の値数",
}
"""Names of features, as long as they may be, in several scripts: with spaces and without."""
SHORT = {"letter": "x", "sign": "가"}
SMALL, LARGE = 1e-9, 1e15
CLASSES = ("modest", "dear beyond all measure")
LABELS = {
    "dear": CLASSES,
    "size": (NAMES["latin"], *CLASSES),
    "town": (*NAMES.values(), *SHORT.values(), *(f"town {n}" for n in range(9, 21))),
    "pair": (NAMES["latin"], NAMES["german"]),
    "trio": (NAMES["latin"], NAMES["snake"], NAMES["arabic"]),
    "octet": (*NAMES.values(), *SHORT.values()),
}
"""Classes by the columns that have them: as many as there may be, and as long as they may be."""
ROWS = 24
KEYS = [f"BLOCK-2026-{n:09}" for n in range(1, ROWS + 1)]
MANY = 30
FIGURES: dict[str, list[tuple[str, str, Spec]]] = {
    "one": [
        ("dataset", "one-data", {"model": "one", "rows": 3}),
        ("network", "one-symbols", {"model": "one", "show": "symbols"}),
        ("network", "one-forward", {"model": "one", "show": "forward", "row": KEYS[0]}),
        ("prediction", "one-prediction", {"model": "one", "rows": KEYS[:3]}),
        ("forward-pass", "one-pass", {"model": "one", "row": KEYS[1]}),
        ("gradient", "one-gradient", {"model": "one", "row": KEYS[1]}),
        ("decision", "one-decision", {"model": "one"}),
        ("prediction", "one-large", {"model": "large", "rows": KEYS[:3]}),
        ("forward-pass", "one-large-pass", {"model": "large", "row": KEYS[1]}),
        ("decision", "one-large-decision", {"model": "large"}),
    ],
    "eight": [
        ("dataset", "eight-raw", {"data": "blocks", "rows": 3}),
        ("dataset", "eight-data", {"model": "eight", "rows": 3}),
        ("network", "eight-weights", {"model": "eight", "show": "weights"}),
        ("network", "eight-forward", {"model": "eight", "show": "forward", "row": KEYS[0]}),
        ("network", "eight-deep", {"model": "deep", "show": "forward", "row": KEYS[0]}),
        ("prediction", "eight-prediction", {"model": "eight", "rows": KEYS[:3]}),
        ("prediction", "eight-table", {"model": "deep", "rows": KEYS[:3]}),
        ("forward-pass", "eight-pass", {"model": "eight", "row": KEYS[1]}),
        ("gradient", "eight-gradient", {"model": "eight", "row": KEYS[1]}),
        ("decision", "eight-decision", {"model": "deep", "over": "v3", "by": "v6"}),
        ("decision", "eight-map", {"model": "eight", "over": "v0", "by": "v4"}),
        ("decision", "eight-german", {"model": "eight", "over": "v2", "by": "v7"}),
        ("training", "eight-training", {"model": "trained", "show": ["network"]}),
        ("accuracy-table", "eight-accuracies", {"models": ["eight", "deep", "trained"]}),
        (
            "accuracy",
            "eight-accuracy",
            {"experiment": "grid", "features": NAMES["latin"], "models": ["eight"]},
        ),
    ],
    "thirty": [
        ("dataset", "thirty-data", {"model": "thirty", "rows": 3}),
        ("network", "thirty-symbols", {"model": "thirty", "show": "symbols"}),
        ("network", "thirty-forward", {"model": "thirty", "show": "forward", "row": KEYS[0]}),
        ("network", "thirty-deep", {"model": "many", "show": "forward", "row": KEYS[0]}),
        ("prediction", "thirty-prediction", {"model": "thirty", "rows": KEYS[:3]}),
        ("forward-pass", "thirty-pass", {"model": "thirty", "row": KEYS[1]}),
    ],
    "classes": [
        ("network", "classes-forward", {"model": "classes", "show": "forward", "row": KEYS[0]}),
        ("forward-pass", "classes-pass", {"model": "classes", "row": KEYS[1]}),
        ("forward-pass", "classes-deep-pass", {"model": "classes_deep", "row": KEYS[1]}),
        ("forward-pass", "few-pass", {"model": "few", "row": KEYS[1]}),
    ],
    "descents": [
        ("gradient", "classes-gradient", {"model": "classes", "row": KEYS[1]}),
        ("gradient", "classes-deep-gradient", {"model": "classes_deep", "row": KEYS[1]}),
        ("gradient", "few-gradient", {"model": "few", "row": KEYS[1]}),
    ],
    "names": [
        ("network", "pair-forward", {"model": "pair", "show": "forward", "row": KEYS[0]}),
        ("prediction", "pair-prediction", {"model": "pair", "rows": KEYS[:3]}),
        ("forward-pass", "pair-pass", {"model": "pair", "row": KEYS[1]}),
        ("gradient", "pair-gradient", {"model": "pair", "row": KEYS[1]}),
        ("decision", "pair-decision", {"model": "pair_one"}),
        ("decision", "pair-map", {"model": "pair", "over": "v8", "by": "v9"}),
        ("confusion", "pair-confusion", {"model": "pair"}),
        ("dataset", "trio-data", {"model": "trio", "rows": 3}),
        ("network", "trio-symbols", {"model": "trio", "show": "symbols"}),
        ("network", "trio-forward", {"model": "trio", "show": "forward", "row": KEYS[0]}),
        ("network", "trio-deep", {"model": "trio_deep", "show": "forward", "row": KEYS[1]}),
        ("prediction", "trio-prediction", {"model": "trio", "rows": KEYS[:3]}),
        ("forward-pass", "trio-pass", {"model": "trio", "row": KEYS[1]}),
        ("gradient", "trio-gradient", {"model": "trio", "row": KEYS[1]}),
        ("confusion", "trio-confusion", {"model": "trio", "rows": "all"}),
        ("accuracy-table", "trio-accuracies", {"models": ["trio", "trio_deep"]}),
        ("training", "trio-training", {"model": "trio_trained", "show": ["network"]}),
        ("network", "octet-forward", {"model": "octet", "show": "forward", "row": KEYS[0]}),
        ("prediction", "octet-prediction", {"model": "octet", "rows": KEYS[:3]}),
        ("confusion", "octet-confusion", {"model": "octet", "rows": "all"}),
    ],
    "slices": [
        ("decision", "trio-decision", {"model": "trio_one"}),
        ("decision", "octet-decision", {"model": "octet_one"}),
        ("decision", "town-decision", {"model": "town_one"}),
        ("decision", "trio-map", {"model": "trio", "over": "v8", "by": "v9"}),
        ("decision", "octet-map", {"model": "octet", "over": "v8", "by": "v9"}),
    ],
}
"""The figures of each article: by kind, id and keys."""


def _columns() -> dict[str, dict[str, Any]]:
    """What each column holds, by its name in the file; the first six have the longest names."""
    told: dict[str, dict[str, Any]] = {
        f"v{i}": {"meaning": name} for i, name in enumerate(_titles())
    }
    told["v0"]["unit"] = "US dollars"
    told["v3"]["unit"] = "degrees"
    return told


def _titles() -> list[str]:
    known = [*NAMES.values(), *SHORT.values()]
    return [*known, *(f"feature_number_{i}" for i in range(len(known), MANY))]


def _value(feature: int, row: int) -> float:
    """A made-up number of the feature's size: tiny, huge, a decimal, or a word's."""
    share = (row * 37 + feature * 11) % ROWS / ROWS
    if feature == 6:
        return SMALL * (1 + share)
    if feature == 7:
        return float(round(LARGE * (1 + share)))
    return float(round((share - 0.4) * 10 ** (feature % 4 + 1), 2))


def _features(count: int, first: int = 0) -> list[dict[str, str]]:
    titles = _titles()
    return [{"column": f"v{i}", "title": titles[i]} for i in range(first, first + count)]


def _weights(count: int, units: int, first: int = 0) -> list[list[float]]:
    """Weights with which no input outdoes all others, whatever its size."""
    sizes = [
        1 / max(abs(_value(i, row)) for row in range(ROWS)) for i in range(first, first + count)
    ]
    return [
        [(-1) ** (i + unit) * size * 1.5 for i, size in enumerate(sizes)] for unit in range(units)
    ]


def _several(count: int, hidden: int, classes: int) -> list[dict[str, object]]:
    """The layers of a network that answers with one of several classes."""
    units = [hidden, classes] if hidden else [classes]
    weights = [_weights(count, units[0])]
    if hidden:
        weights.append([[(-1) ** (i * j) / (1 + i + j) for i in range(hidden)] for j in range(20)])
    layers: list[dict[str, object]] = [
        {"units": n, "activation": "relu", "weights": w, "biases": [0.5 - j % 3 for j in range(n)]}
        for n, w in zip(units, weights, strict=True)
    ]
    layers[-1]["activation"] = "softmax"
    return layers


def _layers(
    count: int, hidden: int = 0, first: int = 0, classes: int = 1
) -> list[dict[str, object]]:
    into = hidden or classes
    ends = {"activation": "softmax" if classes > 1 else "sigmoid"}
    last = {"units": into, "weights": _weights(count, into, first), "biases": [0.5] * into}
    if not hidden:
        return [last | ends]
    out = {
        "units": classes,
        "weights": [[1.25 * (-1) ** unit] * hidden for unit in range(classes)],
        "biases": [-1.0] * classes,
    }
    return [last | {"activation": "relu"}, out | ends]


def contents() -> dict[str, str]:
    """The files of the content, without the locks of what is trained."""
    columns = _columns()
    table = io.StringIO()
    csv.writer(table).writerows(
        [
            ["key", *columns, *LABELS],
            *(
                [
                    KEYS[row],
                    *(_value(i, row) for i in range(MANY)),
                    *(row % len(classes) for classes in LABELS.values()),
                ]
                for row in range(ROWS)
            ),
        ]
    )
    described = {
        "file": "blocks.csv", "title": "Blocks", "source": "Made up", "licence": "CC0",
        "key": "key", "row_noun": "block",
        "columns": {
            "key": {"meaning": "key"}, **columns,
            **{
                label: {"meaning": label, "codes": dict(enumerate(classes))}
                for label, classes in LABELS.items()
            },
        },
    }  # fmt: skip
    asked = {"data": "blocks", "label": "dear", "split": {"train": 16}}
    two = _features(2, 8)
    last = {"units": 1, "activation": "sigmoid"}
    training: Spec = {"learning_rate": 0.05, "epochs": 8}
    models = {
        "one": (_features(1, 6), _layers(1, first=6)),
        "large": (_features(1, 7), _layers(1, first=7)),
        "eight": (_features(8), _layers(8)),
        "deep": (_features(8), _layers(8, 4)),
        "thirty": (_features(MANY), _layers(MANY)),
        "many": (_features(MANY), _layers(MANY, 10)),
        "pair": (two, _layers(2, first=8)),
        "pair_one": (_features(1, 8), _layers(1, first=8)),
        "trio": (two, _layers(2, first=8, classes=3)),
        "trio_deep": (two, _layers(2, 4, 8, 3)),
        "octet": (two, _layers(2, first=8, classes=8)),
        **{
            f"{label}_one": (_features(1, 8), _layers(1, first=8, classes=len(LABELS[label])))
            for label in ("trio", "octet", "town")
        },
    }
    files: dict[str, Any] = {
        f"models/{name}.yaml": {
            "title": f"Network {name}",
            **asked,
            "features": features,
            "layers": layers,
        }
        | ({"label": name.split("_")[0]} if name.split("_")[0] in LABELS else {})
        for name, (features, layers) in models.items()
    }
    for name, (count, hidden, label) in {
        "classes": (MANY, 0, "town"), "classes_deep": (MANY, 10, "town"), "few": (2, 0, "size"),
    }.items():  # fmt: skip
        files[f"models/{name}.yaml"] = {
            "title": f"Network {name}", **asked, "label": label, "features": _features(count),
            "layers": _several(count, hidden, len(LABELS[label])),
        }  # fmt: skip
    files["models/trained.yaml"] = {
        "title": "Trained", **asked, "features": _features(6), "training": training | {"seed": 1},
        "layers": [{"units": 3, "activation": "relu"}, last],
    }  # fmt: skip
    files["models/trio_trained.yaml"] = {
        "title": "Trained", **asked, "label": "trio", "features": two, "training": training,
        "layers": [{"units": 3, "activation": "softmax"}],
    }  # fmt: skip
    files["experiments/grid.yaml"] = {
        "title": "Grid", **asked, "features": _features(2), "hidden": [0, 2], "seeds": 2,
        "training": training, "feature_sets": {NAMES["latin"]: ["v0", "v1"]},
    }  # fmt: skip
    files["data/blocks.yaml"] = described
    return {
        "site.yaml": SITE.split("  - net")[0] + "".join(f"  - {name}\n" for name in FIGURES),
        "index.md": INDEX,
        "data/blocks.csv": table.getvalue(),
        **{name: yaml.safe_dump(told, allow_unicode=True) for name, told in files.items()},
        **{f"{name}.md": article(name, figures) for name, figures in FIGURES.items()},
    }


def write_long_names(folder: Path) -> Path:
    """Writes the content into the folder, trained; returns it."""
    content = write(folder, contents())
    assert len(list(train_changed(content))) == 3
    return content

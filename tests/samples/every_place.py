"""A site with every kind of figure, and one text in every place where an author may write one."""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape
from pathlib import Path

from generator.training.jobs import train_changed
from tests.samples.tiny import INDEX, SITE, write

HOSTILE = (
    "</script></style></title></desc></svg>]]>--><script>alert(1)</script>"
    "<img src=x onerror=alert(2)><svg onload=alert(3)></svg>"
    """" autofocus onfocus="alert(4)" ' onmouseover='alert(5)' {{ 7 * 7 }} ${alert(6)} \\" &lt;b>"""
)
ARTICLE = """\
---
title: {t}
description: {t}
authors: [{t}]
date: 2026-01-31
---
## `{text}` {{#here}}

{{{{ models.it.title }}}} and {{{{ datasets.crew.title }}}}, $\\text{{{{{{ models.it.title }}}}}}$,
`{text}`, [a link](#here "{quoted}").

![{quoted}](data:,)

| `{cell}` |
|-|
| {{{{ models.rule.title }}}} |

A note.[^note]

[^note]: `{text}`

```html
{text}
```

```listing hostile.html
```
"""
FIGURES: dict[str, dict[str, object]] = {
    "dataset": {"data": "crew", "rows": 5},
    "network": {"model": "it", "show": "forward", "row": "1{t}"},
    "ask": {"model": "it", "row": "2{t}", "chance": "{t} chance"},
    "prediction": {"model": "it", "rows": ["1{t}", "2{t}", "3{t}", "4{t}"]},
    "forward-pass": {"model": "single", "row": "2{t}"},
    "gradient": {"model": "single", "row": "3{t}"},
    "decision": {"model": "it", "over": "Age{t}", "by": "Sex{t}", "rows": "all"},
    "training": {"model": "trained"},
    "accuracy": {"experiment": "grid", "features": "Both{t}", "models": ["rule"]},
    "accuracy-table": {"models": ["it", "rule"]},
    "loss-curve": {"model": "it", "truth": "{t}0"},
    "slope": {"model": "single", "weight": "Bias"},
    "loss-map": {"model": "trained", "weights": ["age {t}", "Bias"]},
    "contributions": {"model": "it", "by": "Sex{t}"},
    "anatomy": {"part": "neuron"},
    "activation": {"function": "tanh"},
}


def every_place(text: str) -> dict[str, str]:
    """The files of the content, without the locks."""
    article = ARTICLE.format(
        t=json.dumps(text),
        text=text,
        quoted=escape(text.replace("\\", "").replace("{{", "")),  # HTML here is the author's own
        cell=text.replace("|", ""),
    )
    for kind, keys in FIGURES.items():
        told = json.dumps({"id": f"a-{kind}", **keys, "caption": f"`{text}`"})
        told = told.replace("{t}", json.dumps(text)[1:-1])
        article += f"\n```figure {kind}\n{told}\n```\n"
    age, sex, alive = (f"{name}{text}" for name in ("Age", "Sex", "Alive"))
    man, woman = f"m{text}", f"f{text}"
    bare = re.sub("[{}]", "", text)  # braces are places
    table = io.StringIO()
    csv.writer(table).writerows(
        [
            [f"Id{text}", sex, age, alive],
            *([f"{n}{text}", [man, woman][n % 2], 7 * n, n // 3 % 2] for n in range(1, 9)),
        ]
    )
    said = {"title": text, "source": text, "url": "https://x.example/?javascript:alert(7)"}
    data = {
        **said, "file": "crew.csv", "licence": text, "key": f"Id{text}", "row_noun": text,
        "columns": {
            f"Id{text}": {"meaning": text},
            sex: {"meaning": text, "codes": {man: text + "m", woman: text + "f"}},
            age: {"meaning": text, "unit": text},
            alive: {
                "meaning": text,
                "codes": {0: text + "0", 1: text + "1"},
                "sentences": {"answer": f"$& {bare} {{class}}", "truth": f"{bare} {{class}} $1"},
            },
        },
    }  # fmt: skip
    asked = {**said, "data": "crew", "label": alive, "split": {"train": 6}}
    features = [
        {"column": age, "title": f"age {text}"},
        {"column": sex, "title": f"sex {text}", "encode": {man: 0, woman: 1}},
    ]
    last = {"units": 1, "activation": "sigmoid"}
    weights = {"weights": [[0.1, -1.0]], "biases": [0.5]}
    hidden: dict[str, object] = {"units": 2, "activation": "relu", "biases": [1.0, 2.0]}
    hidden["weights"] = [[0.1, 1.0], [-0.1, 1.0]]
    training = {"learning_rate": 0.01, "epochs": 5}
    models = {
        "it": {**asked, "features": features, "layers": [hidden, last | weights]},
        "single": {**asked, "features": features, "layers": [last | weights]},
        "trained": {**asked, "features": features, "layers": [last], "training": training},
        "rule": {**asked, "rule": {"column": sex, "equals": woman}},
    }
    grid = {
        **asked, "features": features, "hidden": [0, 2], "seeds": 2, "training": training,
        "feature_sets": {f"Both{text}": [age, sex]},
    }  # fmt: skip
    settings = {
        "title": text, "tagline": text, "description": text, "author": text, "language": "en",
        "base_url": "https://tiny.example/deep/", "articles": ["net"],
        "licence": {"name": text, "url": "https://creativecommons.org/licenses/by/4.0/"},
    }  # fmt: skip
    assert settings.keys() == {
        line.split(":")[0] for line in SITE.splitlines() if line[0] not in " "
    }
    return {
        "site.yaml": json.dumps(settings),
        "index.md": INDEX.replace("title: Tiny", f"title: {json.dumps(text)}"),
        "net.md": article,
        "data/crew.csv": table.getvalue(),
        "data/crew.yaml": _yaml(data),
        **{f"models/{name}.yaml": _yaml(model) for name, model in models.items()},
        "experiments/grid.yaml": _yaml(grid),
        "listings/hostile.html": f"{text}\n",
    }


def _yaml(value: object) -> str:
    """JSON, which is YAML, but with numbers as keys where they are numbers."""
    if isinstance(value, dict):
        parts = (f"? {json.dumps(k)}\n: {_yaml(v)}\n" for k, v in value.items())
        return "{" + ", ".join(part.strip() for part in parts) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    return json.dumps(value)


def write_every_place(folder: Path, text: str = HOSTILE) -> Path:
    """Writes the content into the folder, trained; returns it."""
    content = write(folder, every_place(text))
    assert len(list(train_changed(content))) == 2
    return content

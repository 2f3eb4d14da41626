"""The contents of small sites: of one article and two figures, of two that lead everywhere."""

from pathlib import Path

FRONT = "---\ntitle: T\ndescription: D\ndate: 2026-01-31\n---\n"
"""Of a page whose body starts on line 6."""
BASE = "https://tiny.example/deep/"
SITE = """\
title: Tiny
tagline: Small networks
description: A site for tests.
author: Ada Lovelace
base_url: https://tiny.example/deep/
language: en
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
articles:
  - net
"""
INDEX = """\
---
title: Tiny
description: Where it starts.
date: 2026-01-01
---
Hello.

## Articles {#articles}
"""
NET = """\
---
title: A net
description: About a net.
date: 2026-01-31
---
It is right for {{ models.one.accuracy.all | percent }} of the crew: see [](#first).

```figure forward-pass
id: first
model: one
row: 1
caption: The net at work.
```

```figure dataset
id: second
data: crew
caption: The crew.
```
"""
LATER = """\
---
title: Later
description: Not yet.
date: 2026-02-01
---
Nothing here.
"""
CREW = "Id,Sex,Alive\n1,male,0\n2,female,1\n3,male,1\n"
CREW_DESCRIPTION = """\
file: crew.csv
title: The crew
source: A list
licence: CC0
key: Id
row_noun: sailor
columns:
  Id: {meaning: Number}
  Sex: {meaning: Sex, codes: {male: male, female: female}}
  Alive: {meaning: Alive, codes: {0: lost, 1: saved}}
"""
MODEL = """\
title: One neuron
data: crew
features:
  - column: Sex
    encode: {male: 0, female: 1}
label: Alive
split: {train: 2}
layers:
  - units: 1
    activation: sigmoid
    weights: [[2]]
    biases: [-1]
"""
SOURCES: dict[str, str] = {
    "site.yaml": SITE,
    "index.md": INDEX,
    "net.md": NET,
    "data/crew.csv": CREW,
    "data/crew.yaml": CREW_DESCRIPTION,
    "models/one.yaml": MODEL,
}
"""The small site, by the names of its files."""
LINKS = """\
[Here](#first), [again](later.html#there "Title"), [there](net.html#first), [home](./index.html),
[elsewhere](https://x.example/?a&b), [a drawing](figures/first.svg).

![The drawing](figures/first.svg)

<img alt="Two" src="figures/first.png" srcset="figures/first.png 1x, figures/first.dark.png 2x">
<p style="background: url('figures/first.svg')">x</p>

## There
"""
"""Everything that an article may show or lead to."""
TWO_ARTICLES = SOURCES | {
    "net.md": f"{NET}\n{LINKS}",
    "later.md": LATER.replace("Nothing here.\n", LINKS.replace("[Here](#first)", "[Here](#there)")),
    "site.yaml": f"{SITE}  - later\n",
}
"""The small site with a second article, and links of every kind between them."""


def write(content: Path, sources: dict[str, str]) -> Path:
    """Writes the texts into the folder, by the names of their files; returns the folder."""
    for name, text in sources.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content

"""A small content folder with a file of every sort, and what a build makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.article.page import read_page
from generator.exports.figure_files import FigureFile
from generator.exports.standalone import Standalone, animated_svg, figure_page, figure_svg
from generator.figures.figure import make_figure
from generator.figures.finished import FinishedFigure
from generator.figures.kinds import ALL, KINDS
from generator.figures.parts.table import table_csv
from generator.models.sources import Sources
from generator.reading.errors import ContentError, unknown
from generator.site.content import Content
from generator.site.listing import Outline
from generator.site.scripts import read_script
from generator.site.site import Site, read_site
from generator.site.styles import read_styles
from generator.site.texts import Texts
from generator.training.jobs import train_changed
from tests.samples import real_site
from tests.samples.crew import CREW, CREW_DESCRIPTION, NETWORK, RULE, WITHOUT_WEIGHTS
from tests.samples.tiny import INDEX, NET, SITE, write
from tests.samples.trained import EXPERIMENT

TRAINING = "training: {learning_rate: 0.05, epochs: 9, seed: 3, keep: 4}\n"
GRID = (
    EXPERIMENT.replace("titanic", "crew")
    .replace("Pclass", "Joined\n    missing: 7", 1)
    .replace("Pclass", "Joined")
    .replace("Survived", "Alive")
    .replace("600", "3")
    .replace("epochs: 20", "epochs: 3")
)
FIGURES = """
Right: {{ models.rule.accuracy.all | percent }}, $\\frac{1}{2}$, `code`, [sex]{.input}, [](#map).

```listing sum.py
```

```figure decision
id: map
model: it
by: Sex
caption: What it *says*, in {{ datasets.crew.rows }} cases.
```

```figure training
id: way
model: trained
caption: How it learned.
```

```figure accuracy
id: sizes
experiment: grid
features: Both
models: [rule, it]
caption: How large.
```
"""
WRITTEN = {
    "site.yaml": SITE,
    "index.md": INDEX,
    "net.md": NET.replace("models.one", "models.it").replace("model: one", "model: single")
    + FIGURES,
    "data/crew.csv": CREW,
    "data/crew.yaml": CREW_DESCRIPTION,
    "models/it.yaml": NETWORK,
    "models/single.yaml": NETWORK.partition("  - units: 2")[0]
    + "  - {units: 1, activation: sigmoid, weights: [[0.5, 1]], biases: [0]}\n",
    "models/rule.yaml": RULE,
    "models/trained.yaml": WITHOUT_WEIGHTS + TRAINING,
    "experiments/grid.yaml": GRID,
    "listings/sum.py": "def sum(z):\n    return [x + 1 for x in z]  # one more\n",
}


@cache
def sources() -> dict[str, str]:
    """The files of the folder by their names, the locks of what is trained among them."""
    with TemporaryDirectory() as folder:
        content = write(Path(folder) / "content", WRITTEN)
        assert len(list(train_changed(content))) == 2
        locks = {path.relative_to(content).as_posix(): path for path in content.glob("*/*.json")}
        return {**WRITTEN, **{name: path.read_text("utf-8") for name, path in locks.items()}}


def with_bytes(
    changes: dict[str, bytes], use: Callable[[Path], object], without: Collection[str] = ()
) -> object:
    """What `use` makes of the folder with these files in place of its own, and without some."""
    with TemporaryDirectory() as folder:
        texts = {name: text for name, text in sources().items() if name not in without}
        content = write(Path(folder) / "content", texts)
        for name, data in changes.items():
            (content / name).write_bytes(data)
        return use(content)


def read(content: Path) -> None:
    """Reads the folder, and makes HTML of its pages and all files of its figures but pictures."""
    site = read_site(content)
    show(site)


def show(site: Site) -> None:
    """Makes HTML of the site's texts, and the files of its figures."""
    texts = Texts(site)
    assert all(body.html is not None for body in texts.bodies.values())
    for one in texts.placed:
        draw(one.figure, texts.captions[one.figure.id].plain)


def draw(figure: FinishedFigure, caption: str = "A figure") -> None:
    """Makes all that a build makes of a figure, but for pictures."""
    styles, script = read_styles(ALL), read_script(ALL)
    figure_svg(figure, styles.drawing)
    figure_page(figure, caption, Standalone("en", styles, script), ("A page", "a.html"))
    told = FigureFile(
        id=figure.id,
        kind=figure.kind,
        page="a.html",
        caption=caption,
        text=figure.text,
        licence="",
        spec=figure.keys,
        state=figure.numbers,
        table=None,
    )
    json.dumps(told.model_dump(mode="json"), allow_nan=False).encode()
    if figure.table:
        table_csv(figure.table).encode()
    if figure.steps:
        animated_svg(figure, styles)


class Among(Content):
    """A folder of pages, among the data, models and listings of the real site."""

    @property
    def sources(self) -> Sources:
        return real_site().sources

    @property
    def listings(self) -> list[str]:
        return real_site().content.listings

    def listing(self, name: str) -> str:
        return real_site().content.listing(name)


def read_article(path: Path) -> None:
    """Reads the page and shows it, beside a home page, among the real site's data and models."""
    write(path.parent, {"index.md": INDEX})
    home, page = (_outline(path.with_name(name)) for name in ("index.md", path.name))
    figures = []
    for block in page.figures:
        if block.kind not in KINDS:
            raise ContentError(block.file, block.line, unknown("figure kind", block.kind, KINDS))
        made = make_figure(KINDS[block.kind], block.document, real_site().sources)
        figures.append(made.finished)
    of_pages = {home.slug: (), page.slug: tuple(figures)}
    show(Site(real_site().settings, home, (page,), (), of_pages, Among(path.parent), []))


def _outline(path: Path) -> Outline:
    page = read_page(path, path.parent)
    return Outline(page.head, page.figures, page.references)

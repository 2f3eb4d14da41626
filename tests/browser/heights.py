"""Measure what makes figures as high as they are in a frame, in Chromium: `make heights`.

For each kind the program opens the pages of sample figures at the frame's width. Widths of
drawings, sizes of text and lines it reads from the page; what is left of the pages' heights it
shares out, by least squares, among the boxes that some figures have more of than others and what
all have. It prints what the records of the kinds say beside what they should.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from generator.exports.frame import CAPTION, EDGES, SOURCE, WIDTH, box_rows, content_height, height
from generator.figures.figure import make_figure
from generator.figures.frame_height import Lines
from generator.figures.kinds import ALL
from generator.models.sources import Sources
from generator.nn.activations import ACTIVATIONS
from generator.notebook import StandaloneFigure
from generator.reading.document import read_document
from tests.browser.setup import launch
from tests.samples import cost, figures
from tests.samples.networks import with_networks

KINDS = (*ALL, cost.KIND)
SOURCE_OF_ALL = ("The article", "https://feedforward.example/article.html")
WITHIN = 1.0  # px: a browser sets boxes at 64ths of a pixel, and a table's first row half a one off
OFF = 9.0  # px that a frame may be too high: formulas of activations alone differ by 7
CHALLENGED: dict[str, figures.Spec] = {
    "ask": {"model": "shallow", "row": 4},
    "forward-pass": {"model": "shallow", "row": 4},
    "gradient": {"model": "shallow", "row": 4},
    "network": {"model": "shallow", "show": "weights"},
    "prediction": {"model": "shallow", "rows": [1, 2, 3]},
}
NEW: list[tuple[str, figures.Spec]] = [
    *(("accuracy", keys) for keys in figures.ACCURACIES.values()),
    ("accuracy-table", {"models": ["shallow"]}),
    ("accuracy-table", {"models": ["shallow", "wordy", "more_features"]}),
    *(("activation", {"function": name}) for name in ACTIVATIONS),
    ("anatomy", {"part": "shorthand", "caption": "A long caption. " * 20}),
    ("ask", {"model": "shallow", "row": 3}),
    ("ask", {"model": "shallow", "row": 3, "editable": False, "caption": "Long. " * 50}),
    ("ask", {"model": "more_features", "row": 3}),
    ("confusion", {"model": "shallow"}),
    ("confusion", {"model": "shallow", "rows": "training", "caption": "A long caption. " * 20}),
    ("confusion", {"model": "third_class"}),
    ("cost", {"at": 0.5}),
    ("cost", {"at": 0.9, "caption": "A long caption. " * 10}),
    ("dataset", {"data": "titanic", "rows": 10}),
    ("dataset", {"data": "titanic", "rows": 25}),
    ("dataset", {"model": "shallow", "rows": 12}),
    ("dataset", {"model": "more_features", "rows": 5}),
    *(("decision", keys) for keys in figures.DECISIONS.values()),
    ("decision", {"model": "more_features", "over": "Age", "by": "Fare"}),
    ("forward-pass", {"model": "shallow", "row": 5}),
    *(("forward-pass", keys) for keys in figures.PASSES.values()),
    ("forward-pass", {"model": "hidden_8", "row": 5}),
    ("forward-pass", {"model": "more_features", "row": 5}),
    *(("gradient", keys) for keys in figures.GRADIENTS.values()),
    *(("loss-map", keys) for keys in figures.LOSS_MAPS.values()),
    *(("contributions", keys) for keys in figures.CONTRIBUTIONS.values()),
    *(("slope", keys) for keys in figures.SLOPES.values()),
    *(("loss-curve", keys) for keys in figures.LOSS_CURVES.values()),
    ("loss-curve", {"model": "shallow", "caption": "A long caption. " * 20}),
    ("network", {"model": "deep", "show": "symbols"}),
    ("network", {"model": "deep", "show": "weights"}),
    ("network", {"model": "deep", "show": "forward", "row": 2}),
    ("network", {"model": "more_features", "show": "forward", "row": 3}),
    ("network", {"model": "more_features", "show": "symbols"}),
    ("network", {"model": "age", "show": "forward", "row": 1}),
    ("prediction", {"model": "shallow", "rows": [1, 2]}),
    ("prediction", {"model": "shallow", "rows": [*range(1, 20)]}),
    ("prediction", {"model": "deep", "rows": [1, 2, 3]}),
    ("prediction", {"model": "age", "rows": [1]}),
    ("prediction", {"model": "more_features", "rows": [1, 2, 3, 4]}),
    *((kind, {**keys, "challenge": "women_survive"}) for kind, keys in CHALLENGED.items()),
    ("training", {"model": "overfitted", "show": ["decision"]}),  # too large for a lesson
]
"""Figures that the site does not have: their kinds, and the keys of their blocks."""
MEASURE = """([selectors, drawings]) => {
  const [figure, caption, source] = ["figure", "figcaption", ".source"]
    .map((selector) => document.querySelector(selector));
  const high = () => document.body.getBoundingClientRect().height;
  const inside = (element) => {
    const style = getComputedStyle(element);
    const px = (name) => parseFloat(style[name]);
    const width = element.clientWidth - px("paddingLeft") - px("paddingRight");
    return {size: px("fontSize"), line: px("lineHeight"), width, above: px("marginTop")};
  };
  const whole = high();
  const own = figure.getBoundingClientRect().height - inside(caption).above;
  if (source) source.style.display = "none";
  return {
    whole,
    edges: high() - own,
    source: source ? whole - high() : null,
    texts: [...selectors, "figcaption"]
      .map((selector) => [...document.querySelectorAll(selector)].map(inside)),
    widths: drawings.map((id) => document.getElementById(`${id}-desc`).ownerSVGElement
      .getBoundingClientRect().width),
  };
}"""


@dataclass(frozen=True)
class Number:
    """Pixels, as they are stated and as a browser has them."""

    name: str
    stated: float
    measured: float
    within: float = WITHIN

    @property
    def right(self) -> bool:
        return abs(self.stated - self.measured) <= self.within

    def __str__(self) -> str:
        mark = " " if self.right else "×"
        told = f"{self.name}: {self.stated:g}, measured {self.measured:.2f} ± {self.within:.2f}"
        return f"{mark} {told}"


@dataclass(frozen=True)
class Text:
    """What a browser knows of a text: pixels."""

    size: float
    line: float
    width: float
    above: float


@dataclass(frozen=True)
class Measured:
    """A sample's page in the browser, all in pixels.

    `edges` is what the page has around a figure, and above its caption; `source` the height of the
    line that names an article, None without; `texts` are those of the lines that the kind tells
    of and, last, of the caption; `widths` those of the drawings.
    """

    sample: StandaloneFigure
    whole: float
    edges: float
    source: float | None
    texts: list[list[Text]]
    widths: list[float]

    @property
    def too_high(self) -> float:
        """How much higher than needed the frame is that a notebook shows."""
        sample = self.sample
        return height(sample.figure, sample.caption, bool(sample.source)) - self.whole

    @property
    def rest(self) -> float:
        """What neither the page nor drawings or lines of text have of the height."""
        content = content_height(self.sample.figure, self.sample.caption)
        return self.whole - EDGES - (self.source or 0.0) - content


def samples() -> Iterator[StandaloneFigure]:
    """The figures of the site and NEW ones, those of each kind together."""
    of_site = figures.article_figures().values()
    known, sources = {kind.name: kind for kind in KINDS}, _with_a_wordy_title()
    for kind in KINDS:
        for figure in of_site:
            if figure.kind is kind:
                yield StandaloneFigure(figure, figure.caption, source=SOURCE_OF_ALL, kinds=KINDS)
        for name, keys in NEW:
            if name == kind.name:
                text = yaml.safe_dump({"id": "it", "caption": "A figure"} | keys)
                made = make_figure(known[name], read_document(text, "sample", prefix=name), sources)
                yield StandaloneFigure(made, made.caption, kinds=KINDS)


def _with_a_wordy_title() -> Sources:
    """Sources that have a model whose title needs two lines in a table, and just so."""
    sources = with_networks()
    model = sources.network("shallow")
    title = "A network of a single neuron that knows how old a passenger is, and the sex"
    described = model.description.model_copy(update={"title": title})
    wordy = replace(model, name="wordy", description=described)
    return replace(sources, models={**sources.models, wordy.name: wordy})


def measure(page: Page, sample: StandaloneFigure) -> Measured:
    """The sample's page, opened in `page`, which must be as wide as the frame."""
    page.goto("about:blank")  # a document of its own: in the last one, its policy would still hold
    page.set_content(sample.html)
    parts = sample.figure.kind.frame_height.parts
    selectors = [part.selector for part in parts if isinstance(part, Lines)]
    found = page.evaluate(MEASURE, [selectors, [drawing.id for drawing in sample.figure.drawings]])
    texts = [[Text(**text) for text in several] for several in found.pop("texts")]
    return Measured(sample, texts=texts, **found)


def measured(browser: Browser, every: Iterable[StandaloneFigure]) -> list[Measured]:
    """All the samples' pages."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 900})
    done = [measure(page, sample) for sample in every]
    page.close()
    return done


def numbers(every: Sequence[Measured]) -> Iterator[Number]:
    """Every number that heights in a frame are made from; of each kind at least two samples."""
    yield Number("EDGES", EDGES, min(one.edges for one in every))
    yield Number("SOURCE", SOURCE, max(one.source or 0.0 for one in every))
    for kind, several in groupby(every, lambda one: one.sample.kind):
        for number in {str(n): n for n in _numbers(list(several))}.values():
            yield Number(f"{kind}: {number.name}", number.stated, number.measured, number.within)


def _numbers(several: Sequence[Measured]) -> Iterator[Number]:
    for one in several:
        yield from _widths(one)
        yield from _texts(one)
    yield from _shared_out(several)


def _widths(one: Measured) -> Iterator[Number]:
    figure = one.sample.figure
    for drawing, width in zip(figure.drawings, one.widths, strict=True):
        stated = figure.kind.frame_height.width(figure, drawing)
        yield Number(f"width of {drawing.name}, canvas {drawing.width:.0f}", stated, width)


def _texts(one: Measured) -> Iterator[Number]:
    says = one.sample.figure.kind.frame_height
    told = [part for part in says.parts if isinstance(part, Lines)]
    caption = Lines(CAPTION.selector, CAPTION.size, CAPTION.line, says.caption)
    for lines, texts in zip([*told, caption], one.texts, strict=True):
        for text in texts:
            yield Number(f"size of {lines.selector}", lines.size, text.size, 0.05)
            yield Number(f"line of {lines.selector}", lines.line, text.line, 0.05)
            yield Number(f"width of {lines.selector}", lines.width, text.width)


def _shared_out(several: Sequence[Measured]) -> Iterator[Number]:
    """The heights of the boxes, and what all figures of the kind have."""
    says = several[0].sample.figure.kind.frame_height
    rows = [box_rows(one.sample.figure) for one in several]
    counts = np.array([[*counted.values(), 1] for counted in rows], float)
    rest = np.array([one.rest for one in several])
    shares, _, rank, _ = np.linalg.lstsq(counts, rest)
    assert rank == len(shares), f"too few samples of {several[0].sample.kind} to tell boxes apart"
    off = rest - counts @ shares
    within = WITHIN + float(np.ptp(off))
    for box, share in zip(rows[0], shares, strict=False):
        yield Number(f"height of {box.selector}", box.height, float(share), within)
    yield Number("fixed", says.fixed, float(shares[-1] + off.max()), within)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in numbers(measured(browser, samples())):
            print(number)
        browser.close()

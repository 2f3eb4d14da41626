"""What readers do with figures of every kind, and what they then see: one line for each."""

# ruff: noqa: E501 - a story is one line, so that all of them can be read as a list

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.engines.driver import DOWN, END, ESCAPE, LEFT, RIGHT, SPACE, UP, Driver
from tests.browser.live import ARTICLE

HIDDEN, TRAINING, PENGUINS = "hidden-layers.html", "training.html", "which-penguin.html"
RANGE, NUMBER, PART = "[type=range]", "[type=number]", "svg :is([role=button], [role=slider])"
SECOND = f"{PART}:nth-of-type(2)"
SEX = "[data-weight='0.1-1.0'] .pill"

Gesture = Callable[[Driver, str], None]  # in the figure of that id


def drag(selector: str, start: float, end: float, down: int = 0) -> Gesture:
    return lambda driver, figure: driver.drag(f"#{figure} {selector}", start, end, down)


def click(selector: str) -> Gesture:
    return lambda driver, figure: driver.click(f"#{figure} {selector}")


def hover(selector: str) -> Gesture:
    return lambda driver, figure: driver.hover(f"#{figure} {selector}")


def types(selector: str, text: str) -> Gesture:
    return lambda driver, figure: driver.type(f"#{figure} {selector}", text)


def picks(selector: str, value: str) -> Gesture:
    return lambda driver, figure: driver.pick(f"#{figure} {selector}", value)


def comes(selector: str) -> Gesture:
    """Waits for what a script brings that comes late."""
    return lambda driver, figure: driver.until(f"document.querySelector('#{figure} {selector}')")


def word(selector: str, gesture: Callable[[Driver, str], None]) -> Gesture:
    """A gesture at a word that the figure shows."""
    return lambda driver, figure: gesture(driver, f"a[href='#{figure}']{selector}")


def hover_at(driver: Driver, selector: str) -> None:
    driver.hover(selector)


def click_at(driver: Driver, selector: str) -> None:
    driver.click(selector)


def keys(*names: str) -> Gesture:
    return lambda driver, _: driver.press(*names)


@dataclass(frozen=True)
class Story:
    """Gestures in a figure, and an expression of what they make true: `one(selector)` is an
    element of the figure, `text(selector)` what stands in it, `moved(selector)` whether a field has
    another value than at first, `at` the number of the open part."""

    title: str
    page: str
    figure: str
    gestures: tuple[Gesture, ...]
    shows: str


STORIES = (
    # words of the text that a figure shows: the story is that of the figure
    Story("a word that is pointed at sets its figure, and rings the mark", TRAINING, "one-weight", (word("[data-state='at=0']", hover_at),), "one('.dot').matches('.evident') && one(RANGE).valueAsNumber === 0"),
    Story("a word that is clicked leaves its figure so", TRAINING, "one-weight", (word("[data-state='at=0']", click_at), hover("figcaption")), "one(RANGE).valueAsNumber === 0 && figure.matches(':hover')"),
    # questions
    Story("a choice is held against the answer", TRAINING, "which-moves-most", (click("li:last-child input"), click("button"), comes("[role=status]:not(:empty)")), "text('[role=status]').startsWith('You said') && one('details').open"),
    Story("a number is held against the answer", TRAINING, "loss-of-knowing-nothing", (types(NUMBER, "0.69"), click("button"), comes("[role=status]:not(:empty)")), "text('[role=status]').includes('0.69') && one('details').open"),
    # forward-pass
    Story("a button leads one step back", ARTICLE, "one-passenger", (click("[data-do=back]"),), "one('[data-step]').dataset.step === '4'"),
    Story("a slider leads through the steps", ARTICLE, "one-passenger", (drag(RANGE, 0.95, 0.05),), "one('.steps li').ariaCurrent === 'step'"),
    Story("the steps play by themselves", ARTICLE, "one-passenger", (click("[data-do=play]"),), "one('.playing') && text('[data-do=play]') === 'Pause'"),
    Story("a sentence leads to its step", ARTICLE, "one-passenger", (click(".steps li:nth-child(2) button"),), "one(RANGE).value === '2' && one('.steps li:nth-child(2)').ariaCurrent === 'step'"),
    # activation
    Story("a slider moves the point", ARTICLE, "sigmoid-curve", (drag(RANGE, 0.5, 0.8),), "one(NUMBER).value > 5 && one('.dot').getAttribute('cx') > 250"),
    Story("a decimal comma is a point", ARTICLE, "sigmoid-curve", (types(NUMBER, "1,5"),), "one(RANGE).value === '1.5'"),
    Story("a typed number moves the point", ARTICLE, "sigmoid-curve", (types(NUMBER, "-19.87"),), "one(RANGE).value === '-19.87' && one('.dot').getAttribute('cx') < 100"),
    Story("keys move the slider to its end", ARTICLE, "relu-curve", (click(RANGE), keys(RIGHT, END)), "one(NUMBER).value === one(RANGE).max"),
    Story("dragging in the plot moves the point", ARTICLE, "relu-curve", (drag("svg.plot", 0.5, 0.25),), "one(NUMBER).value < -1"),
    # network
    Story("pointing at a part opens it", ARTICLE, "shallow-trained", (hover(SECOND),), "at === 1 && one('.details').checkVisibility()"),
    Story("arrow keys move on after a click", ARTICLE, "shallow-trained", (click(SECOND), keys(RIGHT, DOWN, LEFT)), "at === 2 && document.activeElement === parts[2] && getComputedStyle(parts[2]).outlineStyle === 'solid'"),
    Story("a drag that begins on a pill opens it and selects no text", ARTICLE, "shallow-symbols", (drag(SEX, 0.5, 4),), "parts.includes(document.activeElement) && !String(getSelection())"),
    Story("the last key leads to the last part", ARTICLE, "hidden-sketch", (click(SECOND), keys(END)), "at === parts.length - 1"),
    Story("space closes an open part, and opens it", ARTICLE, "hidden-sketch", (click(SECOND), keys(SPACE, RIGHT, SPACE, SPACE)), "at === 2"),
    Story("a deep network explains its parts", HIDDEN, "hidden-eight", (click(SECOND), keys(RIGHT)), "at === 2 && text('.details p')"),
    Story("what a wide layer leaves out opens", HIDDEN, "hidden-eight", (click("[data-units]"),), "text('.details tr:nth-child(5) th') === 'Neuron 5' && one('.details tr:last-child').checkVisibility()"),
    Story("escape closes the panel", HIDDEN, "hidden-three", (click(SECOND), keys(RIGHT, ESCAPE)), "at === -1 && document.activeElement === parts[2] && one('.details').hidden"),
    # prediction
    Story("a click chooses a row", ARTICLE, "would-you-have-survived", (click("tbody tr:nth-child(3)"),), "one('tr:nth-child(3)').matches('.chosen') && one('tr:nth-child(3) input').checked && shadow('.chosen > th')"),
    Story("pointing previews a row", ARTICLE, "would-you-have-survived", (hover("tbody tr:nth-child(5)"),), "one('tr:nth-child(5)').matches('.preview') && shadow('.preview > th')"),
    Story("an arrow key chooses the next row", HIDDEN, "three-passengers", (click("tbody tr:nth-child(2) input"), keys(DOWN)), "one('tr:nth-child(3)').matches('.chosen')"),
    Story("a typed age makes a row", ARTICLE, "would-you-have-survived", (types(NUMBER, "61"),), "one('.own').matches('.chosen') && text('.own').includes('61')"),
    Story("a slider makes a row", PENGUINS, "six-penguins", (drag(RANGE, 0.5, 0.9),), "one('.own').matches('.chosen')"),
    Story("a word of a list makes a row", ARTICLE, "would-you-have-survived", (picks("select", "1"),), "one('.own').matches('.chosen') && text('.own').includes('female')"),
    # ask
    Story("another age is another answer", "index.html", "home-network", (types(NUMBER, "61"),), "text('.verdict').includes('39') && text('[data-said]') === 'died'"),
    # accuracy
    Story("a slider reads other columns", HIDDEN, "accuracy-by-units", (click(RANGE), keys(LEFT, LEFT)), "moved(RANGE) && text('.readout').includes('%') && one(RANGE).getAttribute('aria-valuetext') === text('.readout')"),
    Story("a summary opens the table of numbers", HIDDEN, "accuracy-by-units", (click(".numbers summary"),), "one('.numbers table').checkVisibility()"),
    # decision
    Story("a slider moves the reading of a curve", HIDDEN, "decision-three", (drag(RANGE, 0.5, 0.9),), "+one(NUMBER).value > 50 && text('[data-at]') === one(NUMBER).value"),
    Story("a typed number moves it too", HIDDEN, "decision-shallow", (types(NUMBER, "7"),), "text('[data-at]') === '7'"),
    Story("the point in a map is dragged", PENGUINS, "bill-map", (drag("svg", 0.5, 0.7),), "moved(NUMBER) && text('[data-at]') === one(NUMBER).value && text('[data-answer]')"),
    # gradient
    Story("a step is taken", TRAINING, "one-step", (click("[data-do=take]"),), "text('[data-is=taken]') === '1 step'"),
    Story("another learning rate is set", TRAINING, "one-step", (drag("[data-rate]", 0.5, 0.95),), "+text('[data-is=rate]') > 0.1"),
    Story("a button leads one step back", TRAINING, "one-step-hidden", (click("[data-do=back]"),), "one('[data-step]').dataset.step === '5'"),
    # training
    Story("a slider moves the epoch", TRAINING, "training-three", (drag(".scrubber [type=range]", 0.98, 0.4),), "moved(RANGE) && one(RANGE).getAttribute('aria-valuetext') === `Epoch ${text('[data-epoch]')}`"),
    Story("pressing on the curve moves the epoch", TRAINING, "training-one", (drag("svg.history", 0.8, 0.5),), "moved(RANGE) && text('[data-epoch]') !== one(RANGE).max"),
    Story("a reader's own training runs", TRAINING, "training-one", (click("[data-do=own]"), comes(".lesson-said"), click(".scrubber .controls button")), "+text('[data-epoch]') > 0 && one('.lesson-said')"),
    Story("the epochs play by themselves", PENGUINS, "bill-training", (click("[data-do=play]"),), "text('[data-do=play]') === 'Pause' && +text('[data-epoch]') > 0"),
    # weights that turn
    Story("a key turns a weight", ARTICLE, "would-you-have-survived", (click(SEX), keys(UP)), "text('.count').includes('of 291 test rows')"),
    Story("a drag turns a weight, far from it too, and selects no text", ARTICLE, "would-you-have-survived", (drag(SEX, 0.5, 2, 300),), "+one(SEX_LINE).ariaValueNow > 1 && text('.challenge').includes('Yours gets') && !String(getSelection())"),
    Story("a turned network learns", ARTICLE, "would-you-have-survived", (click(SEX), keys(UP), comes(".turned"), click(".turned button:nth-of-type(4)")), "text('.turned').includes('Pause') && +one(SEX_LINE).ariaValueNow > 1"),
    Story("other hidden neurons learn in its place", ARTICLE, "would-you-have-survived", (click(SEX), keys(UP), comes(".turned"), click(".turned button:nth-of-type(4)"), comes(".instead"), picks(".turned label:nth-of-type(3) select", "2"), click(".turned button:nth-of-type(5)")), "figure.querySelectorAll('.instead tbody tr').length === 3 && one('.loss-line').ariaLabel.startsWith('Loss after 1 steps')"),
    Story("a key turns a weight of a deep network", HIDDEN, "hidden-three", (click(SEX), keys(UP)), "text('.count').includes('of 291 test rows')"),
    # loss-curve, slope, loss-map, contributions
    Story("a slider moves along the loss", TRAINING, "how-wrong", (drag(RANGE, 0.8, 0.3),), "+one(NUMBER).value < 0.5 && !text('.readout').includes('80')"),
    Story("a step goes down the slope", TRAINING, "one-weight", (click("[data-do=step]"),), "moved(RANGE)"),
    Story("a ball is set on the map", TRAINING, "way-down", (drag("svg", 0.5, 0.6),), "moved(RANGE) && text('.readout').includes('loss')"),
    Story("a slider reads other ages", HIDDEN, "what-three-add", (drag(RANGE, 0.35, 0.8),), "+text('[data-at]') > 50"),
)  # fmt: skip

# What an expression may use, before the expression itself
_NAMES = """
    const [NUMBER, RANGE] = ["[type=number]", "[type=range]"];
    const SEX_LINE = "[data-weight='0.1-1.0']";
    const figure = document.getElementById(arguments[0]);
    const one = (selector) => figure.querySelector(selector);
    const text = (selector) => one(selector).textContent.trim();
    const moved = (selector) => one(selector).value !== one(selector).defaultValue;
    const shadow = (selector) => getComputedStyle(one(selector)).boxShadow !== "none";
    const parts = [...figure.querySelectorAll("svg :is([role=button], [role=slider])")];
    const at = parts.findIndex((part) => part.ariaExpanded === "true");
    try { return Boolean(%s); } catch { return false; } // there may be no such element yet
"""


def visits() -> list[tuple[str, list[Story]]]:
    """Pages to open, with the stories to try in turn: each begins with its figure as built."""
    opened: dict[tuple[str, int], list[Story]] = {}
    seen = Counter[str]()
    for story in STORIES:
        opened.setdefault((story.page, seen[story.figure]), []).append(story)
        seen[story.figure] += 1
    return [(page, stories) for (page, _), stories in opened.items()]


def told(driver: Driver, story: Story) -> list[str]:
    """What is wrong after the story."""

    def shows() -> bool:
        return bool(driver.run(_NAMES % story.shows, story.figure))

    if shows():
        return [f"{named(story)}: it was so before"]
    for gesture in story.gestures:
        gesture(driver, story.figure)
    return [] if driver.eventually(shows) else [f"{named(story)}: it was not so: {story.shows}"]


def named(story: Story) -> str:
    return f"{story.page}#{story.figure}, {story.title}"

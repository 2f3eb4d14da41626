"""How long the article takes to answer the pointer, from its move to the frame that shows it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.browser.live import centre, in_view
from tests.browser.measures import DESKTOP, DOT, SETTLE, SLIDER, dragged, opened

ROW = "figure[data-kind=prediction] tbody tr"
RESULT = "figure[data-kind=prediction] svg [data-result]"
MOVES = 200
FRAME = 1 / 60  # seconds


@dataclass(frozen=True)
class Answers:
    """Times, in ms, of the moves of the pointer that were answered within a frame."""

    whole: list[float]  # from the event to the end of the frame
    work: list[float]  # of that, without the wait for the frame
    script: float  # per move, on average
    layout: float  # style and layout, per move, on average


def slider_answers(
    browser: Browser,
    address: str,
    slowdown: int,
    selector: str = SLIDER,
    watched: str = DOT,
    steps: int = 97,
) -> Answers | None:
    """How long a drag of the first such slider, in so many steps across, takes to move what is
    `watched` in its figure; None if it does not."""
    with opened(browser, address, DESKTOP) as (page, session):
        page.wait_for_timeout(SETTLE)
        slider = page.locator(selector).first
        if not slider.count() or not slider.is_visible():
            return None
        with dragged(slider) as across:
            points = [across(0.1 + 0.8 * there_and_back(i, steps)) for i in range(MOVES + 1)]
            return timed(page, session, slowdown, f"{figure_id(slider)} {watched}", points)


def row_answers(browser: Browser, address: str, slowdown: int) -> Answers | None:
    """How long a row under the pointer takes to change its network; None if it does not."""
    with opened(browser, address, DESKTOP) as (page, session):
        page.wait_for_timeout(SETTLE)
        rows = page.locator(f"{ROW}:visible")
        if rows.count() < 2:
            return None
        in_view(rows.nth(rows.count() // 2))
        centres = [centre(row) for row in rows.all()]
        last = len(centres) - 1
        points = [centres[round(last * there_and_back(i, last))] for i in range(MOVES + 1)]
        return timed(page, session, slowdown, RESULT, points)


def figure_id(inside: Locator) -> str:
    """Selector of the figure that the element stands in."""
    name = inside.evaluate("e => e.closest('figure').id")
    return f"#{name}"


def there_and_back(step: int, steps: int) -> float:
    """A share of the way from 0 to 1, which takes so many steps, and as many back."""
    return 1 - abs(step / steps % 2 - 1)


def timed(
    page: Page,
    session: CDPSession,
    slowdown: int,
    watched: str,
    points: Sequence[tuple[float, float]],
) -> Answers | None:
    """The answers to moves of the mouse from point to point; None if most have none.

    The mouse is the browser's own, not an event made in the page: a move's time is the one that
    the browser stamps on it when it comes in. Browsers hold a move back until the next frame may
    begin, up to 16.7 ms, or hardly at all where the last one had nothing to show. So that this
    wait is neither avoided nor always met in full, the moves are spread evenly over the frame.
    The end is when a message arrives that measures.js sends as the frame begins: script, style,
    layout and paint of that frame have then left the main thread. What compositor and screen add
    is not in it.
    """
    page.mouse.move(*points[0])
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    session.send("Performance.enable")
    page.wait_for_timeout(300)
    page.evaluate("(selector) => bench.timeMoves(selector)", watched)
    before = metrics(session)
    for i, point in enumerate(points[1:]):
        page.mouse.move(*point)
        # Multiples of the golden section fall evenly between 0 and 1.
        time.sleep(FRAME * (1 + i * 0.618034 % 1))
    after = metrics(session)
    answers = page.evaluate("bench.answers")
    if len(answers) < 0.8 * MOVES:  # two neighbours may show the same
        return None
    spent = {name: 1000 * (after[name] - before[name]) / len(answers) for name in after}
    return Answers(
        whole=[answer["whole"] for answer in answers],
        work=[answer["work"] for answer in answers],
        script=spent["ScriptDuration"],
        layout=spent["RecalcStyleDuration"] + spent["LayoutDuration"],
    )


def metrics(session: CDPSession) -> dict[str, float]:
    """What the main thread has spent so far, in seconds, by kind of work."""
    values = session.send("Performance.getMetrics")["metrics"]
    return {value["name"]: value["value"] for value in values}

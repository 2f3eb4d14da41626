"""What the stories ask of a browser, in commands of W3C WebDriver."""

import base64
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

AGAIN = 4  # times that a pointer is moved where it did not come to what it was meant for
PATIENCE = 10.0  # seconds until something that does not come is missed

# Figures are asleep until they come near.
WAKE = "() => Promise.all([...(window.feedforward?.asleep ?? [])].map(([, wake]) => wake()))"

Action = dict[str, Any]

# Keys by their names in WebDriver
TAB, ENTER, ESCAPE, SPACE = "\ue004", "\ue007", "\ue00c", " "
END, HOME = "\ue010", "\ue011"
LEFT, UP, RIGHT, DOWN = "\ue012", "\ue013", "\ue014", "\ue015"

# Scrolls the element into the window until it stays there, as the page may be scrolling by itself,
# and tells the places at these shares of its width.
_PLACES = """return (async (selector, shares) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    const painted = () => new Promise((done) => requestAnimationFrame(done));
    let box;
    for (let tries = 0; tries < 100; tries++) {
        element.scrollIntoView({block: "center", behavior: "instant"});
        box = element.getBoundingClientRect();
        await painted();
        await painted(); // until clicks are meant for what is there now
        const now = element.getBoundingClientRect();
        const middle = now.top + now.height / 2;
        if (now.top === box.top && middle > 0 && middle < innerHeight) break;
    }
    const {left, top, width, height} = box;
    return shares.map((at) => [Math.round(left + at * width), Math.round(top + height / 2)]);
})(...arguments)"""


class Driver:
    """A running browser with one window. What it is given and gives is as WebDriver says."""

    def command(self, name: str, **parameters: Any) -> Any:
        """Do that; raises `Refused`. The names are `open`, `run`, `act`, `frame`, `size`,
        `picture`."""
        raise NotImplementedError

    def open(self, address: str) -> None:
        """Go to the address and wait until it is loaded, and until its figures are awake."""
        self.command("open", url=address)
        self.value(f"({WAKE})()")

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function returns, run in the page."""
        return self.command("run", script=script, args=list(arguments))

    def value(self, expression: str) -> Any:
        """What the expression is worth in the page."""
        return self.run(f"return {expression}")

    def eventually(self, question: Callable[[], bool]) -> bool:
        """Ask until the answer is yes, or patience ends."""
        deadline = time.monotonic() + PATIENCE
        while not question():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.03)
        return True

    def until(self, expression: str) -> None:
        """Wait until the expression is true in the page."""
        assert self.eventually(lambda: bool(self.value(expression))), f"never so: {expression}"

    def into(self, frame: int | None) -> None:
        """From now on everything is asked of that frame of the page, or of the page itself."""
        self.command("frame", id=frame)

    def size(self, width: int, height: int) -> None:
        """Make the window so large, as far as it goes."""
        self.command("size", width=width, height=height)

    def picture(self, path: Path) -> None:
        """Write what the window shows, as PNG."""
        path.write_bytes(base64.b64decode(self.command("picture")))

    def hover(self, selector: str) -> None:
        """Point at the middle of the element, coming from elsewhere; again where the page has then
        begun to scroll by itself."""
        for _ in range(AGAIN):
            self._mouse(_to(1, 1), *self._places(selector))
            if self.run("return document.querySelector(arguments[0]).matches(':hover')", selector):
                break

    def click(self, selector: str) -> None:
        """Click on the middle of the element."""
        self._mouse(*self._places(selector), _press("Down"), _press("Up"))

    def drag(self, selector: str, start: float, end: float, down: int = 0) -> None:
        """Press on the element at one share of its width, and release at another, so many pixels
        further down."""
        shares = (start + (end - start) * i / 4 for i in range(5))
        first, *others = self._places(selector, *shares)
        for i, place in enumerate(others, start=1):
            place["y"] += down * i // 4
        self._mouse(first, _press("Down"), *others, _press("Up"))

    def press(self, *keys: str) -> None:
        """Press and release each key."""
        actions = [{"type": f"key{way}", "value": key} for key in keys for way in ("Down", "Up")]
        self.command("act", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def type(self, selector: str, text: str) -> None:
        """Put the text in the place of what stands in the field."""
        self.run("document.querySelector(arguments[0]).select()", selector)
        self.press(*text)

    def pick(self, selector: str, value: str) -> None:
        """Pick the option of a list, whose window is the system's and out of reach."""
        self.run(
            """
            const list = document.querySelector(arguments[0]);
            list.value = arguments[1];
            list.dispatchEvent(new Event("change", {bubbles: true}));
            """,
            selector,
            value,
        )

    def _places(self, selector: str, *shares: float) -> list[Action]:
        """Moves to these shares of the element's width; to its middle where there are none."""
        return [_to(x, y) for x, y in self.run(_PLACES, selector, shares or (0.5,))]

    def _mouse(self, *actions: Action) -> None:
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self.command("act", actions=[mouse | {"actions": list(actions)}])


def _to(x: int, y: int) -> Action:
    return {"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"}


def _press(way: str) -> Action:
    return {"type": f"pointer{way}", "button": 0}


class Refused(AssertionError):
    """The browser could not do what it was told."""


def answer(name: str, value: Any) -> Any:
    """What a command returns; raises `Refused` where it is an error."""
    if isinstance(value, dict) and "error" in value:
        raise Refused(f"{name}: {value['error']}: {value.get('message')}")
    return value


def packed(parameters: dict[str, Any] | Sequence[Any]) -> bytes:
    """What goes over the wire."""
    return json.dumps(parameters).encode()

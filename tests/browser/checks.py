"""What can be measured in a laid-out page only: the checks in checks/, run in the page."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Frame, Page

FILES = ("texts", "colours", "layout", "fit", "contrast", "content")
_SOURCES = [
    (Path(__file__).parent / "checks" / f"{name}.js").read_text(encoding="utf-8") for name in FILES
]
SMALLEST = 12  # px

# What no page may have, with what the check of it is given
FAULTS: dict[str, tuple[int, ...]] = {
    "sideways": (),
    "overlaps": (),
    "cropped": (),
    "clipped": (),
    "answers": (),
    "crowded": (),
    "formulas": (),
    "signs": (),
    "small": (SMALLEST,),
    "faint": (),
}


def source(slack: float = 0.5) -> str:
    """A function of names of checks and of what each is given; it returns what they say, in that
    order. What is off by less than `slack` px is no fault."""
    return (
        f"(asked) => {{ const checks = {{}}; const SLACK = {slack};\n{''.join(_SOURCES)}\n"
        "return asked.map(([name, ...given]) => checks[name](...given)); }"
    )


_RUN = source()


def check(page: Page | Frame, name: str, *given: float) -> list[str]:
    """What the check of that name has to say about the page, a sentence each."""
    (found,) = page.evaluate(_RUN, [[name, *given]])
    return list(found)


def selectors(page: Page) -> list[tuple[str, bool]]:
    """Every selector of the page's style sheets, and whether an element could be meant by it."""
    (found,) = page.evaluate(_RUN, [["selectors"]])
    return [(selector, fits) for selector, fits in found]


def faults(page: Page, names: Sequence[str] = tuple(FAULTS)) -> dict[str, list[str]]:
    """What each of these checks finds on the page as it is now, in one look at it."""
    found = page.evaluate(_RUN, [[name, *FAULTS[name]] for name in names])
    return {name: list(problems) for name, problems in zip(names, found, strict=True)}

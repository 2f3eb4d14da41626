"""Without scripts: radio buttons choose among the states that the build has drawn."""

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.live import ARTICLE, opened

FEWEST = 5
STATES = {
    ARTICLE: {
        "one-passenger": ([3], "−0.49"),
        "sigmoid-curve": ([1, 2], "0.0067"),
        "would-you-have-survived": ([2, 8], "26\u202f%"),
    },
    "training.html": {
        "how-wrong": ([1, 2], None),
        "one-weight": ([2, 7], None),
        "one-step": ([2], None),
    },
}


def drawn(figure: Locator) -> list[str]:
    """The texts that are seen in its drawings."""
    texts = figure.locator("svg text:visible")
    seen = texts.evaluate_all(
        "all => all.filter(one => one.checkVisibility({ opacityProperty: true }))"
        ".map(one => one.textContent)"
    )
    return [str(text) for text in seen]


@pytest.mark.parametrize("name", STATES)
def test_without_scripts_states_are_chosen_and_only_the_first_prints(
    browser: Browser, served: str, name: str
) -> None:
    still = {"java_script_enabled": False, "reduced_motion": "reduce"}
    with opened(browser, served, name=name, **still) as view:
        for id, (places, text) in STATES[name].items():
            figure = view.page.locator(f"#{id}")
            first, seen = drawn(figure), []
            assert figure.locator(".pick:visible").count() >= FEWEST
            for place in places:
                figure.locator(f'.pick[value="{place}"]').check()
                seen.append(drawn(figure))
                assert seen[-1] != first
            assert len({*map(tuple, seen)}) == len(places)
            assert text is None or text in seen[-1]
        view.page.emulate_media(media="print")
        for id in STATES[name]:
            shown = view.page.locator(f"#{id} :is(.pick, .states, .state):visible")
            assert shown.count() == 0, id


def test_keys_choose_and_what_is_shown_is_said(browser: Browser, served: str) -> None:
    with opened(browser, served, java_script_enabled=False) as view:
        figure = view.page.locator("#relu-curve")
        group = figure.get_by_role("group", name="Input")
        group.get_by_role("radio", name="−5").focus()
        view.page.keyboard.press("Space")
        expect(figure.locator("p.state:visible")).to_have_text(re.compile("at −5 it is 0"))
        view.page.keyboard.press("ArrowRight")
        expect(figure.locator("p.state:visible")).to_have_text(re.compile("at 0 it is 0"))


def test_with_scripts_nothing_of_that_is_there(browser: Browser, served: str) -> None:
    with opened(browser, served) as view:
        expect(view.page.locator(".states, .state")).to_have_count(0)

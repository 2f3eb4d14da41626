"""Without scripts: radio buttons choose among the states that the build has drawn."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.judges import judged
from tests.browser.live import ARTICLE, SCHEMES, opened
from tests.page import none

FEWEST = 5
STATES = {
    "training.html": {
        "how-wrong": [1, 2],
        "one-weight": [2, 7],
        "one-step": [2, 3],
        "training-one": [1, 4],
        "way-down": [2, 5],
    },
    "hidden-layers.html": {"decision-three": [1, 5], "what-three-add": [2, 4]},
    "which-penguin.html": {"bill-map": [2, 5], "bill-training": [2, 3]},
    "index.html": {"home-network": [2, 5]},
    ARTICLE: {
        "one-passenger": [1, 3],
        "sigmoid-curve": [1, 2],
        "would-you-have-survived": [2, 5],
    },
}
SHOWN = {"sigmoid-curve": "0.0067", "would-you-have-survived": "33\u202f%"}
TRAINING = "training.html"


def drawn(figure: Locator) -> list[str]:
    """The texts that are seen in its drawings."""
    texts = figure.locator("svg text:visible")
    seen = texts.evaluate_all(
        "all => all.filter(one => one.checkVisibility({ opacityProperty: true }))"
        ".map(one => one.textContent)"
    )
    return [str(text) for text in seen]


def on_paper(page: Page) -> dict[str, str]:
    """What is printed of each figure."""
    page.emulate_media(media="print")
    said = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('figure[id]')]"
        ".map(one => [one.id, one.innerText]))"
    )
    return dict(said)


@pytest.mark.parametrize("name", STATES)
def test_without_scripts_states_are_chosen_and_what_prints_is_the_first(
    browser: Browser, served: str, name: str
) -> None:
    still = {"java_script_enabled": False, "reduced_motion": "reduce"}
    with opened(browser, served, name=name, **still) as view:
        printed = on_paper(view.page)
        view.page.emulate_media(media="screen")
        for id, places in STATES[name].items():
            figure = view.page.locator(f"#{id}")
            seen = [drawn(figure)]
            assert figure.locator(".pick:visible").count() >= FEWEST
            for place in places:
                figure.locator(f'.pick[value="{place}"]').check()
                seen.append(drawn(figure))
            assert len({*map(tuple, seen)}) == len(seen)
            assert SHOWN.get(id, seen[-1][0]) in seen[-1]
        assert on_paper(view.page) == printed
        for id in STATES[name]:
            chosen = view.page.locator(f"#{id} :is(.states, .state, .pick):visible")
            assert chosen.count() == 0, id


def test_an_epoch_has_its_scores_its_curves_and_its_marks(browser: Browser, served: str) -> None:
    with opened(browser, served, name=TRAINING, java_script_enabled=False) as view:
        figure = view.page.locator("#training-three")
        scores = figure.locator(".scores :is(th > span, td):visible")
        curves, marks = figure.locator(".curves .curve:visible"), figure.locator(".mark:visible")

        def seen() -> list[str]:
            look = "all => all.map(one => one.getAttribute('d') ?? one.getAttribute('cx'))"
            drawn = [*curves.evaluate_all(look), *marks.evaluate_all(look)]
            return [*scores.all_inner_texts(), *map(str, drawn)]

        before = seen()
        assert before[:2] == ["Epoch 300", "0.490"]
        group = figure.get_by_role("group", name="Epoch")
        group.get_by_role("radio", name="0", exact=True).check()
        after = seen()
        assert len(after) == len(before) and not {*after} & {*before}
        # It says so where the network does not follow.
        still = figure.get_by_text("The weights of the network are those of epoch 300.")
        expect(still.locator("visible=true")).to_have_count(1)


def test_a_size_is_chosen_in_the_plot_and_told(browser: Browser, served: str) -> None:
    with opened(browser, served, name="hidden-layers.html", java_script_enabled=False) as view:
        figure = view.page.locator("#accuracy-by-units")
        chosen, said = figure.locator(".chosen:visible"), figure.locator(".said:visible")
        expect(said).to_have_count(0)
        before = chosen.bounding_box()
        figure.get_by_role("radio", name="32").check()
        expect(said).to_have_text(re.compile(r"^32 hidden neurons: "))
        expect(chosen).to_have_count(1)
        assert chosen.bounding_box() != before


def test_an_answer_goes_with_the_row_that_is_chosen(browser: Browser, served: str) -> None:
    with opened(browser, served, name="index.html", java_script_enabled=False) as view:
        figure = view.page.locator("#home-network")
        told = figure.locator(".choices p:not(.visually-hidden):visible")
        before = told.all_inner_texts()
        chosen = figure.locator("label:has(.pick)").nth(3)
        chosen.click()
        expect(told).to_have_count(len(before))
        after = told.all_inner_texts()
        assert after[1] != before[1]
        for given in chosen.inner_text().strip().split(", "):
            assert given in after[0]


def test_keys_choose_and_what_is_shown_is_said(browser: Browser, served: str) -> None:
    with opened(browser, served, name=TRAINING, java_script_enabled=False) as view:
        figure = view.page.locator("#one-weight")
        group = figure.get_by_role("group", name="Steps, and the learning rate")
        group.get_by_role("radio", name="none").focus()
        before = figure.locator(".readout").text_content()
        view.page.keyboard.press("ArrowRight")
        expect(figure.locator(".readout")).to_be_hidden()
        expect(figure.locator(".said:visible")).to_have_text(re.compile("slope"))
        assert figure.locator(".said:visible").text_content() != before


STILL = {  # what is said of a page without scripts, said of one in which only judges run
    r"<script\b.*?</script>": "",
    r'<meta http-equiv="Content-Security-Policy"[^>]*>': "",
    r"\(scripting: ?none\)": "(min-width:0)",
    r"\(scripting: ?enabled\)": "(max-width:0)",
}


def stilled(route: Route) -> None:
    answer = route.fetch()
    text = answer.text()
    for pattern, instead in STILL.items():
        text = re.sub(pattern, instead, text, flags=re.DOTALL)
    route.fulfill(response=answer, body=text)


@pytest.mark.parametrize(("place", "name"), [*enumerate(STATES, start=1)])
def test_no_judge_finds_anything_in_states_without_scripts(
    browser: Browser, served: str, place: int, name: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.route(re.compile(r"[.](html|css)$"), stilled)
    page.goto(f"{served}{name}")
    chosen = page.locator(f'.pick[value="{place}"]:visible')
    assert chosen.count() >= len(STATES[name])
    for one in chosen.all():
        one.check(force=True)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        none(judged(page))
    page.close()


def test_with_scripts_nothing_of_that_is_there(browser: Browser, served: str) -> None:
    with opened(browser, served, name=TRAINING) as view:
        expect(view.page.locator("#one-weight")).to_be_visible()
        expect(view.page.locator(".states, .state")).to_have_count(0)

"""The table beside its network: pointing previews a row, choosing keeps it, one row is yours."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.parts import digits
from generator.nn.examples import THRESHOLD
from tests.browser.checks import check
from tests.browser.live import HOMES, View, centre, homes, in_view, only, opened
from tests.page import none
from tests.samples import real_site
from tests.samples.page import LIVE_PAGE

FIGURE = "#would-you-have-survived"
MODEL = real_site().sources.models["shallow"]
AGE, AGE_SLIDER, SEX = "[data-own] [type=number]", "[data-own] [type=range]", "[data-own] select"
PEOPLE = [(age, sex) for age in (0, 1, 35, 80) for sex in (0, 1)]

# What the diagram says, and which rows are marked, in each of three ways
SHOWN = """(figure) => {
  const texts = (mark) =>
    [...figure.querySelectorAll(`.diagram svg [data-${mark}]`)].map((e) => e.textContent);
  const marks = ["input", "product", "sum", "result", "answer"];
  return Object.fromEntries(marks.map((mark) => [mark, texts(mark)]));
}"""
MARKED = """(figure) => [".chosen", "[aria-current=true]", ":has(input:checked)"].map((mark) =>
  [...figure.querySelectorAll("tbody tr")].flatMap((row, i) => row.matches(mark) ? [i] : [])
)"""
LISTEN = """(status) => {
  window.told = [];
  new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true });
}"""


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, served: str, built_site: Path
) -> Iterator[Locator]:
    """The figure on a server, and in a folder."""
    with opened(browser, homes(served, built_site)[request.param]) as view:
        yield found(view)


@pytest.fixture(scope="module")
def article(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served) as view:
        yield view


@pytest.fixture
def figure(article: View) -> Locator:
    return found(article)


@pytest.fixture
def touched(browser: Browser, served: str) -> Iterator[Locator]:
    """The figure on a phone."""
    with opened(browser, served, 390, has_touch=True) as view:
        yield found(view)


@pytest.fixture
def still(browser: Browser, served: str) -> Iterator[Locator]:
    """The figure while the clock stands still."""
    with opened(browser, served, clock=True) as view:
        yield found(view)


def found(view: View) -> Locator:
    """The figure in view, with its first row chosen and the pointer far away."""
    figure = view.page.locator(FIGURE)
    in_view(figure.locator("thead"))
    row(figure, 0).locator("input").check()
    view.page.mouse.move(1, 1)
    return figure


def row(figure: Locator, index: int) -> Locator:
    return figure.locator("tbody tr").nth(index)


def inputs(figure: Locator) -> list[list[float]]:
    """The inputs of every passenger in the table, as the data have them."""
    labels = figure.locator("tbody tr:not(.own) label").all_inner_texts()
    return [list(MODEL.row(int(label.split()[-1])).inputs.values()) for label in labels]


def shows(figure: Locator, row: Sequence[float]) -> None:
    """The diagram says what Python calculates for the row."""
    (done,) = MODEL.network.forward([row])
    output = float(done.activation[0, 0])
    assert figure.evaluate(SHOWN) == {
        "input": [digits.value(x) for x in row],
        "product": [digits.product(p) for p in (*done.products[0, 0].tolist(), MODEL.bias)],
        "sum": [digits.total(float(done.pre_activation[0, 0]))],
        "result": [digits.probability(output)],
        "answer": [f"→ {MODEL.classes[output >= THRESHOLD]}"],
    }


def sentence(row: Sequence[float]) -> str:
    """What a screen reader is told of the row."""
    (done,) = MODEL.network.forward([row])
    output = float(done.activation[0, 0])
    given = [f"{f.name} {digits.value(x)}" for f, x in zip(MODEL.inputs, row, strict=True)]
    return (
        f"{', '.join(given)}. Sum {digits.total(float(done.pre_activation[0, 0]))}; sigmoid gives "
        f"{digits.probability(output)} chance of survival; "
        f"answer: {MODEL.classes[output >= THRESHOLD]}."
    )


def chosen(figure: Locator) -> int:
    """The one row that is marked: by its look, for screen readers, and by its button."""
    marked = figure.evaluate(MARKED)
    assert marked == [marked[0]] * 3 and len(marked[0]) == 1, marked
    return marked[0][0]


def set_own(figure: Locator, age: float, sex: float) -> None:
    figure.locator(AGE).fill(f"{age}")
    figure.locator(SEX).select_option(f"{sex}")


def test_pointing_at_a_row_shows_its_forward_pass(anywhere: Locator) -> None:
    for i, values in enumerate(inputs(anywhere)):
        row(anywhere, i).hover()
        shows(anywhere, values)
        expect(row(anywhere, i)).to_contain_class("preview")
        assert chosen(anywhere) == 0


def test_row_preview_returns_to_chosen_row_on_leave(figure: Locator) -> None:
    figure.locator("tbody label").nth(2).click()
    row(figure, 5).hover()
    shows(figure, inputs(figure)[5])
    figure.locator("thead").hover()
    shows(figure, inputs(figure)[2])
    assert chosen(figure) == 2


def test_a_click_anywhere_on_a_row_chooses_it(anywhere: Locator) -> None:
    for i, values in reversed(list(enumerate(inputs(anywhere)))):
        row(anywhere, i).locator("td").nth(i % 4).click()
        anywhere.locator("thead tr").hover()
        assert chosen(anywhere) == i
        shows(anywhere, values)


@pytest.mark.parametrize("target", ("label", "input"))
def test_a_click_on_the_label_or_its_button_chooses_the_row(figure: Locator, target: str) -> None:
    row(figure, 3).locator(target).click()
    assert chosen(figure) == 3
    shows(figure, inputs(figure)[3])


def test_a_tap_chooses_the_row_and_stays(touched: Locator) -> None:
    for i in (4, 1):
        row(touched, i).locator("td").nth(1).tap()
        assert chosen(touched) == i
        touched.locator("figcaption").tap()
        shows(touched, inputs(touched)[i])


def test_arrow_keys_choose_the_next_row_and_the_one_before(anywhere: Locator) -> None:
    page, every = anywhere.page, inputs(anywhere)
    row(anywhere, 0).locator("input").focus()
    for i in range(1, len(every)):
        page.keyboard.press("ArrowDown")
        assert chosen(anywhere) == i
        shows(anywhere, every[i])
    page.keyboard.press("ArrowDown")
    assert chosen(anywhere) == len(every)  # the reader's own
    page.keyboard.press("ArrowUp")
    shows(anywhere, every[-1])


def test_your_own_passenger_is_answered_as_python_answers(anywhere: Locator) -> None:
    own = anywhere.locator("tr.own")
    words = {number: word for word, number in MODEL.inputs[1].feature.numbers.items()}
    for age, sex in [*PEOPLE, (28, 1)]:
        set_own(anywhere, age, sex)
        shows(anywhere, [age, sex])
        assert chosen(anywhere) == len(inputs(anywhere))
        output = digits.probability(float(MODEL.network.predict([[age, sex]])[0, 0]))
        cells = own.locator("td").all_inner_texts()
        assert cells == [digits.value(age), f"{sex} {words[sex]}", "?", output, ""]


def test_age_is_typed_or_slid(figure: Locator) -> None:
    figure.locator(AGE_SLIDER).focus()
    figure.page.keyboard.press("End")
    oldest = figure.locator(AGE_SLIDER).get_attribute("max")
    assert figure.locator(AGE).input_value() == oldest
    shows(figure, [float(oldest), 1])
    figure.locator(AGE).fill("7")
    assert figure.locator(AGE_SLIDER).input_value() == "7"
    shows(figure, [7, 1])


def test_an_age_out_of_range_becomes_the_oldest_once_it_is_typed(figure: Locator) -> None:
    figure.locator(AGE).fill("999")
    figure.locator(AGE).press("Tab")
    oldest = figure.locator(AGE).get_attribute("max")
    assert figure.locator(AGE).input_value() == oldest
    shows(figure, [float(oldest), 1])


@pytest.mark.parametrize("width", (390, 1280))
def test_no_number_of_any_row_touches_another(browser: Browser, served: str, width: int) -> None:
    problems = []
    # At rest: numbers that travel pass over others on their way.
    with opened(browser, served, width, reduced_motion="reduce") as view:
        only(view.page, FIGURE[1:])
        figure = found(view)

        def look(what: str) -> None:
            for name in ("overlaps", "clipped"):
                problems.extend(f"{what}: {problem}" for problem in check(view.page, name))

        for i in range(len(inputs(figure))):
            row(figure, i).locator("label").click()
            look(f"row {i}")
        for age, sex in PEOPLE:
            set_own(figure, age, sex)
            look(f"age {age}, sex {sex}")
    none(problems)


def test_a_chosen_row_is_told_once_when_things_rest(still: Locator) -> None:
    clock, told = still.page.clock, still.locator("[role=status]")
    row(still, 0).locator("input").focus()
    told.evaluate(LISTEN)
    for _ in range(3):
        still.page.keyboard.press("ArrowDown")
        clock.run_for(200)
    assert still.page.evaluate("told") == []
    clock.run_for(2000)
    label = " ".join(row(still, 3).locator("label").inner_text().split())
    assert still.page.evaluate("told") == [f"{label}: {sentence(inputs(still)[3])}"]


def test_a_preview_is_not_told(still: Locator) -> None:
    still.locator("[role=status]").evaluate(LISTEN)
    row(still, 4).hover()
    still.page.clock.run_for(2000)
    assert still.page.evaluate("told") == []


def test_nothing_is_told_while_the_age_is_dragged(still: Locator) -> None:
    page, slider = still.page, still.locator(AGE_SLIDER)
    still.locator("[role=status]").evaluate(LISTEN)
    in_view(slider)
    x, y = centre(slider)
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(10):
        page.mouse.move(x - 6 * i, y)
        page.clock.run_for(200)
    page.mouse.up()
    assert page.evaluate("told") == []
    page.clock.run_for(2000)
    age = float(slider.input_value())
    assert page.evaluate("told") == [f"Yours: {sentence([age, 1])}"]
    assert chosen(still) == len(inputs(still))


def test_on_a_phone_the_answer_beneath_the_drawing_is_that_of_the_row(
    browser: Browser, samples: str
) -> None:
    with opened(browser, samples, 320, name=LIVE_PAGE) as view:
        figure = view.page.locator("#table")
        beneath = figure.locator(".in-sight")
        assert beneath.is_visible()
        for i in (1, 2):
            figure.locator("tbody tr").nth(i).click()
            drawn = [
                figure.locator(f".diagram svg [data-{mark}]").last.text_content()
                for mark in ("result", "answer")
            ]
            assert all(text in (beneath.text_content() or "") for text in drawn if text)
        view.page.set_viewport_size({"width": 1280, "height": 900})
        assert not beneath.is_visible()

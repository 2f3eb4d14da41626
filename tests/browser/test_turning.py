"""Weights that a reader turns: by mouse, keys, numbers and fingers, and all that follows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.figure import Figure
from generator.figures.parts import digits
from generator.models.sources import Sources, read_sources
from generator.models.trained import TrainedNetwork
from tests.browser.axe import axe
from tests.browser.checks import faults
from tests.browser.live import (
    Scheme,
    View,
    along,
    box,
    centre,
    drag,
    finger,
    in_view,
    keyboard_to,
    opened,
    scrolled_beyond,
    seen,
    swipe,
)
from tests.page import none
from tests.samples import figures as samples_of
from tests.samples import real_site
from tests.samples.figures import figure
from tests.samples.networks import turned_model

ANY = ("binary", "classes", "number")
# What a figure says, by the parts of it that say it
SAID = {
    "pills": ".diagram [data-weight] text",
    "sums": ".diagram svg [data-sum]",
    "results": ".diagram [data-result]",
    "answers": ".diagram [data-answer]",
    "products": ".diagram svg [data-product]",
    "steps": ".steps li",
    "tables": ":is(.calculation, .parameters, .choices tr:not(.own)) :is(td, th)",
}
TEXTS = """([html, parts]) => {
  const root = html ? new DOMParser().parseFromString(html, "text/html") : document;
  const said = (e) => e.textContent.replace(/\\s+/g, " ").trim();
  return Object.fromEntries(Object.entries(parts).map(([name, selector]) =>
    [name, [...root.querySelectorAll(selector)].map(said)]));
}"""
# Figures of every kind and form, on pages of their own
FIGURES: dict[str, tuple[str, dict[str, Any]]] = {
    "shallow-trained": ("network", {"model": "shallow", "show": "weights"}),
    "hidden-three": ("network", {"model": "hidden_3", "show": "weights"}),
    "hidden-eight": ("network", {"model": "hidden_8", "show": "forward", "row": 8}),
    "would-you-have-survived": (
        "prediction",
        {"model": "shallow", "rows": [1, 2, 3, 4, 5, 15, 76, 7]},
    ),
    "six-penguins": ("prediction", {"model": "bill", "rows": [1, 184, 296, 74, 338, 4]}),
    "one-passenger": ("forward-pass", {"model": "shallow", "row": 1}),
    "table": ("prediction", {"model": "hidden_3", "rows": [8, 1, 4]}),
    "which": ("prediction", {"model": "ticket", "rows": [8, 1, 4]}),
    "price": ("prediction", {"model": "paid", "rows": [8, 1, 4]}),
    **{name: ("forward-pass", keys) for name, keys in samples_of.PASSES.items()},
    **{name: ("gradient", keys) for name, keys in samples_of.GRADIENTS.items()},
}
CHANGES = {0: 0.4, 2: -0.7}  # places of parameters
# The steps of several classes speak of the one that was likeliest first
GENTLE = {"pass-classes-hidden": {0: 0.01, 2: -0.7}}


@pytest.fixture(scope="module")
def sources(sampled: Path) -> Sources:
    return read_sources(sampled.parent / "content")


def remade(name: str, sources: Sources, changes: Mapping[int, float]) -> Figure:
    """The figure as the build would make it of a network with these parameters."""
    kind, keys = FIGURES[name]
    model = turned_model(sources.network(keys["model"], ANY), changes)
    models = {**sources.models, keys["model"]: model}
    return figure(kind, replace(sources, models=models), **keys)


@pytest.mark.parametrize("name", FIGURES)
def test_all_follows_as_the_build_would_say_it(
    browser: Browser, samples: str, sources: Sources, name: str
) -> None:
    changes = GENTLE.get(name, CHANGES)
    made = remade(name, sources, changes)
    asked = "_".join(f"{place}*{value}" for place, value in changes.items())
    with opened(browser, samples, name=f"figures/{name}.html?turned={asked}") as view:
        expect(view.page.locator(".turned .count")).not_to_be_empty()
        shown = view.page.evaluate(TEXTS, ["", SAID])
        expected = view.page.evaluate(TEXTS, [made.finished.body, SAID])
        (described,) = view.page.locator("figure").all()
        text = described.evaluate(
            "f => document.getElementById(f.getAttribute('aria-describedby') ?? '')?.textContent"
        )
    for part in SAID:
        assert shown[part] == expected[part], part
    assert text in (None, made.finished.text)


SURVIVED = "#would-you-have-survived"
AGE, SEX, BIAS = "0.0-1.0", "0.1-1.0", "0.b-1.0"
TRAINED = real_site().sources.network("shallow", ANY)


@pytest.fixture
def chosen(browser: Browser, served: str) -> Iterator[Locator]:
    """The table beside its network, in the middle of the window."""
    with opened(browser, served) as view:
        yield found(view)


def found(view: View, figure: str = SURVIVED) -> Locator:
    it = view.page.locator(figure)
    in_view(it.locator(".diagram svg"))
    return it


def pill(figure: Locator, line: str) -> Locator:
    return figure.locator(f".diagram [data-weight='{line}']")


def weight(figure: Locator, line: str) -> float:
    figure.page.wait_for_timeout(150)  # what is told of all weights waits until they rest
    return float(pill(figure, line).get_attribute("aria-valuenow") or "nan")


def pulled(figure: Locator, line: str, across: float) -> None:
    """Drag the pill so many pixels to the right, and a little down."""
    x, y = centre(pill(figure, line).locator(".pill"))
    drag(figure.page, (x, y), (x + across, y + 9))


def count(model: TrainedNetwork) -> str:
    """What is counted of a model of two classes, as the build counts."""
    right, rows = model.correct.by_name, model.rows.by_name
    told = ", ".join(f"{right[part]} of {rows[part]} {part} rows" for part in right)
    losses = ", ".join(f"{digits.loss(x)} ({part})" for part, x in model.loss.by_name.items())
    return f"Right: {told}; loss: {losses}"


def test_a_drag_turns_a_weight_and_its_way_back_is_there(chosen: Locator) -> None:
    page = chosen.page
    challenge = chosen.locator(".challenge")
    expect(challenge).to_contain_text("226 of 291 test rows right. Can you beat it?")
    diagram = box(chosen.locator(".diagram svg"))
    pulled(chosen, SEX, 60)
    expect(chosen.locator(".turned")).to_be_visible()
    assert box(chosen.locator(".diagram svg")) == diagram  # nothing moves under the hand
    assert weight(chosen, SEX) == 2.2  # 30 steps of a hundredth of 5, from the next whole one
    turned = turned_model(TRAINED, {1: 2.2})
    assert turned.correct.of("test") == 226
    expect(chosen.locator(".count")).to_have_text(count(turned))
    expect(challenge).to_contain_text("Yours gets 226: even.")
    assert page.evaluate("getSelection().toString()") == ""
    pulled(chosen, BIAS, -200)
    assert weight(chosen, BIAS) == -2  # the end
    expect(challenge).to_contain_text(f"Yours gets {counted(2.2, -2)}")
    undo = chosen.get_by_role("button", name="Undo")
    undo.click()
    expect(chosen.locator(".count")).to_have_text(count(turned))
    undo.click()
    expect(chosen.locator(".count")).to_have_text(count(TRAINED))
    expect(undo).to_be_disabled()
    pulled(chosen, AGE, 40)
    reset = chosen.get_by_role("button", name="Reset weights")
    reset.click()
    expect(reset).to_be_disabled()
    assert weight(chosen, AGE) == TRAINED.network.layers[0].weights[0, 0]
    expect(pill(chosen, AGE).locator("text")).to_have_text("−0.01685")
    undo.click()
    assert weight(chosen, AGE) != TRAINED.network.layers[0].weights[0, 0]


def counted(sex: float, bias: float) -> int:
    return turned_model(TRAINED, {1: sex, 2: bias}).correct.of("test")


def test_keys_turn_the_pill_and_move_between_parts(chosen: Locator) -> None:
    page, age = chosen.page, pill(chosen, AGE)
    keyboard_to(age)
    expect(age).to_have_role("slider")
    expect(age).to_have_accessible_name("Weight of Age")
    assert (age.get_attribute("aria-valuemin"), age.get_attribute("aria-valuemax")) == (
        "-0.2",
        "0.2",
    )
    for key, value in [
        ("ArrowUp", -0.016), ("PageUp", 0.004), ("ArrowDown", 0.002), ("PageDown", -0.018),
        ("Home", -0.2), ("ArrowDown", -0.2), ("End", 0.2),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(age).to_have_attribute("aria-valuenow", f"{value}")
    expect(age.locator("text")).to_have_text("0.2")
    assert (age.get_attribute("aria-valuetext") or "").startswith("0.2; Age: 22 × 0.2 = 4.4")
    expect(chosen.locator(".diagram .details")).to_contain_text("Weight of Age: 0.2")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.weight") == SEX
    page.keyboard.press("ArrowRight")
    expect(pill(chosen, BIAS)).to_be_focused()
    expect(pill(chosen, BIAS)).to_have_accessible_name("Bias")


def test_a_number_is_typed(chosen: Locator) -> None:
    page, sex, near = chosen.page, pill(chosen, SEX), chosen.locator(".turn-box")
    keyboard_to(sex)
    page.keyboard.press("Enter")
    field = near.get_by_role("textbox", name="Weight of Sex")
    expect(field).to_be_focused()
    page.keyboard.type("-1,5")
    page.keyboard.press("Enter")
    expect(sex).to_be_focused()
    expect(near).to_be_hidden()
    assert weight(chosen, SEX) == -1.5
    page.keyboard.type("2x")  # begins to type at once
    expect(field).to_have_value("2x")
    page.keyboard.press("Enter")
    expect(near.get_by_role("alert")).to_have_text("Type a number, such as −0.5.")
    expect(field).to_be_focused()
    field.fill("1e999")
    page.keyboard.press("Enter")
    expect(near.get_by_role("alert")).to_have_text("That is too large to compute.")
    page.keyboard.press("Escape")
    expect(sex).to_be_focused()
    assert weight(chosen, SEX) == -1.5


@pytest.mark.parametrize(
    "name", ["three", "table", "which", "price", "step-hidden", "pass-classes-hidden"]
)
def test_what_is_too_large_is_told_in_words(browser: Browser, samples: str, name: str) -> None:
    huge = "_".join(f"{place}*{(-1) ** place}e308" for place in range(12))
    with opened(browser, samples, name=f"figures/{name}.html?turned={huge}") as view:
        expect(view.page.locator(".turned .count")).not_to_be_empty()
        said = view.page.locator("body").evaluate(
            "body => body.outerHTML.replace(/<script.*?<\\/script>/gs, '')"
        )
        assert "too large" in said
        for wrong in ("NaN", "Infinity", "undefined", "null"):
            assert wrong not in said, said[said.index(wrong) - 200 :][:400]


def test_a_tap_opens_a_slider_in_sight(browser: Browser, served: str) -> None:
    for width, height in ((390, 700), (1024, 768)):
        with opened(browser, served, width, height, has_touch=True) as view:
            figure = found(view)
            view.page.touchscreen.tap(*centre(pill(figure, SEX).locator(".pill")))
            slider = figure.locator(".turn-box [type=range]")
            expect(slider).to_have_accessible_name("Weight of Sex, slider")
            expect(slider).to_be_in_viewport(ratio=1)
            expect(figure.locator(".count")).to_be_in_viewport(ratio=1)
            slider.fill("3.5")
            assert weight(figure, SEX) == 3.5
            expect(figure.locator(".count")).to_have_text(count(turned_model(TRAINED, {1: 3.5})))
            figure.get_by_role("button", name="Done").tap()
            expect(slider).to_be_hidden()
            session, (x, y) = finger(view.page), centre(pill(figure, SEX).locator(".pill"))
            swipe(session, *along((x, y), (x - 60, y)))
            expect(pill(figure, SEX)).to_have_attribute("aria-valuenow", "2")
            # A finger that goes up or down scrolls the page, and turns nothing.
            top = view.page.evaluate("scrollY")
            swipe(session, *along((x, y), (x + 4, y - 150)))
            scrolled_beyond(view.page, top)
            assert weight(figure, SEX) == 2


def test_a_network_is_shared_by_its_address(browser: Browser, served: str) -> None:
    with opened(browser, served) as view:
        figure = found(view)
        figure.locator("tbody tr").nth(3).click()
        pulled(figure, SEX, 60)
        pulled(figure, BIAS, -30)
        figure.get_by_role("button", name="Share this network").click()
        link = figure.get_by_role("link", name="Address of this network")
        expect(link).to_be_visible()
        address = link.get_attribute("href")
        assert view.page.url == address
        assert address.endswith("neural-network-math.html?row=4&turned=1*2.2_2*-0.42" + SURVIVED)
        said = figure.locator(".count").inner_text()
    with opened(browser, served, name=address.removeprefix(served)) as view:
        figure = view.page.locator(SURVIVED)
        expect(figure.locator(".count")).to_have_text(said)
        assert (weight(figure, SEX), weight(figure, BIAS)) == (2.2, -0.42)
        expect(figure.locator("tbody tr").nth(3)).to_have_class("chosen preview")
    with opened(
        browser, served, name="neural-network-math.html?turned=99*1_1*x_2*1" + SURVIVED
    ) as view:
        figure = view.page.locator(SURVIVED)
        expect(figure.locator(".turned")).to_be_visible()
        assert (weight(figure, SEX), weight(figure, BIAS)) == (0.704039, 1)


def test_where_the_author_does_not_want_it_nothing_turns(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name="figures/fixed.html?turned=1*5") as view:
        part = pill(view.page.locator("figure"), SEX)
        expect(part).to_have_role("button")
        keyboard_to(part)
        view.page.keyboard.press("ArrowDown")
        expect(pill(view.page.locator("figure"), BIAS)).to_be_focused()
        none(seen(view.page, ".turned, .challenge, [role=slider]"))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_what_turns_is_accessible_and_fits(
    browser: Browser, served: str, width: int, scheme: Scheme
) -> None:
    problems = []
    with opened(browser, served, width, color_scheme=scheme, has_touch=width < 400) as view:
        figure = found(view)
        keyboard_to(pill(figure, SEX))
        view.page.keyboard.press("ArrowUp")
        view.page.keyboard.press("Enter")
        figure.get_by_role("button", name="Share this network").click()
        problems += [
            f"{fault}: {text}" for fault, texts in faults(view.page).items() for text in texts
        ]
        problems += axe(view.page)
        view.page.emulate_media(media="print")
        problems += seen(view.page, ".turned, .turn-box, .challenge")
    none(problems)

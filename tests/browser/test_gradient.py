"""A gradient step under the reader's hands: played, lengthened, taken, taken again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.kinds.gradient import USUAL, gradient_step
from generator.figures.kinds.gradient.texts import narrow, parameters, texts
from generator.models.sources import ANY
from generator.nn.descent import Step
from generator.nn.network import network
from tests.browser.axe import axe
from tests.browser.checks import check
from tests.browser.live import HOMES, View, homes, in_view, keyboard_to, opened, restyle, state
from tests.page import none
from tests.samples.figures import GRADIENTS
from tests.samples.networks import with_networks
from tests.samples.page import PAGE

FIGURES = list(GRADIENTS)
PLAY, BACK, NEXT = "[data-do=play]", "[data-do=back]", "[data-do=next]"
SCRUB, RATE = ".player [type=range]", "[data-rate]"
TAKE, RESET, HISTORY = "[data-do=take]", "[data-do=reset]", "[data-history]"
LAST = 6
BEAT = 2500  # ms from step to step
DEFAULTS = {"learning_rate": 0.1}

# Every text of the figure but that of its player and what explains parts, and its place
SHOWN = """(figure) => {
  const all = (selector) => [...figure.querySelectorAll(selector)];
  const words = (e) => e.textContent.replace(/\\s+/g, " ").trim();
  return {
    places: all("[data-is]").map((e) => [e.dataset.is, e.textContent]),
    pills: all("[data-weight] text").map((e) => [e.parentNode.dataset.weight, e.textContent]),
    nodes: all("[data-sum], [data-result], [data-answer], [data-product]").map(words),
    told: all(".steps li").map(words), text: words(figure.querySelector("desc")),
  };
}"""
# By selector, whether its parts can be seen
SEEN = """(diagram, selectors) => selectors.map((selector) => {
  const found = [...diagram.querySelectorAll(selector)].map((e) => {
    let opacity = 1;
    for (let at = e; at !== diagram; at = at.parentNode) opacity *= getComputedStyle(at).opacity;
    return opacity;
  });
  return [...new Set(found)].join();
})"""
# From which step on there is a part of the diagram
COMES = {"[data-sum]": 1, ".loss text": 2, ".slopes [data-slope='1.0']": 3, "[data-slope*='-']": 4}


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, samples: str, sampled: Path
) -> Iterator[View]:
    """The samples from a server, and from a folder; each figure is for one test."""
    with opened(browser, homes(samples, sampled)[request.param], name=PAGE) as view:
        yield view


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[View]:
    with opened(browser, samples, name=PAGE, reduced_motion="reduce") as view:
        yield view


@pytest.fixture
def touched(browser: Browser, samples: str) -> Iterator[View]:
    with opened(browser, samples, 390, 844, name=PAGE, has_touch=True, is_mobile=True) as view:
        yield view


def figure(view: View, name: str) -> Locator:
    found = view.page.locator(f"#{name}")
    in_view(found.locator(".diagram"))
    return found


def keep_only(view: View, *names: str) -> None:
    """Leave only these figures, and the page's heading."""
    kept = "".join(f":not(#{name})" for name in names)
    restyle(view.page, f".figure{kept} {{ display: none }}")


def first_step(name: str) -> Step:
    keys = DEFAULTS | GRADIENTS[name]
    model = with_networks().network(keys["model"], ANY)
    loss = keys.get("loss", USUAL[model.answer])
    return gradient_step(model, keys["row"], loss, keys["learning_rate"])


def after(step: Step, rate: float | None = None) -> Step:
    """The step that follows, at that rate."""
    activations = [layer.activation for layer in step.network.layers]
    moved = network(step.moved.weights, step.moved.biases, activations)
    return Step(moved, step.loss, step.row, step.target, rate or step.rate)


def losses(figure: Locator) -> list[float]:
    text = figure.locator("[data-is=losses]").text_content()
    return [float(loss) for loss in text.split(" → ")]


def set_rate(figure: Locator, rate: float) -> None:
    place = state(figure)["rates"].index(rate)
    figure.locator(RATE).fill(str(place))


def shows(figure: Locator, step: Step, *others: str) -> None:
    """Every place shows that step, but those named after what the reader has done before."""
    ours, shown = texts(step), figure.evaluate(SHOWN)
    for place, text in shown["places"]:
        if place not in ("taken", "losses", *others):
            assert text == ours[place], place
    assert dict(shown["pills"]) == {p.id: narrow(p.value) for p in parameters(step)}


@pytest.fixture(scope="module")
def still(browser: Browser, samples: str) -> Iterator[View]:
    """The samples as the build wrote them, in a browser whose scripts are empty."""
    with opened(browser, samples, name=PAGE) as view:
        view.page.route("**/*.js", lambda route: route.fulfill(body=""))
        view.page.reload()
        yield view


@pytest.mark.parametrize("name", FIGURES)
def test_the_script_shows_what_the_build_wrote(page: View, still: View, name: str) -> None:
    live = figure(page, name).evaluate(SHOWN)
    assert still.page.locator(f"#{name}").evaluate(SHOWN) == live


@pytest.mark.parametrize("name", FIGURES)
def test_every_step_taken_shows_the_numbers_that_python_has(anywhere: View, name: str) -> None:
    found, step = figure(anywhere, name), first_step(name)
    shows(found, step)
    for _ in range(4):
        found.locator(TAKE).click()
        step = after(step)
        shows(found, step)


@pytest.mark.parametrize("name", FIGURES)
def test_steps_taken_again_and_again_lower_the_loss(page: View, name: str) -> None:
    found = figure(page, name)
    set_rate(found, 0.001)
    for taken in range(1, 5):
        found.locator(TAKE).click()
        assert found.locator("[data-is=taken]").text_content() == f"{taken} step{'s' * (taken > 1)}"
    history = losses(found)
    assert len(history) == 5
    assert (np.diff(history) < 0).all()


def test_only_the_last_losses_are_listed(page: View) -> None:
    found = figure(page, "step-hidden")
    for _ in range(9):
        found.locator(TAKE).click()
    assert len(losses(found)) == 6
    assert "Loss after 9 steps" in found.locator(HISTORY).text_content()


def test_reset_returns_to_the_network_that_the_build_drew(page: View) -> None:
    found = figure(page, "step-hidden")
    before = found.evaluate(SHOWN)
    for _ in range(3):
        found.locator(TAKE).click()
    assert found.evaluate(SHOWN) != before
    found.locator(RESET).click()
    assert found.evaluate(SHOWN) == before


@pytest.mark.parametrize("rate", [0.0001, 0.03, 1])
def test_the_learning_rate_lengthens_the_step_and_leaves_the_slopes(
    page: View, rate: float
) -> None:
    found, step = figure(page, "step-shallow"), first_step("step-shallow")
    set_rate(found, rate)
    shows(found, Step(step.network, step.loss, step.row, step.target, rate))
    assert float(found.locator(RATE).get_attribute("aria-valuetext")) == rate


def test_a_loss_that_no_float_holds_is_not_stepped_to(page: View) -> None:
    found = figure(page, "step-squared")
    set_rate(found, 1)
    for _ in range(8):
        found.locator(TAKE).click()
    text = found.inner_text()
    assert not any(word in text for word in ("NaN", "Infinity", "undefined", "−0 "))


def test_the_steps_show_their_parts_one_after_the_other(page: View) -> None:
    found = figure(page, "step-shallow")
    for step in range(1, LAST + 1):
        found.locator(SCRUB).fill(str(step))
        assert found.locator(".diagram").get_attribute("data-step") == str(step)
        assert found.locator(".steps li[aria-current=step]").text_content() == (
            found.locator(".steps li").nth(step - 1).text_content()
        )
        seen = found.locator(".diagram").evaluate(SEEN, list(COMES))
        assert seen == ["1" if comes <= step else "0" for comes in COMES.values()]


def test_all_is_seen_until_the_reader_plays(page: View) -> None:
    seen = figure(page, "step-hidden").locator(".diagram").evaluate(SEEN, list(COMES))
    assert seen == ["1"] * len(COMES)


def test_it_plays_from_the_first_step_to_the_last(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, clock=True) as view:
        found = figure(view, "step-start")
        found.locator(PLAY).click()
        for step in range(1, LAST + 1):
            assert found.locator(SCRUB).input_value() == str(step)
            view.page.clock.run_for(BEAT)
        expect(found.locator(PLAY)).to_have_text("Play")


def test_everything_is_done_by_keys(page: View) -> None:
    found, step = figure(page, "step-start"), first_step("step-start")
    keyboard_to(found.locator(SCRUB))
    page.page.keyboard.press("Home")
    assert found.locator(".diagram").get_attribute("data-step") == "1"
    keyboard_to(found.locator(NEXT))
    page.page.keyboard.press("Enter")
    assert found.locator(".diagram").get_attribute("data-step") == "2"
    keyboard_to(found.locator(RATE))
    page.page.keyboard.press("ArrowRight")
    longer = Step(step.network, step.loss, step.row, step.target, 0.03)
    shows(found, longer)
    keyboard_to(found.locator(TAKE))
    page.page.keyboard.press("Enter")
    shows(found, after(longer))
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Space")
    shows(found, longer)


def test_everything_is_done_by_touch(touched: View) -> None:
    found, step = figure(touched, "step-start"), first_step("step-start")
    found.locator(BACK).tap()
    assert found.locator(".diagram").get_attribute("data-step") == str(LAST - 1)
    found.locator(TAKE).tap()
    shows(found, after(step))
    found.locator(RESET).tap()
    shows(found, step)


def test_a_weight_explains_itself_as_it_is_after_the_step(page: View) -> None:
    found = figure(page, "step-shallow")
    found.locator(TAKE).click()
    moved = after(first_step("step-shallow"))
    keyboard_to(found.locator("[data-weight='0.0-1.0']"))
    title = found.locator(".details p").text_content()
    value = float(title.rpartition(" ")[2].replace("−", "-"))
    assert value == pytest.approx(float(moved.network.layers[0].weights[0, 0]), rel=1e-12)


def test_a_step_is_told_once_it_rests(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, clock=True) as view:
        found = figure(view, "step-start")
        told = found.locator("[role=status]")
        for _ in range(2):
            found.locator(TAKE).click()
            assert told.text_content() == ""
        view.page.clock.run_for(600)
        assert told.text_content() == found.locator(HISTORY).text_content()
        found.locator(RATE).press("ArrowLeft")
        view.page.clock.run_for(600)
        assert told.text_content().startswith("Forward again. With the new weights")


@pytest.mark.parametrize("home", HOMES)
def test_an_address_opens_a_step_at_a_rate(
    browser: Browser, samples: str, sampled: Path, home: str
) -> None:
    address = homes(samples, sampled)[home]
    with opened(browser, address, name=f"{PAGE}?step=3&rate=0.3#step-shallow") as view:
        found = view.page.locator("#step-shallow")
        assert found.locator(".diagram").get_attribute("data-step") == "3"
        assert found.locator("[data-is=rate]").first.text_content() == "0.3"
    with opened(browser, address, name=f"{PAGE}?step=9&rate=7#step-shallow") as view:
        found = view.page.locator("#step-shallow")
        assert found.locator(".diagram").get_attribute("data-step") is None
        assert found.locator("[data-is=rate]").first.text_content() == "0.02"


@pytest.mark.parametrize("width", (320, 390, 768, 1280))
def test_nothing_is_cut_off_whatever_steps_are_taken(page: View, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 900})
    keep_only(page, *FIGURES)
    problems = []
    for taken in range(3):
        for found in ("clipped", "sideways"):
            problems += [f"{taken}: {problem}" for problem in check(page.page, found)]
        for name in FIGURES:
            page.page.locator(f"#{name} {TAKE}").click()
    none(problems)


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (320, 1280))
def test_axe_finds_nothing(browser: Browser, samples: str, width: int, scheme: str) -> None:
    with opened(browser, samples, width, name=PAGE, color_scheme=scheme) as view:
        keep_only(view, *FIGURES)
        none(axe(view.page))
        for name in FIGURES:
            view.page.locator(f"#{name} {SCRUB}").fill("3")
            view.page.locator(f"#{name} {TAKE}").click()
        none(axe(view.page))


def test_without_scripts_there_are_all_steps_and_no_controls(
    browser: Browser, samples: str
) -> None:
    with opened(browser, samples, 390, name=PAGE, java_script_enabled=False) as view:
        for name in FIGURES:
            found = view.page.locator(f"#{name}")
            expect(found.locator("svg")).to_be_visible()
            expect(found.locator(".steps li")).to_have_count(LAST)
            expect(found.locator(".parameters")).to_be_visible()
            for control in (PLAY, SCRUB, RATE, TAKE, HISTORY):
                expect(found.locator(control)).to_be_hidden()


def test_on_paper_there_are_all_steps_and_no_controls(browser: Browser, samples: str) -> None:
    with opened(browser, samples, 700, name=PAGE) as view:
        view.page.locator(f"#step-hidden {SCRUB}").fill("1")
        view.page.emulate_media(media="print")
        for name in FIGURES:
            found = view.page.locator(f"#{name}")
            for control in (PLAY, RATE, TAKE):
                expect(found.locator(control)).to_be_hidden()
            drawing = found.locator("svg").bounding_box()
            assert drawing["x"] >= 0 and drawing["x"] + drawing["width"] <= 700
            seen = found.locator(".diagram").evaluate(SEEN, list(COMES))
            assert seen == ["1"] * len(COMES)

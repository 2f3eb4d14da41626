"""A network that learns in the reader's hands, from where its weights have been turned to."""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Locator, Page, Request, expect

from generator.models.trained import TrainedNetwork
from tests.browser.live import in_view, keyboard_to, opened
from tests.page import none
from tests.samples import real_site
from tests.samples.networks import turned_model

FIGURES = {
    "would-you-have-survived": ("neural-network-math.html", "shallow"),
    "hidden-three": ("hidden-layers.html", "hidden_3"),
}
PLACE = """(it) => {
  const bar = it.parentElement.getBoundingClientRect(), own = it.getBoundingClientRect();
  return [own.x - bar.x, own.y - bar.y];
}"""
STATE = """(figure) => figure.querySelector(".shared a").href"""


@pytest.fixture(params=FIGURES)
def turned(
    request: pytest.FixtureRequest, browser: Browser, served: str
) -> Iterator[tuple[Locator, TrainedNetwork]]:
    """A figure with one weight turned, and its model as it was."""
    name, model = FIGURES[request.param]
    with opened(browser, served, name=name) as view:
        figure = view.page.locator(f"#{request.param}")
        in_view(figure.locator(".diagram svg"))
        keyboard_to(figure.locator(".diagram [data-weight]").first)
        view.page.keyboard.press("PageUp")
        expect(figure.locator(".turned")).to_be_visible()
        yield figure, real_site().sources.network(model, ("binary",))


def parameters(model: TrainedNetwork) -> NDArray[np.float64]:
    every = (np.column_stack([layer.weights, layer.biases]) for layer in model.network.layers)
    return np.concatenate([layer.ravel() for layer in every])


def shown(figure: Locator, model: TrainedNetwork) -> NDArray[np.float64]:
    """The parameters to the last digit, as the address of the figure has them."""
    figure.get_by_role("button", name="Share this network").click()
    figure.locator(".shared a").wait_for()
    address = str(figure.evaluate(STATE))
    found = parameters(model)
    for change in address.partition("turned=")[2].partition("#")[0].partition("&")[0].split("_"):
        at, value = change.split("*")
        found[int(at)] = float(value)
    return found


def loss(model: TrainedNetwork, at: NDArray[np.float64]) -> float:
    turned = turned_model(model, dict(enumerate(at.tolist())))
    return float(turned.loss.by_name["training"])


def stepped(model: TrainedNetwork, at: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
    """A step down the slopes of the loss, taken from differences, in standardised inputs."""
    slopes = np.zeros_like(at)
    for k in range(len(at)):
        change = np.zeros_like(at)
        change[k] = 1e-5 * max(1e-2, abs(at[k]))
        slopes[k] = (loss(model, at + change) - loss(model, at - change)) / (2 * change[k])
    rows = model.features[model.parts.by_name["training"]]
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    units, inputs = model.network.layers[0].weights.shape
    first = units * (inputs + 1)
    weights, slope = (x[:first].reshape(units, inputs + 1) for x in (at, slopes))
    standard = weights[:, :-1] * deviation
    standard -= rate * (slope[:, :-1] - mean * slope[:, -1:]) / deviation
    moved = standard / deviation
    bias = weights[:, -1] + weights[:, :-1] @ mean - rate * slope[:, -1] - moved @ mean
    return np.concatenate(
        [np.column_stack([moved, bias]).ravel(), at[first:] - rate * slopes[first:]]
    )


def told(figure: Locator) -> float:
    """The loss of the training rows that the figure tells."""
    text = figure.locator(".count").inner_text()
    return float(text.partition("loss: ")[2].partition(" ")[0])


def test_a_step_goes_down_the_slopes_of_the_loss(turned: tuple[Locator, TrainedNetwork]) -> None:
    figure, model = turned
    before = shown(figure, model)
    first = told(figure)
    figure.get_by_role("button", name="Let it learn").click()
    figure.get_by_role("button", name="Pause").click()
    figure.get_by_role("button", name="Undo").click()  # all steps since it began to learn
    assert shown(figure, model) == pytest.approx(before, rel=1e-12)
    figure.get_by_label("Learning rate").select_option("0.1")
    figure.get_by_role("button", name="One step").click()
    assert shown(figure, model) == pytest.approx(stepped(model, before, 0.1), rel=2e-4, abs=1e-6)
    assert told(figure) < first
    figure.get_by_role("button", name="Undo").click()
    assert shown(figure, model) == pytest.approx(before, rel=1e-12)


def test_it_learns_until_it_is_paused_or_a_weight_is_touched(
    turned: tuple[Locator, TrainedNetwork],
) -> None:
    figure, _ = turned
    page = figure.page
    start = told(figure)
    figure.get_by_role("button", name="Let it learn").click()
    expect(figure.get_by_role("button", name="Pause")).to_be_visible()
    while told(figure) >= start:  # a frame may take long where much runs beside
        page.wait_for_timeout(50)
    figure.get_by_role("button", name="Pause").click()
    paused = figure.locator(".count").inner_text()
    step = figure.get_by_role("button", name="One step")
    place = step.evaluate(PLACE)
    page.wait_for_timeout(200)
    assert figure.locator(".count").inner_text() == paused
    figure.get_by_role("button", name="Let it learn").click()
    assert step.evaluate(PLACE) == place  # what is pressed again and again stays where it is
    figure.locator(".diagram [data-weight]").first.press("ArrowUp")
    expect(figure.get_by_role("button", name="Let it learn")).to_be_visible()


def answered(figure: Locator, inputs: dict[str, float]) -> float:
    """The probability of a network whose weights the figure has as a table."""
    cells = [
        row.locator("td").all_inner_texts() for row in figure.locator(".instead tbody tr").all()
    ]
    numbers = [[float(cell.replace("−", "-")) if cell else 0.0 for cell in row] for row in cells]
    *hidden, (*_, bias, _) = numbers
    total = bias
    for age, sex, own, out in hidden:
        total += out * max(0.0, age * inputs["age"] + sex * inputs["sex"] + own)
    return float(1 / (1 + np.exp(-total)))


def test_another_number_of_hidden_neurons_learns_in_the_place_of_the_diagram(
    browser: Browser, served: str
) -> None:
    with opened(browser, served) as view:
        figure = view.page.locator("#would-you-have-survived")
        page = view.page
        in_view(figure.locator(".diagram svg").first)
        keyboard_to(figure.locator(".diagram [data-weight]").first)
        page.keyboard.press("ArrowUp")

        def press(name: str) -> None:
            figure.get_by_role("button", name=name, exact=True).click()

        press("Let it learn")
        press("Pause")
        count = figure.locator(".count").inner_text()
        cell = figure.locator(".choices tbody tr").first.locator("td.output")
        share = cell.inner_text()
        diagram = figure.locator(".diagram svg[role=group]")
        figure.get_by_label("Hidden neurons").select_option("3")
        expect(diagram).to_be_hidden()
        assert figure.locator(".instead tbody tr").count() == 4
        start = told(figure)
        press("Let it learn")
        page.wait_for_timeout(300)
        press("Pause")
        assert told(figure) < start
        assert figure.locator(".loss-line").get_attribute("aria-label").startswith("Loss after ")
        shown = float(cell.inner_text().rstrip("\u202f %"))
        assert shown == pytest.approx(100 * answered(figure, {"age": 22, "sex": 0}), abs=0.6)
        figure.locator(".choices [type=radio]").nth(2).check()  # nothing has a drawing to travel on
        assert figure.get_by_role("button", name="Share this network").is_disabled()
        press("Random start")
        assert told(figure) != start  # another one
        figure.get_by_label("Hidden neurons").select_option("0")
        expect(diagram).to_be_visible()
        assert (figure.locator(".count").inner_text(), cell.inner_text()) == (count, share)
        press("Undo")
        assert figure.locator(".count").inner_text() != count


AT_ONCE = """async (figure) => {
  const pill = figure.querySelector(".diagram [data-weight]");
  pill.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
  await new Promise((done) => setTimeout(done)); // what turns a weight may come a task later
  const labels = [...figure.querySelectorAll("label")];
  const select = labels.find((it) => it.textContent.includes("Hidden")).querySelector("select");
  select.value = "1";
  select.dispatchEvent(new Event("change"));
}"""


@pytest.mark.parametrize(
    ("name", "figure"), (("which-penguin", "six-penguins"), ("hidden-layers", "hidden-three"))
)
def test_a_network_can_make_room_before_its_parts_were_told_anew(
    browser: Browser, served: str, name: str, figure: str
) -> None:
    with opened(browser, served, name=f"{name}.html") as view:
        found = view.page.locator(f"#{figure}")
        in_view(found.locator(".diagram svg").first)
        keyboard_to(found.locator(".diagram [data-weight]").first)
        view.page.keyboard.press("ArrowUp")
        found.get_by_role("button", name="Let it learn").click()
        found.get_by_role("button", name="Pause").click()
        expect(found.locator("select").last).to_be_visible()
        found.evaluate(AT_ONCE)
        view.page.wait_for_timeout(250)  # names of parts follow once the numbers rest
        expect(found.locator(".diagram svg[role=group]")).to_be_hidden()
        # What went wrong meanwhile is a complaint of the page.


def test_too_large_a_rate_is_told_in_words_and_no_number_is_lost(
    turned: tuple[Locator, TrainedNetwork],
) -> None:
    figure, _ = turned
    figure.get_by_role("button", name="Let it learn").click()
    figure.get_by_role("button", name="Random start").click()
    figure.get_by_label("Learning rate").select_option("10")
    figure.get_by_label("Rows for each step").select_option("1")
    for _ in range(30):
        figure.get_by_role("button", name="One step").click()
    assert "NaN" not in figure.inner_text() and "Infinity" not in figure.inner_text()


def test_what_learns_is_loaded_only_when_it_is_asked_for(browser: Browser, served: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2].partition(".")[0])

    def loaded(page: Page) -> list[str]:
        page.wait_for_timeout(200)
        return [name for name in asked if name in ("turn", "descend", "lesson")]

    with opened(browser, served) as view:
        view.page.on("request", note)
        figure = view.page.locator("#would-you-have-survived")
        in_view(figure.locator(".diagram svg"))
        none(loaded(view.page))
        keyboard_to(figure.locator(".diagram [data-weight]").first)
        view.page.keyboard.press("PageUp")
        expect(figure.locator(".turned")).to_be_visible()
        assert loaded(view.page) == ["turn"]
        figure.get_by_role("button", name="Let it learn").click()
        expect(figure.get_by_role("button", name="One step")).to_be_visible()
        assert loaded(view.page) == ["turn", "descend"]

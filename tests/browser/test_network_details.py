"""Details on networks that the articles do not have: hidden layers, wide layers, any depth."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.figures.parts import digits
from generator.models.trained import TrainedNetwork
from generator.site.site import read_site
from tests.browser.checks import check
from tests.browser.live import opened
from tests.page import none
from tests.samples.page import DEEP, DEEP_PAGE


@pytest.fixture(scope="module")
def page(browser: Browser, sampled: Path) -> Iterator[Page]:
    with opened(browser, f"{sampled.as_uri()}/", name=DEEP_PAGE) as view:
        yield view.page


@pytest.fixture(scope="module")
def models(sampled: Path) -> dict[str, TrainedNetwork]:
    return dict(read_site(sampled.parent / "content").sources.models)


def said_of(page: Page, figure: str, part: str) -> str:
    """What the panel says of the part, line by line, cells apart by a space."""
    page.locator(f"#{figure} .diagram {part}").focus()
    panel = page.locator(f"#{figure} .details")
    assert panel.is_visible()
    title = panel.locator("p").inner_text()
    rows = [" ".join(row.locator("th, td").all_inner_texts()) for row in panel.locator("tr").all()]
    return "\n".join([title, *(row.strip() for row in rows)])


# Of every part, once it has the focus: whether it says that it is open, its name, what it shows
FOCUSED = """(diagram) => [...diagram.querySelectorAll("[role=button]")].map((part) => {
  part.focus();
  return [part.ariaExpanded, part.ariaLabel, part.textContent.trim().replace(/\\s+/g, " ")];
})"""


@pytest.mark.parametrize("name", DEEP)
def test_every_part_of_a_deep_network_opens(page: Page, name: str) -> None:
    for show in ("forward", "weights"):
        page.keyboard.press("Shift")  # focus is visible after a key
        opened = page.locator(f"#{name}-{show} .diagram").evaluate(FOCUSED)
        assert opened
        for expanded, label, shown in opened:
            assert expanded == "true"
            assert label.startswith(shown)


@pytest.mark.parametrize("name", DEEP)
def test_a_hidden_unit_shows_its_terms_its_sum_and_its_activation(
    page: Page, models: dict[str, TrainedNetwork], name: str
) -> None:
    model = models[name]
    first = model.row(2).layers[0]
    said = said_of(page, f"{name}-forward", "[data-node='1.0']").splitlines()
    z, a = (digits.total_in_full(float(v[0, 0])) for v in (first.pre_activation, first.activation))
    assert said[0] == f"Neuron 1: ReLU of {z} is {a}"
    layer = model.network.layers[0]
    for line, product, weight, x in zip(
        said[1:3], first.products[0, 0], layer.weights[0], first.inputs[0], strict=True
    ):
        value, factor = digits.value(float(x)), digits.product(float(weight))
        assert line.endswith(f"{value} × {factor} {digits.total_in_full(float(product))}")
    bias = float(layer.biases[0])
    assert said[3] == f"Bias 1 × {digits.product(bias)} {digits.total_in_full(bias)}"
    assert said[4].split() == ["Sum", z]
    formula = page.locator(f"#{name}-forward .details [data-filled]:visible")
    assert formula.count() == 1 and a in formula.text_content()


def test_a_sum_of_many_terms_says_what_the_drawing_leaves_out(
    page: Page, models: dict[str, TrainedNetwork]
) -> None:
    last = models["eight"].row(2).layers[-1]
    said = said_of(page, "eight-forward", "[data-node='2.0']").splitlines()
    products = last.products[0, 0]
    left_out = digits.total_in_full(float(products[3] + products[4]))
    assert [line.split()[:2] for line in said[1:4]] == [
        ["Neuron", "1"],
        ["Neuron", "2"],
        ["Neuron", "3"],
    ]
    assert said[4].split() == ["2", "more", left_out]
    assert said[-1].split() == ["Sum", digits.total_in_full(float(last.pre_activation[0, 0]))]


def test_what_a_wide_layer_leaves_out_opens(page: Page, models: dict[str, TrainedNetwork]) -> None:
    first = models["eight"].row(2).layers[0]
    said = said_of(page, "eight-forward", "[data-units]").splitlines()
    assert said[0] == "All 8 neurons"
    passed = zip(first.pre_activation[0], first.activation[0], strict=True)
    assert [line.split() for line in said[1:]] == [
        ["Neuron", str(j), digits.total_in_full(float(z)), "→", digits.total_in_full(float(a))]
        for j, (z, a) in enumerate(passed, start=1)
    ]
    layer = models["eight"].network.layers[0]
    page.locator("#eight-weights [data-units]").click()
    rows = page.locator("#eight-weights .details tr").all_inner_texts()
    page.keyboard.press("Shift")  # focus is visible after a key again
    for row, weights, bias in zip(rows, layer.weights, layer.biases, strict=True):
        every = [*weights, bias]
        assert re.findall(r"−?\d[.\d]*", row)[1:] == [digits.value(float(w)) for w in every]


def test_a_weight_between_hidden_layers_tells_its_ends(
    page: Page, models: dict[str, TrainedNetwork]
) -> None:
    weight = float(models["deep"].network.layers[1].weights[2, 1])
    said = said_of(page, "deep-forward", "[data-weight='1.1-2.2']").splitlines()
    assert said[0].replace("−", "-") == f"Weight of Neuron 2 to neuron 3: {weight!r}"


def test_open_panels_of_wide_drawings_stay_within_the_page(page: Page) -> None:
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        said_of(page, "deep-forward", "[data-node='2.0']")
        none(check(page, "sideways"))
        none(check(page, "clipped"))
    page.set_viewport_size({"width": 1280, "height": 900})

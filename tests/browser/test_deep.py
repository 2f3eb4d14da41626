"""Details on networks that the articles do not have: hidden layers, wide layers, any depth."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.figures.parts import digits
from generator.models.trained import TrainedNetwork
from generator.site.site import read_site
from tests.browser.conftest import check
from tests.conftest import ROOT, Build
from tests.pages import none

HIDDEN = {"three": [3], "eight": [8], "deep": [4, 3]}
SEED = 5
ARTICLE = """\
---
title: Deep networks
description: A page of networks with hidden layers.
date: 2026-11-24
---

"""
FIGURE = """\
```figure network
id: {id}
model: {model}
show: {show}
{row}caption: A network.
```

"""


def model_file(units: list[int]) -> str:
    """A network of two inputs with these hidden layers and made-up weights."""
    random = np.random.default_rng(SEED)
    layers = [
        {
            "units": outputs,
            "activation": "relu" if number < len(units) else "sigmoid",
            "weights": random.normal(size=(outputs, inputs)).tolist(),
            "biases": random.normal(size=outputs).tolist(),
        }
        for number, (inputs, outputs) in enumerate(pairwise([2, *units, 1]))
    ]
    shallow = yaml.safe_load((ROOT / "content" / "models" / "shallow.yaml").read_text("utf-8"))
    kept = {key: shallow[key] for key in ("data", "features", "label", "split")}
    return yaml.safe_dump({"title": "A deep network", **kept, "layers": layers})


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the site, with one more article that shows deep networks."""
    content = tmp_path_factory.mktemp("deep") / "content"
    shutil.copytree(ROOT / "content", content)
    text = ARTICLE
    for name, units in HIDDEN.items():
        (content / "models" / f"{name}.yaml").write_text(model_file(units), "utf-8")
        text += FIGURE.format(id=f"{name}-forward", model=name, show="forward", row="row: 2\n")
        text += FIGURE.format(id=f"{name}-weights", model=name, show="weights", row="")
    (content / "deep.md").write_text(text, "utf-8")
    settings = content / "site.yaml"
    settings.write_text(settings.read_text("utf-8").rstrip() + "\n  - deep\n", "utf-8")
    return content


@pytest.fixture(scope="module")
def page(browser: Browser, build: Build, content: Path) -> Iterator[Page]:
    done = build(content.parent / "build", content)
    assert done.returncode == 0, done.stderr
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto((content.parent / "build" / "deep.html").as_uri())
    yield page
    page.close()


@pytest.fixture(scope="module")
def models(content: Path) -> dict[str, TrainedNetwork]:
    return dict(read_site(content).sources.models)


def opened(page: Page, figure: str, part: str) -> str:
    """What the panel says of the part, line by line, cells apart by a space."""
    page.locator(f"#{figure} .diagram {part}").focus()
    panel = page.locator(f"#{figure} .details")
    assert panel.is_visible()
    title = panel.locator("p").inner_text()
    rows = [" ".join(row.locator("th, td").all_inner_texts()) for row in panel.locator("tr").all()]
    return "\n".join([title, *(row.strip() for row in rows)])


def test_nothing_goes_wrong(page: Page) -> None:
    assert page.errors == []


@pytest.mark.parametrize("name", HIDDEN)
def test_every_part_of_a_deep_network_opens(page: Page, name: str) -> None:
    for show in ("forward", "weights"):
        for part in page.locator(f"#{name}-{show} .diagram [role=button]").all():
            page.keyboard.press("Shift")  # focus is visible after a key
            part.focus()
            assert part.get_attribute("aria-expanded") == "true"
            assert part.get_attribute("aria-label").startswith(
                " ".join(part.evaluate("e => e.textContent").split())
            )


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_unit_shows_its_terms_its_sum_and_its_activation(
    page: Page, models: dict[str, TrainedNetwork], name: str
) -> None:
    model = models[name]
    first = model.row(2).layers[0]
    said = opened(page, f"{name}-forward", "[data-node='1.0']").splitlines()
    z, a = (digits.total_in_full(float(v[0, 0])) for v in (first.pre_activation, first.activation))
    assert said[0] == f"Unit 1: ReLU of {z} is {a}"
    layer = model.network.layers[0]
    for line, product, weight, x in zip(
        said[1:3], first.products[0, 0], layer.weights[0], first.inputs[0], strict=True
    ):
        value, factor = digits.value(float(x)), digits.product(float(weight))
        assert line.endswith(f"{value} × {factor} {digits.total_in_full(float(product))}")
    bias = float(layer.biases[0])
    assert said[3] == f"Bias 1 × {digits.product(bias)} {digits.total_in_full(bias)}"
    assert said[4].split() == ["Sum", z]
    formula = page.locator(f"#{name}-forward .details math:visible")
    assert formula.count() == 1 and a in formula.text_content()


def test_a_sum_of_many_terms_says_what_the_drawing_leaves_out(
    page: Page, models: dict[str, TrainedNetwork]
) -> None:
    last = models["eight"].row(2).layers[-1]
    said = opened(page, "eight-forward", "[data-node='2.0']").splitlines()
    products = last.products[0, 0]
    left_out = digits.total_in_full(float(products[3] + products[4]))
    assert [line.split()[:2] for line in said[1:4]] == [["Unit", "1"], ["Unit", "2"], ["Unit", "3"]]
    assert said[4].split() == ["2", "more", left_out]
    assert said[-1].split() == ["Sum", digits.total_in_full(float(last.pre_activation[0, 0]))]


def test_a_weight_between_hidden_layers_tells_its_ends(
    page: Page, models: dict[str, TrainedNetwork]
) -> None:
    weight = float(models["deep"].network.layers[1].weights[2, 1])
    said = opened(page, "deep-forward", "[data-weight='1.1-2.2']").splitlines()
    assert said[0].replace("−", "-") == f"Weight of Unit 2 to unit 3: {weight!r}"


def test_open_panels_of_wide_drawings_stay_within_the_page(page: Page) -> None:
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        opened(page, "deep-forward", "[data-node='2.0']")
        none(check(page, "sideways"))
        none(check(page, "clipped"))
    page.set_viewport_size({"width": 1280, "height": 900})

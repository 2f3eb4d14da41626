"""Weights that a reader turns: by mouse, keys, numbers and fingers, and all that follows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.figures.figure import Figure
from generator.models.sources import Sources, read_sources
from tests.browser.live import opened
from tests.samples import figures as samples_of
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
    **{name: ("forward-pass", keys) for name, keys in samples_of.PASSES.items()},
    **{name: ("gradient", keys) for name, keys in samples_of.GRADIENTS.items()},
}
CHANGES = {0: 0.4, 2: -0.7}  # places of parameters
# The steps of several classes speak of the one that was likeliest first
GENTLE = {"pass-classes-hidden": {0: 0.01, 2: -0.7}}


@pytest.fixture(scope="module")
def sources(sampled) -> Sources:
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

"""A category that goes into a network one-hot: readers set it with one control, live."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.parts import digits
from generator.models.sources import ANY, Sources, read_sources
from generator.notation.number import percent
from tests.browser.checks import check, faults
from tests.browser.live import SCHEMES, View, opened
from tests.browser.serving import serving
from tests.conftest import Build, Once
from tests.page import none
from tests.samples.birds import FIGURES, ISLANDS, write_birds

PAGE = "birds.html"
SEXES = ("female", "male")
ASKED = ("sideways", "overlaps", "cropped", "clipped", "answers", "crowded", "small")


@pytest.fixture(scope="module")
def folder(build: Build, once: Once) -> Path:
    """A site whose networks take one-hot features."""

    def fill(folder: Path) -> None:
        done = build(folder / "build", write_birds(folder / "content"))
        assert done.returncode == 0, done.stderr

    return once("birds", fill)


@pytest.fixture(scope="module")
def sources(folder: Path) -> Sources:
    return read_sources(folder / "content")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder / "build") as address:
        yield address


@pytest.fixture(scope="module")
def birds(browser: Browser, address: str) -> Iterator[View]:
    with opened(browser, address, name=PAGE) as view:
        yield view
        none(view.complaints)


def entered(figure: Locator) -> list[float]:
    """What the circles of the inputs show."""
    return [float(text) for text in figure.locator(".on-screen [data-input]").all_text_contents()]


def control(figure: Locator, feature: str) -> Locator:
    return figure.locator("[data-own]", has_text=feature).locator("select")


def choose(figure: Locator, feature: str, word: str) -> None:
    control(figure, feature).select_option(label=word)


def row_of(length: float, island: str, sex: str) -> list[float]:
    """The inputs of the model `kinds`."""
    return [length, *(float(name == island) for name in ISLANDS), float(sex == "female")]


@pytest.mark.parametrize("island", ISLANDS)
@pytest.mark.parametrize("sex", SEXES)
def test_a_row_of_ones_own_is_set_value_by_value(
    birds: View, sources: Sources, island: str, sex: str
) -> None:
    figure, model = birds.page.locator("#table"), sources.network("kinds", ANY)
    figure.locator("[type=number]").fill("22")
    choose(figure, "Island", island)
    choose(figure, "Sex", sex)
    row = row_of(22, island, sex)
    assert entered(figure) == row
    outputs = model.network.predict([row])[0]
    cells = figure.locator("tr.own td").all_text_contents()
    best = int(np.argmax(outputs))
    answer = f"{model.classes[best]} {percent(float(outputs[best]))}"
    assert cells == ["22", island, sex, "?", answer, ""]
    told = figure.locator(".diagram desc").text_content()
    assert told.startswith(f"Length 22, Island {island}, Sex {sex}. Sums ")


def test_rows_of_the_table_go_in_as_they_are(birds: View, sources: Sources) -> None:
    figure, model = birds.page.locator("#deep-table"), sources.network("rare_deep", ANY)
    for i, key in enumerate("abc"):
        figure.locator("tbody [type=radio]").nth(i).check()
        assert entered(figure) == model.row(key).numbers


def test_the_inputs_of_a_pass_are_set_and_come_back(birds: View, sources: Sources) -> None:
    figure, net = birds.page.locator("#deep"), sources.network("rare_deep", ANY)
    assert entered(figure) == [20, 0, 0, 0, 1]
    choose(figure, "Island", "Rum")
    choose(figure, "Sex", "female")
    assert entered(figure) == [20, 1, 0, 1, 0]
    p = float(net.network.predict([[20, 1, 0, 1, 0]])[0, 0])
    result = figure.locator(".diagram svg [data-result='2.0']")
    expect(result).to_have_text(digits.probability(p))
    told = figure.locator(".diagram desc").text_content()
    assert told.startswith("Length 20, Sex female, Island Rum. Hidden layer 1: ")
    figure.locator("[data-do=again]").click()
    assert entered(figure) == [20, 0, 0, 0, 1]
    expect(control(figure, "Island")).to_have_value("2")
    expect(control(figure, "Sex")).to_have_value("1")


@pytest.mark.parametrize(
    ("name", "asked", "inputs"),
    [
        ("table", "length=15&island=Yell&sex=male", [15, 0, 0, 1, 0]),
        ("table", "island=Rum&sex=nobody", [18, 0, 1, 0, 1]),
        ("table", "row=b", [14, 1, 0, 0, 0]),
        ("deep", "sex=female&island=Hoy", [20, 1, 1, 0, 0]),
        ("deep", "island=nowhere", [20, 0, 0, 0, 1]),
    ],
)
def test_an_address_names_values_by_their_words(
    browser: Browser, address: str, name: str, asked: str, inputs: list[float]
) -> None:
    with opened(browser, address, name=f"{PAGE}?{asked}#{name}") as view:
        assert entered(view.page.locator(f"#{name}")) == inputs


def test_curves_are_read_for_each_value(birds: View, sources: Sources) -> None:
    figure, net = birds.page.locator("#curves"), sources.network("rare", ANY)
    figure.locator("[type=number]").fill("25")
    for i, told in enumerate(figure.locator("[data-told]").all_text_contents()):
        p = float(net.network.predict([[25, *np.eye(3)[i]]])[0, 0])
        assert told == f"{digits.probability(p)} → {net.classes[int(p >= 0.5)]}"


def test_curves_of_a_training_are_those_of_each_value(birds: View, sources: Sources) -> None:
    figure, net = birds.page.locator("#epochs"), sources.network("learned", ANY)
    curves = figure.locator(".curves [data-curve], [data-curve]")
    built = curves.evaluate_all("(all) => all.map((e) => e.getPointAtLength(0).y)")
    slider = figure.locator("[type=range]")
    slider.fill("0")
    first = curves.evaluate_all("(all) => all.map((e) => e.getPointAtLength(0).y)")
    slider.fill(str(len(net.run.epochs) - 1))
    last = curves.evaluate_all("(all) => all.map((e) => e.getPointAtLength(0).y)")
    assert last == pytest.approx(built, abs=0.1)
    assert first != pytest.approx(built, abs=0.1)


@pytest.mark.parametrize("width", (320, 390, 1280))
def test_it_looks_as_it_must(browser: Browser, address: str, width: int) -> None:
    problems = []
    with opened(browser, address, width, name=PAGE) as view:
        for scheme in SCHEMES:
            view.page.emulate_media(color_scheme=scheme)
            for fault, found in faults(view.page, ASKED).items():
                problems += [f"{width} px, {scheme}: {fault}: {text}" for text in found]
    none(problems)


def test_without_scripts_the_table_tells_the_words(browser: Browser, address: str) -> None:
    with opened(browser, address, name=PAGE, java_script_enabled=False) as view:
        figure = view.page.locator("#table")
        cells = figure.locator("tbody tr").nth(2).locator("td")
        assert cells.all_text_contents()[:3] == ["20", "Yell", "male unknown"]
        assert not figure.locator("select").first.is_visible()
        assert entered(figure) == row_of(10, "Rum", "female")
        none(check(view.page, "sideways"))


def test_the_sample_has_every_kind_that_takes_a_network() -> None:
    assert len({kind for kind, _, _ in FIGURES}) == 9

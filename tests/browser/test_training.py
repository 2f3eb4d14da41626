"""A training under the reader's hands: every kept epoch, in all of the figure at once."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.diagram.line_width import (
    largest,
    line_width,
    weight_scales,
    weight_strengths,
)
from generator.figures.kinds.training import TrainingSpec
from generator.figures.parts import digits
from generator.figures.slice.curves import CurvePlot, lay_out
from generator.figures.slice.regions import lay_out_regions
from generator.figures.slice.slice import slice_of
from generator.models.trained import TrainedNetwork
from generator.nn.training import Epoch
from generator.notation.number import percent
from tests.browser.axe import axe
from tests.browser.live import (
    HOMES,
    View,
    along,
    centre,
    drag,
    finger,
    homes,
    in_view,
    keyboard_to,
    opened,
    restyle,
    swipe,
)
from tests.page import none
from tests.samples import real_site
from tests.samples.lessons import trained_there, unlike

ARTICLE = "training.html"
PENGUINS = "which-penguin.html"  # has a map
MODELS = {"training-one": "retrained", "training-three": "hidden_3", "training-eight": "hidden_8"}
SLIDER, PLAY = ".scrubber input[type=range]", "[data-do=play]"
NEAR = 0.3  # user units, from a curve that the build would draw

# Everything that follows the epoch
SHOWN = """(figure) => {
  const all = (selector) => [...figure.querySelectorAll(selector)];
  const numbers = (e, ...names) => names.map((name) => Number(e.getAttribute(name)));
  return {
    epoch: figure.querySelector("[data-epoch]").textContent,
    scores: all("[data-score]").map((e) => e.textContent),
    readings: all(".history .reading").map((e) => numbers(e, "x1", "x2")),
    marks: all(".history .mark").map((e) => numbers(e, "cx", "cy")),
    curves: all("[data-curve]").map((e) => e.getAttribute("d")),
    weights: all("[data-weight] text").map((e) => [
      e.closest("[data-weight]").dataset.weight, e.textContent,
    ]),
    lines: all("[data-edge]").map((e) => [
      e.dataset.edge, Number(e.getAttribute("stroke-width")), e.classList.contains("negative"),
    ]),
  };
}"""


MAP = """(figure) => ({
  areas: [...figure.querySelectorAll(".decision-map .areas path")].map((e) => e.getAttribute("d")),
  lines: figure.querySelector(".decision-map .boundary").getAttribute("d"),
  names: [...figure.querySelectorAll(".decision-map .halo")].map((e) => e.textContent),
})"""
AT = """(figure, places) => {
  const areas = [...figure.querySelectorAll(".decision-map .areas path")];
  return places.map(([x, y]) => areas.findIndex((a) => a.isPointInFill(new DOMPoint(x, y))));
}"""


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, served: str, built_site: Path
) -> Iterator[View]:
    """The article from a server, and from a folder."""
    with opened(browser, homes(served, built_site)[request.param], name=ARTICLE) as view:
        yield view


@pytest.fixture(scope="module", params=HOMES)
def anywhere_else(
    request: pytest.FixtureRequest, browser: Browser, served: str, built_site: Path
) -> Iterator[View]:
    """The article with a map from a server, and from a folder."""
    with opened(browser, homes(served, built_site)[request.param], name=PENGUINS) as view:
        yield view


@pytest.fixture(scope="module")
def article(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served, name=ARTICLE) as view:
        yield view


def training(view: View, name: str) -> Locator:
    figure = view.page.locator(f"#{name}")
    in_view(figure.locator(".history"))
    return figure


def model(figure: Locator) -> TrainedNetwork:
    return real_site().sources.models[MODELS[figure.get_attribute("id")]]


def plot(model: TrainedNetwork) -> CurvePlot:
    return lay_out(slice_of(TrainingSpec(id="it", caption="", model=model.name), model))


def points(path: str) -> np.ndarray:
    """The points of a line, told as places or as steps from the one before."""
    told = np.array([list(map(float, p.split(","))) for p in re.split("[Ll]", path[1:])])
    return told.cumsum(axis=0) if "l" in path else told


def heights(path: str, at: np.ndarray) -> np.ndarray:
    x, y = points(path).T
    return np.interp(at, x, y)


def hide_others(view: View, kept: str) -> None:
    """Leave only one figure, and the page's heading."""
    style = f".figure:not(#{kept}), main > p, section > p {{ display: none }}"
    restyle(view.page, style)


def pressed(figure: Locator, name: str) -> None:
    figure.get_by_role("button", name=name, exact=True).click()


def move(figure: Locator, place: int) -> None:
    figure.locator(SLIDER).evaluate(
        "(e, to) => { e.value = to; e.dispatchEvent(new Event('input')); }", place
    )


def told(epoch: Epoch) -> list[str]:
    """The four scores as readers see them."""
    return [
        text
        for score in (epoch.training, epoch.test)
        for text in (f"{score.loss:.3f}", percent(score.accuracy, 1))
    ]


def shows(figure: Locator, epoch: Epoch) -> None:
    """Everything in the figure is as it was at that epoch."""
    shown, trained = figure.evaluate(SHOWN), model(figure)
    assert shown["epoch"] == str(epoch.number)
    # The last digit may differ where a lock's six digits round another way than the script's five.
    for text, expected in zip(shown["scores"], told(epoch), strict=True):
        assert abs(float(text.rstrip(" \u202f%")) - float(expected.rstrip(" \u202f%"))) < 0.0011
    drawn = plot(trained)
    at = np.linspace(*drawn.x.range, 200)
    for path, series in zip(shown["curves"], drawn.seen.series, strict=True):
        ours = heights(drawn.trace(epoch.network, series).path, at)
        assert np.abs(heights(path, at) - ours).max() < NEAR
    layers = epoch.network.layers
    for edge, text in shown["weights"]:
        source, target = (node.split(".") for node in edge.split("-"))
        layer = layers[int(source[0])]
        j, i = int(target[1]), source[1]
        value = float(layer.biases[j] if i == "b" else layer.weights[j][int(i)])
        assert float(text.replace("−", "-")) == pytest.approx(value, rel=2e-3, abs=1e-4), edge


@pytest.mark.parametrize("name", MODELS)
def test_every_epoch_is_shown_in_all_parts_at_once(anywhere: View, name: str) -> None:
    figure = training(anywhere, name)
    epochs = model(figure).run.epochs
    for place in (0, 1, 7, len(epochs) // 2, len(epochs) - 1):
        move(figure, place)
        shows(figure, epochs[place])


def test_dots_and_line_stand_at_the_epoch_on_the_plots(article: View) -> None:
    figure = training(article, "training-three")
    paths = [points(e.get_attribute("d")) for e in figure.locator(".history .curve").all()]
    for place in (0, 5, 20, 39):
        move(figure, place)
        shown = figure.evaluate(SHOWN)
        for (cx, cy), path in zip(shown["marks"], paths, strict=True):
            assert (cx, cy) == pytest.approx(tuple(path[place]), abs=0.02)
        for x1, x2 in shown["readings"]:
            assert x1 == x2 == pytest.approx(paths[0][place][0], abs=0.02)


def test_lines_are_as_wide_as_their_weights_are_strong(article: View) -> None:
    figure = training(article, "training-eight")
    trained = model(figure)
    scales = weight_scales(trained)
    strengths = [weight_strengths(epoch.network, scales) for epoch in trained.run.epochs]
    most = np.max([largest(layers) for layers in strengths], axis=0)
    for place in (0, 9, 39):
        move(figure, place)
        for edge, width, negative in figure.evaluate(SHOWN)["lines"]:
            source, target = (node.split(".") for node in edge.split("-"))
            layer, i, j = int(source[0]), source[1], int(target[1])
            strength = strengths[place][layer][j][-1 if i == "b" else int(i)]
            assert width == pytest.approx(line_width(strength, most[layer]), abs=0.02), edge
            assert negative == (strength < 0), edge


def test_the_last_epoch_is_the_drawing_that_the_build_made(browser: Browser, served: str) -> None:
    with opened(browser, served, name=ARTICLE) as view:
        for name in MODELS:
            figure = training(view, name)
            built = figure.evaluate(SHOWN)
            last = int(figure.locator(SLIDER).get_attribute("max"))
            move(figure, 0)
            assert figure.evaluate(SHOWN) != built
            move(figure, last)
            again = figure.evaluate(SHOWN)
            for key in ("epoch", "scores", "weights"):
                assert again[key] == built[key], key
            for key in ("marks", "readings"):
                assert np.array(again[key]) == pytest.approx(np.array(built[key]), abs=0.02)
            for (_, now, negative), (_, then, was) in zip(
                again["lines"], built["lines"], strict=True
            ):
                assert abs((now or 0) - (then or 0)) <= 0.02 and negative == was


def test_the_slider_goes_from_epoch_to_epoch_by_keys(article: View) -> None:
    figure = training(article, "training-three")
    slider, epochs = figure.locator(SLIDER), model(figure).run.epochs
    slider.focus()
    for key, place in (("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("End", len(epochs) - 1)):
        slider.press(key)
        assert figure.evaluate(SHOWN)["epoch"] == str(epochs[place].number)
        assert slider.get_attribute("aria-valuetext") == f"Epoch {epochs[place].number}"


def test_a_click_or_drag_on_the_plots_goes_to_that_epoch(article: View) -> None:
    figure = training(article, "training-three")
    plot, epochs = figure.locator("svg.history"), model(figure).run.epochs
    box = plot.bounding_box()
    marks = [points(e.get_attribute("d")) for e in plot.locator(".curve").all()]
    scale = box["width"] / float(plot.get_attribute("viewBox").split()[2])

    def at(place: int) -> tuple[float, float]:
        return box["x"] + scale * marks[0][place][0], box["y"] + scale * 70

    article.page.mouse.click(*at(12))
    assert figure.evaluate(SHOWN)["epoch"] == str(epochs[12].number)
    drag(article.page, at(12), at(20), at(30))
    assert figure.evaluate(SHOWN)["epoch"] == str(epochs[30].number)
    article.page.mouse.move(*at(5))
    assert figure.evaluate(SHOWN)["epoch"] == str(epochs[30].number)


def test_a_finger_across_the_plots_moves_the_epoch_and_down_it_scrolls(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, 390, 800, name=ARTICLE, has_touch=True) as view:
        figure = training(view, "training-three")
        plot, epochs = figure.locator("svg.history"), model(figure).run.epochs
        x, y = centre(plot)
        swipe(finger(view.page), *along((x, y), (x + 3, y - 150)))
        assert figure.evaluate(SHOWN)["epoch"] == str(epochs[-1].number)
        in_view(plot)
        x, y = centre(plot)
        swipe(finger(view.page), *along((x, y), (x - 80, y)))
        assert int(figure.evaluate(SHOWN)["epoch"]) < epochs[20].number


def test_a_change_is_announced_once_it_rests(browser: Browser, served: str) -> None:
    with opened(browser, served, name=ARTICLE, clock=True) as view:
        figure = training(view, "training-three")
        for place in (3, 4, 5):
            move(figure, place)
        expect(figure.locator("[role=status]")).to_have_text("")
        view.page.clock.run_for(600)
        said = figure.locator("[role=status]").text_content()
        assert said.strip().startswith("Epoch 5. Training: loss") and "; test: loss" in said
        assert told(model(figure).run.epochs[5])[0] in said


def test_train_plays_from_the_first_epoch_to_the_last_and_can_be_halted(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, name=ARTICLE, clock=True) as view:
        figure = training(view, "training-three")
        play, slider = figure.locator(PLAY), figure.locator(SLIDER)
        play.click()
        assert slider.input_value() == "0"
        expect(play).to_have_text("Pause")
        view.page.clock.run_for(1000)
        at = int(slider.input_value())
        assert 3 < at < 20
        play.click()
        view.page.clock.run_for(1000)
        assert int(slider.input_value()) == at
        play.click()  # goes on from there
        view.page.clock.run_for(60 * 150)
        assert slider.input_value() == slider.get_attribute("max")
        expect(play).to_have_text("Train")


@pytest.mark.parametrize("home", HOMES)
def test_an_address_opens_an_epoch(
    browser: Browser, served: str, built_site: Path, home: str
) -> None:
    address = homes(served, built_site)[home]
    with opened(browser, address, name=f"{ARTICLE}?epoch=7#training-three") as view:
        assert view.page.locator("#training-three [data-epoch]").text_content() == "7"
        assert view.page.locator("#training-one [data-epoch]").text_content() == "200"
    with opened(browser, address, name=f"{ARTICLE}?epoch=8.5#training-three") as view:
        assert view.page.locator("#training-three [data-epoch]").text_content() == "300"


def test_the_scrubber_stays_in_reach_while_its_figure_is_read(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, 390, 700, name=ARTICLE) as view:
        figure = view.page.locator("#training-three")
        figure.locator(".history").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
        box = figure.locator(".scrubber").bounding_box()
        assert box["y"] + box["height"] == pytest.approx(700, abs=1)
        covered = view.page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('.scrubber') !== null",
            [box["x"] + box["width"] / 2, box["y"] + 5],
        )
        assert covered


@pytest.mark.parametrize("id", ["training-three", "training-eight"])
def test_on_a_phone_loss_network_and_slider_are_in_one_window(
    browser: Browser, served: str, id: str
) -> None:
    with opened(browser, served, 390, 844, name=ARTICLE, has_touch=True) as view:
        figure = view.page.locator(f"#{id}")
        figure.locator(".history").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
        edges = figure.evaluate(
            """(figure) => {
              const box = (element) => element.getBoundingClientRect();
              const nodes = [...figure.querySelectorAll("[data-node] :is(circle, text)")];
              return [
                box(figure.querySelector(".history")).top,
                Math.max(...nodes.map((node) => box(node).bottom)),
                box(figure.querySelector(".scrubber")).top,
                box(figure.querySelector(".scrubber")).bottom,
              ];
            }"""
        )
        assert -1 <= edges[0] < edges[1] < edges[2] < edges[3] <= 845


def test_the_diagram_explains_the_weights_of_the_epoch_that_is_shown(article: View) -> None:
    figure = training(article, "training-three")
    epochs = model(figure).run.epochs
    move(figure, 2)
    weight = figure.locator("[data-weight='0.0-1.0']")
    article.page.mouse.move(0, 0)  # or it might come to rest on another part
    keyboard_to(weight)
    title = figure.locator(".details p")
    value = float(epochs[2].network.layers[0].weights[0][0])
    assert digits.weight(value) == weight.text_content().strip()
    before = title.text_content()
    move(figure, 3)
    expect(title).not_to_have_text(before)  # once the epoch rests
    value = float(epochs[3].network.layers[0].weights[0][0])
    shown = float(re.search(r"−?[\d.]+$", title.text_content())[0].replace("−", "-"))
    assert shown == pytest.approx(value, rel=1e-3)
    article.page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_nothing_at_another_epoch(browser: Browser, served: str, scheme: str) -> None:
    with opened(browser, served, 390, name=ARTICLE, color_scheme=scheme) as view:
        hide_others(view, "training-three")
        figure = training(view, "training-three")
        move(figure, 4)
        weight = figure.locator("[data-weight]").first
        named = re.compile(f"^{re.escape(weight.text_content().strip())};")
        expect(weight).to_have_attribute("aria-label", named)  # once the epoch rests
        none(axe(view.page))


@pytest.mark.parametrize("width", (320, 390, 768, 1280))
def test_nothing_is_cut_off_at_any_epoch(browser: Browser, served: str, width: int) -> None:
    with opened(browser, served, width, name=ARTICLE) as view:
        for name in MODELS:
            figure = training(view, name)
            for place in (0, 3, 20):
                move(figure, place)
                assert view.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_there_are_four_epochs_and_no_controls(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, 390, name=ARTICLE, java_script_enabled=False) as view:
        figure = view.page.locator("#training-three")
        expect(figure.locator(".stages svg")).to_have_count(4)
        expect(figure.locator(".stages svg").first).to_be_visible()
        expect(figure.locator(SLIDER)).to_be_hidden()
        expect(figure.locator(".scores")).to_be_visible()


def test_on_paper_there_are_four_epochs_and_no_controls(browser: Browser, served: str) -> None:
    with opened(browser, served, 700, name=ARTICLE) as view:
        view.page.emulate_media(media="print")
        figure = view.page.locator("#training-three")
        for stage in figure.locator(".stages svg").all():
            expect(stage).to_be_visible()
        expect(figure.locator(SLIDER)).to_be_hidden()


def test_a_map_has_the_answers_of_every_epoch(anywhere_else: View) -> None:
    figure, bill = training(anywhere_else, "bill-training"), real_site().sources.models["bill"]
    made = lay_out_regions(slice_of(TrainingSpec(id="it", caption="", model="bill"), bill))
    epochs, plane = bill.run.epochs, made.plane
    columns = np.linspace(*plane.x.range, 23)[1:-1]
    rows = np.linspace(*sorted(plane.y.range), 17)[1:-1]
    x, y = (grid.ravel() for grid in np.meshgrid(columns, rows))
    for place in (0, 1, 7, len(epochs) // 2, len(epochs) - 1):
        move(figure, place)
        answers = figure.evaluate(AT, np.column_stack([x, y]).tolist())
        outputs = made.seen.outputs(epochs[place].network, plane.x.inverse(x), plane.y.inverse(y))
        first, second = np.sort(outputs, axis=1)[:, -1:-3:-1].T
        sure = first - second > 0.02  # beside a border either is right
        assert sure.mean() > 0.9
        assert (np.array(answers) == outputs.argmax(axis=1))[sure].all(), epochs[place].number


def test_a_map_names_its_regions_at_the_last_epoch_where_they_are(anywhere_else: View) -> None:
    figure = training(anywhere_else, "bill-training")
    last = int(figure.locator(SLIDER).get_attribute("max"))
    move(figure, last)
    built = figure.evaluate(MAP)
    assert built["names"] == ["Adélie", "Chinstrap", "Gentoo"]
    move(figure, 5)
    moved = figure.evaluate(MAP)
    assert moved["names"] == ["", "", ""]
    assert all(a != b for a, b in zip(moved["areas"], built["areas"], strict=True))
    assert moved["lines"] != built["lines"]
    move(figure, last)
    assert figure.evaluate(MAP) == built


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_nothing_on_the_map_of_another_epoch(
    browser: Browser, served: str, scheme: str
) -> None:
    with opened(browser, served, 390, name=PENGUINS, color_scheme=scheme) as view:
        hide_others(view, "bill-training")
        figure = training(view, "bill-training")
        move(figure, 4)
        last = figure.locator("[data-weight]").last
        written = (last.text_content() or "").strip()  # and said as soon as the page has time
        expect(last).to_have_attribute("aria-label", re.compile(f"^{re.escape(written)};"))
        none(axe(view.page))


@pytest.mark.parametrize("width", (320, 390, 1280))
def test_a_map_is_not_cut_off(browser: Browser, served: str, width: int) -> None:
    with opened(browser, served, width, name=PENGUINS) as view:
        move(training(view, "bill-training"), 3)
        assert view.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_there_are_maps_of_four_epochs(browser: Browser, served: str) -> None:
    with opened(browser, served, 390, name=PENGUINS, java_script_enabled=False) as view:
        stages = view.page.locator("#bill-training .stages svg")
        expect(stages).to_have_count(4)
        for stage in stages.all():
            expect(stage).to_be_visible()


def test_a_reader_trains_the_network_and_arrives_where_we_did(
    browser: Browser, served: str, built_site: Path
) -> None:
    with opened(browser, homes(served, built_site)["file"], name=ARTICLE) as view:
        figure = training(view, "training-three")
        built, desc = figure.evaluate(SHOWN), figure.locator("svg.history desc").text_content()
        press = partial(pressed, figure)
        assert not [address for address in view.asked if "lesson" in address]
        press("Train it yourself")
        expect(figure.locator("[data-epoch]")).to_have_text("0")
        assert len([address for address in view.asked if "lesson" in address]) == 1
        # By keys, one epoch; nothing is drawn of what is to come.
        figure.get_by_role("button", name="One epoch").focus()
        view.page.keyboard.press("Enter")
        expect(figure.locator("[data-epoch]")).to_have_text("1")
        first = model(figure).run.epochs[1]
        assert figure.evaluate(SHOWN)["scores"] == told(first)
        own = figure.locator(".history .curve:not(.ours)")
        assert [len(points(path.get_attribute("d"))) for path in own.all()] == [2] * 4
        press("Start")
        done = figure.get_by_text("300 epochs are done: as many as ours.").first
        expect(done).to_be_visible(timeout=60_000)
        again = figure.evaluate(SHOWN)
        for key in ("epoch", "scores", "weights"):
            assert again[key] == built[key], key
        assert (
            "Your training, epoch 300 of 300" in figure.locator("svg.history desc").text_content()
        )
        expect(figure.locator("[role=status]")).to_contain_text("epoch 300 of 300")
        # Another network: its weights as a table, as there is no drawing of it.
        slider = figure.get_by_role("slider", name="Hidden neurons")
        slider.press("End")
        expect(figure.locator(".diagram")).to_be_hidden()
        assert figure.locator(".lesson-weights tbody tr").count() == 9
        slider.press("Home")
        assert figure.locator(".lesson-weights tbody tr").count() == 1
        before = figure.evaluate(SHOWN)["scores"]
        press("Another random start")
        assert figure.evaluate(SHOWN)["scores"] != before
        # What grows beyond all numbers is said in words.
        rate = figure.get_by_label("Learning rate")
        rate.evaluate("(e) => e.add(new Option('too large', '1e308'))")
        rate.select_option("too large")
        press("Start")
        expect(figure.get_by_text("The loss grew beyond all numbers").first).to_be_visible()
        assert not re.search("NaN|Infinity", figure.text_content())
        none(view.complaints)
        view.left()  # axe reads the style sheets, which a folder does not allow
        none(axe(view.page))
        press("Back to our training")
        assert figure.evaluate(SHOWN)["scores"] == built["scores"]
        assert figure.locator("svg.history desc").text_content() == desc
        expect(figure.locator(".diagram")).to_be_visible()


def test_the_browser_trains_to_the_last_bit(browser: Browser) -> None:
    page = browser.new_page()
    trained = real_site().sources.models["hidden_8"]
    arrays, _ = trained_there(lambda script: page.evaluate("(s) => (0, eval)(s)", script), trained)
    page.close()
    none(unlike(arrays, trained.network))

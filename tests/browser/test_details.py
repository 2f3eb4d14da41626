"""Parts of a diagram explain themselves in a panel: by pointing, clicking, tapping and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.figures.parts import digits
from generator.models.trained import RowPass, TrainedNetwork
from generator.notation.number import MINUS, ecmascript
from tests.browser.live import HOMES, View, homes, in_view, keyboard_to, opened
from tests.samples import real_site

DIAGRAMS = ("one-passenger", "shallow-trained", "would-you-have-survived", "hidden-sketch")
PASSED = ("one-passenger", "would-you-have-survived")  # those that show a row
PART = "svg :is([data-node], [data-weight], [data-activation])"
MODEL: TrainedNetwork = real_site().sources.models["shallow"]
FIRST: RowPass = MODEL.row(1)

# Of a part: its data- attributes, what is written on it, and what it says of itself
PARTS = """(svg) => [...svg.querySelectorAll(":is([role=button], [role=slider])")].map((e) => ({
  ...e.dataset,
  role: e.role,
  value: e.ariaValueText,
  shown: e.textContent.trim().replace(/\\s+/g, " "),
  label: e.ariaLabel,
  expanded: e.ariaExpanded,
  controls: document.getElementById(e.getAttribute("aria-controls"))?.className,
}))"""
# Which parts say that they are open (sliders do not: the panel names them), whether the panel is to
# be seen, which part has the focus,
# which are stops of the tab key
OPEN = """(diagram) => {
  const parts = [...diagram.querySelectorAll("svg :is([role=button], [role=slider])")];
  const panel = diagram.querySelector(".details");
  const title = panel.hidden ? "" : panel.querySelector("p").textContent;
  const turned = (e) => `${e.ariaLabel}: ${e.ariaValueText?.split("; ")[0]}`;
  const those = (fits) => parts.flatMap((e, i) => fits(e) ? [i] : []);
  return {
    expanded: those((e) => e.ariaExpanded === "true" || title === turned(e)),
    panel: panel.checkVisibility(),
    lit: diagram.querySelectorAll(".lit").length > 0,
    focus: those((e) => e === document.activeElement),
    stops: those((e) => e.tabIndex === 0),
    outlined: those((e) => getComputedStyle(e).outlineStyle === "solid"),
  };
}"""
# Lines, weights and products, all or only those that are lit: "edge 0.0-1.0"
MARKED = """(svg, lit) => ["edge", "weight", "product"].flatMap((mark) =>
  [...svg.querySelectorAll(`[data-${mark}]${lit}`)].map((e) => `${mark} ${e.dataset[mark]}`))"""
OVERLAP = """(diagram) => {
  const svg = diagram.querySelector("svg").getBoundingClientRect();
  const panel = diagram.querySelector(".details").getBoundingClientRect();
  return Math.min(svg.right - panel.left, panel.right - svg.left,
    svg.bottom - panel.top, panel.bottom - svg.top);
}"""
ROWS = (
    "(panel) => [...panel.querySelectorAll('tr')].map((r) => [...r.cells].map((c) => c.innerText))"
)


@pytest.fixture(scope="module")
def article(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served) as view:
        yield view


@pytest.fixture(params=DIAGRAMS)
def diagram(request: pytest.FixtureRequest, article: View) -> Locator:
    return found(article.page, request.param)


@pytest.fixture(params=PASSED)
def passed(request: pytest.FixtureRequest, article: View) -> Locator:
    """A diagram that shows the forward pass of the first passenger."""
    return found(article.page, request.param)


@pytest.fixture(scope="module")
def phone(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served, 390, has_touch=True) as view:
        yield view


@pytest.fixture(params=DIAGRAMS)
def touched(request: pytest.FixtureRequest, phone: View) -> Locator:
    return found(phone.page, request.param)


def found(page: Page, name: str) -> Locator:
    """The diagram in view, with nothing open and the pointer far away."""
    diagram = page.locator(f"#{name} .diagram")
    page.mouse.move(1, 1)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    in_view(diagram)
    return diagram


def panel(diagram: Locator) -> Locator:
    return diagram.locator(".details")


def parts(diagram: Locator) -> list[Locator]:
    return diagram.locator(PART).all()


def is_open(diagram: Locator, part: int) -> None:
    """The panel shows, and the part of that number alone says so."""
    shown = diagram.evaluate(OPEN)
    assert shown["panel"] and shown["lit"] and shown["expanded"] == [part], shown


def is_closed(diagram: Locator) -> None:
    shown = diagram.evaluate(OPEN)
    assert not (shown["panel"] or shown["lit"] or shown["expanded"]), shown


def has_focus(diagram: Locator, part: int) -> None:
    """The part has the focus, shows it, and is where the tab key leads."""
    shown = diagram.evaluate(OPEN)
    assert shown["focus"] == shown["outlined"] == shown["stops"] == [part], shown


def first_by_key(diagram: Locator) -> None:
    """Come to the first part with the tab key."""
    keyboard_to(diagram.locator(PART).first)


def weights() -> dict[str, tuple[str, float, float]]:
    """Source, weight and first passenger's product of each line of the simple network."""
    products = zip(MODEL.inputs, FIRST.products.values(), strict=True)
    lines = {
        f"0.{i}-1.0": (feature.name, MODEL.weights[feature.column], product)
        for i, (feature, product) in enumerate(products)
    }
    return lines | {"0.b-1.0": ("Bias", MODEL.bias, MODEL.bias)}


@pytest.mark.parametrize("home", HOMES)
def test_pointing_and_the_tab_key_open_parts_wherever_the_site_lies(
    browser: Browser, served: str, built_site: Path, home: str
) -> None:
    with opened(browser, homes(served, built_site)[home]) as view:
        for name in DIAGRAMS:
            diagram = found(view.page, name)
            parts(diagram)[3].hover()
            is_open(diagram, 3)
            view.page.mouse.move(1, 1)
            is_closed(diagram)
            first_by_key(diagram)
            is_open(diagram, 0)


def test_pointing_at_any_part_opens_it_and_leaving_closes_it(diagram: Locator) -> None:
    for i, part in enumerate(parts(diagram)):
        part.hover()
        is_open(diagram, i)
    diagram.page.mouse.move(1, 1)
    is_closed(diagram)


def test_the_panel_stays_open_while_the_pointer_is_in_it(diagram: Locator) -> None:
    parts(diagram)[2].hover()  # the lowest: no other part lies between it and the panel
    panel(diagram).hover()
    expect(panel(diagram)).to_be_visible()


def test_a_clicked_part_stays_open_until_a_click_elsewhere(diagram: Locator) -> None:
    parts(diagram)[1].click()
    diagram.page.mouse.move(1, 1)
    is_open(diagram, 1)
    diagram.page.mouse.click(1, 1)
    is_closed(diagram)


def test_escape_closes_what_only_the_pointer_opened_and_a_click_opens_it_again(
    diagram: Locator,
) -> None:
    part = parts(diagram)[4]
    part.hover()
    is_open(diagram, 4)
    diagram.page.keyboard.press("Escape")
    is_closed(diagram)
    part.click()
    is_open(diagram, 4)


def test_keys_open_close_and_leave(diagram: Locator) -> None:
    page = diagram.page
    first_by_key(diagram)
    is_open(diagram, 0)
    page.keyboard.press("Escape")
    is_closed(diagram)
    has_focus(diagram, 0)
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        is_open(diagram, 0)
        page.keyboard.press(key)
        is_closed(diagram)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    is_closed(diagram)


def test_a_diagram_is_one_tab_stop_and_arrow_keys_move_inside(diagram: Locator) -> None:
    page, last = diagram.page, len(parts(diagram)) - 1
    first_by_key(diagram)
    turns = diagram.locator("svg [role=slider]").count()  # up and down turn a weight
    keys = (("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"))
    for key, back in keys[:1] if turns else keys:
        for i in (*range(1, last + 1), last):
            page.keyboard.press(key)
            is_open(diagram, i)
            has_focus(diagram, i)
        for to, i in ((back, last - 1), ("End", last), ("Home", 0), (back, 0)):
            page.keyboard.press(to)
            is_open(diagram, i)
            has_focus(diagram, i)
    page.keyboard.press("Tab")
    assert diagram.locator("svg").evaluate("e => !e.contains(document.activeElement)")


def test_a_tap_opens_another_tap_closes(touched: Locator) -> None:
    for i, part in enumerate(parts(touched)):
        part.tap()
        is_open(touched, i)
    part.tap()
    is_closed(touched)


def test_a_tap_elsewhere_closes(touched: Locator) -> None:
    parts(touched)[0].tap()
    is_open(touched, 0)
    touched.page.touchscreen.tap(3, 3)
    is_closed(touched)


@pytest.mark.parametrize("width", (390, 1280))
def test_the_panel_never_covers_the_drawing(browser: Browser, served: str, width: int) -> None:
    with opened(browser, served, width) as view:
        for name in DIAGRAMS:
            diagram = found(view.page, name)
            first_by_key(diagram)
            for i in range(len(parts(diagram))):
                is_open(diagram, i)
                assert diagram.evaluate(OVERLAP) <= 1, (name, i)
                view.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("name", ("shallow-trained", *PASSED))
def test_a_weight_shows_all_its_digits(article: View, name: str) -> None:
    diagram = found(article.page, name)
    for line, (source, weight, _) in weights().items():
        diagram.locator(f"svg [data-weight='{line}']").hover()
        of = source if source == "Bias" else f"Weight of {source}"
        title = f"{of}: {ecmascript(weight).replace('-', MINUS)}"
        expect(panel(diagram).locator("p")).to_have_text(title)


def test_a_sum_lists_every_term_and_the_total(passed: Locator) -> None:
    passed.locator("svg [data-node='1.0']").hover()
    values = [*(digits.value(x) for x in FIRST.inputs.values()), "1"]
    lines = weights().values()
    expected = [
        [name, f"{value} × {digits.product(weight)}", digits.total_in_full(product)]
        for value, (name, weight, product) in zip(values, lines, strict=True)
    ]
    assert panel(passed).evaluate(ROWS) == [
        *expected,
        ["Sum", "", digits.total_in_full(FIRST.sum)],
    ]


def test_an_activation_shows_its_formula_with_the_numbers_in_it(passed: Locator) -> None:
    passed.locator("svg [data-activation]").hover()
    total, result = digits.total_in_full(FIRST.sum), digits.total_in_full(FIRST.output)
    expect(panel(passed).locator("p")).to_have_text(f"Sigmoid of {total} is {result}")
    formula = panel(passed).locator("[data-filled]:visible")
    expect(formula).to_have_count(1)
    assert set(formula.locator(".sum").all_text_contents()) == {total}
    assert formula.locator(".activation").all_text_contents() == [result]


def test_a_changed_row_changes_the_open_panel(article: View) -> None:
    diagram = found(article.page, "would-you-have-survived")
    parts(diagram)[0].click()
    article.page.locator("#would-you-have-survived tbody label").nth(1).hover()
    expect(panel(diagram)).to_be_visible()
    age = digits.value(MODEL.row(2).inputs["Age"])
    expect(panel(diagram).locator("p")).to_have_text(f"Age: {age}")


def test_lines_weights_and_products_light_up_with_their_part(diagram: Locator) -> None:
    svg = diagram.locator("svg")
    marked = svg.evaluate(MARKED, "")
    first_by_key(diagram)
    for part in svg.evaluate(PARTS):
        lit = svg.evaluate(MARKED, ".lit")
        assert lit == [mark for mark in marked if belongs(mark.split()[1], part)], part
        diagram.page.keyboard.press("ArrowRight")
    diagram.page.keyboard.press("Escape")
    assert svg.evaluate(MARKED, ".lit") == []


def belongs(line: str, part: dict[str, str]) -> bool:
    """Whether a line is a weight's own, leaves an input or a bias, or comes to a unit."""
    source, target = line.split("-")
    if node := part.get("node"):
        leaves = node.startswith("0.") or node.endswith("b")
        return (source if leaves else target) == node
    return line == part.get("weight")


def test_every_part_is_a_button_with_a_name_that_begins_with_what_it_shows_or_a_slider(
    diagram: Locator,
) -> None:
    every = diagram.locator("svg").evaluate(PARTS)
    for part in every:
        assert "details" in part["controls"]
        if part["role"] == "slider":
            assert part["label"].startswith(("Weight of ", "Bias"))
            assert part["value"].startswith(part["shown"][:5]) and "×" in part["value"]
            continue
        assert part["label"].startswith(part["shown"]) and len(part["label"]) > len(part["shown"])
        assert part["expanded"] == "false"
    assert len(parts(diagram)) == len(every)

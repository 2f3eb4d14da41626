"""A question under the reader's hands: another row, another answer in words and in the network."""

from playwright.sync_api import Browser, expect

from tests.browser.live import box, centre, in_view, opened, state
from tests.samples.page import TURNED_PAGE


def test_the_home_page_answers_for_the_reader(browser: Browser, served: str) -> None:
    with opened(browser, served, name="index.html") as view:
        figure = view.page.locator("[data-kind=ask]")
        expect(view.page.get_by_role("heading", level=1)).to_have_text("Would you have survived?")
        number, of = figure.locator("[data-number]"), figure.locator(".verdict")
        # What makes it live comes late: the controls then do something.
        expect(figure.locator("[data-node][tabindex='0']")).to_have_count(1)
        figure.get_by_role("combobox", name="Sex").select_option("male")
        figure.get_by_role("spinbutton", name="Age").fill("20")
        expect(number).to_have_text("39\u202f%")
        expect(of).to_have_text("39\u202f% chance of survival")
        expect(figure.locator("[data-said]")).to_have_text("died")
        expect(figure.locator("svg [data-result]")).to_have_text("39\u202f%")
        expect(figure.locator("svg [data-input='0.0']")).to_have_text("20")
        told = "Age 20 years, Sex male; 39\u202f% chance of survival; answer: died"
        expect(figure.get_by_role("status")).to_have_text(told)


def test_what_explains_a_part_of_the_network_is_near_to_it(browser: Browser, served: str) -> None:
    with opened(browser, served, name="index.html") as view:
        figure = view.page.locator("[data-kind=ask]")
        in_view(figure)
        drawing = box(figure.locator("svg"))
        for part in ("[data-node='0.0']", "[data-node='0.b']", "[data-node='1.0']"):
            figure.locator(part).hover()
            x, y = centre(figure.locator(part))
            panel = box(figure.locator(".details"))
            above, below = panel["y"] + panel["height"], panel["y"]
            assert above <= drawing["y"] + 1 or below >= drawing["y"] + drawing["height"] - 1
            assert min(abs(above - y), abs(below - y)) <= drawing["height"] / 2 + 30
            assert panel["x"] - 1 <= x <= panel["x"] + panel["width"] + 1


def test_an_address_asks_about_a_row_of_numbers_and_of_classes(
    browser: Browser, samples: str
) -> None:
    for id in ("asked-class", "asked-number"):
        name = f"{TURNED_PAGE}?age=40#{id}"
        with opened(browser, samples, name=name) as view:
            figure = view.page.locator(f"#{id}")
            expect(figure.get_by_role("spinbutton", name="Age")).to_have_value("40")
            shown = figure.locator("[data-number]").text_content() or ""
            assert state(figure)["row"][0] != 40  # that of the block, which was another
            expect(
                figure.locator(".diagram svg [data-result]", has_text=shown).first
            ).to_be_visible()

"""Words of the text are links to what shows them: pointed at, followed, and lit by their marks."""

from pathlib import Path

from playwright.sync_api import Browser, Locator, Route, expect

from tests.browser.live import ARTICLE, centre, finger, in_view, keyboard_to, opened, swipe

FIGURE = "#would-you-have-survived"
SECOND = ".choices tbody tr:nth-child(2)"


def word(figure: Locator, text: str) -> Locator:
    """A word of the article that is a link to the figure."""
    id = figure.get_attribute("id")
    return figure.page.locator(f'a.shows[href="#{id}"]', has_text=text).first


def test_a_word_lights_up_what_shows_it_and_a_mark_the_words_about_it(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, reduced_motion="reduce") as view:
        page = view.page
        figure = page.locator(FIGURE)
        lit, chosen = figure.locator(".evident:visible"), figure.locator("tr.chosen")
        sums, second = word(figure, "−0.05265"), figure.locator(SECOND)
        expect(sums).to_have_accessible_description("Shown in Figure 11")

        # Pointed at: the row is shown, its neuron and row are lit; afterwards all is as it was.
        in_view(sums)
        sums.hover()
        expect(lit).to_have_count(2)
        expect(lit).to_contain_text(["2", "−0.05"])
        assert second.evaluate("row => row.matches('.chosen.evident')")
        assert "0 none" not in second.evaluate("row => getComputedStyle(row).outline")
        page.mouse.move(5, 5)
        expect(lit).to_have_count(0)
        expect(chosen).to_contain_text("died")
        assert not second.evaluate("row => row.matches('.chosen')")

        # Followed: the figure is in the window, and stays so until something else is pressed.
        words = page.locator("a.shows", has_text="34.9")
        in_view(words)
        words.click()
        expect(figure).to_be_in_viewport()
        age = figure.locator("[data-own] [type=number]")
        expect(age).to_have_value("35")  # which has whole years
        expect(chosen).to_contain_class("own")
        page.mouse.move(5, 5)
        expect(lit).not_to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.locator(".evident")).to_have_count(0)
        expect(chosen).to_contain_class("own")

        # A weight that is pointed at lights up the number in the text, and what it follows from.
        trained = page.locator("#shallow-trained")
        in_view(trained)
        trained.locator('[data-weight="0.1-1.0"] text').hover()
        expect(page.locator("a.evident")).to_have_text(["0.704", "42"])


def test_a_click_that_comes_before_the_script_for_it_is_not_lost(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, reduced_motion="reduce") as view:
        page, waiting = view.page, list[Route]()
        page.route("**/evidence.*.js", lambda route: waiting.append(route))
        words = page.locator("a.shows", has_text="34.9")
        in_view(words)
        with page.expect_request("**/evidence.*.js"):
            words.click()
        for route in waiting:
            route.continue_()
        chosen = page.locator(f"{FIGURE} tr.chosen")
        expect(chosen).to_contain_class("own")
        page.mouse.move(5, 5)
        page.wait_for_timeout(100)  # what is only pointed at is left by then
        expect(chosen).to_contain_class("own")


def test_keys_and_fingers_follow_a_word_too_in_a_copy_that_is_one_file(
    browser: Browser, built_site: Path
) -> None:
    home = f"{built_site.as_uri()}/offline/"
    with opened(browser, home, width=390, height=844, has_touch=True) as view:
        page = view.page
        figure = page.locator(FIGURE)
        fourth = word(figure, "4")
        keyboard_to(fourth)
        expect(figure.locator("tr.evident")).to_have_attribute("aria-current", "true")
        page.keyboard.press("Enter")
        expect(figure).to_be_in_viewport()
        assert page.url.endswith(f"{ARTICLE}{FIGURE}")
        expect(figure.locator("tr.evident input")).to_be_checked()

        second = word(figure, "Passengers 2")
        in_view(second)
        swipe(finger(page), centre(second))
        expect(figure.locator(SECOND)).to_contain_class("chosen evident")
        expect(figure).to_be_in_viewport()


def test_a_number_counted_over_a_group_lights_up_its_rows_and_they_light_it_up(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, name="which-penguin.html", reduced_motion="reduce") as view:
        page = view.page
        figure = page.locator("#bill-map")
        rows = figure.locator("path.rows.s3")
        length = word(figure, "47.5")
        in_view(length)
        length.hover()
        expect(figure.locator(".evident")).to_have_count(1)
        expect(rows).to_contain_class("evident")
        page.mouse.move(5, 5)
        expect(page.locator(".evident")).to_have_count(0)
        in_view(figure)
        spot = rows.evaluate(
            """path => {
              const { x, y } = path.getPointAtLength(1).matrixTransform(path.getScreenCTM());
              return { x, y };
            }"""
        )
        page.mouse.move(spot["x"], spot["y"])
        expect(page.locator("a.evident")).to_have_text(["124", "47.5", "15.0"])

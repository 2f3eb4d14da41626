"""Blocks of code have a button that copies them, once a reader reaches for one."""

from playwright.sync_api import Browser, Request, expect

from tests.browser.live import in_view, keyboard_to, opened


def test_a_block_of_code_is_copied_by_pointer_and_keys_and_says_so(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, reduced_motion="reduce") as view:
        page = view.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        listing = page.get_by_role("region", name="Listing sigmoid.py")
        button = page.get_by_role("button", name="Copy Listing sigmoid.py")
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        in_view(listing)
        assert not any("copying" in url for url in asked)
        expect(button).to_have_count(0)
        page.mouse.move(5, 5)

        keyboard_to(listing)
        expect(button).to_be_visible()
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
        expect(page.get_by_role("button", name="Copied Listing sigmoid.py")).to_be_focused()
        assert page.evaluate("navigator.clipboard.readText()") == listing.text_content()

        page.emulate_media(media="print")
        expect(page.locator("button.copy:visible")).to_have_count(0)
        page.context.clear_permissions()  # the page is lent again

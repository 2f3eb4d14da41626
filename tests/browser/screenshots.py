"""Pictures of the built site to look at: `make screenshots`.

Each page at two widths, light and dark, without scripts: whole, and in slices as high as a
window; each figure on its own; each live figure after a reader has touched it; each stand-alone
drawing; and each page as it prints.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from tests.browser.engines.driver import WAKE
from tests.browser.live import SCHEMES, Scheme, box
from tests.browser.setup import launch

WIDTHS = (1280, 390)
SLICE = 900


def main(site: Path, output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for scheme in SCHEMES:
            for width in WIDTHS:
                for name, page in opened(browser, sorted(site.glob("*.html")), width, scheme):
                    picture(page, width, output / f"{name}-{width}-{scheme}")
                for name, page in opened(browser, sorted(site.glob("*.html")), width, scheme, True):
                    touched(page, output / f"{name}-{width}-{scheme}")
            for name, page in opened(browser, sorted(site.glob("figures/*.svg")), 900, scheme):
                page.screenshot(path=output / "drawings" / f"{name}-{scheme}.png")
        for name, page in opened(browser, sorted(site.glob("*.html")), 1280, "light"):
            page.pdf(path=output / f"{name}.pdf", prefer_css_page_size=True)
        browser.close()
    print(f"Wrote {sum(1 for _ in output.rglob('*.p*'))} pictures into {output}/")


def opened(
    browser: Browser, files: list[Path], width: int, scheme: Scheme, scripts: bool = False
) -> Iterator[tuple[str, Page]]:
    """Each of the files in turn, open in a window of the given width."""
    context = browser.new_context(
        viewport={"width": width, "height": SLICE},
        color_scheme=scheme,
        java_script_enabled=scripts,
    )
    page = context.new_page()
    for file in files:
        page.goto(file.resolve().as_uri())
        page.evaluate(WAKE)
        yield file.stem, page
    context.close()


def picture(page: Page, width: int, to: Path) -> None:
    """The whole page, then slice by slice, then each figure, as PNG files in the folder `to`."""
    page.screenshot(path=to / "page.png", full_page=True)
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    parts: list[tuple[str, float, float]] = [
        (f"slice-{number:02}", top, min(SLICE, height - top))
        for number, top in enumerate(range(0, height, SLICE), start=1)
    ]
    for figure in page.locator("figure[id]").all():
        at = box(figure)  # of the unscrolled page, as nothing here scrolls it
        parts.append((f"figure-{figure.get_attribute('id')}", at["y"], at["height"]))
    for name, top, high in parts:
        # The whole width, as figures reach over the column that they stand in.
        clip: FloatRect = {"x": 0, "y": top, "width": width, "height": high}
        page.screenshot(path=to / f"{name}.png", full_page=True, clip=clip)


# What a reader does to a figure of each kind: the key that goes to an element, one after another.
TOUCHES = {
    "activation": [("[type=range]", "PageDown")],
    "network": [("[data-node='1.0']", "Shift")],
    "prediction": [("tbody tr:nth-child(3) input", "ArrowDown"), ("[data-weight]", "Shift")],
    "forward-pass": [("[data-do=back]", "Enter"), ("[data-activation]", "Shift")],
}


def touched(page: Page, to: Path) -> None:
    """Each live figure after its touches, as PNG files in the folder `to`."""
    for figure in page.locator("figure:has(> script)").all():
        for selector, key in TOUCHES[str(figure.get_attribute("data-kind"))]:
            figure.locator(selector).first.press(key)
        name = f"live-{figure.get_attribute('id')}"
        figure.scroll_into_view_if_needed()
        page.screenshot(path=to / f"{name}.png")


if __name__ == "__main__":
    main(Path("build"), Path("screenshots"))

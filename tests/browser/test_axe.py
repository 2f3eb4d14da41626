"""What axe-core has to say about the pages, and about the figures on pages of their own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe
from tests.browser.conftest import OpenSite
from tests.pages import none

SAMPLE = '<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1>{}</main>'
WRONG = {
    "color-contrast": '<p style="color:#888">faint</p>',
    "button-name": '<button style="width:30px;height:30px"></button>',
    "target-size": 2 * '<button style="width:20px;height:20px;padding:0">x</button>',
    "heading-order": "<h3>a level left out</h3>",
}


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (390, 1280))
def test_axe_finds_nothing(
    open_site: OpenSite, built_site: Path, page_names: list[str], width: int, scheme: str
) -> None:
    figures = [f"figures/{path.name}" for path in sorted(built_site.glob("figures/*.html"))]
    problems = []
    for view in open_site(width, scheme, names=[*page_names, *figures]):
        problems += [f"{view.name}: {problem}" for problem in axe(view.page)]
        view.page.close()
    none(problems)


@pytest.mark.parametrize(("rule", "body"), WRONG.items(), ids=WRONG.keys())
def test_axe_sees_what_is_wrong(browser: Browser, rule: str, body: str) -> None:
    page = browser.new_page()
    page.set_content(SAMPLE.format(body))
    found = axe(page)
    page.close()
    assert {line.partition(":")[0] for line in found} == {rule}, found

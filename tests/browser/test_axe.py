"""axe-core sees what is wrong; what it has to say about pages is asked where they are visited."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe

SAMPLE = '<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1>{}</main>'
WRONG = {
    "color-contrast": '<p style="color:#888">faint</p>',
    "button-name": '<button style="width:30px;height:30px"></button>',
    "target-size": 2 * '<button style="width:20px;height:20px;padding:0">x</button>',
    "heading-order": "<h3>a level left out</h3>",
}


@pytest.mark.parametrize(("rule", "body"), WRONG.items(), ids=WRONG.keys())
def test_axe_sees_what_is_wrong(browser: Browser, rule: str, body: str) -> None:
    page = browser.new_page()
    page.set_content(SAMPLE.format(body))
    found = axe(page)
    page.close()
    assert {line.partition(":")[0] for line in found} == {rule}, found


def test_axe_sees_what_is_faint_in_the_dark(browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.set_content(SAMPLE.format(WRONG["color-contrast"]))
    found = axe(page)
    page.close()
    assert [line.partition(":")[0] for line in found] == ["color-contrast"]

"""The judges of accessibility see what is wrong; what they have to say about pages is asked where
these are visited."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe
from tests.browser.judges import codesniffer, engine

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


GROUP = "<fieldset><legend>Same</legend><label>Age <input></label></fieldset>"
TABLE = """<table><tr><th rowspan="2">a</th><th colspan="2">b</th></tr>
<tr><th>c</th><th>d</th></tr><tr><th>e</th><td>1</td><td>2</td></tr></table>"""


def test_the_other_judges_see_what_axe_does_not(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(SAMPLE.format(2 * GROUP + TABLE))
    found = [judge(page) for judge in (axe, engine, codesniffer)]
    page.close()
    assert not found[0]
    assert any("fieldset_label_valid" in line for line in found[1])
    assert any("H43" in line for line in found[2])


def test_the_engine_sees_what_is_faint_in_the_dark(browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.set_content(SAMPLE.format(WRONG["color-contrast"]))
    found = engine(page)
    page.close()
    assert [line.partition(":")[0] for line in found] == ["text_contrast_sufficient"]

"""An article that lies in a folder, served below a sub-path and opened as a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import building
from tests.browser.live import PATIENCE
from tests.browser.serving import SUB_PATH, serving
from tests.samples.folders import SOURCES_IN_FOLDERS
from tests.samples.tiny import write

NAME = "week1/later/deep.html"


@pytest.mark.parametrize("opened", ["served", "file"])
def test_an_article_in_a_folder_has_all_that_others_have(
    opened: str, browser: Browser, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        building.unpainted(patch)
        folder = building.built(write(tmp_path / "content", SOURCES_IN_FOLDERS), tmp_path / "build")
    with serving(folder) as address:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        amiss: list[str] = []
        page.on("requestfailed", lambda request: amiss.append(request.url))
        page.on("response", lambda got: amiss.append(got.url) if got.status >= 400 else None)
        page.on("console", lambda said: amiss.append(said.text) if said.type == "error" else None)
        page.goto((address if opened == "served" else f"{folder.as_uri()}/") + "week1/net.html")
        page.get_by_role("link", name="further").click()
        assert page.url.endswith(f"{NAME}#third")
        page.get_by_role("link", name="Figure 1", exact=True).first.click()
        # What a figure offers lies in folders of the site, and comes late.
        page.locator("#first a.embed").click()
        dialog = page.locator(".embed-dialog")
        expect(dialog).to_be_visible()
        preview = page.frame_locator(".embed-dialog iframe")
        expect(preview.locator("figure#first")).to_be_visible()
        link = dialog.get_by_role("link", name="JSON").evaluate("link => link.href")
        assert link.endswith("/figures/first.json") and "week1" not in link
        if opened == "served":
            scope = page.evaluate(
                "async () => (await navigator.serviceWorker.ready).scope.slice(origin.length)"
            )
            assert scope == SUB_PATH
            page.goto(address + NAME)
            page.evaluate("() => document.fonts.ready")
            context.set_offline(True)
            page.goto(f"{address}week1/net.html")
            expect(page.get_by_role("heading", level=1)).to_have_text("A net")
        assert amiss == []
        context.close()

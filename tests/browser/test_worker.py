"""The site without a network, and while new builds of it are published, as readers meet it.

The server of these tests is turned off, made slow and given other builds, as hosts of sites are.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from generator.offline.worker import farewell_script
from tests.browser.deployments import Built, Host, edition, hosting
from tests.browser.engines.driver import WAKE
from tests.browser.live import ARTICLE, PATIENCE, View
from tests.browser.serving import SUB_PATH
from tests.page import none

GALLERY = "gallery.html"
READY = """async () => {
    const {active} = await navigator.serviceWorker.ready;
    if (active.state !== "activated")
        await new Promise(done => active.addEventListener("statechange", done, {once: true}));
}"""
CACHES = """async () => {
    const told = {};
    for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        told[name.split(" ").at(-1)] = requests.map(({url}) => new URL(url).pathname);
    }
    return told;
}"""


@pytest.fixture(scope="module")
def builds(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Three builds that follow each other, each with another sentence and another style sheet."""
    folder = tmp_path_factory.mktemp("deployed")
    return [edition(built_site, folder / f"{number}", number) for number in range(3)]


@pytest.fixture
def host(builds: list[Built]) -> Iterator[Host]:
    with hosting(builds[0].folder) as host:
        yield host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def visited(context: BrowserContext, host: Host, name: str = ARTICLE) -> View:
    """A page in the browser, with the site's worker at work."""
    view = View(name, context.new_page(), host.address)
    view.page.evaluate(READY)
    return view


def eventually(page: Page, question: str, argument: Any = None) -> None:
    """Wait until the asynchronous function of that text answers yes."""
    deadline = time.monotonic() + 20
    while not page.evaluate(question, argument):
        assert time.monotonic() < deadline, question
        page.wait_for_timeout(50)


def updated(page: Page, build: Built) -> None:
    """Wait until the worker of that build is at work."""
    eventually(
        page,
        """async version => {
            const {installing, waiting, active} = await navigator.serviceWorker.getRegistration();
            const names = await caches.keys();
            return !installing && !waiting && active.state === "activated"
                && names.some(name => name.endsWith(version));
        }""",
        build.version,
    )


def shows(page: Page, build: Built) -> None:
    """The page is of that build, and so is each file that it has loaded: all of them are there."""
    assert build.sentence in page.locator("main").text_content()
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--edition')"
    assert page.evaluate(colour) == build.colour
    addresses = page.evaluate(
        """() => [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")]
            .map(element => element.href || element.src)"""
    )
    home = page.evaluate("new URL('.', location).href")
    for address in addresses:
        text = page.evaluate("async address => await (await fetch(address)).text()", address)
        assert text == (build.folder / address.removeprefix(home)).read_text("utf-8"), address


def reacts(page: Page) -> None:
    """A figure of the page answers to its slider."""
    page.evaluate(WAKE)
    figure = page.locator("#sigmoid-curve")
    slider = figure.locator("input[type=range]")
    slider.fill("2")
    assert figure.locator("input[type=number]").input_value() == "2"
    assert "0.88" in figure.text_content()


def caches_of(page: Page) -> dict[str, list[str]]:
    """Paths in every cache, by version."""
    return page.evaluate(CACHES)


def test_the_first_visit_installs_the_worker_for_the_sites_folder_alone(context, host, builds):
    view = visited(context, host)
    (worker,) = context.service_workers
    assert worker.url == f"{host.address}sw.js"
    scopes = "async () => (await navigator.serviceWorker.getRegistrations()).map(r => r.scope)"
    assert view.page.evaluate(scopes) == [host.address]
    assert list(caches_of(view.page)) == [builds[0].version]
    view.page.goto(host.address.removesuffix(SUB_PATH) + "/elsewhere")
    assert view.page.evaluate("navigator.serviceWorker.controller") is None
    view.page.goto(f"{host.address}{ARTICLE}")
    assert view.page.evaluate("navigator.serviceWorker.controller.scriptURL") == worker.url


def test_the_first_visit_loads_nothing_twice_and_nothing_large(context, host):
    visited(context, host)
    assert not [path for path in host.asked if path.endswith((".png", ".zip", ".epub"))]
    assert [path for path in host.asked if "/embed/" in path or "/oembed/" in path] == []


@pytest.mark.parametrize("cut", ["the server is gone", "the browser is offline"])
def test_the_visited_site_is_there_without_a_network(context, host, builds, cut):
    view = visited(context, host)
    host.up = cut != "the server is gone"
    context.set_offline(cut == "the browser is offline")
    asked = len(host.by_pages)
    for name in (ARTICLE, "", "index.html", f"{ARTICLE}?at=2#sigmoid-curve"):
        response = view.page.goto(host.address + name)
        assert response.status == 200 and response.from_service_worker, name
        shows(view.page, builds[0])
    reacts(view.page)
    if host.up:
        assert host.by_pages[asked:] == []


def test_a_page_never_visited_is_there_too_with_all_that_it_loads(context, host):
    view = visited(context, host, "index.html")
    host.up = False
    view.page.goto(f"{host.address}{ARTICLE}")
    reacts(view.page)
    view.page.goto(host.address + GALLERY)
    images = """async () => {
        const images = [...document.images];
        images.forEach(image => image.loading = "eager");
        await Promise.all(images.map(image => image.decode()));
        return images.length;
    }"""
    assert view.page.evaluate(images) > 5


def test_an_address_without_ending_leads_to_its_page(context, host):
    view = visited(context, host)
    host.up = False
    view.page.goto(host.address + ARTICLE.removesuffix(".html"))
    reacts(view.page)


def test_an_unknown_page_is_the_404_page_without_a_network(context, host):
    view = visited(context, host)
    host.up = False
    response = view.page.goto(f"{host.address}no-such-page.html")
    assert response.status == 404
    assert view.page.locator("h1").text_content() == "This page does not exist"


def test_a_figures_page_is_kept_once_it_was_visited_and_a_missing_one_never(context, host):
    view = visited(context, host)
    for name in ("figures/sigmoid-curve.html?at=1", "figures/no-such-figure.html"):
        view.page.goto(host.address + name)
    kept = f"{SUB_PATH}figures/sigmoid-curve.html"
    view.page.goto(f"{host.address}index.html")
    eventually(view.page, "async path => !!(await caches.match(path))", kept)
    (paths,) = caches_of(view.page).values()
    assert not [path for path in paths if "no-such" in path]
    host.up = False
    assert view.page.goto(f"{host.address}figures/sigmoid-curve.html?at=3").status == 200
    reacts(view.page)
    assert view.page.goto(f"{host.address}figures/relu-curve.html").status == 404


def test_a_slow_network_is_waited_for_a_while_and_a_failing_server_not(context, host, builds):
    view = visited(context, host)
    host.slow = 60.0
    view.page.set_default_timeout(PATIENCE + 4000)
    view.page.goto(f"{host.address}index.html")
    shows(view.page, builds[0])
    host.slow, host.broken = 0.0, {ARTICLE}
    response = view.page.goto(f"{host.address}{ARTICLE}")
    assert response.status == 200
    shows(view.page, builds[0])


def test_a_reload_shows_a_new_build_whole_and_the_cache_is_its_own(context, host, builds):
    _, new, newest = builds
    view = visited(context, host)
    failed: list[Response] = []
    context.on("response", lambda r: failed.append(r) if r.status >= 400 else None)
    host.folder = new.folder
    view.page.reload()
    shows(view.page, new)
    updated(view.page, new)
    view.page.reload()
    shows(view.page, new)
    host.up = False
    for name in ("index.html", ARTICLE):
        view.page.goto(host.address + name)
        shows(view.page, new)
    reacts(view.page)
    host.up, host.folder = True, newest.folder
    view.page.reload()
    shows(view.page, newest)
    updated(view.page, newest)
    assert set(caches_of(view.page)) == {new.version, newest.version}, "the oldest is gone"
    none([*(response.url for response in failed), *view.complaints])


def test_a_link_leads_to_the_new_page_though_the_browser_still_has_the_old_one(
    context, host, builds
):
    view = visited(context, host, "index.html")
    host.folder = builds[1].folder
    view.page.goto(f"{host.address}{ARTICLE}")  # installed, and good for ten minutes as it was sent
    shows(view.page, builds[1])
    none(view.complaints)


def test_a_page_of_the_old_build_has_its_old_files_while_it_is_open(context, host, builds):
    old, new, _ = builds
    view = visited(context, host)
    other = visited(context, host, "index.html")
    host.folder = new.folder
    other.page.reload()
    updated(other.page, new)
    shows(other.page, new)
    shows(view.page, old)  # asks for its style sheet and script again, which the server has not
    reacts(view.page)
    view.page.locator("#sigmoid-curve a.embed").evaluate("link => link.click()")
    view.page.locator("dialog[open]").wait_for()  # its script is loaded only now
    view.page.reload()
    shows(view.page, new)


def test_without_a_network_the_build_that_was_installed_last_is_shown(context, host, builds):
    old, new, _ = builds
    view = visited(context, host)
    host.folder = new.folder
    host.broken = {"figures/sigmoid-curve.svg"}  # the new build cannot be installed
    view.page.reload()
    shows(view.page, new)
    host.up = False
    for name in (ARTICLE, "index.html"):
        view.page.goto(host.address + name)
        shows(view.page, old)
    host.up, host.broken = True, set()
    view.page.reload()
    updated(view.page, new)
    host.up = False
    view.page.reload()
    shows(view.page, new)


def test_what_another_site_of_the_host_has_kept_is_not_looked_at(context, host, builds):
    view = visited(context, host)
    view.page.evaluate(
        """async () => {
            const other = await caches.open("another site");
            for (const { src, href } of document.querySelectorAll("script[src], link[href]")) {
                await other.put(src || href, new Response("nonsense()"));
            }
            const first = await caches.open(`feedforward ${location.origin} 0`);
            await first.put(document.querySelector("script[src]").src, new Response("nonsense()"));
        }"""
    )
    for offline in (False, True):
        context.set_offline(offline)
        view.page.reload()
        shows(view.page, builds[0])
        reacts(view.page)


def test_a_worker_that_is_removed_leaves_nothing_behind(context, host, builds, tmp_path):
    view = visited(context, host)
    view.page.evaluate(
        "async () => await (await caches.open('another site')).put('/a', new Response())"
    )
    host.folder = shutil.copytree(builds[0].folder, tmp_path / "build")
    (host.folder / "sw.js").write_text(farewell_script(), "utf-8")
    view.page.reload()
    eventually(
        view.page,
        """async () => (await navigator.serviceWorker.getRegistrations()).length === 0
            && (await caches.keys()).join() === "another site" """,
    )
    again = View(ARTICLE, context.new_page(), host.address)
    shows(again.page, builds[0])
    reacts(again.page)


def test_files_that_do_not_belong_to_the_build_are_not_installed(context, host, builds, tmp_path):
    # As while a host changes over, or where a proxy rewrites what passes.
    mixed = shutil.copytree(builds[1].folder, tmp_path / "mixed")
    shutil.copyfile(builds[0].folder / "index.html", mixed / "index.html")
    view = visited(context, host)
    host.folder = mixed
    view.page.evaluate("""async () => {
        const registration = await navigator.serviceWorker.ready;
        const worker = (await registration.update()).installing;
        if (worker.state !== "redundant")
            await new Promise(done => worker.addEventListener("statechange", done));
    }""")
    assert list(caches_of(view.page)) == [builds[0].version]
    host.up = False
    view.page.goto(f"{host.address}index.html")
    shows(view.page, builds[0])


def test_nothing_is_installed_from_a_folder(context, builds):
    view = View(ARTICLE, context.new_page(), f"{builds[0].folder.as_uri()}/")
    view.page.wait_for_timeout(300)
    assert context.service_workers == []
    none(view.complaints)


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_nothing_is_installed_inside_another_page(context, host, tmp_path, sandbox):
    around = tmp_path / "around.html"
    around.write_text(
        f'<link rel="icon" href="data:,"><iframe {sandbox} src="{host.address}{ARTICLE}"></iframe>',
        "utf-8",
    )
    with hosting(tmp_path) as other:
        view = View("around.html", context.new_page(), other.address)
        figure = view.page.frame_locator("iframe").locator("#sigmoid-curve input[type=range]")
        figure.wait_for(state="attached")
        view.page.wait_for_timeout(300)
    assert context.service_workers == []
    assert [path for path in host.asked if "sw.js" in path] == []
    # A page in a sandbox is of no origin, and servers lend typefaces to their own alone.
    told = [line for line in view.complaints if "asks outside the site" not in line]
    none(line for line in told if not (sandbox and ".woff2" in line))

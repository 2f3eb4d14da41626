"""The policy of pages, at work: it stops nothing of ours, wherever a page is, and all that is not.

A page is visited on a server, from a folder, and in a frame whose sandbox gives it no origin.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from generator.exports.policy import with_policy
from tests.browser.engines.driver import WAKE
from tests.browser.live import homes, lent
from tests.browser.serving import hosted, serving
from tests.conftest import build_once
from tests.page import none
from tests.samples.elsewhere import ELSEWHERE
from tests.samples.tiny import NET, SOURCES

REPORT = """addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sample } = event;
  console.error(`POLICY ${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`);
});"""
WAYS = ("http", "file", "http in a sandbox")
# From a folder, Chromium lets a page in a sandbox load no other file, policy or not.
ALONE = "file in a sandbox"


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its policy and those of its frames stop."""
    with lent(browser) as page:
        page.add_init_script(REPORT)
        stopped: list[str] = []

        def note(message) -> None:
            if "POLICY" in message.text or "Content Security Policy" in message.text:
                stopped.append(message.text)

        page.on("console", note)
        yield page, stopped
        page.remove_listener("console", note)


@contextmanager
def around(folder: Path, way: str) -> Iterator[str]:
    """Address of a page that holds frames, in a folder or on another server."""
    if way.startswith("file"):
        yield (folder / "around.html").as_uri()
    else:
        with hosted(folder) as address:
            yield f"{address}around.html"


@contextmanager
def visited(page: Page, address: str, way: str, folder: Path) -> Iterator[Frame]:
    """The page of that address, visited that way."""
    if not way.endswith("sandbox"):
        page.goto(address, wait_until="load")
        page.evaluate(WAKE)
        yield page.main_frame
        return
    frame = f'<iframe sandbox="allow-scripts" width="1200" height="800" src="{escape(address)}">'
    (folder / "around.html").write_text(f"<!doctype html><title>x</title>{frame}", "utf-8")
    with around(folder, way) as outside:
        page.goto(outside, wait_until="load")
        (inside,) = page.main_frame.child_frames
        assert inside.evaluate("origin") == "null"
        inside.evaluate(WAKE)
        yield inside


def kinds_of_pages(site: Path) -> list[str]:
    """Every page and file of the site that is HTML; of figures one of each kind, large or small."""
    seen: set[tuple[str, str, bool]] = set()
    names = []
    for path in sorted(site.rglob("*.html")):
        name, html = path.relative_to(site).as_posix(), path.read_text("utf-8")
        if name.startswith(("figures/", "embed/")):
            (kind,) = re.findall(r'<figure[^>]* data-kind="([\w-]+)"', html)
            sort = (name.split("/")[0], kind, "data-more" in html)
            if sort in seen:
                continue
            seen.add(sort)
        names.append(name)
    return names


@pytest.mark.parametrize("way", (*WAYS, ALONE))
def test_nothing_of_ours_is_stopped(
    browser: Browser, served: str, built_site: Path, tmp_path: Path, way: str
) -> None:
    home = homes(served, built_site)[way[:4]]
    names = kinds_of_pages(built_site)
    assert {name.split("/")[0] for name in names} >= {"figures", "embed", "offline", "404.html"}
    with watched(browser) as (page, stopped):
        for name in names:
            if way == ALONE and '<link rel="stylesheet"' in (built_site / name).read_text("utf-8"):
                continue
            with visited(page, home + name, way, tmp_path) as frame:
                assert frame.evaluate(
                    "getComputedStyle(document.documentElement).getPropertyValue('--page')"
                ), f"{name}: its styles are not there"
                # A network in symbols answers to the pointer alone, and has nothing to say.
                live = frame.locator("figure:not([data-kind=network]):has(> script)")
                told = live.filter(has=frame.locator("[role=status]"))
                assert live.count() == told.count(), f"{name}: not all of its figures are alive"
        none(stopped)


@pytest.mark.parametrize("way", WAYS)
def test_a_figure_is_alive_and_opens_its_dialog(
    browser: Browser, served: str, built_site: Path, tmp_path: Path, way: str
) -> None:
    address = homes(served, built_site)[way[:4]] + "neural-network-math.html"
    with (
        watched(browser) as (page, stopped),
        visited(page, address, way, tmp_path) as frame,
    ):
        figure = frame.locator("#sigmoid-curve")
        before = figure.locator(".plot-panel .dot").get_attribute("cx")
        figure.locator("[type=range]").press("PageDown")
        assert figure.locator(".plot-panel .dot").get_attribute("cx") != before
        figure.locator("a.embed").click()
        preview = frame.frame_locator(".embed-dialog iframe")
        expect(preview.locator("[type=range]")).to_be_visible()
        none(stopped)


def test_the_worker_is_installed(browser: Browser, served: str) -> None:
    with lent(browser, service_workers="allow") as page:
        page.goto(f"{served}neural-network-math.html")
        assert page.evaluate("navigator.serviceWorker.ready.then(({active}) => active.scriptURL)")


OWN = """
<p id="inline">no</p><p id="module">no</p><p id="quoted">no</p><p id="sheet">no</p>
<script>document.querySelector("#inline").textContent = "yes";</script>
<script type="module">document.querySelector("#module").textContent = "yes";</script>
<button onclick="document.querySelector('#quoted').textContent = 'yes'">Press &amp; see</button>
<style>#sheet { color: rgb(1, 2, 3) }</style>
<noscript><style>#inline { color: rgb(1, 2, 3) }</style></noscript>
<p id="styled" style="color: rgb(1, 2, 3); background: url('figures/first.svg')">x</p>
<svg width="9" height="9"><style>#drawn { fill: rgb(1, 2, 3) } a &gt; b {}</style>
<rect id="drawn" width="9" height="9"/></svg>
<iframe title="Held" srcdoc="<p id=in>no</p>
<style>p { color: rgb(1, 2, 3) }</style><script>document.querySelector('p').id = 'yes'</script>">
</iframe>
<img alt="" id="picture" src="figures/first.svg">
<iframe title="Framed" src="figures/first.html"></iframe>
<script src="embed/feedforward-figure.js"></script>
"""


@pytest.fixture(scope="module")
def authored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an article that has scripts, styles and frames of its author's own."""
    return build_once(SOURCES | {"net.md": f"{NET}\n{OWN}"}, tmp_path_factory)


@pytest.mark.parametrize(
    ("way", "name"),
    [(way, name) for way in WAYS for name in ("net.html", "offline/net.html")]
    + [(ALONE, "offline/net.html")],
)
def test_what_an_author_wrote_works(
    browser: Browser, authored: Path, tmp_path: Path, way: str, name: str
) -> None:
    with (
        serving(authored) as served,
        watched(browser) as (page, stopped),
        visited(page, homes(served, authored)[way[:4]] + name, way, tmp_path) as frame,
    ):
        frame.locator("button", has_text="Press & see").click()
        for told in ("inline", "quoted", "module"):
            expect(frame.locator(f"#{told}")).to_have_text("yes")
        for styled in ("sheet", "styled"):
            expect(frame.locator(f"#{styled}")).to_have_css("color", "rgb(1, 2, 3)")
        expect(frame.locator("#drawn")).to_have_css("fill", "rgb(1, 2, 3)")
        held = frame.frame_locator("[title=Held]").locator("p")
        expect(held).to_have_id("yes")
        expect(held).to_have_css("color", "rgb(1, 2, 3)")
        assert frame.locator("#picture").evaluate("image => image.naturalWidth") > 0
        expect(frame.frame_locator("[title=Framed]").locator("button").first).to_be_visible()
        assert frame.evaluate("!!customElements.get('feedforward-figure')")
        none(stopped)


def test_the_styles_of_an_author_hold_without_scripts(browser: Browser, authored: Path) -> None:
    with lent(browser, java_script_enabled=False) as page:
        page.goto((authored / "net.html").as_uri())
        for styled in ("inline", "sheet", "styled"):
            expect(page.locator(f"#{styled}")).to_have_css("color", "rgb(1, 2, 3)")


class Elsewhere:
    """Another host, which notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        noted = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                noted.append(self.path)
                self.send_response(404)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    host = Elsewhere()
    threading.Thread(target=host.server.serve_forever, daemon=True).start()
    yield host
    host.server.shutdown()
    host.server.server_close()


HIDDEN = """
const [scheme, host] = ["ht" + "tp:", "//" + "HOST/"];
const at = (name) => scheme + host + name;
const made = (tag, values) => Object.assign(document.createElement(tag), values);
const put = (tag, values) => document.body.append(made(tag, values));
const quiet = (act) => { try { Promise.resolve(act()).catch(() => {}); } catch {} };
for (const act of [
  () => fetch(at("fetch")),
  () => { const r = new XMLHttpRequest(); r.open("GET", at("xhr")); r.send(); },
  () => navigator.sendBeacon(at("beacon"), "x"),
  () => new EventSource(at("events")),
  () => new WebSocket(at("socket").replace("http", "ws")),
  () => import(at("module")),
  () => put("script", { src: at("script") }),
  () => put("script", { textContent: `fetch("${at("inline")}")` }),
  () => put("img", { src: at("img") }),
  () => put("video", { src: at("video") }),
  () => put("object", { data: at("object") }),
  () => put("embed", { src: at("embed") }),
  () => put("iframe", { src: at("iframe") }),
  () => put("iframe", { srcdoc: `<img src="${at("srcdoc")}">` }),
  () => put("link", { rel: "stylesheet", href: at("sheet") }),
  () => put("link", { rel: "icon", href: at("icon") }),
  () => put("style", { textContent: `@import "${at("import")}"` }),
  () => put("p", { style: `background: url(${at("style")})`, textContent: "x" }),
  () => new FontFace("f", `url(${at("font")})`).load(),
  () => { const f = document.createElement("form"); f.action = at("form"); f.target = "x";
          document.body.append(f); f.submit(); },
  () => put("base", { href: at("base/") }),
  () => { const p = document.createElement("p"); p.innerHTML = `<img src=x onerror='fetch("${
          at("handler")}")'>`; document.body.append(p); },
  () => setTimeout(`fetch("${at("eval")}")`),
]) quiet(act);
"""


def test_what_a_script_puts_together_is_stopped_when_it_runs(
    browser: Browser, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    script = HIDDEN.replace("HOST", elsewhere.host)
    page_of = (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>x</title><body><script>{script}</script>'
    )
    (tmp_path / "without.html").write_text(page_of, "utf-8")
    (tmp_path / "with.html").write_text(with_policy(page_of, "'self'", later=True), "utf-8")
    with lent(browser) as page, hosted(tmp_path) as home:
        page.goto(f"{home}with.html", wait_until="load")
        page.wait_for_timeout(1000)
        assert elsewhere.asked == []
        page.goto(f"{home}without.html", wait_until="load")
        page.wait_for_timeout(1000)
        asked = {path.strip("/").partition("/")[0] for path in elsewhere.asked}
        acts = set(re.findall(r'at\("(\w+)', script))
        # Of these, the browser without windows asks for no icon, and opens no window for a form.
        assert acts - asked <= {"form", "icon"}, "the attempts are real ones"


# What loads with a click, without scripts, in a worker or once it is copied from a template; a
# connection without a request; what this browser loads only from its own host, only with a window,
# or not at all, and others may; and what is written in base 64, of the host that is not there.
QUIET = (
    "ping=", "onclick", "noscript", "importScripts", "template",
    "dns-prefetch", "preconnect",
    "new Worker", "<use", "track", "attributionsrc", "speculationrules", "importmap",
    "src(", "marker=", "to=\"url", "file:",
    "PGltZ",
)  # fmt: skip


def test_every_spelling_loads_and_none_does_under_the_policy(
    browser: Browser, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    frames = []
    for i, case in enumerate(ELSEWHERE):
        html = re.sub(r"(?i)(?<=tp)s(?=[:&\\])|(?<=ws)s(?=:)", "", case)
        html = html.replace("x.example", f"{elsewhere.host}/case-{i}")
        document = f'<!doctype html>\n<meta charset="utf-8">\n<title>x</title><p>x</p>{html}'
        (tmp_path / f"{i}.html").write_text(document, "utf-8")
        (tmp_path / f"{i}-with.html").write_text(with_policy(document, "'self'", True), "utf-8")
        frames.append(f'<iframe src="{i}.html"></iframe>')
    (tmp_path / "plain.html").write_text("".join(frames), "utf-8")
    (tmp_path / "with.html").write_text("".join(frames).replace(".html", "-with.html"), "utf-8")
    with lent(browser) as page, hosted(tmp_path) as home:
        # Some hundred frames, each a page of its own.
        page.goto(f"{home}with.html", wait_until="load", timeout=60_000)
        page.wait_for_timeout(1000)
        assert elsewhere.asked == []
        page.goto(f"{home}plain.html", wait_until="commit", timeout=60_000)
        late = set(range(len(ELSEWHERE)))
        for _ in range(100):
            late -= {int(i) for path in elsewhere.asked for i in re.findall(r"case-(\d+)", path)}
            late = {i for i in late if not any(word in ELSEWHERE[i] for word in QUIET)}
            if late:
                page.wait_for_timeout(100)
        none(f"not loaded: {ELSEWHERE[i]}" for i in sorted(late))

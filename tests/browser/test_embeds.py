"""Figures in other people's pages: on another origin, under hostile styles and a strict policy."""

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Frame, Page, expect

from generator.figures.parts import digits
from generator.nn.activations import ACTIVATIONS
from tests.browser.axe import axe
from tests.browser.checks import check
from tests.browser.engines.driver import WAKE
from tests.browser.live import lent
from tests.browser.serving import free_port, hosted
from tests.conftest import Build, Once
from tests.page import none
from tests.samples import our_content

HOSTILE = """
  * { all: revert; font-size: 40px !important; line-height: 3 !important; color: #eee !important }
  feedforward-figure { display: inline !important; width: 20px !important; opacity: .1 !important }
  iframe { height: 20px !important }
  html { direction: rtl; background: #111; color: #eee }
"""
ELEMENT, FRAME, IMAGE, MARKDOWN, LINK, BIBTEX, PYTHON = range(7)


@pytest.fixture(scope="module")
def site(build: Build, once: Once) -> Iterator[tuple[str, Path]]:
    """Address and folder of the site, built for the address that it is served at."""

    def fill(folder: Path) -> None:
        port = free_port()
        (folder / "port").write_text(f"{port}", "utf-8")
        copy_content(folder / "content", f"http://127.0.0.1:{port}/notes/")
        done = build(folder / "www" / "notes", folder / "content")
        assert done.returncode == 0, done.stderr

    folder = once("embeds", fill)
    with hosted(folder / "www", int((folder / "port").read_text("utf-8"))) as address:
        yield f"{address}notes/", folder / "www" / "notes"


def copy_content(to: Path, base_url: str) -> None:
    """The content of the site, for that address."""
    for path in our_content().rglob("*"):
        if path.is_file():
            copy = to / path.relative_to(our_content())
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    settings = (to / "site.yaml").read_text("utf-8")
    (to / "site.yaml").write_text(re.sub(r"(?<=base_url: ).*", base_url, settings), "utf-8")


@pytest.fixture(scope="module")
def codes(site: tuple[str, Path]) -> Callable[[str, int], str]:
    """`codes(figure, way)`: the lines that the gallery offers."""
    source = (site[1] / "gallery.html").read_text("utf-8")

    def lines(figure: str, way: int) -> str:
        section = source[source.index(f' id="{figure}">') :]
        found = re.findall(r"<code>(.*?)</code></pre>", section, re.DOTALL)
        return html.unescape(found[way])

    return lines


Open = Callable[..., Page]


@pytest.fixture
def host(browser: Browser, tmp_path: Path, site: tuple[str, Path]) -> Iterator[Open]:
    """`host(body, css="", policy=True)`: a page on another origin with that body, open."""
    origin = re.match(r"https?://[^/]+", site[0])[0]
    with hosted(tmp_path) as address, ExitStack() as stack:

        def open_page(body: str, css: str = "", policy: bool = True, **options) -> Page:
            rules = (
                f"default-src 'none'; script-src {origin} 'nonce-own'; frame-src {origin}; "
                f"img-src {origin} data:; style-src 'nonce-own'"
            )
            meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
            (tmp_path / "host.html").write_text(
                f'<!doctype html><html lang="en"><meta charset="utf-8">{meta if policy else ""}'
                f'<title>A host</title><link rel="icon" href="data:,">'
                f'<style nonce="own">{css}</style><h1>A host</h1>{body}',
                "utf-8",
            )
            page = stack.enter_context(lent(browser, **options))
            page.set_viewport_size({"width": 1000, "height": 900})
            page.errors = errors = []

            def failed(error: Error) -> None:
                errors.append(str(error))

            def said(message: ConsoleMessage) -> None:
                if message.type == "error":
                    errors.append(message.text)

            for event, note in (("pageerror", failed), ("console", said)):
                page.on(event, note)
                stack.callback(page.remove_listener, event, note)
            page.goto(f"{address}host.html")
            return page

        yield open_page


def inside(page: Page) -> Frame:
    """The embedded page, once it is there."""
    until(page, lambda: bool(page.main_frame.child_frames))
    frame = page.main_frame.child_frames[0]
    frame.wait_for_load_state("load")
    return frame


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until it is so. From here, as the host's policy lets nobody evaluate in the page."""
    deadline = time.monotonic() + 5
    while not true():
        assert time.monotonic() < deadline, page.errors
        page.wait_for_timeout(20)


def state(lines: str, **attributes: object) -> str:
    """The element's lines with attributes added."""
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return lines.replace("<feedforward-figure ", f"<feedforward-figure{told} ")


def height(page: Page, selector: str = "feedforward-figure") -> float:
    return page.locator(selector).bounding_box()["height"]


def settled(page: Page, frame: Frame) -> float:
    """Height of the element, which is that of its content."""

    def content() -> float:
        return frame.evaluate("document.body.offsetHeight")

    until(page, lambda: abs(height(page) - content()) <= 1)
    return content()


def test_the_element_shows_the_figure_as_high_as_it_is(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", ELEMENT), HOSTILE)
    frame = inside(page)
    assert settled(page, frame) > 200
    box = page.locator("feedforward-figure").bounding_box()
    assert box["width"] > 900, "the host's styles do not reach it"
    assert frame.evaluate("getComputedStyle(document.querySelector('figcaption')).fontSize") < "20"
    assert frame.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    none(check(frame, "overlaps"))
    assert page.errors == []


def test_the_element_grows_with_what_the_reader_opens(host: Open, codes) -> None:
    page = host(codes("shallow-trained", ELEMENT))
    frame = inside(page)
    before = settled(page, frame)
    frame.locator(".diagram [data-node='1.0']").click()
    expect(frame.locator(".details")).to_be_visible()
    assert settled(page, frame) > before


def test_the_element_is_as_dark_as_its_host(host: Open, codes) -> None:
    lines = codes("sigmoid-curve", ELEMENT)
    dark = "getComputedStyle(document.documentElement).getPropertyValue('--page')"
    pages = [host(lines, HOSTILE), host(lines, "html{background:#fff;color:#222}")]
    grounds = [inside(page).evaluate(dark) for page in pages]
    assert grounds[0] != grounds[1]
    told = inside(host(state(lines, theme="dark"))).evaluate(dark)
    assert told == grounds[0]
    pages[1].evaluate("document.body.style.color = '#eee'")
    until(pages[1], lambda: inside(pages[1]).evaluate(dark) == grounds[0])


def test_attributes_give_the_starting_state_and_change_it(host: Open, codes) -> None:
    page = host(state(codes("sigmoid-curve", ELEMENT), at=-1.63))
    frame = inside(page)
    sigmoid = ACTIVATIONS["sigmoid"].function
    value = frame.locator("[data-value]")
    expect(value).to_have_text(digits.short(float(sigmoid(-1.63))))
    page.evaluate("document.querySelector('feedforward-figure').setAttribute('at', '2')")
    expect(value).to_have_text(digits.short(float(sigmoid(2))))


def test_a_row_of_the_readers_own_can_be_asked_for(host: Open, codes) -> None:
    frame = inside(host(state(codes("would-you-have-survived", ELEMENT), age=4, sex=0)))
    expect(frame.locator("tr.chosen .input").first).to_have_text("4")
    expect(frame.locator(".diagram [data-input='0.0']")).to_have_text("4")


@pytest.mark.parametrize("asked", [{"at": "NaN"}, {"at": "<img onerror=alert(1)>"}, {"at": 1e300}])
def test_states_that_do_not_fit_do_no_harm(host: Open, codes, asked: dict) -> None:
    page = host(state(codes("sigmoid-curve", ELEMENT), **asked))
    frame = inside(page)
    settled(page, frame)
    assert -20 <= float(frame.locator("[type=range]").input_value()) <= 20
    assert page.errors == []


def test_the_host_hears_what_the_reader_changed(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", ELEMENT))
    page.evaluate("""() => { window.heard = [];
      document.addEventListener('change', (event) => heard.push(event.detail)); }""")
    inside(page).locator("[type=range]").press("Home")
    until(page, lambda: page.evaluate("heard.length") > 0)
    assert page.evaluate("heard") == [{"at": "-20"}]


def test_weights_are_turned_by_an_attribute_and_told_when_a_reader_turns_them(
    host: Open, codes: Callable[[str, int], str]
) -> None:
    page = host(state(codes("shallow-trained", ELEMENT), turned="1*2.2"))
    page.evaluate("""() => { window.heard = [];
      document.addEventListener('change', (event) => heard.push(event.detail)); }""")
    frame = inside(page)
    sex, bias = (frame.locator(f"[data-weight='0.{i}-1.0']") for i in "1b")
    expect(sex).to_have_attribute("aria-valuenow", "2.2")
    expect(frame.locator(".count")).to_contain_text("226 of 291 test rows")
    bias.focus()
    page.keyboard.press("Home")
    expect(bias).to_have_attribute("aria-valuenow", "-2")
    until(page, lambda: {"turned": "1*2.2_2*-2"} in page.evaluate("heard"))
    page.locator("feedforward-figure").evaluate("e => e.setAttribute('turned', '0*0.1')")
    expect(sex).to_have_attribute("aria-valuenow", "0.704039")
    assert page.errors == []


FORGED = [
    {"feedforward": 1, "height": 4321},
    {"feedforward": 1, "state": {"at": 3}},
]


def test_forged_messages_are_ignored(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", ELEMENT), policy=False)
    frame = inside(page)
    before = settled(page, frame)
    page.evaluate("""() => { window.heard = 0;
      document.addEventListener('change', () => heard++); }""")
    for message in FORGED:  # the right words from the wrong window, and from another frame
        page.evaluate("(message) => window.postMessage(message, '*')", message)
        page.evaluate(
            """(message) => new Promise((done) => {
              const frame = document.createElement('iframe');
              frame.srcdoc = `<script>parent.postMessage(${message}, '*')<\\/script>`;
              frame.onload = done;
              document.body.append(frame);
            })""",
            json.dumps(message),
        )
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == 0
    assert height(page) == pytest.approx(before, abs=1)


@pytest.mark.parametrize(
    "message",
    [{"height": 4321}, {"feedforward": 1, "height": "4321"}, {"feedforward": 1, "height": -5},
     {"feedforward": 1, "height": 1e9}, "feedforward", None],
)  # fmt: skip
def test_messages_of_the_wrong_shape_are_ignored(host: Open, codes, message) -> None:
    page = host(codes("sigmoid-curve", ELEMENT))
    frame = inside(page)
    before = settled(page, frame)
    frame.evaluate("(message) => parent.postMessage(message, '*')", message)
    page.wait_for_timeout(200)
    assert height(page) == pytest.approx(before, abs=1)
    assert page.errors == []


def test_the_figure_listens_to_the_page_around_it_alone(site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}figures/sigmoid-curve.html")
    page.evaluate("postMessage({feedforward: 1, state: 'at=3', theme: 'dark'}, '*')")
    page.wait_for_timeout(200)
    assert page.locator("[type=range]").input_value() == "0.5"
    page.close()


def test_the_figure_cannot_reach_its_host(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", ELEMENT))
    frame = inside(page)
    reach = "() => { try { return parent.document.title } catch (e) { return e.name } }"
    assert frame.evaluate(reach) == "SecurityError"
    assert frame.evaluate("() => document.referrer") == ""
    assert frame.evaluate("() => origin") == "null"


def test_a_plain_frame_works_too(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", FRAME), policy=False)
    frame = inside(page)
    frame.locator("[type=range]").press("End")
    expect(frame.locator(".plot-panel .halo")).to_have_text("≈ 1")
    assert page.errors == []


def test_the_picture_is_there_until_the_figure_is_and_on_paper(host: Open, codes) -> None:
    script, element = codes("sigmoid-curve", ELEMENT).split("\n", 1)
    far = "<div></div>" * 40
    page = host(script + far + element, css="div { height: 100px }")
    picture, link = page.locator("feedforward-figure img"), page.locator("feedforward-figure a")
    assert page.main_frame.child_frames == []
    page.pdf()  # brings what is lazy
    expect(picture).to_be_visible()
    expect(link).to_be_hidden()
    until(page, lambda: page.evaluate("document.images[0].naturalWidth > 300"))
    picture.scroll_into_view_if_needed()
    frame = inside(page)
    settled(page, frame)
    expect(picture).to_be_hidden()
    assert page.errors == []


def test_where_no_figure_comes_the_picture_stays_and_the_console_says_so(
    host: Open, codes, browser: Browser
) -> None:
    lines = codes("sigmoid-curve", ELEMENT)
    lines = re.sub(r'(<feedforward-figure src=")[^"]*/embed/\w+/', r"\g<1>/nowhere/", lines)
    page = host(lines, policy=False)
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", hear)
    expect(page.locator("feedforward-figure a")).to_be_visible(timeout=15_000)
    expect(page.locator("feedforward-figure img")).to_be_visible()
    page.remove_listener("console", hear)
    assert any("nothing came from" in text for text in said)


def test_learning_platforms_hear_the_height_as_they_know_it(host: Open, codes) -> None:
    hearing = """<script nonce="own">addEventListener("message", ({ data }) => {
      if (data.subject === "lti.frameResize") window.heard = data.height; })</script>"""
    page = host(hearing + codes("sigmoid-curve", FRAME))
    frame = inside(page)
    until(page, lambda: page.evaluate("window.heard > 200"))
    assert page.evaluate("heard") == frame.evaluate("Math.ceil(document.body.offsetHeight)")


def test_without_scripts_the_picture_is_there(host: Open, codes) -> None:
    page = host(codes("sigmoid-curve", ELEMENT), java_script_enabled=False)
    image = page.locator("feedforward-figure img")
    expect(image).to_be_visible()
    assert image.bounding_box()["width"] > 300
    assert "sigmoid" in image.get_attribute("alt")
    link = page.locator("feedforward-figure").get_by_role("link", name="Open the interactive")
    assert link.get_attribute("href").endswith("/sigmoid-curve.html")


def test_a_changed_script_is_not_run(host: Open, codes) -> None:
    lines = re.sub(r"(?<=sha384-)....", "AAAA", codes("sigmoid-curve", ELEMENT))
    page = host(lines)
    expect(page.locator("feedforward-figure img")).to_be_visible()
    assert page.evaluate("customElements.get('feedforward-figure')") is None


def test_an_image_works_in_any_page(host: Open, codes) -> None:
    page = host(codes("one-passenger", IMAGE))
    assert page.evaluate("document.images[0].naturalWidth") > 300
    assert page.errors == []


def test_fifty_embeds_load_as_they_come_near(host: Open, codes) -> None:
    one = codes("sigmoid-curve", ELEMENT)
    script, element = one.split("\n", 1)
    page = host(script + (element + "<hr>") * 50)
    inside(page)
    first = len(page.main_frame.child_frames)
    assert 0 < first < 20
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, lambda: len(page.main_frame.child_frames) > first)
    assert page.errors == []


def test_a_link_brings_back_the_state_and_its_place(site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}neural-network-math.html?age=4&sex=0#would-you-have-survived")
    chosen = page.locator("#would-you-have-survived tr.chosen")
    expect(chosen).to_contain_text("Yours")
    expect(page.locator("#would-you-have-survived .diagram [data-input='0.0']")).to_have_text("4")
    assert page.locator("#sigmoid-curve [type=range]").input_value() == "0.5"
    expect(page.locator("#would-you-have-survived")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_offers_the_figure_as_it_is_now(site, browser: Browser, scheme: str) -> None:
    context = browser.new_context(
        color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{site[0]}neural-network-math.html")
    page.evaluate(WAKE)
    page.locator("#sigmoid-curve [type=number]").fill("-2.5")
    page.locator("#sigmoid-curve a.embed").focus()
    page.keyboard.press("Enter")
    dialog = page.locator(".embed-dialog")
    expect(dialog).to_be_visible()
    fields = [field.input_value() for field in dialog.locator("textarea").all()]
    assert ' at="-2.5"' in fields[ELEMENT] and ".html?at=-2.5" in fields[FRAME]
    assert fields[LINK] == f"{site[0]}neural-network-math.html?at=-2.5#sigmoid-curve"
    assert fields[BIBTEX].startswith("@misc{sigmoidcurve")
    dialog.get_by_role("button", name="Copy: Image, in HTML").press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Copied: Image, in HTML")
    assert page.evaluate("navigator.clipboard.readText()") == fields[IMAGE]
    preview = page.frame_locator(".embed-dialog iframe")
    expect(preview.locator("[type=range]")).to_have_value("-2.5")
    none(axe(page))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.className") == "embed"
    context.close()


def test_the_embed_link_leads_to_the_gallery_without_scripts(site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}neural-network-math.html")
    page.locator("#relu-curve a.embed").click()
    assert page.url == f"{site[0]}gallery.html#relu-curve"
    expect(page.locator("#relu-curve pre:visible").first).to_contain_text("<feedforward-figure")
    context.close()

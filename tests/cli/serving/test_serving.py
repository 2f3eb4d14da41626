"""The preview's server: whom it answers, what it shows, and what it says."""

import re
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from subprocess import PIPE, Popen, run

import pytest

from generator.cli.serving.pages import for_preview
from generator.cli.serving.server import Server, is_here, name_of, part_of
from generator.cli.serving.shown import Shown
from generator.cli.serving.watch import Watch
from generator.work.file import File
from tests.samples.own_kind import write_own
from tests.samples.tiny import LATER, SOURCES, write

DRAFT = LATER.replace("title: Later\n", "title: Later\ndraft: true\n")


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/net.html?row=2#first", "net.html"),
        ("/figures/first.svg", "figures/first.svg"),
        ("/figures/%66irst.svg", "figures/first.svg"),
    ],
)
def test_an_address_names_a_file(target: str, name: str) -> None:
    assert name_of(target) == name


@pytest.mark.parametrize(
    "target",
    [
        "/../secret",
        "/figures/../../secret",
        "/%2e%2e/secret",
        "/figures/..%2f..%2fsecret",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/..\\secret",
        "/%5c%5chost%5cshare",
        "/net.html%00.png",
        "/%ff",
        "http://elsewhere.example/",
        "*",
        "",
    ],
)
def test_an_address_with_a_trick_names_none(target: str) -> None:
    assert name_of(target) is None


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-", (0, 100)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-400", (90, 100)),
        ("bytes=-5", (95, 100)),
        ("bytes=100-", None),
        ("bytes=9-3", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        (None, None),
    ],
)
def test_players_get_the_part_of_a_file_that_they_ask_for(
    asked: str | None, part: tuple[int, int] | None
) -> None:
    assert part_of(asked, 100) == part


def test_only_names_of_this_machine_mean_it() -> None:
    for host in ("localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:80"):
        assert is_here([host])
    for host in (
        "elsewhere.example",
        "localhost.example",
        "127.0.0.1.example:8000",
        "",
        "a@localhost",
    ):
        assert not is_here([host])
    assert not is_here(None)
    assert not is_here(["localhost", "localhost"])


def test_what_a_page_allows_is_widened_by_what_the_preview_adds() -> None:
    policy = "default-src 'none'; script-src 'sha256-a'"
    head = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    html = for_preview(File.of(f"{head}<title>T</title>"), "1").text
    assert (
        "default-src 'none'; script-src 'self' 'sha256-a'; style-src 'self'; connect-src 'self'"
        in html
    )
    assert (
        html.index("Content-Security")
        < html.index("<link")
        < html.index("<script")
        < html.index("<title")
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", SOURCES | {"later.md": DRAFT})


@pytest.fixture
def shown(content: Path) -> Shown:
    return made(Shown(content), content)


def made(shown: Shown, content: Path) -> Shown:
    watch = Watch(str(content))
    assert watch.look() and not watch.look()
    shown.make(watch.sums)
    return shown


@pytest.fixture
def server(shown: Shown) -> Iterator[Server]:
    with Server(shown, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(
    server: Server, target: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    with closing(connection):
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode("utf-8", errors="replace")


def test_a_theme_and_a_template_are_shown_as_they_are_saved(shown: Shown, content: Path) -> None:
    (content / "theme.css").write_text(":root { --page: #fbf7ff; }\nh1 { color: red; }", "utf-8")
    write(content, {"templates/pages/foot.html": "<p>Mine.</p>"})
    made(shown, content)
    _, home = shown.file("index.html")
    assert "<p>Mine.</p>" in home.text
    for sheet, rule in (("tiny", "--page:#fbf7ff"), ("theme", "h1{color:red}")):
        (address,) = re.findall(rf'href="(assets/{sheet}\.[^"]*css)"', home.text)
        assert rule in shown.file(address)[1].text
    write(content, {"templates/pages/foot.html": "<p>Changed.</p>"})
    (content / "theme.css").write_text(":root {", "utf-8")
    made(shown, content)
    assert shown.problem is not None and shown.problem.place == "content/theme.css, line 1"
    (content / "theme.css").unlink()
    made(shown, content)
    _, home = shown.file("index.html")
    assert shown.problem is None and "<p>Changed.</p>" in home.text
    assert "assets/theme." not in home.text


def test_pages_are_served_with_their_drafts_and_files_as_they_are_built(server: Server) -> None:
    answer, home = ask(server, "/")
    assert answer.status == 200 and "Later" in home and "preview.js" in home
    answer, draft = ask(server, "/later.html")
    assert answer.status == 200 and "A draft: no build has this page." in draft
    answer, drawing = ask(server, "/figures/first.svg")
    assert answer.status == 200 and answer.headers["Content-Type"] == "image/svg+xml"
    assert drawing.startswith("<svg") and "preview" not in drawing
    answer, nothing = ask(server, "/figures/first.svg", "HEAD")
    assert answer.status == 200 and not nothing
    answer, _ = ask(server, "/", **{"If-None-Match": ask(server, "/")[0].headers["ETag"]})
    assert answer.status == 304


def test_who_comes_by_another_name_gets_nothing(server: Server) -> None:
    for target in ("/", "/net.html", "/.preview/news"):
        answer, said = ask(server, target, Host="elsewhere.example")
        assert answer.status == 403 and "Tiny" not in said
    assert ask(server, "/..%2fcontent%2fsite.yaml")[0].status == 400
    answer, said = ask(server, "/site.yaml")
    assert answer.status == 404 and "This page does not exist" in said
    assert 'href="/gallery.html"' in said
    assert ask(server, "/", "POST")[0].status == 501


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_mistake_leaves_the_last_good_page_and_is_told_with_its_lines(
    content: Path, shown: Shown
) -> None:
    text = (content / "net.md").read_text("utf-8")
    (content / "net.md").write_text(text.replace("model: one", "model: <two>"), "utf-8")
    version = shown.version
    made(shown, content)
    assert shown.problem and shown.problem.told.startswith("content/net.md:10: ")
    assert "content/net.md, line 10" in shown.problem.html
    assert "<mark>   10  model: &lt;two&gt;</mark>" in shown.problem.html
    assert "    8  ```figure" in shown.problem.html
    assert "of the crew" in shown.file("net.html")[1].text
    assert shown.news(version, 0) != version
    (content / "net.md").write_text(text.replace("of the crew", "of all hands"), "utf-8")
    assert made(shown, content).problem is None
    assert "of all hands" in shown.file("net.html")[1].text


def test_a_site_that_cannot_be_made_at_first_is_shown_once_it_can(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SOURCES | {"net.md": "No front matter"})
    shown = made(Shown(content), content)
    status, page = shown.file("index.html")
    assert status == 503 and "content/net.md" in page.text and "preview.js" in page.text
    write(content, SOURCES)
    assert made(shown, content).file("index.html")[0] == 200


def test_links_that_lead_nowhere_are_found_and_to_what_is_made_later_are_not(
    content: Path, shown: Shown
) -> None:
    fine = "[drawing](figures/first.svg) [book](tiny.epub) [one file](offline/net.html)"
    (content / "index.md").write_text(f"{SOURCES['index.md']}\n{fine}\n", "utf-8")
    assert made(shown, content).problem is None
    (content / "index.md").write_text(f"{SOURCES['index.md']}\n[x](figures/third.svg)\n", "utf-8")
    problem = made(shown, content).problem
    assert problem and '"figures/third.svg" leads nowhere' in problem.message


def test_a_watch_sees_what_is_written_renamed_and_removed(tmp_path: Path) -> None:
    watch = Watch(str(tmp_path))
    assert not watch.look()
    (tmp_path / "a.md").write_text("one")
    assert watch.look() and not watch.look()
    (tmp_path / "a.md").write_text("two")  # of the same size, in the same instant perhaps
    assert watch.look() and not watch.look()
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert watch.look() and not watch.look()
    (tmp_path / "b.md").unlink()
    assert watch.look() and not watch.look()
    (tmp_path / ".b.md.swp").parent.joinpath(".git").mkdir()
    (tmp_path / ".git" / "index").write_text("what no build reads")
    assert not watch.look()


def test_the_command_says_where_it_serves_and_ends_in_a_line(content: Path) -> None:
    command = [sys.executable, "-u", "-m", "generator", "serve", "--content", str(content)]
    with Popen([*command, "--port", "0"], stdout=PIPE, stderr=PIPE, text=True) as serving:
        assert serving.stdout and serving.stderr
        said = [serving.stdout.readline() for _ in range(2)]
        assert " made in " in said[0]
        assert said[1].startswith(f"Serving {content} at http://127.0.0.1:")
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 130
        assert serving.stderr.read() == "ended by SIGINT\n"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run([*command, "--port", port], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and not done.stdout
    assert done.stderr.startswith(f"port {port}: cannot be used: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_kind_of_its_own_is_shown_as_it_is_saved_and_its_mistakes_are_told(
    shown: Shown, content: Path
) -> None:
    write_own(content)
    made(shown, content)

    def page() -> str:
        assert shown.problem is None, shown.problem.told
        return shown.file("net.html")[1].text

    def saved(name: str, old: str, new: str) -> None:
        path = content / "kinds/weights" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        made(shown, content)

    assert "Sex weighs most: 2." in page()
    saved("kind.py", "weighs most", "is the heaviest")
    assert "Sex is the heaviest: 2." in page()
    saved("weights.html", "Neuron <select", "Which <select")
    assert "Which <select" in page()
    saved("weights.svg", "weight bar", "weight wide bar")
    assert "weight wide bar" in page()
    before = page()
    saved("weights.js", "brought[", "let more = 1; brought[")
    saved("weights.css", "30rem", "31rem")
    assert page() != before
    saved("kind.py", "top = y + LINE", "top = y / 0 + LINE")
    assert shown.problem and "ZeroDivisionError" in shown.problem.html
    assert "kind.py" in shown.problem.html and "top = y / 0" in shown.problem.html
    saved("kind.py", "top = y / 0 + LINE", "top = y + LINE +")
    assert shown.problem and shown.problem.place.startswith("content/kinds/weights/kind.py, line ")
    assert any(line.wrong and "top = y" in line.text for line in shown.problem.lines)
    saved("kind.py", "top = y + LINE +", "top = y + LINE")
    assert "Sex is the heaviest: 2." in page()

"""Embeds stay where they are when a machine that has no earlier build publishes the next one."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.making import build
from generator.output.unchanged import BASE_URL
from generator.site.names import MANIFEST, MARKER
from tests.building import tree
from tests.samples.tiny import NET, SOURCES, write

EDITIONS = ("The crew.", "The whole crew.", "All of the crew.")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three builds of three editions, each as a machine makes it that has no other."""
    folders = []
    for caption in EDITIONS:
        folder = tmp_path_factory.mktemp("edition")
        sources = SOURCES | {"net.md": NET.replace(EDITIONS[0], caption)}
        build(write(folder / "content", sources), folder / "build")
        folders.append(folder / "build")
    return folders


@pytest.fixture
def published(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Address of a server below a sub-path, and the folder that it publishes there."""
    folder = tmp_path / "server" / "repo"
    folder.mkdir(parents=True)
    handler = partial(_Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/repo", folder
        server.shutdown()


def run(address: str, output: Path) -> Result:
    command = ["earlier-embeds", "--output", str(output)]
    return CliRunner().invoke(main, command, env={BASE_URL: address})


def publish(source: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(source, folder)


def embeds(folder: Path) -> dict[str, bytes]:
    return {name: text for name, text in tree(folder).items() if name.startswith("embed/")}


def test_an_old_embed_keeps_working_after_a_new_build(builds: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "build"
    shutil.copytree(builds[0], output)
    before = embeds(output)
    content = builds[1].parent / "content"
    done = CliRunner().invoke(main, ["build", "--content", str(content), "--output", str(output)])
    versions = sorted(path.name for path in (output / "embed").iterdir() if path.is_dir())
    assert len(versions) == 2
    assert f"Embeds are there in 2 versions: {', '.join(versions)}" in done.stdout
    assert {name: embeds(output)[name] for name in before} == before


def test_each_publication_takes_over_the_embeds_of_all_before(builds, published, tmp_path):
    address, folder = published
    kept: dict[str, bytes] = {}
    for number, made in enumerate(builds):
        output = shutil.copytree(made, tmp_path / f"fresh-{number}")
        own = tree(output)
        result = run(address, output)
        assert result.exit_code == 0, result.stderr
        several = "" if number == 1 else "s"
        assert result.stdout == f"Took over {number} earlier version{several} of the embeds\n"
        told = {name: tree(output)[name] for name in (MARKER, MANIFEST)}
        assert tree(output).items() >= (kept | own | told).items()
        kept |= {n: text for n, text in embeds(output).items() if n.count("/") == 2}
        publish(output, folder)
    versions = {path.name for path in (folder / "embed").iterdir() if path.is_dir()}
    assert len(versions) == len(EDITIONS)


def test_the_folder_is_still_known_as_a_build(builds, published, tmp_path):
    address, folder = published
    publish(builds[0], folder)
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    assert run(address, output).exit_code == 0
    listed = (output / MARKER).read_text("utf-8").splitlines()
    assert listed == sorted({*tree(output)} - {MARKER})
    build(builds[1].parent / "content", output)
    assert embeds(output).items() >= embeds(builds[0]).items() - {
        ("embed/feedforward-figure.js", embeds(builds[0])["embed/feedforward-figure.js"])
    }


def test_a_second_time_nothing_is_left_to_take_over(builds, published, tmp_path):
    address, folder = published
    publish(builds[0], folder)
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    run(address, output)
    before = tree(output)
    assert run(f"{address}/", output).stdout == "Took over 0 earlier versions of the embeds\n"
    assert tree(output) == before


def test_only_embeds_are_taken_and_nothing_outside_the_folder(builds, published, tmp_path):
    address, folder = published
    names = ["old.html", "embed/../../escaped", "embed/0123456789/../../x", "/etc/passwd"]
    (folder / MARKER).write_text("".join(f"{name}\n" for name in names), "utf-8")
    output = shutil.copytree(builds[0], tmp_path / "fresh")
    before = tree(output)
    assert run(address, output).exit_code == 0
    assert tree(output) == before


def failure(address: str, output: Path) -> str:
    before = tree(output)
    result = run(address, output)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), "an error is a message, not a traceback"
    assert len(result.stderr.splitlines()) == 1
    assert tree(output) == before
    return result.stderr


def test_a_listed_file_that_is_missing_is_an_error(builds, published, tmp_path):
    address, folder = published
    publish(builds[0], folder)
    gone = next(folder.glob("embed/*/first.svg"))
    gone.unlink()
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    assert f"{gone.parent.name}/first.svg: the server answers 404" in failure(address, output)


def test_a_server_that_is_not_there_is_an_error(builds, tmp_path):
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    assert "cannot be loaded" in failure("http://127.0.0.1:9/", output)


def test_a_folder_without_a_build_is_an_error(published, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "no site has been built here" in failure(published[0], tmp_path / "empty")


def test_a_version_that_is_not_what_its_name_says_is_an_error(builds, published, tmp_path):
    address, folder = published
    publish(builds[0], folder)
    changed = next(folder.glob("embed/*/first.html"))
    changed.write_text(changed.read_text("utf-8") + "<p>More", "utf-8")
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    assert f"{changed.parent.name}/: its files are those of version " in failure(address, output)


@pytest.mark.parametrize("address", ("file:///etc/", "nonsense", "http://[::1/", "ftp://a/", ""))
def test_what_is_no_address_is_an_error(builds, tmp_path, address):
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    assert failure(address or "/", output)


class _Cut(BaseHTTPRequestHandler):
    """A server that says more than it has, or no HTTP at all."""

    protocol_version = "HTTP/1.1"
    answer = b""

    def do_GET(self) -> None:
        self.wfile.write(self.answer)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nembed/",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nembed/",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        b"nonsense\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_breaks_off_is_an_error(builds, tmp_path, answer):
    output = shutil.copytree(builds[1], tmp_path / "fresh")
    handler = type("Handler", (_Cut,), {"answer": answer})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said = failure(f"http://127.0.0.1:{server.server_port}/", output)
        server.shutdown()
    assert "/.feedforward: cannot be loaded: " in said

"""What all tests share: the built site, and the rules of a test run."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from hypothesis import settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from generator.site.names import is_page
from generator.work.kept import CACHE
from tests import ROOT
from tests.building import built
from tests.longer import LONG, USUAL
from tests.page import Page
from tests.samples import OTHERS, our_content
from tests.samples.authored import AUTHORED
from tests.samples.hostile import HARMLESS, HOSTILE, sources_with
from tests.samples.tiny import SOURCES, TWO_ARTICLES, write

BROWSER = ROOT / "tests" / "browser"

# A busy machine may take long over any example: time limits are for the run as a whole.
# The usual number of examples, and that of a longer run: `--hypothesis-profile=long`.
settings.register_profile("unhurried", deadline=None, max_examples=USUAL)
settings.register_profile("long", deadline=None, max_examples=LONG)
settings.load_profile("unhurried")

Build = Callable[..., subprocess.CompletedProcess[str]]
Once = Callable[[str, Callable[[Path], None]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--site",
        type=Path,
        metavar="DIR",
        help="check the site that lies in DIR instead of building one",
    )


def pytest_configure(config: pytest.Config) -> None:
    # What builds keep goes with the temporary folders of the run, not into the user's own.
    os.environ[CACHE] = str(config.rootpath / ".pytest_cache" / "builds")
    # A shell lets what it starts in the background ignore Ctrl-C, and so would what tests start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "snapshot: compares with a stored snapshot (set by itself)")
    config.addinivalue_line("markers", "browser: looks at the site in a browser (set by itself)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    # To leave these out one by one, all of them would be loaded first.
    if collection_path == BROWSER and config.option.markexpr == "not browser":
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # `make snapshots` runs these alone, `-m "not browser"` leaves those out, and nobody should
    # have to remember to mark them.
    for item in items:
        if "snapshot" in getattr(item, "fixturenames", ()):
            item.add_marker("snapshot")
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that does not run is a test that fails: nobody reads the skipped ones."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        assert isinstance(report.longrepr, tuple)  # of a test that is skipped
        _, _, reason = report.longrepr
        if OTHERS in reason:
            return report
        report.outcome = "failed"
        report.longrepr = f"CI runs every test, and this one did not run: {reason}"
    return report


def run_build(
    output: Path,
    content: Path = ROOT / "content",
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    umask: int = -1,
) -> subprocess.CompletedProcess[str]:
    """Run the generator as a user would, in a process of its own; `env` adds to the environment,
    and a `umask` of -1 is the one that there is."""
    # On the path by name, so that a test may run it in any folder.
    env = {**os.environ, **(env or {}), "PYTHONPATH": str(ROOT)}
    command = ["build", "--content", str(content), "--output", str(output)]
    return subprocess.run(
        [sys.executable, "-m", "generator", *command],
        env=env,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        umask=umask,
    )


@pytest.fixture(scope="session")
def build() -> Build:
    """The build command: `build(output, content, cwd=…, env=…, umask=…)`."""
    return run_build


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, fill)`: a folder that one worker of the run fills, and that all of them share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, fill: Callable[[Path], None]) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what a worker that failed has left
                folder.mkdir()
                fill(folder)
                whole.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, once: Once) -> Path:
    """The folder of the real site, built once for the whole run."""
    our_content()
    given: Path | None = request.config.getoption("--site")
    if given:
        return given.resolve()

    def fill(folder: Path) -> None:
        done = run_build(folder / "build")
        assert done.returncode == 0, f"the site does not build: {done.stderr}"
        assert len(done.stdout.splitlines()) == 1, f"a build says one line, not:\n{done.stdout}"

    return once("site", fill) / "build"


@pytest.fixture(scope="session")
def files(built_site: Path) -> set[str]:
    """Relative paths as the folder lists them, so that upper and lower case matter everywhere."""
    return {p.relative_to(built_site).as_posix() for p in built_site.rglob("*") if p.is_file()}


@pytest.fixture(scope="session")
def pages(built_site: Path, files: set[str]) -> dict[str, Page]:
    """Every page of the site."""
    html = sorted(path for path in files if is_page(path))
    assert {"index.html", "404.html", "docs/index.html"} < set(html)
    return {path: Page(path, (built_site / path).read_text(encoding="utf-8")) for path in html}


@pytest.fixture(scope="session")
def documents(built_site: Path, files: set[str], pages: dict[str, Page]) -> dict[str, Page]:
    """The pages, and the figures that are an HTML file of their own."""
    html = sorted(path for path in files if path.endswith(".html") and path not in pages)
    alone = {path: Page(path, (built_site / path).read_text(encoding="utf-8")) for path in html}
    return pages | alone


@pytest.fixture(scope="session")
def base(pages: dict[str, Page]) -> str:
    """The address that the site says it lives at, with a slash at the end."""
    canonical = pages["index.html"].link("canonical")
    assert canonical, "index.html names its canonical address"
    return urljoin(canonical, ".")


@pytest.fixture(scope="session")
def articles() -> dict[str, bool]:
    """Page of every article in the content folder, and whether it is a draft."""

    def is_draft(path: Path) -> bool:
        front_matter = path.read_text(encoding="utf-8").split("---\n")[1]
        return bool(yaml.safe_load(front_matter).get("draft", False))

    # Those in folders are pages beside the articles.
    sources = (path for path in our_content().glob("*.md") if path.stem != "index")
    return {f"{path.stem}.html": is_draft(path) for path in sources}


@pytest.fixture(scope="session")
def drawings(built_site: Path) -> dict[str, str]:
    """Source of every stand-alone figure, by its path in the site."""
    svgs = sorted((built_site / "figures").glob("*.svg"))
    assert svgs, "the build writes its figures to figures/*.svg"
    return {f"figures/{path.name}": path.read_text(encoding="utf-8") for path in svgs}


class SvgFile(SingleFileSnapshotExtension):
    """Stores a snapshot as tests/snapshots/<name>.svg."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "tests" / "snapshots")

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return str(index)


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What a drawing is compared with: `markup == snapshot(name=…)`."""
    return snapshot.use_extension(SvgFile)


def build_once(sources: dict[str, str], factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that is made of the sources."""
    folder = factory.mktemp("site")
    return built(write(folder / "content", sources), folder / "build")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as built; builds that must fail run over it, and leave it as it was."""
    return build_once(SOURCES, tmp_path_factory)


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a second article, and links of every kind between them."""
    return build_once(TWO_ARTICLES, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with texts that would end whatever they stand in."""
    return build_once(sources_with(HOSTILE), tmp_path_factory)


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with texts as long as those, and of letters alone."""
    return build_once(sources_with(HARMLESS), tmp_path_factory)


@pytest.fixture(scope="session")
def authored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with all that Markdown has here."""
    return build_once(AUTHORED, tmp_path_factory)

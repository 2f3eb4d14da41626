"""A site with a theme: its pages, drawings, embeds, copies and book are in the author's look."""

import io
import zipfile
from pathlib import Path

import pytest

from generator.pages.check import check
from generator.pages.check.colours import faint_colours
from generator.site.site import read_site
from tests.building import built
from tests.samples.tiny import SOURCES, write

THEME = """\
@font-face { font-family: "Own"; src: url(typefaces/own.woff2) format("woff2"); }
:root {
  --page: #fbf7ff;
  --input-stroke: #1a7f8e;
  --quiet: #9a86b0;
  --serif: "Own", Georgia, serif;
  --radius: 13px;
}
@media (prefers-color-scheme: dark) { :root { --page: #150d1f; --input-stroke: #50c0d0; } }
h1 { font-style: italic; }
"""


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themed")
    content = write(folder / "content", SOURCES | {"theme.css": THEME})
    (content / "typefaces").mkdir()
    (content / "typefaces" / "own.woff2").write_bytes(b"a typeface")
    return built(content, folder / "build")


def sheet(themed: Path, name: str) -> str:
    (path,) = (themed / "assets").glob(f"{name}.*.css")
    return path.read_text("utf-8")


def test_pages_have_the_tokens_and_end_with_the_authors_rules(themed: Path) -> None:
    css = sheet(themed, "tiny")
    assert "--page:#fbf7ff" in css and "--page:#150d1f" in css and "border-radius:13px" in css
    assert "Feedforward Serif" not in css
    own = sheet(themed, "theme")
    assert own.startswith("@font-face") and own.endswith("h1{font-style:italic}")
    (face,) = (themed / "assets").glob("*.woff2")
    assert f"url({face.name})" in own
    for name in ("index.html", "net.html", "gallery.html"):
        head = (themed / name).read_text("utf-8").partition("</head>")[0]
        assert head.rindex('href="assets/theme.') > head.rindex('href="assets/tiny.')


def test_what_stands_alone_holds_the_look(themed: Path) -> None:
    lost = (themed / "404.html").read_text("utf-8")
    assert "--page:#fbf7ff" in lost and "font-style:italic" in lost and "@font-face" not in lost
    for name in ("offline/net.html", "figures/first.html"):
        page = (themed / name).read_text("utf-8")
        assert "--page:#fbf7ff" in page and "data:font/woff2;base64," in page
    (version,) = (path for path in (themed / "embed").iterdir() if path.is_dir())
    assert 'href="theme.css"' in (version / "first.html").read_text("utf-8")
    assert "data:font/woff2;base64," in (version / "theme.css").read_text("utf-8")


def test_drawings_take_the_colours_of_both_schemes(themed: Path, tiny: Path) -> None:
    svg = (themed / "figures" / "first.svg").read_text("utf-8")
    assert '"#fbf7ff"' in svg and '"#1a7f8e"' in svg
    assert '[stroke="#1a7f8e"]{stroke:#50c0d0}' in svg
    for name in ("figures/first.png", "figures/first.dark.png", "cards/index.png"):
        assert (themed / name).read_bytes() != (tiny / name).read_bytes()


def test_the_book_takes_colours_and_typefaces(themed: Path) -> None:
    book = zipfile.ZipFile(io.BytesIO(next(themed.glob("*.epub")).read_bytes()))
    css = book.read("EPUB/style.css").decode()
    (face,) = (name for name in book.namelist() if name.endswith(".woff2"))
    assert f"url({face.removeprefix('EPUB/')})" in css
    assert 'body{font-family:"Own",Georgia,serif}' in css
    assert "#1a7f8e" in book.read("EPUB/net.xhtml").decode()
    package = book.read("EPUB/package.opf").decode()
    assert f'href="{face.removeprefix("EPUB/")}" media-type="font/woff2"' in package


def test_faint_colours_are_told_by_the_build_and_by_check_until_they_are_silenced(
    tmp_path: Path,
) -> None:
    content = write(tmp_path / "content", SOURCES | {"theme.css": ":root { --quiet: #9a86b0; }\n"})
    (told,) = (one for one in check(content) if one.name == "contrast")
    assert (told.file, told.line) == ("content/theme.css", 1)
    assert [told] == faint_colours(read_site(content))
    css = "/* quiet: contrast */\n:root { --quiet: #9a86b0; }\n"
    (content / "theme.css").write_text(css, encoding="utf-8")
    assert faint_colours(read_site(content)) == []


def test_a_dark_page_leaves_book_and_paper_our_colours(tmp_path: Path) -> None:
    css = ":root { --page: #101014; --text: #f0f0f0; --input-fill: #203040; }\n"
    content = write(tmp_path / "content", SOURCES | {"theme.css": css})
    site = built(content, tmp_path / "build")
    book = zipfile.ZipFile(io.BytesIO(next(site.glob("*.epub")).read_bytes()))
    assert "#203040" not in book.read("EPUB/net.xhtml").decode()
    assert "#203040" in (site / "figures" / "first.svg").read_text("utf-8")
    printed = sheet(site, "tiny").rpartition("@media print{:root{")[2]
    assert "--page:#fdfcf9" in printed and "--input-fill:#f0e8fb" in printed


def test_colours_that_are_one_in_light_may_be_two_in_the_dark(tmp_path: Path) -> None:
    css = (
        ":root { --input-stroke: #7d55b8; --weight-stroke: #7d55b8; --bias-stroke: #7d55b8;"
        " --sum-stroke: #7d55b8; --activation-stroke: #7d55b8; }\n"
    )
    content = write(tmp_path / "content", SOURCES | {"theme.css": css})
    svg = (built(content, tmp_path / "build") / "figures" / "first.svg").read_text("utf-8")
    for dark in ("#a387dc", "#5cae6c", "#7f92ee", "#e0708f", "#cf9c40"):
        assert f"stroke:{dark}" in svg

"""Files of the author's own: in the site, on its pages, and in all that is taken along."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.making.preview import preview
from generator.pages.check import check
from generator.site.names import WORKER
from tests.building import built, page, refusal, tree, unpainted
from tests.page import Page, text_of
from tests.samples.own_files import BYTES, LATER, NET_SVG, png, write_own_files
from tests.samples.tiny import SOURCES, write

LINE = "\n"
IN_FOLDER = (
    "[Back](../net.md#first), [data]({{ datasets.crew.file }}), "
    "[table](../files/deep/er/table.csv)\n\n![A net](net.svg)"
)
PUBLISHED = ["data/crew.csv", "data/crew.yaml", "files/film.vtt", "net.svg"] + [
    name for name in BYTES if ".hidden" not in name
]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_own_files(tmp_path_factory.mktemp("own") / "content")


@pytest.fixture(scope="module", autouse=True)
def no_pictures_of_figures() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        unpainted(patch)
        yield


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    return built(content, content.parent / "build")


def test_they_are_in_the_site_and_in_the_archive_as_they_are(content: Path, site: Path) -> None:
    made = tree(site)
    with zipfile.ZipFile(site / "tiny-site.zip") as archive:
        for name in PUBLISHED:
            assert made[name] == archive.read(f"tiny-site/{name}")
            assert made[name] == (content / name).read_bytes()
            assert not os.path.samefile(site / name, content / name), "a copy, not another name"
    assert not any(name.endswith(".hidden") for name in made)


def test_pictures_have_their_sizes_and_wait_until_they_are_near(site: Path) -> None:
    first, second, third, still = page(site, "net.html").every("main")[0].iter("img")
    assert (first.get("src"), first.get("width"), first.get("height")) == ("net.svg", "30", "12")
    assert first.get("loading") is None
    assert (second.get("width"), second.get("loading")) == ("12", "lazy")
    assert (third.get("alt"), third.get("decorative")) == ("", None)
    assert (still.get("src"), still.get("alt")) == ("files/film.png", "A dot moves")


def test_video_and_sound_have_captions_words_and_their_file(site: Path) -> None:
    net = page(site, "net.html")
    (film,), (tone,), (track,) = (net.every(tag) for tag in ("video", "audio", "track"))
    assert (film.get("width"), film.get("poster")) == ("64", "files/film.png")
    assert film.get("aria-label") == "A dot moves" and tone.get("aria-label") == "A tone"
    assert track.get("src", "").startswith("data:text/vtt;base64,")
    text = text_of(net.every("main")[0])
    assert text.count("Ada: It moves.") == 2
    assert "Video (WebM, 1 kB)" in text and "Sound (WAV, 1 kB)" in text


def test_links_to_markdown_files_lead_to_pages(site: Path) -> None:
    text = (site / "net.html").read_text("utf-8")
    for address in ("later.html#there", "files/Ein%20Text%20ü.pdf", "data/crew.csv"):
        assert f'href="{address}"' in text
    assert 'href="net.html#first"' in (site / "later.html").read_text("utf-8")


def test_an_article_in_one_file_holds_what_it_shows(site: Path) -> None:
    copy = Page("net.html", (site / "offline/net.html").read_text("utf-8"))
    for tag in ("img", "video", "audio"):
        assert all(one.get("src", "").startswith("data:") for one in copy.every(tag))
    assert "https://tiny.example/deep/files/film.webm" in copy.source


def test_the_book_shows_pictures_and_stills_and_tells_what_is_said(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO((site / "tiny.epub").read_bytes())) as book:
        names = book.namelist()
        chapter = book.read("EPUB/net.xhtml").decode()
    assert {"EPUB/files/film.png", "EPUB/net.svg", "EPUB/files/dot.png"} <= set(names)
    assert "<video" not in chapter and "<audio" not in chapter and "loading=" not in chapter
    assert "Ada: It moves." in chapter
    assert "https://tiny.example/deep/files/film.webm" in chapter


def test_the_worker_keeps_pictures_and_nothing_that_is_played(site: Path) -> None:
    script = (site / WORKER).read_text("utf-8")
    assert '"net.svg"' in script and "film.png" in script
    assert "film.webm" not in script and "tone.wav" not in script


def test_an_article_in_a_folder_has_what_lies_beside_it_and_at_the_root(tmp_path: Path) -> None:
    content = write_own_files(tmp_path / "content")
    inner = LATER.replace("[Back](net.md#first)", IN_FOLDER)
    listed = (content / "site.yaml").read_text("utf-8") + "  - week1/inner\n"
    write(content, {"week1/inner.md": inner, "week1/net.svg": NET_SVG, "site.yaml": listed})
    site = built(content, tmp_path / "build")
    text = (site / "week1/inner.html").read_text("utf-8")
    for address in ("../net.html#first", "../data/crew.csv", "../files/deep/er/table.csv"):
        assert f'href="{address}"' in text
    assert 'src="net.svg" width="30"' in text and (site / "week1/net.svg").is_file()
    assert 'src="data:image/svg' in (site / "offline/week1/inner.html").read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO((site / "tiny.epub").read_bytes())) as book:
        assert "EPUB/week1/net.svg" in book.namelist()
    assert check(content) == []


def test_the_check_finds_what_no_page_names(content: Path, tmp_path: Path) -> None:
    told = [str(one) for one in check(content)]
    assert len(told) == 1 and "content/files/deep/er/table.csv: no page shows" in told[0], told


def test_nothing_changes_where_nothing_does_and_a_picture_does_change(tmp_path: Path) -> None:
    content = write_own_files(tmp_path / "content")
    first = tree(built(content, tmp_path / "build"))
    assert tree(built(content, tmp_path / "build")) == first
    (content / "files/dot.png").write_bytes(png(24, 8))
    again = built(content, tmp_path / "build")
    assert 'width="24"' in (again / "net.html").read_text("utf-8")
    assert first["files/dot.png"] != (again / "files/dot.png").read_bytes()


def test_the_preview_shows_them_as_they_now_are(tmp_path: Path) -> None:
    content, shown = write_own_files(tmp_path / "content"), None
    for width in (12, 30):
        (content / "files/dot.png").write_bytes(png(width, 8))
        shown = preview(content.resolve())
        picture = shown.file("files/dot.png")
        assert picture and picture.data == png(width, 8)
        assert f'src="files/dot.png" width="{width}"' in shown.pages["net.html"].text
    assert shown and shown.file("files/.hidden") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![](files/dot.png)", "![like this](files/dot.png)"),
        ("![A dot](files/dott.png)", 'did you mean "files/dot.png"'),
        ("[A paper](files/../../secret.txt)", "leads nowhere"),
        ("[A page](latr.md)", 'did you mean "later.md"'),
        ("[A page](later.md#nowhere)", 'unknown id in later.html "nowhere"'),
        ("Words ![A film](files/film.webm)", "a paragraph of its own"),
        ("![A film](files/mute.webm)", "expected what is said in mute.vtt"),
        ("![A film](files/mute.webm){.silent}", "mute.jpg beside it"),
        ("![A film](files/fil.webm)", 'did you mean "film.webm"'),
        ("[Data]({{ datasets.crew.file }})", "publish: true"),
    ],
)
def test_what_is_missing_is_told_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    article = f"{SOURCES['net.md']}\n{text}\n"
    refused = _refused(tmp_path, {"net.md": article})
    assert refused.startswith(f"content/net.md:{article.count(LINE)}: ") and said in refused


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("files/dot.jpg", png(1, 1), 'rename it to "dot.png"'),
        ("files/bad.png", b"no picture", "no picture that browsers show"),
        ("files/big.png", png(1, 1) + b"\0" * 5_000_000, "expected up to 5.0 MB"),
        ("files/Dot.png", png(1, 1), "rename one of them"),
        ("files/a:b.txt", b"x", 'the name has ":"'),
        ("files/aux.txt", b"x", "device"),
        ("files/evil.svg", NET_SVG.replace("<circle", "<script/><circle").encode(), "<script>"),
    ],
)
def test_what_no_site_can_have_is_told(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    if name.endswith(("jpg", "png", "svg")) and name != "files/Dot.png":
        shown = f"![It]({name})"
    else:
        shown = "Nothing."
    refused = _refused(tmp_path, {"net.md": f"{SOURCES['net.md']}\n{shown}\n"}, {name: data})
    assert refused.startswith(f"content/{name}: ") or "content/files/dot.png: " in refused
    assert said in refused


def test_links_in_the_file_system_and_large_files_are_refused(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SOURCES | {"files/a.txt": "x"})
    (content / "files/b.txt").symlink_to("a.txt")
    refused = refusal(content, tmp_path / "build")
    assert refused.startswith("content/files/b.txt: a symbolic link")
    (content / "files/b.txt").unlink()
    with (content / "files/b.txt").open("wb") as file:
        file.truncate(25_000_001)
    assert "25.0 MB, expected up to 25.0 MB" in refusal(content, tmp_path / "build")


def _refused(tmp_path: Path, texts: dict[str, str], data: dict[str, bytes] | None = None) -> str:
    """What a build says of the small site with these files besides."""
    sources = SOURCES | {
        "later.md": LATER,
        "site.yaml": SOURCES["site.yaml"] + "  - later\n",
        "files/mute.webm": "x",
    }
    content = write(tmp_path / "content", sources | texts)
    own = {"files/dot.png": png(12, 8), "files/film.webm": b"x"} | (data or {})
    for name, content_of in own.items():
        (content / name).write_bytes(content_of)
    return refusal(content, tmp_path / "build")

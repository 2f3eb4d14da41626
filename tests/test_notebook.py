"""`from generator import figure`: what a notebook and a script get, and how mistakes read."""

import json
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from generator import figure
from generator.exports.embeds import python_lines
from generator.models.sources import read_sources
from generator.notebook import StandaloneFigure
from generator.reading.errors import ContentError
from generator.site.scripts import read_script
from generator.site.site import read_site
from generator.site.styles import read_styles
from tests import ROOT
from tests.samples import figure_ids, our_content
from tests.samples.figures import article_figures
from tests.samples.trained import write_article

NOTEBOOK = ROOT / "tests" / "notebooks" / "figures.ipynb"
TANH = {"function": "tanh", "at": 1}


# A call reads the content anew, as its author may have changed it; the tests have not. Nor have
# they changed style sheets or scripts.
read_site_once, read_sources_once = cache(read_site), cache(read_sources)
read_styles_once, read_script_once = cache(read_styles), cache(read_script)


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("generator.notebook.read_site", read_site_once)
    monkeypatch.setattr("generator.notebook.read_sources", read_sources_once)
    monkeypatch.setattr("generator.notebook.read_styles", read_styles_once)
    monkeypatch.setattr("generator.notebook.read_script", read_script_once)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working directory with no content folder in it or above."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def copied(elsewhere: Path) -> Path:
    """A content folder to spoil, in the working directory."""
    return write_article(elsewhere)


def frame_of(made: StandaloneFigure) -> Element:
    """The `<iframe>` that a notebook shows; the output holds nothing else."""
    body = html5lib.parse(made._repr_html_(), namespaceHTMLElements=False).find("body")
    assert body.text is None
    (frame,) = body
    assert frame.tag == "iframe" and not frame.tail
    return frame


def test_importing_it_loads_neither_numpy_nor_the_generator() -> None:
    code = "import sys, generator; generator.figure; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = done.stdout.split()
    assert not {"numpy", "pandas", "pydantic", "jinja2"} & set(loaded)
    assert [name for name in loaded if name.startswith("generator")] == ["generator"]


def test_an_activation_loads_no_pandas() -> None:
    code = (
        "import sys; from generator import figure; figure('activation', function='tanh').html; "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("name", figure_ids())
def test_a_figure_of_the_site_is_what_the_build_writes(name: str, built_site: Path) -> None:
    made, files = figure(name), built_site / "figures"
    assert made.svg == made._repr_svg_() == (files / f"{name}.svg").read_text("utf-8")
    assert made.html == (files / f"{name}.html").read_text("utf-8")
    assert type(made.svg) is type(made.html) is str
    placed = article_figures()[name]
    assert (made.id, made.kind, made.text) == (name, placed.kind.name, placed.text)
    assert made.state == placed.numbers


@pytest.mark.parametrize("name", figure_ids())
def test_the_frame_holds_the_whole_page_and_keeps_it_apart(name: str) -> None:
    made = figure(name)
    frame = frame_of(made)
    assert frame.get("srcdoc") == made.html
    assert frame.get("sandbox") == "allow-scripts"
    assert frame.get("title") == made.caption
    assert int(frame.get("height")) > sum(drawing.height for drawing in made.figure.drawings)


def test_what_a_frame_holds_cannot_end_it() -> None:
    caption = """He said: "</iframe><script>alert('&quot;')</script>" """
    made = figure("anatomy", part="neuron", caption=caption)
    frame = frame_of(made)
    assert frame.get("title") == caption.strip()
    (shown,) = html5lib.parse(frame.get("srcdoc"), namespaceHTMLElements=False).iter("figcaption")
    assert shown.text == caption.strip()


def test_the_page_in_a_frame_needs_nothing_else() -> None:
    page = html5lib.parse(figure("activation", **TANH).html, namespaceHTMLElements=False)
    addresses = [e.get(a) for e in page.iter() for a in ("src", "href") if e.get(a)]
    assert addresses == ["data:,"]
    assert next(page.iter("style")).text
    assert [script.get("type") for script in page.iter("script")] == ["application/json", None]


def test_rows_and_long_captions_make_a_frame_higher() -> None:
    def height(**keys) -> int:
        return int(frame_of(figure("dataset", model="shallow", **keys)).get("height"))

    assert height(rows=3) < height(rows=6) < height(rows=6, caption="Many words. " * 20)


def test_it_says_what_it_is() -> None:
    assert repr(figure("sigmoid-curve")) == (
        '<Figure "sigmoid-curve" (activation): sigmoid(x) = 1 / (1 + e^(−x))>'
    )
    assert repr(figure("one-passenger")) == (
        '<Figure "one-passenger" (forward-pass): Passenger 1: Age 22, Sex 0 (male)>'
    )


def test_keys_change_a_figure_of_the_site() -> None:
    made, other = figure("one-passenger"), figure("one-passenger", row=5)
    assert other.text.startswith("Passenger 5: Age 35, Sex 0 (male)")
    assert (other.id, other.caption, other.source) == (made.id, made.caption, made.source)
    assert figure("one-passenger", caption="Another").caption == "Another"


@pytest.mark.parametrize("name", figure_ids())
def test_the_lines_that_the_site_offers_make_the_figure_anew(name: str) -> None:
    placed = article_figures()[name]
    source, call = python_lines(placed.kind.name, placed.finished.told).split("\n\n")
    assert source == "from generator import figure"
    made = eval(call, {"figure": figure})
    assert made.text == placed.text
    assert made.source is None


def test_a_new_figure_is_drawn_as_in_an_article() -> None:
    spec = {"function": "sigmoid", "at": 0.5, "y_ticks": [0, 0.5, 1]}
    made = figure("activation", id="sigmoid-curve", caption="A curve", **spec)
    assert made.svg == figure("sigmoid-curve").svg
    assert made.caption == "A curve"


def test_id_and_caption_of_a_new_figure_need_not_be_told() -> None:
    made = figure("activation", **TANH)
    assert (made.id, made.caption) == ("activation-tanh", "Curve of tanh.")
    made = figure("network", model="hidden_sketch", show="symbols")
    assert (made.id, made.caption) == (
        "network-hidden-sketch-symbols", "A network with one hidden layer."
    )  # fmt: skip
    made = figure("dataset", model="shallow")
    assert made.caption.startswith("Titanic passengers: the first 3 of 891 rows")


def test_a_new_figure_may_draw_on_an_experiment() -> None:
    made = figure("accuracy", experiment="hidden_units", features="Age and sex")
    assert made.id == "accuracy-hidden-units-age-and-sex"
    assert made.caption == "Accuracy by hidden neurons: Age and sex."


def test_keys_may_be_arrays_tuples_and_ranges() -> None:
    made = figure("activation", function="tanh", at=np.float64(0.5), domain=np.array([-4, 4]))
    assert made.svg == figure("activation", function="tanh", at=0.5, domain=(-4, 4)).svg
    rows = figure("prediction", model="shallow", rows=range(1, 4), print=(1, 2, 3))
    assert rows.text.startswith("3 passengers")


def test_activation_and_anatomy_need_no_content_folder(elsewhere: Path) -> None:
    assert figure("activation", **TANH).svg
    assert figure("anatomy", part="weight").html


def test_the_content_folder_is_found_from_folders_below(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = copied.parent / "course" / "week 1"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert figure("relu-curve").id == "relu-curve"
    monkeypatch.chdir(copied / "data")
    assert figure("relu-curve").id == "relu-curve"


def test_the_content_folder_may_be_named(elsewhere: Path) -> None:
    assert figure("relu-curve", content=our_content()).id == "relu-curve"
    assert figure("dataset", data="titanic", content=str(our_content())).text


def test_a_mistake_in_an_article_does_not_stop_new_figures(copied: Path) -> None:
    (copied / "curve.md").write_text("No front matter", encoding="utf-8")
    assert figure("network", model="shallow", show="weights").svg
    with pytest.raises(ContentError, match=r"^content/curve\.md:1: front matter"):
        figure("sigmoid-curve")


def test_what_has_changed_is_read_anew(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.notebook.read_site", read_site)
    assert figure("relu-curve").caption.startswith("ReLU, flat up to zero")
    article = copied / "curve.md"
    text = article.read_text("utf-8").replace("caption: ReLU, flat", "caption: ReLU is flat")
    article.write_text(text, encoding="utf-8")
    assert figure("relu-curve").caption.startswith("ReLU is flat up to zero")


def test_a_mistake_in_a_model_is_told_with_its_line(copied: Path) -> None:
    model = copied / "models" / "shallow.yaml"
    model.write_text(model.read_text("utf-8").replace("units:", "unit:"), encoding="utf-8")
    with pytest.raises(ContentError, match=r'^content/models/shallow\.yaml:\d+: .*"unit"'):
        figure("network", model="shallow", show="weights")


REFUSED = [
    ("sigmoid-curv", {}, 'unknown figure "sigmoid-curv" (known: …; did you mean "sigmoid-curve"?)'),
    (
        "activaton",
        TANH,
        'unknown figure or kind "activaton" (known: …; did you mean "activation"?)',
    ),
    ("activation", {}, 'activation figure: missing key "function"'),
    ("dataset", {}, 'dataset figure: expected either "data" or "model"'),
    (
        "activation",
        {"fuction": "tanh"},
        'activation figure: unknown key "fuction" (known: …; did you mean "function"?)',
    ),
    (
        "activation",
        {"function": "tahn"},
        'activation figure: function: unknown value "tahn" (known: …; did you mean "tanh"?)',
    ),
    (
        "activation",
        {"id": "mine", "function": "relu", "at": 21},
        'figure "mine": found 21, expected a value from -20 to 20',
    ),
    (
        "activation",
        {"function": "relu", "at": Decimal(1)},
        "activation figure: expected numbers, texts and lists, found an object of type Decimal",
    ),
    ("activation", {"function": "relu", "id": 3}, "activation figure: id: expected text, found 3"),
    (
        "network",
        {"model": "shalow", "show": "weights"},
        'network figure: unknown model "shalow" (known: …; did you mean "shallow"?)',
    ),
    (
        "one-passenger",
        {"row": 5000},
        'figure "one-passenger": unknown row "5000" '
        "(PassengerId runs from 1 to 891 in titanic.csv)",
    ),
    (
        "sigmoid-curve",
        {"row": 5},
        'figure "sigmoid-curve": unknown key "row" (known: …)',
    ),
]


@pytest.mark.parametrize(("name", "keys", "message"), REFUSED)
def test_a_mistake_in_a_call_is_told_in_the_words_of_the_build(name, keys, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        figure(name, **keys)
    told = re.sub(r"\(known: [^;)]*", "(known: …", str(caught.value))
    assert told == message
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def test_without_a_content_folder_it_says_where_it_looked(elsewhere: Path) -> None:
    missing = re.escape(f"content: found no such folder with a site.yaml, neither in {elsewhere}")
    for name, keys in [("sigmoid-curve", {}), ("dataset", {"data": "titanic"})]:
        with pytest.raises(ContentError, match=missing):
            figure(name, **keys)
    with pytest.raises(ValueError, match='unknown kind of figure "activaton"'):
        figure("activaton", **TANH)
    with pytest.raises(ValueError, match='missing key "function"'):
        figure("activation")


def test_it_saves_what_the_ending_says(tmp_path: Path) -> None:
    made = figure("activation", **TANH)
    for name in ("it.svg", "it.html", "IT.PNG"):
        assert made.save(tmp_path / name) is None
    assert (tmp_path / "it.svg").read_text("utf-8") == made.svg
    assert (tmp_path / "it.html").read_text("utf-8") == made.html
    assert (tmp_path / "IT.PNG").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_png_is_what_the_build_writes(built_site: Path, tmp_path: Path) -> None:
    made, path = figure("relu-curve"), tmp_path / "it.png"
    made.save(path)
    assert path.read_bytes() == (built_site / "figures" / "relu-curve.png").read_bytes()
    made.save(path, scheme="dark")
    assert path.read_bytes() == (built_site / "figures" / "relu-curve.dark.png").read_bytes()


def test_a_png_is_as_large_as_asked(tmp_path: Path) -> None:
    made = figure("anatomy", part="weight")
    widths = []
    for scale in (1, 2.5):
        made.save(tmp_path / "it.png", scale=scale)
        widths.append(int.from_bytes((tmp_path / "it.png").read_bytes()[16:20]))
    assert widths[1] == pytest.approx(2.5 * widths[0], abs=1)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("it.pdf", {}, "it.pdf: expected a name that ends in .svg, .png, .html or .json"),
        ("it", {}, "it: expected a name that ends in .svg, .png, .html or .json"),
        ("it.png", {"scheme": "drak"}, 'unknown scheme "drak" .*did you mean "dark"'),
        ("it.png", {"scale": 0}, "scale: expected a number above 0, found 0"),
        ("it.png", {"scale": float("inf")}, "scale: expected a number above 0, found inf"),
    ],
)
def test_what_it_cannot_save_it_refuses(name, options, message: str, elsewhere: Path) -> None:
    with pytest.raises(ValueError, match=message):
        figure("anatomy", part="weight").save(name, **options)
    assert not list(elsewhere.iterdir())


def test_the_notebook_is_stored_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert not any(c.get("outputs") or c.get("execution_count") for c in cells)


def test_a_notebook_shows_its_figures(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(elsewhere / "jupyter"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": elsewhere}}
    ).execute()
    outputs = {c.id: c.outputs for c in notebook.cells if c.cell_type == "code"}
    kinds = {name: [out.output_type for out in told] for name, told in outputs.items()}
    assert kinds == {
        "curve": ["execute_result"], "text": ["stream"], "neuron": ["execute_result"], "save": [],
    }  # fmt: skip
    shown = {name: outputs[name][0].data for name in ("curve", "neuron")}
    for data in shown.values():
        assert set(data) == {"text/html", "image/svg+xml", "text/plain"}
        ElementTree.fromstring(data["image/svg+xml"])
    expected = figure("activation", domain=[-4, 4], **TANH)
    assert shown["curve"]["text/html"] == expected._repr_html_()
    assert shown["curve"]["text/plain"] == repr(expected)
    assert outputs["text"][0].name == "stdout"
    assert outputs["text"][0].text == f"{expected.text}\n"
    assert (elsewhere / "tanh.svg").read_text("utf-8") == expected.svg
    assert (elsewhere / "tanh.html").read_text("utf-8") == expected.html
    assert (elsewhere / "tanh.png").read_bytes().startswith(b"\x89PNG")

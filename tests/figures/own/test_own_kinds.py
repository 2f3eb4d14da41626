"""A kind in the content folder: it is found by its folder, gets what our own get, and each mistake
in it is told in one line."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.making import build
from generator.notebook import figure_named
from generator.pages.check import check
from generator.reading.errors import ContentError
from generator.site.scripts import read_script
from tests.building import assert_refused, unpainted
from tests.page import Page, local
from tests.samples.own_kind import write_own

KIND = "kinds/weights/kind.py"
SCRIPT, STYLE = "kinds/weights/weights.js", "kinds/weights/weights.css"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site, built, with two figures of the kind."""
    folder = tmp_path_factory.mktemp("own")
    build(write_own(folder / "content"), folder / "build")
    return folder


def test_its_figures_stand_in_pages_and_have_all_that_others_have(site: Path) -> None:
    page = Page("net.html", (site / "build/net.html").read_text("utf-8"))
    still, live = (f for f in page.figures if f.get("data-kind") == "weights")
    (svg,) = (e for e in live.iter() if local(e) == "svg")
    assert "The weights of neuron 1 of 2: Sex 2. Sex weighs most: 2." in page.description_of(svg)
    (state,) = [json.loads(s.text or "") for s in live.iter("script")]
    assert state["weights"] == [[2.0], [-0.5]] and not list(still.iter("script"))
    (address,) = {element.get("data-weights") for element in page.every("script")} - {None}
    assert address and 'brought["weights"]' in (site / "build" / address).read_text("utf-8")
    sheet = page.link("stylesheet")
    assert sheet and ".weights-panel" in (site / "build" / sheet).read_text("utf-8")
    assert [path.name for path in (site / "content").rglob("*.pyc")] == []


def test_its_figures_are_files_that_fit_the_schema_and_are_embedded(site: Path) -> None:
    figures = site / "build/figures"
    names = {path.name for path in figures.glob("of-net.*")}
    assert names == {f"of-net.{end}" for end in ("svg", "png", "dark.png", "html", "json", "csv")}
    schema = json.loads((figures / "schema.json").read_text("utf-8"))
    told = json.loads((figures / "of-net.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    validator.validate(told)
    assert not validator.is_valid(told | {"state": {"names": ["Sex"]}})
    rows = list(csv.DictReader(StringIO((figures / "by-hand.csv").read_text("utf-8"))))
    assert rows == [{"Input": "Sex", "Weight": "2.5"}, {"Input": "Age", "Weight": "-0.3"}]
    (embed,) = (site / "build/embed").glob("*/of-net.html")
    assert "brought" in (embed.parent / "weights.js").read_text("utf-8")
    assert "weights" in (site / "build/gallery.html").read_text("utf-8")


def test_commands_and_notebooks_know_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    told = CliRunner().invoke(main, ["kinds", "weights"]).stdout
    assert told.startswith("weights: The weights of a neuron") and "neuron: a whole number" in told
    every = json.loads(CliRunner().invoke(main, ["kinds", "--json"]).stdout)
    assert [kind["kind"] for kind in every if kind["own"]] == ["weights"]
    made = figure_named("weights", "content", {"model": "two", "neuron": 2})
    assert "neuron 2 of 2: Sex −0.5" in made.text and 'brought["weights"]' in made.html
    made = figure_named("of-net", "content", {"neuron": 2})
    assert "neuron 2 of 2" in made.text and made._repr_svg_() == made.svg
    done = CliRunner().invoke(main, ["figure", "weights", "modle=two"])
    assert_refused(done)
    assert 'unknown key "modle"' in done.stderr and 'did you mean "model"' in done.stderr


def test_check_finds_a_kind_that_no_page_shows(tmp_path: Path) -> None:
    content = write_own(tmp_path / "content")
    net = content / "net.md"
    net.write_text(net.read_text("utf-8").split("\n```figure weights")[0], "utf-8")
    found = [str(one) for one in check(content) if "kinds/" in one.file]
    assert len(found) == 1 and found[0].startswith("content/kinds/weights: no page shows")


def test_what_lies_beside_it_is_found_and_clashes_with_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    content = write_own(tmp_path / "content", {"kinds/weights/json.py": "WORD = 'heaviest'\n"})
    (content / KIND).write_text(
        (content / KIND)
        .read_text("utf-8")
        .replace("from feedforward", "import json as theirs\n\nfrom feedforward", 1)
        .replace("\n# All", "\nfrom . import json\n\n# All", 1)
        .replace("weighs most:", "is {json.WORD}{theirs.dumps('!')}:"),
        "utf-8",
    )
    build(content, tmp_path / "build")
    assert "Sex is heaviest&#34;!&#34;" in (tmp_path / "build/net.html").read_text("utf-8")
    (content / "kinds/weights/json.py").write_text("WORD = 'first'\n", "utf-8")
    build(content, tmp_path / "build")
    assert "Sex is first" in (tmp_path / "build/net.html").read_text("utf-8")


def test_two_whose_names_differ_by_hyphens_alone_are_refused(tmp_path: Path) -> None:
    content = write_own(tmp_path / "content")
    done = CliRunner().invoke(main, ["new", "kind", "we-ights", "--content", str(content)])
    said = 'differs from the kind "weights" by hyphens alone; take another name'
    assert done.exit_code == 1 and said in done.stderr
    (content / "kinds/weights").rename(content / "kinds/we-ights")
    (content / "kinds/weights").mkdir()
    with pytest.raises(ContentError, match="by hyphens alone"):
        build(content, tmp_path / "build")


def test_its_script_may_call_things_as_ours_do_and_takes_nothing_from_them(
    tmp_path: Path,
) -> None:
    before = read_script()
    content = write_own(tmp_path / "content")
    script = content / "kinds/weights/weights.js"
    source = script.read_text("utf-8")
    script.write_text(f"const unpacked = 1, start = 2;\n{source}", "utf-8")
    build(content, tmp_path / "build")
    (own,) = (tmp_path / "build/assets").glob("weights.*.js")
    text = own.read_text("utf-8")
    assert source in text and "Object.assign(feedforward" not in text
    assert text.index("const unpacked") == text.index("try{") + len("try{")
    assert read_script() == before


Change = Callable[[str], str]


def replacing(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def line_of(content: Path, file: str, text: str) -> int:
    lines = (content / file).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("file", "change", "at", "said"),
    [
        (KIND, replacing("KIND = Kind(", "KIND = Kind(("), "KIND = Kind((", "no Python: '('"),
        (KIND, replacing("import (", "import (\n    Colunm,"), "from feedf", "name 'Colunm'"),
        (KIND, replacing("WIDTH = 400.0", "WIDTH = 1 / 0"), "WIDTH =", "ZeroDivisionError: div"),
        (KIND, replacing("\nKIND = ", "\nKINDS = "), None, 'expected KIND = Kind("weights", …)'),
        (KIND, replacing('"weights",  #', '"weight",  #'), None, 'called "weight", its folder'),
        (
            KIND,
            replacing("    Keys,\n    make", "    dict,\n    make"),
            None,
            "a FigureSpec; found",
        ),
        (KIND, replacing("state=Bars,\n", "state=dict,\n"), None, "a subclass of State, found"),
        (KIND, replacing("state=Bars,\n", ""), None, "say of which model it is: state=…"),
        (KIND, lambda text: f"import pnadas\n{text}", "import pnadas", "No module named 'pnadas'"),
        (KIND, lambda text: f"import sys; sys.exit(3)\n{text}", "import sys", "SystemExit: 3"),
        (SCRIPT, lambda _: "const a = 1;\n", None, 'expected brought["weights"]'),
        (SCRIPT, lambda t: f"{t}\n// </script>\n", "</script>", "ends or hides"),
        (STYLE, lambda t: f"{t}.a {{", ".a {", "opened here and not closed"),
        (STYLE, lambda t: f'{t}@import "x.css";', "@import", "loaded from els"),
        ("kinds/weights/wieghts.css", lambda _: "", None, 'did you mean "weights.css"'),
        ("kinds/waves.py", lambda _: "", None, "move this to kinds/waves/kind.py"),
        ("kinds/waves/waves.css", lambda _: "", "kinds/waves/kind.py", "missing: a folder"),
        ("kinds/My Kind/kind.py", lambda _: "", "kinds/My Kind", "small letters, digits"),
        ("kinds/network/kind.py", lambda _: "", "kinds/network", "is a kind of the program"),
        ("kinds/rows/kind.py", lambda _: "", "kinds/rows", "is a script or style sheet of the"),
    ],
)
def test_what_is_wrong_in_its_folder_is_told_where_it_is(
    tmp_path: Path, file: str, change: Change, at: str | None, said: str
) -> None:
    content = write_own(tmp_path / "content")
    path = content / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")
    if at and at.startswith("kinds/"):
        where = f"content/{at}: "
    else:
        where = f"content/{file}:{line_of(content, file, at)}: " if at else f"content/{file}: "
    with pytest.raises(ContentError) as refused:
        build(content, tmp_path / "build")
    assert str(refused.value).startswith(where) and said in str(refused.value)
    assert str(refused.value) in [str(one).rpartition(" [")[0] for one in check(content)]


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        (
            KIND,
            replacing("height = laid_out(", "height = lain_out("),
            "NameError: name 'lain_out' is not defined ({}kind.py:{}: bars, h",
        ),
        (
            KIND,
            replacing("bars, y = list", "bars, y = int('x'), list"),
            "ValueError: invalid literal for int() with base 10: 'x' ({}kind.py:",
        ),
        (
            KIND,
            replacing("weights/weights.html", "weights/wieghts.html"),
            'did you mean "kinds/weights/weights.html"?) ({}kind.py:{}: ',
        ),
        (
            KIND,
            replacing("Contents(body, text, [drawing], table=table)", "body"),
            "make gave Markup, expected Contents",
        ),
        (
            KIND,
            replacing("text, [drawing], table=", "'', [drawing], table="),
            "make gave no text; expected what the figure shows",
        ),
        (
            KIND,
            replacing("wing], table=", "wing], Scale(slope=1, intercept=0), table="),
            "state: expected Bars, as KIND says, found Scale",
        ),
        (
            KIND,
            replacing("WIDTH, height, title", "WIDTH, 0.0, title"),
            "height: expected units above 0, found 0.0",
        ),
        (
            "kinds/weights/weights.html",
            replacing("{{ told }}", "{{ tolled }}"),
            "'tolled' is undefined ({}weights.html:{})",
        ),
        ("kinds/weights/weights.html", replacing("{% endif %}\n", ""), "({}weights.html:{})"),
        (
            "kinds/weights/weights.html",
            replacing("</div>", "</dvi>"),
            "body: an element is opened and not closed",
        ),
        (
            "kinds/weights/weights.svg",
            replacing("{{ line }}", "{{ line.nope }}"),
            "no attribute 'nope' ({}weights.svg:{})",
        ),
    ],
)
def test_what_goes_wrong_while_a_figure_is_made_names_kind_figure_and_both_lines(
    tmp_path: Path, file: str, change: Change, said: str
) -> None:
    content = write_own(tmp_path / "content")
    path = content / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(ContentError) as refused:
        build(content, tmp_path / "build")
    told, line = str(refused.value), line_of(content, "net.md", "figure weights") + 1
    assert told.startswith(f'content/net.md:{line}: figure "by-hand": the kind "weights": ')
    parts = said.replace("{}kind", "content/kinds/weights/kind").split("{}")
    assert [part for part in parts if part not in told] == []
    assert "\n" not in told

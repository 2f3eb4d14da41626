"""Macros of formulas, which `site.yaml` defines for all articles."""

from pathlib import Path

import pytest

from tests.building import built, refusal, unpainted
from tests.samples.tiny import SOURCES, write


def content(folder: Path, macros: str, text: str = "") -> Path:
    told = {"site.yaml": SOURCES["site.yaml"] + macros, "net.md": SOURCES["net.md"] + text}
    return write(folder / "content", {**SOURCES, **told})


def test_texts_and_captions_use_them_with_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    where = content(
        tmp_path, "macros:\n  R: \\mathbb{R}\n  pair: '(\\R, #1, #2)'\n", "\n$\\pair{a}b$\n"
    )
    net = where / "net.md"
    net.write_text(net.read_text().replace("caption: The crew.", "caption: The crew in $\\R$."))
    page = (built(where, tmp_path / "out") / "net.html").read_text()
    assert "<mi>ℝ</mi><mo>,</mo><mi>a</mi><mo>,</mo><mi>b</mi>" in page
    assert 'The crew in <span class="math"><math><mi>ℝ</mi></math></span>.' in page


@pytest.mark.parametrize(
    ("macros", "said"),
    [
        ("  R: \\mathbb{R}\n  f: \\g\n  g: \\f\n", "site.yaml:14: macros.f: too many"),
        ("  R2: x\n", "site.yaml:13: macros.R2: expected a name of letters alone"),
        ("  bad: \\frac{1\n", "site.yaml:13: macros.bad: expected closing token"),
        ("  cweight: x\n", "site.yaml:13: macros.cweight: \\cweight is a command of this program"),
        ("  a: \\nothing\n", 'site.yaml:13: macros.a: Unknown command "\\nothing"'),
    ],
)
def test_one_that_no_formula_can_use_stops_the_build_at_its_line(
    tmp_path: Path, macros: str, said: str
) -> None:
    assert said in refusal(content(tmp_path, f"macros:\n{macros}"), tmp_path / "out")

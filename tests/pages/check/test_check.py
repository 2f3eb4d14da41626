"""What is found amiss in a content folder, each at its place, and nothing in our own."""

import re
from pathlib import Path

import pytest

from generator.pages.check import NAMES, Finding, check
from tests.samples import CONTENT
from tests.samples.tiny import SOURCES, write

ARTICLE = "one.md" if "one.md" in SOURCES else next(
    name for name in SOURCES if name.endswith(".md") and name != "index.md"
)  # fmt: skip


def found(tmp_path: Path, **changes: str) -> list[Finding]:
    """The findings in the small site with more text at the end of its article, and in a file."""
    sources = dict(SOURCES)
    sources[ARTICLE] += "\n\n" + changes.pop("text", "") + "\n"
    sources |= {name.replace("__", "/").replace("_yaml", ".yaml"): t for name, t in changes.items()}
    return check(write(tmp_path / "content", sources))


def names(findings: list[Finding]) -> set[str]:
    return {one.name for one in findings}


def test_nothing_is_amiss_in_our_own_content() -> None:
    assert [str(one) for one in check(CONTENT.resolve())] == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("link", "[there](nowhere.html)", "leads nowhere"),
        ("link", "[there](#no-such-heading)", "leads nowhere"),
        ("alt", "![](figures/first.svg)", "without a text"),
        ("number", "There are {{ 1234.5 | number(5) }} cells. Once more: 1234.5 cells.", "typed"),
        ("number", "There are {{ 1234.5 | number(5) }} cells, or 1230.5 cells.", "another word"),
        (
            "number",
            "```figure activation\nid: curved\nfunction: relu\n"
            "caption: A curve over 1234.5 cells.\n```\nA curve of {{ 1234.5 | number(5) }} cells.",
            "typed",
        ),
        (
            "number",
            "```question exercise\nid: counted\nask: How many cells?\n"
            "solution: All {{ 1234.5 | number(5) }} cells, thus 1234.5 cells.\n```",
            "typed",
        ),
        (
            "unmentioned",
            "## Elsewhere\n\nNothing to do with it.\n\n```figure activation\nid: lonely\n"
            "function: relu\ncaption: Rectified.\n```\n\nNor this.",
            '"lonely"',
        ),
    ],
)
def test_it_finds_and_an_author_silences_it(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    usual = {str(one) for one in found(tmp_path / "usual")}
    (one,) = (f for f in found(tmp_path / "a", text=text) if str(f) not in usual)
    assert one.name == name and said in one.text
    assert one.file == f"content/{ARTICLE}" and one.line
    quiet = "\n\n".join(
        f"<!-- quiet: {name} -->\n\n{block}" if block.strip() else block
        for block in text.split("\n\n")
    )
    assert name not in names(found(tmp_path / "b", text=quiet))
    settings = SOURCES["site.yaml"] + f"\nquiet: [{name}]\n"
    assert name not in names(found(tmp_path / "c", text=text, site_yaml=settings))


def test_all_that_stops_a_build_is_told_at_once(tmp_path: Path) -> None:
    text = "```figure activation\nid: one-more\nfunction: sigmoyd\ncaption: A.\n```\n\n"
    text += "```figure activatoin\nid: two-more\nfunction: tanh\ncaption: A.\n```"
    told = found(tmp_path, text=text)
    assert names(told) == {"mistake"}
    assert any('did you mean "sigmoid"?' in one.text for one in told)
    assert any('did you mean "activation"?' in one.text for one in told)


def test_what_no_page_uses_and_what_is_left_to_be_told(tmp_path: Path) -> None:
    data = SOURCES["data/crew.yaml"]
    more = re.sub("(?m)^source:.*$", "source: to be told", data)
    told = found(tmp_path, data__spare_yaml=more)
    spare = [one for one in told if one.file == "content/data/spare.yaml"]
    assert names(spare) == {"unused", "placeholder"}
    told = found(tmp_path / "b", data__spare_yaml=f"# quiet: unused, placeholder\n{more}")
    assert not [one for one in told if one.file == "content/data/spare.yaml"]


def test_an_article_that_weighs_more_than_it_may_is_told_with_its_weight(tmp_path: Path) -> None:
    def with_budget(kib: float) -> list[Finding]:
        settings = SOURCES["site.yaml"] + f"\nbudget: {kib}\n"
        return [
            one for one in found(tmp_path / f"{kib}", site_yaml=settings) if one.name == "budget"
        ]

    (one,) = with_budget(1)
    assert one.file == f"content/{ARTICLE}"
    told = re.match(r"a page of ([\d.]+) KiB, [\d.]+ KiB of them its own", one.text)
    assert told and not with_budget(float(told[1]) + 0.1)
    assert with_budget(float(told[1]) - 0.1)


def test_a_name_of_no_finding_is_said(tmp_path: Path) -> None:
    told = found(tmp_path, site_yaml=SOURCES["site.yaml"] + "\nquiet: [numbers]\n")
    assert any('did you mean "number"?' in one.text for one in told)
    assert "number" in NAMES

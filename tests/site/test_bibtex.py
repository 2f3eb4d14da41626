"""The BibTeX entry of an article."""

import json
from pathlib import Path

import pytest

from generator.site.bibtex import bibtex
from generator.site.site import read_site
from tests.samples.tiny import NET, SOURCES, write


def entry(tmp_path: Path, title: str, authors: str = "[Ada Lovelace]") -> str:
    changed = NET.replace("title: A net", f"title: {json.dumps(title)}\nauthors: {authors}")
    site = read_site(write(tmp_path / "content", SOURCES | {"net.md": changed}))
    return bibtex(site.articles[0].head, site.settings)


def test_the_bibtex_entry_is_whole(tmp_path):
    assert entry(tmp_path, "A net", "[Ada Lovelace, Bell and Sons]") == (
        "@misc{net2026,\n"
        "  author = {{Ada Lovelace} and {Bell and Sons}},\n"
        "  title = {{A net}},\n"
        "  year = {2026},\n"
        "  month = jan,\n"
        "  howpublished = {Tiny},\n"
        "  url = {https://tiny.example/deep/net.html},\n"
        "  note = {CC BY 4.0},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("50 % of R&D", r"50 \% of R\&D"),
        ("$5 #1 a_b", r"\$5 \#1 a\_b"),
        ("x^2 ~ y", r"x\textasciicircum{}2 \textasciitilde{} y"),
        ("a } b {{", r"a \textbraceright{} b \textbraceleft{}\textbraceleft{}"),
        ("C:\\new", r"C:\textbackslash{}new"),
        ("two\nlines", "two lines"),
    ],
)
def test_texs_signs_are_text_in_the_bibtex_entry(tmp_path, title, tex):
    made = entry(tmp_path, title)
    assert f"  title = {{{{{tex}}}}},\n" in made
    assert made.count("{") == made.count("}"), "BibTeX counts every brace"

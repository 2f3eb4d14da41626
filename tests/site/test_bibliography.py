"""Works that articles cite from BibTeX files, and the list of them."""

from pathlib import Path

import pytest

from generator.reading.errors import ContentError
from generator.site.bibliography import works_of
from generator.site.cited import BibTex
from tests.building import built, refusal, unpainted
from tests.samples.tiny import SOURCES, write

BIB = r"""
@string{review = "Psychological Review"}

@article{rosenblatt1958,
  author = {Rosenblatt, Frank}, title = {The {Perceptron} \& <b>more</b> of $x^2$},
  journal = review, year = 1958, pages = {386--408}, doi = {10.1037/h0042519}}
@inproceedings{a:net, author = {M{\"u}ller, J{\"o}rg and Doe, Jane and Roe, R.},
  title = {First}, booktitle = {Proc. of Nets}, year = 2017}
@misc{b, author = {M{\"u}ller, Jo and others}, title = {Second}, year = {2017},
  url = {https://nets.example/a?b=1&c='}}
@online{who, organization = {World Health Organization}, title = {Third}, date = {2020-05-01},
  url = {https://who.example/x\_y}}
@book{unused, editor = {Last, First and Other, Some}, title = {\emph{Not} cited},
  publisher = {P}, year = 1999}
"""


def content(folder: Path, text: str, bib: str | None = BIB, name: str = "references.bib") -> Path:
    where = write(folder / "content", SOURCES)
    page = where / "net.md"
    page.write_text(page.read_text().replace("caption: The crew.", "caption: The crew @b.") + text)
    if bib is not None:
        (where / name).write_text(bib)
    return where


SHOWN = [
    (
        "[@rosenblatt1958]",
        '(<a class="reference" href="#ref-rosenblatt1958">Rosenblatt, 1958</a>)',
    ),
    (
        "As @rosenblatt1958.",
        'As <a class="reference" href="#ref-rosenblatt1958">Rosenblatt (1958)</a>.',
    ),
    (
        "[see @a:net, pp. 3-5;\n@who]",
        '(see <a class="reference" href="#ref-a.3anet">Müller et al., 2017a</a>, pp. 3–5; '
        '<a class="reference" href="#ref-who">World Health Organization, 2020</a>)',
    ),
    ("@who [p. 3 & 4]", 'ref-who">World Health Organization (2020</a>, p. 3 &amp; 4)'),
    ("[-@who]", '(<a class="reference" href="#ref-who">2020</a>)'),
    ("a[^n]\n\n[^n]: In @a:net.", 'In <a class="reference" href="#ref-a.3anet">Müller et'),
    ("ada@who.example, \\@who, `@who`", "ada@who.example, @who, <code>@who</code>"),
    ("[of @who](net.html)", '<a href="net.html">of World Health Organization (2020)</a>'),
    ("[@somebody](net.html)", '<a href="net.html">@somebody</a>'),
    ("## By @who {#by}", 'href="#ref-who">World Health Organization (2020)</a>'),
]


def test_a_citation_tells_author_and_year_and_leads_to_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    where = content(tmp_path, "".join(f"\n{text}\n" for text, _ in SHOWN))
    page = (built(where, tmp_path / "out") / "net.html").read_text()
    for text, shown in SHOWN:
        assert shown in page, text
    assert '<li id="ref-b">' in page, "what a caption cites is listed too"
    assert "ref-unused" not in page, "what nobody cites is not"
    assert page.count('<h2 id="references">') == 1


def test_the_list_has_each_work_escaped_and_safe(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(BIB)
    works = BibTex(tmp_path, ("references.bib",))
    rosenblatt = works.entry("rosenblatt1958")
    assert "The Perceptron &amp; &lt;b&gt;more&lt;/b&gt; of <span" in rosenblatt
    assert "<em>Psychological Review</em>, pages 386–408, 1958." in rosenblatt
    assert '<a href="https://doi.org/10.1037/h0042519">doi:10.1037/h0042519</a>' in rosenblatt
    assert "Jo\N{NO-BREAK SPACE}Müller et al. Second. 2017b." in works.entry("b")
    assert '<a href="https://nets.example/a?b=1&amp;c=&#x27;">' in works.entry("b")
    assert "Third. May" not in works.entry("who") and "2020" in works.entry("who")
    assert 'href="https://who.example/x_y"' in works.entry("who")
    assert "<em>Not cited</em>" in works.entry("unused")


@pytest.mark.parametrize(
    ("bib", "line", "said"),
    [
        ("@book{a,\n title = {x}\n\n@book{b,\n title = {y}}", 4, "a comma or a brace is missing"),
        ("\n@book{a,\n title = {x", 2, "begins here and has no end"),
        ("@book{a, title = {x}}\n@book{a, title = {y}}", 2, '"a" stands on line 1 already'),
        ("@book{a,\n year = MMXX,\n title={x}}", 2, "'MMXX' is no number and no @string"),
        ("@book{a,\n author = {A, B, C, D}, title={x}}", 2, "names are Last, First"),
        ("nothing here", 1, "no entry of BibTeX, such as @book{key"),
        ("\n@book{a,\n year = 2000}", 2, 'the work "a" has no title'),
        ("@misc{a, title={x},\n url={javascript:alert(1)}}", 1, "expected an http(s) address"),
        ("@misc{a, title={x \\foo{y}}}", 1, "has \\foo, which is not known here"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(
    tmp_path: Path, bib: str, line: int, said: str
) -> None:
    (tmp_path / "references.bib").write_text(bib)
    works = BibTex(tmp_path, ("references.bib",))
    with pytest.raises(ContentError) as caught:
        works.entry("a")
    assert (caught.value.file, caught.value.line) == (f"{tmp_path.name}/references.bib", line)
    assert said in caught.value.problem


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("\n[@rosenblat1958]\n", "references.bib",
         'net.md:21: unknown work "rosenblat1958" (known: a:net, b, rosenblatt1958, unused, who; '
         'did you mean "rosenblatt1958"?); write \\@ for the sign'),
        ("\n[@who]\n", "other.bib", 'net.md:21: "@who" cites a work, and there is no bibliography'),
    ],
)  # fmt: skip
def test_a_work_that_is_not_there_stops_the_build_at_its_line(
    tmp_path: Path, text: str, name: str, said: str
) -> None:
    assert said in refusal(content(tmp_path, text, name=name), tmp_path / "out")


@pytest.mark.parametrize("place", ["net.md", "site.yaml"])
def test_page_and_site_name_their_bibliography(tmp_path: Path, place: str) -> None:
    where = content(tmp_path, "\n[@who]\n", name="works.bib")
    file = where / place
    file.write_text(file.read_text().replace("title:", "bibliography: work.bib\ntitle:", 1))
    line = 1 if place == "site.yaml" else 2
    said = refusal(where, tmp_path / "out")
    assert f"{place}:{line}:" in said and 'unknown file "work.bib" (known: works.bib;' in said
    file.write_text(file.read_text().replace("work.bib", "works.bib", 1))
    assert "ref-who" in (built(where, tmp_path / "out") / "net.html").read_text()


def test_two_files_may_not_have_the_same_work() -> None:
    with pytest.raises(ContentError, match=r'b:1: the work "x" stands in a:1 already'):
        works_of((("a", "@misc{x, title={t}}"), ("b", "@misc{x, title={t}}")))

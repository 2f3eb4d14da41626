"""Terms of the site: marked at their first use, and listed."""

from pathlib import Path

import pytest

from tests.building import built, refusal, unpainted
from tests.samples.tiny import INDEX, LATER, NET, SITE, SOURCES, write

TERMS = """\
glossary:
  epoch: One "pass" & <more>.
  weight decay: Smaller weights.
  weight: A factor.
"""
TEXT = """
## An epoch

`epoch` and [epoch](net.html): *Epoch* one, epoch two; weight decay of a weight, no weighting.
"""


def content(folder: Path, listed: str, terms: str = TERMS) -> Path:
    site = f"{SITE}  - later\n{terms}"
    later = LATER.replace("Nothing here.", listed)
    own = {"site.yaml": site, "net.md": NET + TEXT, "later.md": later, "index.md": INDEX}
    return write(folder / "content", {**SOURCES, **own})


def test_a_term_is_marked_once_a_page_and_leads_to_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    out = built(content(tmp_path, "An epoch.\n\n[GLOSSARY]"), tmp_path / "out")
    page, listing = ((out / f"{name}.html").read_text() for name in ("net", "later"))
    title = 'title="One &quot;pass&quot; &amp; &lt;more&gt;."'
    assert f'<a class="term" href="later.html#term-epoch" {title}>Epoch</a></em> one, epoch' in page
    assert page.count('class="term"') == 3
    assert ">weight decay</a> of a <a" in page and ">weight</a>, no weighting" in page
    assert f'An <a class="term" href="#term-epoch" {title}>epoch</a>.' in listing
    assert '<dt id="term-epoch">epoch</dt><dd>One "pass" &amp; &lt;more&gt;.</dd>' in listing
    assert listing.index("term-weight") < listing.index("term-weight-decay")
    assert "[GLOSSARY]" not in listing


def test_without_a_list_a_term_tells_its_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    page = (built(content(tmp_path, "Nothing."), tmp_path / "out") / "net.html").read_text()
    assert '<dfn class="term" title="A factor.">weight</dfn>' in page


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("", "later.md:6: [GLOSSARY] lists terms, and site.yaml has none"),
        ("glossary:\n  a b: x\n  A-B: y\n", 'site.yaml:15: glossary: the term "a b" once more'),
        ("glossary:\n  a: ''\n", "site.yaml:14: glossary.a: expected some text"),
    ],
)
def test_what_is_wrong_with_terms_is_told(tmp_path: Path, terms: str, said: str) -> None:
    assert said in refusal(content(tmp_path, "[GLOSSARY]", terms), tmp_path / "out")

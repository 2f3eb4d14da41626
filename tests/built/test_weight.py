"""What a reader's browser fetches before the first article stands, as servers compress it."""

import gzip
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.site.scripts import UNASKED

ARTICLE = "neural-network-math.html"
BUDGET = 36 * 1024  # bytes, without typefaces
WITH_TYPEFACES = 64 * 1024
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script defer src)="([^"]+)"')


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def compressed(file: Path) -> int:
    return packed(file.read_bytes())


def test_the_first_article_stays_within_its_budget(built_site: Path) -> None:
    page = (built_site / ARTICLE).read_text("utf-8")
    names = LOADED.findall(page)
    assert {name.rpartition(".")[2] for name in names} == {"css", "js", "svg"}
    names += [re.findall(f' data-{late}="([^"]+)"', page)[0] for late in UNASKED]
    sizes = {name: compressed(built_site / name) for name in (ARTICLE, *names)}
    assert sum(sizes.values()) <= BUDGET, sizes
    typefaces = {path.name: path.stat().st_size for path in built_site.glob("assets/*.woff2")}
    assert len(typefaces) == 2
    assert sum(sizes.values()) + sum(typefaces.values()) <= WITH_TYPEFACES, typefaces


def test_states_to_choose_without_scripts_weigh_little(built_site: Path) -> None:
    for page in built_site.glob("*.html"):
        whole = page.read_text("utf-8")
        tree = LexborHTMLParser(whole)
        for state in tree.css(".states, .state"):
            state.decompose()
        without = (tree.html or "").encode()
        same = (LexborHTMLParser(whole).html or "").encode()
        for weight in (len, packed):
            assert weight(same) <= 1.15 * weight(without), page.name

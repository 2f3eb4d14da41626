"""Which files of a content folder are articles, and which names are refused."""

import re
from pathlib import Path

import pytest

from generator.article.folders import check_slug, slugs_in
from generator.reading.errors import ContentError
from tests.samples.tiny import write


def test_articles_lie_in_folders_at_any_depth(tmp_path: Path) -> None:
    names = ("index.md", "a.md", "week1/b.md", "week1/index.md", "week1/more/c.md", "week2/b.md")
    others = ("data/notes.md", "kinds/x/read.md", "week1/.drafts/d.md", "week1/picture.svg")
    content = write(tmp_path / "content", dict.fromkeys((*names, *others), ""))
    assert slugs_in(content) == sorted(name.removesuffix(".md") for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.md/a.md", 'content/x.md: a folder, and its name ends in ".md"'),
        ("x/a.MD", 'content/x/a.MD: expected the ending ".md" in small letters'),
        ("a/b.md", 'content/a.md: a folder of articles has the name "a" too'),
        ("1/2/3/4/5/6/7/8/9/a.md", "content/1/2/3/4/5/6/7/8/9: folders lie in each other"),
    ],
)
def test_a_name_that_would_mislead_is_refused(name: str, said: str, tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"a.md": "", name: ""})
    with pytest.raises(ContentError, match=re.escape(said)):
        slugs_in(content)


@pytest.mark.parametrize(
    ("slug", "said"), [("Week1/b", 'folder name "Week1"'), ("week1/B", 'file name "B"')]
)
def test_names_that_differ_in_case_alone_cannot_be(slug: str, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)):
        check_slug(slug, f"content/{slug}.md")

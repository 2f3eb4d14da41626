"""An author's own templates: each in the place of ours, its mistakes with their lines."""

from pathlib import Path

import pytest

from generator.reading.errors import ContentError
from generator.site.site import read_site
from tests.building import built, run
from tests.samples.tiny import SOURCES, write

BASE = """\
{% extends "feedforward/pages/base.html" %}
{% block footer %}<footer>{% include "line.html" %}</footer>
{% endblock %}
"""


def site(folder: Path, **templates: str) -> Path:
    named = {f"templates/{name.replace('__', '/')}.html": text for name, text in templates.items()}
    return write(folder / "content", SOURCES | named)


def test_a_template_takes_the_place_of_ours_and_may_extend_it(tmp_path: Path) -> None:
    head = '<meta name="generator" content="mine">'
    content = site(
        tmp_path, pages__base=BASE, line="Made by {{ settings.author }}.", pages__head=head
    )
    made = built(content, tmp_path / "build")
    for name in ("index.html", "net.html", "gallery.html", "404.html", "offline/net.html"):
        page = (made / name).read_text("utf-8")
        assert "<footer>Made by Ada Lovelace.</footer>" in page
        assert f"{head}</head>" in page and 'site-footer">' not in page
    # What is kept of it is made anew once the template changes, and once it is gone.
    (content / "templates/line.html").write_text("Changed.", "utf-8")
    assert "<footer>Changed.</footer>" in (built(content, made) / "net.html").read_text("utf-8")
    for name in ("pages/base.html", "pages/head.html", "line.html"):
        (content / "templates" / name).unlink()
    page = (built(content, made) / "net.html").read_text("utf-8")
    assert 'class="site-footer"' in page and head not in page


@pytest.mark.parametrize(
    ("templates", "told"),
    [
        (
            {"pages__bsae": "x"},
            'content/templates/pages/bsae.html: unknown template "pages/bsae.html"',
        ),
        ({"pages__head": "\n{% if %}"}, "content/templates/pages/head.html:2: no template: "),
        (
            {"pages__head": "\n\n{{ settings.titel }}"},
            "content/templates/pages/head.html:3: ",
        ),
        ({"pages__foot": "{{ 1 / 0 }}"}, "content/templates/pages/foot.html:1: ZeroDivisionError"),
        (
            {"pages__foot": '{% include "nothing.html" %}'},
            'content/templates/pages/foot.html:1: unknown template "nothing.html"',
        ),
        (
            {"pages__foot": '\n<script src="https://count.example/x.js"></script>'},
            'content/templates/pages/foot.html:2: "https://count.example/x.js" would be loaded '
            "from elsewhere",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, templates: dict[str, str], told: str
) -> None:
    result = run(site(tmp_path, **templates), tmp_path / "build")
    assert result.exit_code == 1
    assert told in result.stderr


def test_the_nearest_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r'did you mean "pages/base\.html"'):
        read_site(site(tmp_path, pages__bsae="x"))

"""`new article`: a page of the site, with figures of a model where one is named."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli.new.writing import (
    as_yaml,
    check_content,
    front_matter,
    name_of,
    shipped_template,
    write_new,
)
from generator.cli.telling import debugged, of_content, telling
from generator.reading.text import write_whole

ROWS = 5  # that a new table of answers has
_SCORE = "It is right for {{ models.$model.accuracy.test | percent }} of the test rows."
_ERROR = "On average it is off by {{ models.$model.errors.test.absolute | fixed(2) }} on test rows."

_LIST = re.compile(r"^articles:[ \t]*(?:#.*)?\n((?:[ \t]*(?:-.*|#.*)?\n)*)", re.MULTILINE)
_EMPTY = re.compile(r"^articles:[ \t]*\[[ \t]*\][ \t]*$", re.MULTILINE)


@click.command()
@click.argument("title")
@click.option(
    "--name",
    help="What its page is called, such as week1/sums; unless told it is made of the title.",
)
@click.option("--model", help="A model of the site, whose figures it begins with.")
@of_content
@debugged
def article(title: str, name: str | None, model: str | None, content: Path, debug: bool) -> None:
    """Begin an article with that TITLE, and list it in site.yaml."""
    with telling(title, debug):
        check_content(content)
        slug = "/".join(map(name_of, name.split("/"))) if name else name_of(title)
        body = (
            _of_model(model, slug, content)
            if model
            else shipped_template("article.md").substitute(slug=_id(slug))
        )
        listed = _listed((content / "site.yaml").read_text("utf-8"), slug)
        write_new({content / f"{slug}.md": front_matter(title, title) + body})
        if listed:
            write_whole(content / "site.yaml", listed.encode("utf-8"))
            click.echo(f"Listed it in {content / 'site.yaml'}")
        else:
            click.echo(f'Add it in {content / "site.yaml"} under "articles": - {slug}')


def _id(slug: str) -> str:
    """What the ids of an article's figures begin with."""
    return slug.replace("/", "-")


def _of_model(name: str, slug: str, content: Path) -> str:
    """The text and the figures of an article about that model."""
    from generator.models.sources import read_sources
    from generator.models.trained import TrainedNetwork
    from generator.reading.errors import ContentError, unknown

    models = read_sources(content.resolve()).models
    if name not in models:
        raise ContentError("feedforward new article", None, unknown("model", name, models))
    model = models[name]
    if not isinstance(model, TrainedNetwork):
        problem = f'"{name}" has no weights; expected a network, trained by `feedforward train`'
        raise ContentError("feedforward new article", None, problem)
    dataset = model.dataset
    keys = list(dataset.position)[:ROWS]
    told = {
        "slug": _id(slug),
        "model": name,
        "data": dataset.name,
        "rows": as_yaml([int(key) if key.isascii() and key.isdigit() else key for key in keys]),
        "nouns": dataset.description.row_nouns,
        "score": (_ERROR if model.answer == "number" else _SCORE).replace("$model", name),
    }
    texts = [shipped_template("model.md"), *([shipped_template("run.md")] if model.run else [])]
    return "".join(text.substitute(told) for text in texts)


def _listed(settings: str, slug: str) -> str | None:
    """The site's settings with the article at the end of its list; None where there is no list
    with a line for each."""
    settings = settings if settings.endswith("\n") else f"{settings}\n"
    if _EMPTY.search(settings):
        return _EMPTY.sub(f"articles:\n  - {slug}", settings, count=1)
    found = _LIST.search(settings)
    if not found:
        return None
    items = [line for line in found[1].splitlines() if line.strip()]
    indent = re.sub(r"\S.*", "", items[-1]) if items else "  "
    end = found.start(1) + len(found[1].rstrip())
    before, after = settings[:end].rstrip("\n"), settings[end:].removeprefix("\n")
    return f"{before}\n{indent}- {slug}\n{after}"

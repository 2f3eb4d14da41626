"""A site under somebody's hands: its files, what may be done to them, and two ways to build it."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.making import build
from generator.notation import templating
from generator.reading.errors import ContentError
from generator.work.file import File, mark_of
from generator.work.results import Known
from tests import ROOT
from tests.building import tree
from tests.samples.tiny import LATER, LINKS, TWO_ARTICLES, write

LISTED = TWO_ARTICLES | {
    "listings/sum.py": "total = 1 + 2\n",
    "later.md": TWO_ARTICLES["later.md"] + "\n```listing sum.py\n```\n\n$x = {{ e | number }}$\n",
}
"""Two articles that lead to each other, with figures, values, a formula and a listing."""

PROGRAM = hashlib.sha256(
    b"".join(path.read_bytes() for path in sorted((ROOT / "generator").rglob("*.py")))
).hexdigest()
"""Of the code that is tested: results that other code has left are none of its own."""


@dataclass
class Desk:
    """A content folder, templates of its own, an output folder, and what has been done."""

    folder: Path
    random: random.Random
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        write(self.content, LISTED)
        shutil.copytree(ROOT / "templates", self.templates)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def output(self) -> Path:
        return self.folder / "build"

    def some(self, pattern: str) -> Path | None:
        """One of the files in the content folder."""
        found = sorted(self.content.glob(pattern))
        return self.random.choice(found) if found else None

    def change(self, path: Path | None, change: Callable[[str], str]) -> None:
        """Gives a file another text."""
        if path:
            path.write_text(change(path.read_text("utf-8")), "utf-8")

    def edit(self, name: str) -> None:
        """Does one of the things in EDITS."""
        EDITS[name](self)
        self.done.append(name)

    def known(self) -> Known:
        """What a build can know of earlier ones."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        sums = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        here = str(self.output)
        earlier = {
            sum: File(sum, path=path, mark=mark_of(path))
            for path, sum in sums.items()
            if path.startswith(here)
        }
        folders = {"content": str(self.content), "templates": str(self.templates)}
        return Known(sums, folders, PROGRAM, earlier)

    def incremental(self, known: Known | None = None) -> str | None:
        """Builds with what earlier builds have left; what is said of a mistake, None for none."""
        return self._built(self.output, known or self.known())

    def clean(self) -> tuple[str | None, dict[str, bytes]]:
        """What a build says that uses nothing of others, and its files.

        It finds the same embeds of earlier versions, which every build leaves as they are.
        """
        fresh = self.folder / "clean"
        shutil.copytree(self.output, fresh)
        return self._built(fresh, None), tree(fresh)

    def _built(self, output: Path, known: Known | None) -> str | None:
        templating.environment.cache_clear()  # which remembers templates
        try:
            build(self.content, output, known=known)
        except ContentError as error:
            return str(error)
        return None


def _paragraph(desk: Desk) -> None:
    desk.change(desk.some("*.md"), lambda text: f"{text}\nWord {desk.random.random()}.\n")


def _title(desk: Desk) -> None:
    title = f"title: T{desk.random.randrange(3)}"
    desk.change(desk.some("*.md"), lambda text: re.sub("title: .*", title, text, count=1))


def _value(desk: Desk) -> None:
    expression = desk.random.choice(
        (
            "models.one.accuracy.all",
            "datasets.crew.rows | length",
            "1 + 1",
            "models.two.accuracy.all",
        )
    )
    desk.change(desk.some("*.md"), lambda text: f"{text}\n{{{{ {expression} }}}}\n")


def _figure(desk: Desk) -> None:
    id = f"more-{desk.random.randrange(4)}"
    kind = desk.random.choice(("dataset\ndata: crew", "network\nmodel: one\nshow: weights"))
    block = f"\n```figure {kind}\nid: {id}\ncaption: One more.\n```\n"
    desk.change(desk.some("*.md"), lambda text: text + block)


def _caption(desk: Desk) -> None:
    caption = f"caption: As [](#first) has it, {desk.random.randrange(4)}."
    desk.change(desk.some("*.md"), lambda text: re.sub("caption: .*", caption, text, count=1))


def _id(desk: Desk) -> None:
    desk.change(desk.some("*.md"), lambda text: text.replace("id: first", "id: premier"))


def _link(desk: Desk) -> None:
    link = desk.random.choice(
        ("[x](net.html)", "[y](new.html#there)", "[](#second)", "[](#more-1)")
    )
    desk.change(desk.some("*.md"), lambda text: f"{text}\n{link}\n")


def _article(desk: Desk) -> None:
    name = desk.random.choice(("new", "newer"))
    text = LATER.replace("Nothing here.\n", f"## There\n\nHere.\n{LINKS.split(chr(10))[0]}\n")
    write(desk.content, {f"{name}.md": text.replace("[Here](#first)", "[Here](#there)")})
    _list(desk, name)


def _list(desk: Desk, name: str) -> None:
    def listed(text: str) -> str:
        return text if f"  - {name}\n" in text else f"{text}  - {name}\n"

    desk.change(desk.content / "site.yaml", listed)


def _no_article(desk: Desk) -> None:
    path = desk.some("[ln]*.md")
    if path:
        path.unlink()
        gone = f"  - {path.stem}\n"
        desk.change(desk.content / "site.yaml", lambda text: text.replace(gone, ""))


def _renamed(desk: Desk) -> None:
    path = desk.some("new*.md")
    if path:
        path.rename(path.with_name("other.md"))
        line = f"  - {path.stem}\n"
        desk.change(desk.content / "site.yaml", lambda text: text.replace(line, "  - other\n"))


def _order(desk: Desk) -> None:
    def turned(text: str) -> str:
        head, _, rest = text.partition("articles:\n")
        return head + "articles:\n" + "".join(reversed(rest.splitlines(keepends=True)))

    desk.change(desk.content / "site.yaml", turned)


def _settings(desk: Desk) -> None:
    line = desk.random.choice(
        ("title: Tiny two", "base_url: https://other.example/", "author: Grace Hopper")
    )
    key = line.partition(":")[0]
    change = re.compile(f"^{key}: .*", re.MULTILINE)
    desk.change(desk.content / "site.yaml", lambda text: change.sub(line, text, count=1))


def _cell(desk: Desk) -> None:
    row = f"{desk.random.choice((4, 5, 6))},{desk.random.choice(('male', 'female'))},1\n"
    desk.change(desk.content / "data" / "crew.csv", lambda text: text + row)


def _described(desk: Desk) -> None:
    noun = desk.random.choice(("sailor", "mate"))
    path = desk.content / "data" / "crew.yaml"
    desk.change(path, lambda text: re.sub("row_noun: .*", f"row_noun: {noun}", text))


def _weight(desk: Desk) -> None:
    weight = desk.random.choice(("[[2]]", "[[3]]", "[[-1.5]]"))
    path = desk.content / "models" / "one.yaml"
    desk.change(path, lambda text: re.sub("weights: .*", f"weights: {weight}", text))


def _model(desk: Desk) -> None:
    path = desk.content / "models" / "two.yaml"
    if path.exists():
        path.unlink()
    else:
        shutil.copy(desk.content / "models" / "one.yaml", path)


def _listing(desk: Desk) -> None:
    desk.change(desk.content / "listings" / "sum.py", lambda text: f"{text}print(total)\n")


def _template(desk: Desk) -> None:
    name = desk.random.choice(
        ("pages/base.html", "pages/article.html", "figure/figure.html", "figure/card.svg",
         "diagram/network.svg", "figure/standalone.svg", "epub/page.xhtml", "pages/feed.xml")
    )  # fmt: skip
    comment = f"<!-- {desk.random.randrange(10)} -->"
    desk.change(desk.templates / name, lambda text: re.sub(r"(?=</\w+>\s*$)", comment, text))


def _output(desk: Desk) -> None:
    """Somebody else's hand in the output."""
    found = sorted(desk.output.glob("*.html")) if desk.output.exists() else []
    if found:
        path = desk.random.choice(found)
        path.unlink()
        path.write_text("Not what a build has made.", "utf-8")


EDITS: dict[str, Callable[[Desk], None]] = {
    "a paragraph": _paragraph,
    "a title": _title,
    "a value": _value,
    "a figure": _figure,
    "a caption": _caption,
    "an id": _id,
    "a link": _link,
    "an article more": _article,
    "an article less": _no_article,
    "an article's name": _renamed,
    "the order of articles": _order,
    "the settings": _settings,
    "a row of data": _cell,
    "the description of data": _described,
    "a weight": _weight,
    "a model": _model,
    "a listing": _listing,
    "a template": _template,
    "the output": _output,
}
"""What may happen between two builds."""

"""The articles that every generator builds: the same text for all, about 6 KB of Markdown each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(2025, 1, 1)
SECTIONS = 4
WORDS = (
    "input", "weight", "bias", "sum", "activation", "loss", "gradient", "epoch", "layer", "feature",
    "label", "seed",
)  # fmt: skip
ACTS = (
    "is added to {}",
    "is multiplied by {}",
    "depends on {} alone",
    "falls faster than {}",
    "stays where it is until {} has moved",
    "is compared with {}, row by row",
)
ENDS = (
    "and the next step begins from there",
    "which the figure shows",
    "as the table below has it",
    "so that nothing else need be known",
)


@dataclass(frozen=True)
class Article:
    """Article `number` of `total`; each `revision` has one paragraph of its own."""

    number: int
    total: int
    revision: int = 0

    @property
    def slug(self) -> str:
        return slug(self.number)

    @property
    def title(self) -> str:
        return f"Note {self.number} on the {WORDS[self.number % len(WORDS)]}"

    @property
    def description(self) -> str:
        return f"What note {self.number} says of the {WORDS[self.number % len(WORDS)]}."

    @property
    def date(self) -> date:
        return FIRST_DAY + timedelta(days=self.number % 365)

    @property
    def mark(self) -> str:
        """What only this revision of this article says."""
        return f"revision {self.revision} of note {self.number}"

    def text(self, link: str = "{}.html") -> str:
        """The Markdown; links to other articles are written as the generator wants them."""
        random = Random(self.number)
        others = [link.format(slug(random.randint(1, self.total))) for _ in range(1 + SECTIONS)]
        parts = [f"{_paragraph(random)} This is {self.mark}, after [this]({others[0]})."]
        headings = random.sample(WORDS, SECTIONS)
        for heading, other, code in zip(headings, others[1:], CODE, strict=True):
            parts += [
                f"## The {heading}",
                _paragraph(random),
                f"More of it has [another note]({other}). {_paragraph(random)}",
                _list(random),
                f"### The {heading} in numbers",
                _paragraph(random, 3),
                _table(random),
                code(random),
            ]
        return "\n\n".join(parts) + "\n"


def slug(number: int) -> str:
    return f"note-{number:05}"


def articles(total: int) -> list[Article]:
    return [Article(number, total) for number in range(1, total + 1)]


def front_matter(article: Article) -> str:
    """Title, description and date between two lines of hyphens, as most generators have it."""
    told = (article.title, article.description, article.date)
    return "---\ntitle: {}\ndescription: {}\ndate: {}\n---\n".format(*told)


def _sentence(random: Random) -> str:
    one, other = random.sample(WORDS, 2)
    act = random.choice(ACTS).format(random.choice((f"the *{other}*", f"the {other}", "**both**")))
    return f"The {one} of row {random.randint(1, 999)} {act}, {random.choice(ENDS)}."


def _paragraph(random: Random, sentences: int = 4) -> str:
    return " ".join(_sentence(random) for _ in range(sentences))


def _list(random: Random) -> str:
    return "\n".join(f"- The `{word}` is {_number(random)}" for word in random.sample(WORDS, 4))


def _table(random: Random) -> str:
    head = "| " + " | ".join(word.capitalize() for word in random.sample(WORDS, 4)) + " |"
    rows = ("| " + " | ".join(_number(random) for _ in range(4)) + " |" for _ in range(4))
    return "\n".join([head, "|---|---:|---:|---:|", *rows])


def _number(random: Random) -> str:
    return f"{random.uniform(-9, 9):.3f}"


def _fence(language: str, lines: Sequence[str]) -> str:
    return "\n".join([f"```{language}", *lines, "```"])


def _python(random: Random) -> str:
    return _fence(
        "python",
        [
            "def forward(age, sex):",
            '    """The chance of survival."""',
            f"    total = {_number(random)} * age + {_number(random)} * sex",
            f"    return 1 / (1 + exp(-total))  # row {random.randint(1, 999)}",
        ],
    )


def _script(random: Random) -> str:
    return _fence(
        "javascript",
        [
            f"const weights = [{_number(random)}, {_number(random)}];",
            "export const sum = (inputs) => inputs.reduce((t, x, i) => t + x * weights[i], 0);",
            f'console.log("row {random.randint(1, 999)}", sum([1, 2])); // a number',
        ],
    )


def _data(random: Random) -> str:
    told = {"units": random.randint(1, 99), "weights": [_number(random) for _ in range(3)]}
    return _fence("json", json.dumps(told, indent=2).splitlines())


def _shell(random: Random) -> str:
    return _fence(
        "bash",
        [
            f"for seed in 1 2 {random.randint(3, 99)}; do",
            '    train --seed "$seed" --rate 0.05 > "run-$seed.txt"',
            "done",
        ],
    )


CODE: tuple[Callable[[Random], str], ...] = (_python, _script, _data, _shell)

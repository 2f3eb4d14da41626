"""The questions of a page, numbered, and the key of answers at its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from generator.article.page import Block
from generator.notation.in_prose import ValueProblem
from generator.notation.number import NARROW_SPACE, ecmascript, trimmed
from generator.notation.templating import opening, render
from generator.reading.errors import ContentError, SpecProblem, unknown
from generator.site.labels import References
from generator.site.questions.curve import CurvePlot
from generator.site.questions.keys import (
    SORTS,
    Choice,
    CurveGuess,
    Guess,
    NumberGuess,
    QuestionKeys,
)


@dataclass(frozen=True)
class Means:
    """What questions are made with.

    `text` is a block's text as HTML, told of the key that holds it and raising ContentError;
    `value` an expression's text, `numbers` its number at each x, or once. Both raise ValueProblem.
    """

    text: Callable[[Block, str, str], str]
    value: Callable[[str], str]
    numbers: Callable[[str, Sequence[float] | None], Sequence[float]]
    known: References


@dataclass(frozen=True)
class Asked:
    """A question of a page: its texts as HTML, and `data` for the script.

    `told` is the answer in a sentence, "" for an exercise; `link` the address and the label of the
    figure that it is about.
    """

    keys: QuestionKeys
    label: str
    ask: Markup
    solution: Markup
    told: str = ""
    link: tuple[str, str] | None = None
    choices: tuple[Markup, ...] = ()
    bounds: Markup | None = None
    plot: CurvePlot | None = None
    data: Mapping[str, str] | None = None

    @property
    def html(self) -> Markup:
        """What stands in the page."""
        return render("question/question.html", **{**vars(self), "data": self.data or {}})


def asked(blocks: Sequence[Block], means: Means) -> list[Asked]:
    """The questions of a page, in the order of its text; ContentError for what cannot be asked."""
    counts = dict.fromkeys(("Question", "Exercise"), 0)
    made = []
    for block in blocks:
        if block.kind not in SORTS:
            problem = unknown("sort of question", block.kind, SORTS)
            raise ContentError(block.file, block.line, problem)
        word = "Exercise" if block.kind == "exercise" else "Question"
        counts[word] += 1
        made.append(_asked(block, f"{word} {counts[word]}", means))
    return made


def key_of(questions: Sequence[Asked]) -> Markup:
    """The answers to all of them, for paper and the e-book; nothing where nothing is asked."""
    return render("question/key.html", asked=questions) if questions else Markup()


def _asked(block: Block, label: str, means: Means) -> Asked:
    document = block.document
    keys = document.validate(SORTS[block.kind])
    try:
        link = _link(keys, means.known)
        more = _of_sort(block, keys, means)
    except SpecProblem as wrong:
        raise document.error(wrong.path, wrong.problem) from None
    solution = Markup(means.text(block, "solution", keys.solution) if keys.solution else "")
    ask = Markup(means.text(block, "ask", keys.ask))
    about = {"figure": keys.figure, "set": urlencode(keys.set)} if keys.figure else {}
    data = {name: text for name, text in {**about, **more.pop("data", {})}.items() if text}
    return Asked(keys, label, ask, solution, link=link, data=data, **more)


def _link(keys: QuestionKeys, known: References) -> tuple[str, str] | None:
    """Where the figure is that the question is about."""
    if keys.figure is None:
        return None
    if keys.figure not in known:
        raise SpecProblem(("figure",), unknown("figure", keys.figure, known))
    address, label = known[keys.figure]
    if keys.set and not address.startswith("#"):
        raise SpecProblem(
            ("set",), f'figure "{keys.figure}" is on another page, which stays as it is'
        )
    return address, label


def _of_sort(block: Block, keys: QuestionKeys, means: Means) -> dict[str, object]:
    """What a question of its sort has besides; SpecProblem for an answer that it cannot have."""
    try:
        match keys:
            case Choice():
                return _choice(block, keys, means)
            case NumberGuess():
                return _number(keys, means)
            case CurveGuess():
                return _curve(keys, means)
    except ValueProblem as problem:
        raise SpecProblem(("answer",), f"answer: {problem}") from None
    return {}


def _choice(block: Block, keys: Choice, means: Means) -> dict[str, object]:
    answer = means.value(keys.answer)
    texts = [Markup(means.text(block, "choices", text)) for text in keys.choices]
    plain = [text.striptags() for text in texts]
    if len(set(plain)) < len(plain):
        raise SpecProblem(("choices",), "two of the choices are the same")
    if answer not in plain:
        raise SpecProblem(("answer",), f"answer: {unknown('choice', answer, plain)}")
    data = {"answer": str(plain.index(answer)), "says": keys.says}
    return {"told": _told(keys, answer), "choices": tuple(texts), "data": data}


def _number(keys: NumberGuess, means: Means) -> dict[str, object]:
    (answer,) = means.numbers(keys.answer, None)
    low, high = keys.range
    if not low <= answer <= high:
        raise SpecProblem(("range",), f"the answer is outside: {trimmed(answer, 6)}")
    steps = round((high - low) / keys.step)
    if steps < 1 or abs(low + steps * keys.step - high) > keys.step * 1e-6:
        raise SpecProblem(("step",), f"the range is no multiple of {trimmed(keys.step, 6)}")
    bounds = Markup('min="{}" max="{}" step="{}" value="{}" autocomplete="off"').format(
        *map(ecmascript, (low, high, keys.step, low))
    )
    unit = f"{NARROW_SPACE}{keys.unit}" if keys.unit else ""
    data = {
        "answer": f"{answer:.6g}",
        "within": ecmascript(keys.within),
        "says": keys.says,
        "unit": unit,
    }
    return {
        "told": _told(keys, f"{trimmed(answer, _decimals(keys.step))}{unit}"),
        "bounds": bounds,
        "data": data,
    }


def _curve(keys: CurveGuess, means: Means) -> dict[str, object]:
    plot = CurvePlot(keys, lambda points: means.numbers(keys.answer, points))
    told = f"{opening(keys.y.title)}: {plot.told}."
    state = json.dumps(plot.state, ensure_ascii=False, separators=(",", ":"))
    data = {"curve": state, "says": keys.says}
    return {"told": told, "plot": plot, "data": data}


def _told(keys: Guess, answer: str) -> str:
    return f"{opening(keys.says)} {answer}."


def _decimals(step: float) -> int:
    """How many decimals the numbers have between which it leads."""
    return len(ecmascript(step).partition(".")[2])

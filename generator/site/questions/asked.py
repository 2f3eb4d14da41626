"""The questions of a page, numbered, and the key of answers at its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
    `wrong_state` says of a figure, a name and a value of its state what is wrong, if something is.
    """

    text: Callable[[Block, str, str], str]
    value: Callable[[str], str]
    numbers: Callable[[str, Sequence[float] | None], Sequence[float]]
    known: References
    wrong_state: Callable[[str, str, str], str]


@dataclass(frozen=True)
class Answer:
    """What belongs to the answer of a question: `told` in a sentence, "" for an exercise; what a
    reader chooses from, turns or draws over; and `data` for the script."""

    told: str = ""
    choices: tuple[Markup, ...] = ()
    bounds: Markup | None = None
    plot: CurvePlot | None = None
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A question of a page, its texts as HTML; `link` is the address and the label of the figure
    that it is about."""

    keys: QuestionKeys
    label: str
    ask: Markup
    solution: Markup
    link: tuple[str, str] | None
    answer: Answer

    @property
    def html(self) -> str:
        """What stands in the page."""
        return render("question/question.html", **vars(self))


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
        link, answer = _link(keys, means), _answer(block, keys, means)
    except SpecProblem as wrong:
        raise document.error(wrong.path, wrong.problem) from None
    ask = Markup(means.text(block, "ask", keys.ask))
    solution = Markup(means.text(block, "solution", keys.solution) if keys.solution else "")
    return Asked(keys, label, ask, solution, link, answer)


def _link(keys: QuestionKeys, means: Means) -> tuple[str, str] | None:
    """Where the figure is that the question is about; SpecProblem for a state that it has not."""
    if keys.figure is None:
        return None
    if keys.figure not in means.known:
        raise SpecProblem(("figure",), unknown("figure", keys.figure, means.known))
    address, label = means.known[keys.figure]
    if keys.set and not address.startswith("#"):
        raise SpecProblem(
            ("set",), f'figure "{keys.figure}" is on another page, which stays as it is'
        )
    for name, value in keys.set.items():
        if problem := means.wrong_state(keys.figure, name, str(value)):
            raise SpecProblem(("set", name), f'set: figure "{keys.figure}": {problem}')
    return address, label


def _answer(block: Block, keys: QuestionKeys, means: Means) -> Answer:
    """What a question of its sort has; SpecProblem for an answer that it cannot have."""
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
    return Answer()


def _choice(block: Block, keys: Choice, means: Means) -> Answer:
    answer = means.value(keys.answer)
    texts = [Markup(means.text(block, "choices", text)) for text in keys.choices]
    plain = [text.striptags() for text in texts]
    if len(set(plain)) < len(plain):
        raise SpecProblem(("choices",), "choices: two of them are the same")
    if answer not in plain:
        raise SpecProblem(("answer",), f"answer: {unknown('choice', answer, plain)}")
    data = _data(keys, answer=str(plain.index(answer)))
    return Answer(_told(keys, answer), choices=tuple(texts), data=data)


def _number(keys: NumberGuess, means: Means) -> Answer:
    (answer,) = means.numbers(keys.answer, None)
    low, high = keys.range
    if not low <= answer <= high:
        raise SpecProblem(("range",), f"range: the answer is outside, {trimmed(answer, 6)}")
    steps = round((high - low) / keys.step)
    if steps < 1 or abs(low + steps * keys.step - high) > keys.step * 1e-6:
        raise SpecProblem(("step",), f"step: the range is no multiple of {trimmed(keys.step, 6)}")
    bounds = Markup('min="{}" max="{}" step="{}" value="{}" autocomplete="off"').format(
        *map(ecmascript, (low, high, keys.step, low))
    )
    unit = f"{NARROW_SPACE}{keys.unit}" if keys.unit else ""
    data = _data(keys, answer=f"{answer:.6g}", within=ecmascript(keys.within), unit=unit)
    told = _told(keys, f"{trimmed(answer, _decimals(keys.step))}{unit}")
    return Answer(told, bounds=bounds, data=data)


def _curve(keys: CurveGuess, means: Means) -> Answer:
    plot = CurvePlot(keys, lambda points: means.numbers(keys.answer, points))
    state = json.dumps(plot.state, ensure_ascii=False, separators=(",", ":"))
    return Answer(
        f"{opening(keys.y.title)}: {plot.told}.", plot=plot, data=_data(keys, curve=state)
    )


def _data(keys: Guess, **data: str) -> dict[str, str]:
    """What the script gets, by the names of attributes."""
    about = {"figure": keys.figure or "", "set": urlencode(keys.set)}
    told = {**data, "says": keys.says, **about}
    return {name: text for name, text in told.items() if text}


def _told(keys: Guess, answer: str) -> str:
    return f"{opening(keys.says)} {answer}."


def _decimals(step: float) -> int:
    """How many decimals the numbers have between which it leads."""
    return len(ecmascript(step).partition(".")[2])

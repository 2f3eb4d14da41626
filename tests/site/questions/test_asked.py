"""Questions in a text: what stands in the page and in the key of answers, what is refused where."""

import json
import re
from collections.abc import Sequence

import pytest

from generator.article.page import Block, parse_page
from generator.notation.values import Values
from generator.reading.errors import ContentError, unknown
from generator.site.questions.asked import Asked, Means, asked, key_of
from tests.samples.tiny import FRONT

VALUES = Values({"chance": 0.384, "words": {"no": "no"}, "three": 3})
KNOWN = {"table": ("#table", "Figure 2"), "far": ("other.html#far", "Figure 9")}


def text(block: Block, key: str, written: str) -> str:
    return written


def numbers(expression: str, points: Sequence[float] | None) -> Sequence[float]:
    if points is None:
        return (VALUES.number(expression),)
    return tuple(VALUES.number(expression, x=x) for x in points)


def wrong_state(figure: str, name: str, value: str) -> str:
    assert figure == "table"
    return "" if name in ("row", "at") else unknown("state", name, ("row", "at"))


MEANS = Means(text, VALUES.evaluate, numbers, KNOWN, wrong_state)

CHOICE = """choice
id: q
ask: Is it so?
choices: [yes it is, "no"]
answer: "{{ words.no }}"
"""
NUMBER = """number
id: q
ask: How many?
range: [0, 100]
step: 1
unit: "%"
within: 5
answer: "{{ 100 * chance }}"
says: the network says
figure: table
set: {row: 4, at: 0.5}
"""
CURVE = """curve
id: q
ask: Draw it.
x: {title: Age, range: [0, 12]}
y: {title: Loss, range: [0, 40]}
answer: "{{ 3 * x }}"
"""
EXERCISE = """exercise
id: q
ask: Add them.
solution: It is three.
"""


def questions(*blocks: str) -> list[Asked]:
    body = "".join(f"```question {block}```\n\n" for block in blocks)
    return asked(parse_page(FRONT + body, "net", "content/net.md").questions, MEANS)


def html(block: str) -> str:
    (question,) = questions(block)
    return question.html


def problem(block: str) -> str:
    with pytest.raises(ContentError) as caught:
        questions(block)
    return str(caught.value)


def changed(block: str, old: str, new: str) -> str:
    assert old in block
    return block.replace(old, new)


def test_a_choice_shows_its_answers_and_folds_the_right_one():
    shown, _, folded = html(CHOICE).partition("<details")
    assert re.findall(r"<label>.*?> (.*)</label>", shown) == ["yes it is", "no"]
    assert 'data-answer="1"' in shown
    assert "It is no." in folded
    assert "It is no." not in shown


def test_a_number_has_a_scale_whose_beginning_says_nothing():
    shown, _, folded = html(NUMBER).partition("<details")
    assert shown.count('min="0" max="100" step="1" value="0"') == 2
    assert "38" not in re.sub(r'data-answer="38.4"', "", shown)
    assert "The network says 38\u202f%." in folded
    assert '<a class="reference" href="#table">Figure 2</a>' in folded
    assert 'data-figure="table" data-set="row=4&amp;at=0.5"' in shown


def test_a_curve_is_the_expression_at_each_point_of_the_axis():
    (question,) = questions(CURVE)
    state = json.loads(question.answer.data["curve"])
    assert state["names"] == [str(x) for x in range(13)]
    assert state["true"] == [3.0 * x for x in range(13)]
    assert question.answer.told == "Loss: 0 at 0; 36 at 12."
    assert 'class="activation curve solution"' in question.html


def test_an_axis_of_values_spaces_them_evenly():
    block = changed(CURVE, "range: [0, 12]}", "values: [1, 10, 2]}")
    (question,) = questions(block)
    state = json.loads(question.answer.data["curve"])
    left, middle, right = state["x"]
    assert middle - left == pytest.approx(right - middle)
    assert state["true"] == [3, 30, 6]
    assert question.answer.told == "Loss: 3 at 1; 6 at 2; 30 at 10, its highest."


def test_a_curve_that_ends_at_its_highest_is_not_told_so_twice():
    (question,) = questions(changed(CURVE, "3 * x", "[x, 5] | min"))
    assert question.answer.told == "Loss: 0 at 0; 5 at 12."


def test_an_exercise_has_a_solution_and_nothing_to_press():
    shown, _, folded = html(EXERCISE).partition("<details")
    assert "It is three." in folded
    assert not re.search("<input|<button|role=", shown)


def test_the_key_numbers_questions_and_exercises_apart():
    made = questions(EXERCISE, changed(NUMBER, "id: q", "id: r"), changed(CURVE, "id: q", "id: s"))
    key = str(key_of(made))
    told = re.findall(r"<p><b>(.*?)\.</b> (.*?)</p>", key)
    assert told == [
        ("Exercise 1", "It is three."),
        ("Question 1", "The network says 38\u202f%."),
        ("Question 2", "Loss: 0 at 0; 36 at 12."),
    ]
    assert key.count("<svg") == 1
    assert 'class="activation curve"' in key, "on paper the true curve is seen"


def test_a_page_that_asks_nothing_has_no_key():
    assert not key_of([])


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (changed(CHOICE, "choice\n", "chioce\n"), '6: unknown sort of question "chioce"'),
        (changed(CHOICE, "ask:", "aks:"), '8: question "q": unknown key "aks"'),
        (changed(CHOICE, "ask: Is it so?\n", ""), '7: question "q": missing key "ask"'),
        (changed(CHOICE, "id: q", "id: Q"), '7: question "Q": id: '),
        (
            changed(CHOICE, '"{{ words.no }}"', "no way"),
            '10: question "q": answer: expected an expression {{ … }}, found "no way"',
        ),
        (
            changed(CHOICE, "words.no", "'no'"),
            "10: question \"q\": answer: 'no' is typed; name what the answer is computed from",
        ),
        (changed(CHOICE, "words.no", "words.on"), '10: question "q": answer: unknown name "on"'),
        (changed(CHOICE, "words.no", "chance"), '10: question "q": answer: unknown choice "0.384"'),
        (
            changed(CHOICE, "yes it is", '"no"'),
            '9: question "q": choices: two of them are the same',
        ),
        (changed(CHOICE, "[yes it is, ", "["), '9: question "q": choices: '),
        (changed(NUMBER, "[0, 100]", "[100, 0]"), '9: question "q": range: expected a lower and a'),
        (changed(NUMBER, "[0, 100]", "[50, 100]"), '9: question "q": range: the answer is outside'),
        (changed(NUMBER, "step: 1", "step: 7"), '10: question "q": step: the range is no multiple'),
        (
            changed(NUMBER, "100 * chance", "words.no"),
            '13: question "q": answer: words.no: expected',
        ),
        (changed(NUMBER, "figure: table", "figure: tabel"), '15: question "q": unknown figure'),
        (changed(NUMBER, "figure: table", "figure: far"), '16: question "q": figure "far" is on'),
        (
            changed(NUMBER, "{row: 4, at: 0.5}", "\n  row: 4\n  rwo: 4"),
            '18: question "q": set: figure "table": unknown state "rwo" (known: at, row; did you',
        ),
        (changed(NUMBER, "figure: table\n", ""), '7: question "q": "set" is for a figure'),
        (
            changed(CURVE, "[0, 40]", "[0, 30]"),
            '10: question "q": y.range: the answer leaves it: 33',
        ),
        (changed(CURVE, ", range: [0, 12]", ""), '9: question "q": x: expected one of "range" and'),
        (changed(CURVE, "3 * x", "3 * y"), '11: question "q": answer: unknown name "y"'),
        (
            changed(EXERCISE, "It is three.", "' '"),
            '9: question "q": solution: expected some words',
        ),
    ],
)
def test_what_cannot_be_asked_names_file_and_line(block, message):
    assert problem(block).startswith(f"content/net.md:{message}")

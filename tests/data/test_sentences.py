"""What an author says of answers is one clause with one place for them; the rest is refused."""

from pathlib import Path

import pytest

from generator.data.label import Answer, labels_of
from generator.reading.errors import ContentError
from tests.data.test_label import MODEL, data


def test_a_label_has_the_sentences_of_its_column(tmp_path: Path) -> None:
    both = "{answer: 'the network says {class}', truth: 'in truth it was {class}'}"
    told = data(tmp_path, f", sentences: {both}", "M", "B")
    sentences = labels_of(MODEL, "y", told, "binary").sentences
    assert sentences.answer == "the network says {class}"
    assert sentences.truth == "in truth it was {class}"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("it is {clas}", 'unknown place "{clas}" (known: {class}, {number}; did you mean "{class}'),
        ("it is so", 'expected one {class} or {number}, found 0 in "it is so"'),
        ("{class} or {class}", "expected one {class} or {number}, found 2"),
        ("it is {class}.", "expected no full stop, for more may follow in the sentence"),
    ],
)
def test_a_clause_without_its_place_is_refused_at_its_line(tmp_path, clause, said) -> None:
    with pytest.raises(ContentError) as caught:
        data(tmp_path, f",\n    sentences: {{answer: '{clause}'}}", "M", "B")
    assert f"content/d.yaml:9: columns.y.sentences.answer: {said}" in str(caught.value)


def test_the_chance_of_a_class_is_said_by_its_word(tmp_path: Path) -> None:
    told = data(tmp_path, ", sentences: {chance: {M: chance of cancer}}", "M", "B")
    assert labels_of(MODEL, "y", told, "binary").sentences.chance == {"M": "chance of cancer"}


@pytest.mark.parametrize(
    ("values", "answer", "said"),
    [
        ("MB", "binary", 'unknown class of the label "y" "m" (known: B, M; did you mean "M"?)'),
        ("MBL", "classes", 'label "y" is classes here, expected two classes'),
        ("123", "number", 'label "y" is a number here, expected two classes'),
    ],
)
def test_a_chance_is_of_one_of_two_classes(
    tmp_path, values: str, answer: Answer, said: str
) -> None:
    told = data(tmp_path, ", sentences: {chance: {m: chance of cancer}}", *values)
    with pytest.raises(ContentError) as caught:
        labels_of(MODEL, "y", told, answer)
    assert f'it.yaml:2: {said} in its sentences "chance" in d.yaml' in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "clause", "said"),
    [
        ("number", "it is {class}", "is a number here, expected {number} in its sentence"),
        ("classes", "it is {number}", "is classes here, expected {class} in its sentence"),
    ],
)
def test_a_place_is_that_of_the_answer(tmp_path, answer: Answer, clause: str, said: str) -> None:
    told = data(tmp_path, f", sentences: {{truth: '{clause}'}}", "1", "2", "3")
    with pytest.raises(ContentError) as caught:
        labels_of(MODEL, "y", told, answer)
    assert f'it.yaml:2: label "y" {said} "truth" in d.yaml, found "{clause}"' in str(caught.value)

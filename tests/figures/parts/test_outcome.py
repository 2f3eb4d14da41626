"""An author's sentences stand wherever an answer or the truth is said."""

from dataclasses import replace

import pytest

from generator.data.sentences import Sentences
from generator.figures.figure import Figure
from generator.models.sources import ANY, Sources
from tests.figures.drawn import words
from tests.samples import real_site
from tests.samples.answers import read_answers
from tests.samples.figures import figure
from tests.samples.networks import with_networks


def saying(sources: Sources, name: str, answer: str | None, truth: str | None) -> Sources:
    """These sources, with sentences for the label of the model `name`."""
    model = sources.models[name]
    label = replace(model.label, sentences=Sentences(answer=answer, truth=truth))
    return replace(sources, models={name: replace(model, label=label)})


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Sources:
    return read_answers(tmp_path_factory.mktemp("answers"))


def everything(made: Figure) -> str:
    """What readers see, read out, and find in files."""
    return f"{words(made)}\n{made.text}\n{' '.join(made.steps)}"


@pytest.mark.parametrize(
    ("kind", "keys", "said"),
    [
        ("network", {"show": "forward", "row": 1}, ["survived; it is said that she died."]),
        (
            "forward-pass",
            {"row": 2},
            [
                ": it is said that she died . In truth she survived , so it is wrong .",
                "Answer: 49\u202f% is less than 50\u202f%: it is said that she died.",
            ],
        ),
        ("gradient", {"row": 1}, ["Loss. In truth she died: y = 0."]),
        ("decision", {}, ["marks shows where it is said that she survived."]),
    ],
)
def test_classes_are_said_in_sentences_of_an_author(kind: str, keys: dict, said: list[str]) -> None:
    clauses = "it is said that she {class}", "in truth she {class}"
    sources = saying(real_site().sources, "shallow", *clauses)
    shown = everything(figure(kind, sources, model="shallow", **keys))
    assert not [text for text in said if text not in shown], shown
    assert "network answers" not in shown and "he truth" not in shown


def test_without_words_for_its_chance_a_probability_is_said_by_its_class() -> None:
    """What is answered is said after a colon, and only within a sentence by a clause."""
    sources = saying(real_site().sources, "shallow", None, None)
    passed = everything(figure("network", sources, model="shallow", show="forward", row=1))
    assert "gives 38\u202f% survived; answer: died." in passed
    steps = everything(figure("forward-pass", sources, model="shallow", row=1))
    assert "Answer: died . 38\u202f% is less than 50\u202f%." in steps
    drawn = everything(figure("decision", sources, model="shallow"))
    assert "marks shows where the network answers “survived”." in drawn


def test_the_area_of_a_class_on_a_map_is_said_too() -> None:
    sources = saying(with_networks(), "fare", "she {class}, it says", "so it is with {class}")
    made = figure("decision", sources, model="fare", over="Age", by="Fare")
    assert "of the map she survived, it says." in made.text


def test_numbers_are_said_in_sentences_of_an_author(answers: Sources) -> None:
    sources = saying(answers, "price", "we would ask for {number} euros", "it cost {number} euros")
    row = answers.network("price", ANY).row(2)
    assert f": we would ask for {row.answer} euros." in everything(
        figure("network", sources, model="price", show="forward", row=2)
    )
    shown = everything(figure("forward-pass", sources, model="price", row=2))
    assert f"Answer. We would ask for {row.answer} euros. It cost {row.truth} euros, so" in shown
    assert f"Answer: we would ask for {row.answer} euros." in shown
    shown = everything(figure("gradient", sources, model="price", row=2, learning_rate=1e-5))
    assert f"Loss. It cost {row.truth} euros: y =" in shown


def test_several_classes_are_said_in_sentences_of_an_author(answers: Sources) -> None:
    sources = saying(answers, "kinds", "this looks like a {class}", "it is a {class}")
    row = answers.network("kinds", ANY).row("f1")
    made = figure("network", sources, model="kinds", show="forward", row="f1")
    assert made.text.endswith(f"tulip; this looks like a {row.answer}.")

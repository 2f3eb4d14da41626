"""What authors are told of the keys of a kind, and its example."""

import pytest

from generator.figures.figure import make_figure
from generator.figures.keys import keys_of, own_keys
from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL, KINDS
from generator.reading.document import read_document
from tests.samples import real_site

of_each = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)


@of_each
def test_every_key_has_a_meaning_and_a_sort_of_values(kind: AnyKind) -> None:
    told = keys_of(kind)
    assert [key.name for key in told][:2] == ["id", "caption"]
    assert {key.name for key in told} == set(kind.spec.model_fields)
    assert not [key.name for key in told if not key.meaning.endswith(".")]
    assert not [key.name for key in told if key.type == "a value"]
    unless = [key.name for key in told if key.default is not None and "unless" in key.meaning]
    assert not unless, "what they are unless told is said twice"


@of_each
def test_the_example_of_a_kind_is_a_figure_of_our_content(kind: AnyKind) -> None:
    first, *lines, last = kind.block.splitlines()
    assert (first, last) == (f"```figure {kind.name}", "```")
    assert kind.purpose.endswith(".") and kind.purpose.count(". ") == 0
    figure = make_figure(kind, read_document("\n".join(lines), "example"), real_site().sources)
    assert figure.text and figure.caption


def test_what_an_author_reads_of_keys() -> None:
    told = {key.name: key for key in own_keys(KINDS["activation"])}
    assert told["function"].required and told["function"].choices[:2] == ("identity", "step")
    assert (told["at"].type, told["at"].default) == ("a number", "0")
    assert (told["domain"].type, told["domain"].default) == ("two numbers", "[-20, 20]")
    assert told["print"].type == "a list of numbers" and told["print"].default is None
    told = {key.name: key for key in own_keys(KINDS["prediction"])}
    assert told["rows"].type == "a list of keys of rows"
    assert list(told) == ["model", "rows", "print", "editable", "challenge"]

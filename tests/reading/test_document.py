"""YAML with positions: messages name the right line."""

import datetime
import enum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from generator.reading.document import read_document
from generator.reading.errors import ContentError


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Layer(Strict):
    size: int


class Shape(enum.StrEnum):
    ROUND = "round"
    SQUARE = "square"


class Spec(Strict):
    id: str
    model: str
    rows: list[int] = []
    function: Literal["sigmoid", "relu", "tanh"] = "sigmoid"
    layers: list[Layer] = []
    scale: int | list[int] = 1
    shape: Shape = Shape.ROUND
    day: datetime.date | None = None
    shown: bool = True


GOOD = "id: a\nmodel: shallow\n"


def problem(text: str, first_line: int = 1) -> str:
    with pytest.raises(ContentError) as caught:
        read_document(text, "content/x.md", first_line).validate(Spec)
    return str(caught.value)


def test_valid_document_becomes_the_model():
    spec = read_document(GOOD + "rows: [1, 2]\nday: 2026-01-31\n", "x.md").validate(Spec)
    assert spec.rows == [1, 2]
    assert spec.day == datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "id: a\nmodle: b\n",
            '41: unknown key "modle" (known: day, function, id, layers, model, rows, scale, '
            'shape, shown; did you mean "model"?)',
        ),
        ("id: a\n", '40: missing key "model"'),
        ("", '40: missing key "id"'),
        (GOOD + "rows:\n  - 1\n  - three\n", '44: rows.1: expected an integer, found "three"'),
        (GOOD + "rows: 3\n", "42: rows: expected a list, found 3"),
        (GOOD + "model: x\n", '42: cannot read this YAML: key "model" appears'),
        (GOOD + "function: sigmod\n", '42: function: unknown value "sigmod" (known: relu, sigmoid'),
        (GOOD + "shape: squar\n", '42: shape: unknown value "squar" (known: round, square; did'),
        (GOOD + "layers:\n- size: 1\n- sise: 2\n", '44: layers.1: unknown key "sise" (known: size'),
        (GOOD + "layers:\n- size: 1\n- {}\n", '44: layers.1: missing key "size"'),
        (GOOD + "scale: big\n", '42: scale: expected an integer or a list, found "big"'),
        (GOOD + "day: soon\n", '42: day: expected a date such as 2026-01-31, found "soon"'),
        (GOOD + "day: 2026-02-30\n", '42: cannot read this YAML: "2026-02-30": day'),
        (GOOD + "shown: [1]\n", "42: shown: expected true or false, found a list"),
        ("id: a\nmodel: {b: 1}\n", "41: model: expected text, found a mapping"),
        ("id: a\nmodel:\n", "41: model: expected text, found nothing"),
        ("id: [a\nmodel: b\n", "41: cannot read this YAML"),
        ("- a\n- b\n", "40: expected a mapping (key: value on each line)"),
        ("just words\n", "40: expected a mapping"),
        ("id: &a x\nmodel: *a\n", "41: cannot read this YAML: aliases (*a) are not supported"),
        ("id: a\n? [x]\n: b\n", "41: cannot read this YAML: a key must be a single word"),
        (
            "id: a\nmodel: !!python/name:os.system\n",
            "41: cannot read this YAML: tags (!!python/name:os.system) are not supported",
        ),
        ("id: a\nmodel: \x01\n", "41: character U+0001 is not allowed in YAML"),
        ("id: a\n---\nid: b\n", "41: cannot read this YAML expected a single document"),
        ("id: " + "[" * 5000, "40: cannot read this YAML: lists or mappings more than 50 deep"),
    ],
)
def test_message_has_file_line_and_reason(text, message):
    assert problem(text, first_line=40).startswith(f"content/x.md:{message}")


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\0", "0000"),
        (r"\x1b", "001B"),
        (r"\r", "000D"),
        (r"\ud800", "D800"),
        (r"\ufffe", "FFFE"),
        (r"\uffff", "FFFF"),
    ],
)
def test_a_character_that_no_page_can_hold_is_refused_at_its_line(escape, code):
    said = f"41: cannot read this YAML: the text has the character U+{code}, which no page"
    assert problem(f'id: a\nmodel: "b{escape}"\n', 40).startswith(f"content/x.md:{said}")
    assert problem(f'id: a\n"b{escape}": c\n', 40).startswith(f"content/x.md:{said}")


def test_tabs_line_breaks_and_all_that_pages_can_hold_stay():
    data = read_document(r'a: "b\tc\nd\u00a0\U0001F600"', "x").data
    assert data == {"a": "b\tc\nd\xa0\U0001f600"}


def test_plain_words_and_codes_stay_text():
    data = read_document(
        "no: yes\non: off\ntime: 1:30\ncode: 007\nt: true\nn: -3\nf: 1e3\nx: null\n", "x.yaml"
    ).data
    assert data == {
        "no": "yes",
        "on": "off",
        "time": "1:30",
        "code": "007",
        "t": True,
        "n": -3,
        "f": 1000.0,
        "x": None,
    }


def test_empty_and_commented_bodies_are_empty_mappings():
    assert read_document("", "x").data == {}
    assert read_document("# nothing yet\n", "x").data == {}


def test_line_goes_as_deep_as_the_path_exists():
    document = read_document("a: 1\nb:\n  - c: 2\n    d: 3\n", "x.md", first_line=10)
    assert document.line() == 10
    assert document.line("b") == 11
    assert document.line("b", 0, "d") == 13
    assert document.line("b", 0, "nope", 4) == 12
    assert document.line("nope") == 10


def test_prefix_stands_before_every_message():
    document = read_document("modle: x\n", "x.md", 7, prefix='figure "a"')
    assert str(document.error(("modle",), "bad")) == 'x.md:7: figure "a": bad'
    with pytest.raises(ContentError, match=r'^x.md:7: figure "a": unknown key "modle"'):
        document.validate(Spec)
    with pytest.raises(ContentError, match=r"^x.md:7: dataset: cannot read"):
        read_document("[", "x.md", 7, prefix="dataset")


@given(st.text())
def test_any_text_gives_a_document_or_a_content_error(text):
    try:
        document = read_document(text, "x.md")
    except ContentError as error:
        assert 1 <= error.line <= len(text.splitlines()) + 1
    else:
        assert isinstance(document.data, dict)


@given(
    st.lists(st.sampled_from(["id: a", "model: b", "# note", ""]), max_size=8), st.integers(1, 9)
)
def test_unknown_key_is_reported_on_its_own_line(lines, first):
    lines = list(dict.fromkeys(lines))
    with pytest.raises(ContentError) as caught:
        read_document("\n".join([*lines, "wrong: 1"]), "x.md", first).validate(Spec)
    assert caught.value.line == first + len(lines)

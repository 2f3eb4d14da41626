"""What a description says of its file's form, and what it may not say."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.data.form import ENCODINGS, Form


@pytest.mark.parametrize(
    ("word", "sign"), [("tab", "\t"), ("semicolon", ";"), (";", ";"), ("|", "|"), ("space", " ")]
)
def test_a_separator_is_a_sign_or_its_name(word: str, sign: str) -> None:
    assert Form(separator=word).separator == sign


@pytest.mark.parametrize("encoding", [*ENCODINGS, "UTF-8", "cp1252", "latin1"])
def test_an_encoding_goes_by_all_of_its_names(encoding: str) -> None:
    assert Form(encoding=encoding).encoding == encoding


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"separator": "ab"}, 'expected one sign, such as ";" or tab, found "ab"'),
        ({"separator": "a"}, 'expected one sign, such as ";" or tab, found "a"'),
        ({"separator": ""}, "expected one sign"),
        ({"separator": "\n"}, "expected one sign"),
        ({"quote": "''"}, 'expected one sign, or "" where the file has no quotes, found "\'\'"'),
        ({"separator": "|", "quote": "|"}, '"|" cannot separate cells and quote them'),
        ({"decimal": ",", "thousands": ","}, '"," cannot stand before decimals and thousands'),
        ({"encoding": "latin-11"}, 'did you mean "latin-1"?'),
        ({"encoding": "rot13"}, 'unknown encoding "rot13"'),
        ({"encoding": "a\0"}, "unknown encoding"),
        ({"encoding": "idna"}, 'unknown encoding "idna"'),
    ],
)
def test_what_cannot_be_is_refused(form: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Form(**form)
    assert said in str(refused.value)


def test_usual_markers_are_known_unless_others_are_named() -> None:
    assert Form().markers == {"", "na", "n/a", "nan", "null", "?", "-"}
    assert Form.model_validate({"missing": [999, "Unknown "]}).markers == {"", "999", "unknown"}
    assert Form(missing=[]).markers == {""}

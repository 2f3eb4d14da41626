"""The wire format: fields as the package for it writes them, and nothing past the end."""

import numpy as np
import pytest
from onnx import AttributeProto, TensorProto, helper

from generator.models.imported import protobuf
from generator.models.imported.layer import Refused
from generator.models.imported.protobuf import Wire, message_of, numbers, text, whole


def fields(data: bytes) -> list[tuple[int, object]]:
    """The fields, with bytes in place of views of them."""
    return [
        (number, value if isinstance(value, int) else bytes(value))
        for number, value in Wire().fields(memoryview(data))
    ]


def test_fields_are_those_that_the_package_writes() -> None:
    data = helper.make_attribute("alpha", 0.25).SerializeToString()
    found = dict(fields(data))
    assert found[1] == b"alpha" and found[20] == AttributeProto.FLOAT
    assert numbers(found[2], "<f4").tolist() == [0.25]


def test_whole_numbers_may_be_negative_and_packed() -> None:
    tensor = TensorProto(dims=[3], int64_data=[-1, 300, 1 << 40])
    packed = next(v for n, v in Wire().fields(memoryview(tensor.SerializeToString())) if n == 7)
    assert Wire().whole_numbers(packed) == [-1, 300, 1 << 40]
    assert Wire().whole_numbers(5) == [5] and whole((1 << 64) - 2) == -2


@pytest.mark.parametrize(
    "data",
    [
        b"\x08", b"\x08\x80", b"\x08" + b"\x80" * 11, b"\x0d\0\0\0", b"\x09" + bytes(7),
        b"\x0a\x05abcd", b"\x0a" + b"\xff" * 9 + b"\x01", b"\x0b", b"\x0c", b"\x0e", b"\x0f",
    ],
)  # fmt: skip
def test_a_field_that_is_cut_or_of_no_kind_is_refused(data) -> None:
    with pytest.raises(Refused, match="not a whole ONNX file"):
        fields(data)


def test_a_value_of_another_kind_is_refused() -> None:
    for read, value in (
        (message_of, 1), (text, 1), (whole, memoryview(b"")), (text, memoryview(b"\xff")),
        (lambda v: numbers(v, "<f4"), memoryview(b"abc")),
    ):  # fmt: skip
        with pytest.raises(Refused):
            read(value)


def test_more_fields_than_any_network_has_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(protobuf, "MOST_FIELDS", 10)
    assert len(fields(b"\x08\1" * 10)) == 10
    with pytest.raises(Refused, match="up to 10 fields"):
        fields(b"\x08\1" * 11)
    with pytest.raises(Refused, match="up to 10 fields"):
        Wire().whole_numbers(memoryview(b"\1" * 11))


def test_numbers_are_little_endian() -> None:
    assert numbers(np.array([1.5, -2.0], "<f8").tobytes(), "<f8").tolist() == [1.5, -2.0]

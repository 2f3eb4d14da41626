"""`.safetensors` files: as the package reads and writes them, and every lie in a header found."""

import json

import numpy as np
import pytest
from safetensors.numpy import load, save

from generator.models.imported.layer import Refused
from generator.models.imported.safetensors import read_safetensors, safetensors_bytes

TENSORS = {"0.weight": np.random.default_rng(0).normal(size=(3, 4)), "0.bias": np.arange(3.0)}


@pytest.mark.parametrize("dtype", ["f8", "f4", "f2"])
def test_tensors_are_read_as_the_package_writes_them(dtype) -> None:
    tensors = {name: tensor.astype(dtype) for name, tensor in TENSORS.items()}
    found = read_safetensors(save(tensors, {"format": "pt"}))
    assert found.metadata == {"format": "pt"}
    assert found.tensors.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert found.tensors[name].dtype == np.float64
        assert np.array_equal(found.tensors[name], tensor)


def test_the_package_reads_what_is_written() -> None:
    data = safetensors_bytes(TENSORS, {"activations": "relu"})
    for name, tensor in load(data).items():
        assert np.array_equal(tensor, TENSORS[name])
    assert read_safetensors(data).metadata == {"activations": "relu"}


def test_the_upper_halves_of_floats_are_read() -> None:
    halves = (np.array([1.5, -2.0, 0.0078125], "<f4").view("<u4") >> 16).astype("<u2").tobytes()
    data = file({"a": {"dtype": "BF16", "shape": [3], "data_offsets": [0, 6]}}, halves)
    assert read_safetensors(data).tensors["a"].tolist() == [1.5, -2.0, 0.0078125]


def file(header: object, numbers: bytes = b"", length: int | None = None) -> bytes:
    """A file with that header, which says that it is as long as it is, or has that length."""
    told = header if isinstance(header, bytes) else json.dumps(header).encode()
    return (len(told) if length is None else length).to_bytes(8, "little") + told + numbers


def one(**changes: object) -> dict[str, object]:
    return {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]} | changes}


FOUR = np.arange(4, dtype="<f4").tobytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "its header is longer than the file"),
        (file({}, b"", 1 << 40), "its header is longer than the file"),
        (file(b" " * 1_000_001), "found a header of 1,000,001 bytes, expected up to 1,000,000"),
        (file(b"{"), "its header is not JSON"),
        (file(b"[" * 5_000), "its header is not JSON"),
        (file(b"\xff"), "its header is not JSON"),
        (file(b"[]"), "its header is not a mapping"),
        (file(b'{"a": 1, "a": 2}'), "its header is a mapping with the same name twice"),
        (file({"__metadata__": {"a": 1}}), "__metadata__ in the header: expected texts"),
        (file({"a": []}), '"a": expected dtype, shape and data_offsets in the header'),
        (file(one(shape=[-2]), FOUR[:8]), '"a": expected dtype, shape and data_offsets'),
        (file(one(shape=[True, 2]), FOUR[:8]), '"a": expected dtype, shape and data_offsets'),
        (file(one(shape=[1 << 60, 1 << 60])), '"a": expected dtype, shape and data_offsets'),
        (file(one(data_offsets=[0, 8, 9]), FOUR[:8]), '"a": expected dtype, shape and data_off'),
        (file(one(dtype="I64"), FOUR), '"a": found "I64", expected one of F64, F32, F16, BF16'),
        (file(one(dtype=["F32"]), FOUR), '"a": found a list, expected one of'),
        (file(one(shape=[3]), FOUR[:8]), "found 8 bytes for F32 of shape (3,), expected 12"),
        (file(one(), FOUR[:4]), '"a": its place lies outside the file, which is cut'),
        (file(one(data_offsets=[8, 16]), FOUR), '"a": its place in the file leaves a gap'),
        (file(one(), FOUR), "found 8 bytes that belong to no tensor"),
        (file(one() | {"b": one()["a"]}, FOUR), "its place in the file overlaps another tensor"),
        (file(one(), np.array([1, np.nan], "<f4").tobytes()), '"a": found a number that is not fi'),
        (
            file(one(shape=[1_000_001], data_offsets=[0, 4_000_004]), bytes(4_000_004)),
            "expected up to 1,000,000 parameters, found 1,000,001",
        ),
    ],
)
def test_a_header_that_lies_is_refused(data, said) -> None:
    with pytest.raises(Refused) as refused:
        read_safetensors(data)
    assert said in str(refused.value)

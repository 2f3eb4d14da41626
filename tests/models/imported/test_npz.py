"""`.npz` files: every float array is read as numpy reads it, and nothing else is."""

import io
import zipfile

import numpy as np
import pytest

from generator.models.imported.layer import Refused
from generator.models.imported.npz import read_npz
from tests.models.imported.made import npz, unzipped, zipped

NUMBERS = np.random.default_rng(0).normal(size=(3, 4))


@pytest.mark.parametrize("dtype", ["<f8", ">f8", "<f4", ">f4", "<f2"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_are_as_numpy_reads_them(dtype, order) -> None:
    arrays = {"0.weight": NUMBERS.astype(dtype, order=order), "0.bias": np.zeros(3, dtype),
              "one": np.array(2.5, dtype)}  # fmt: skip
    found = read_npz(npz(**arrays))
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == np.float64 and np.array_equal(found[name], array)


def test_a_compressed_file_is_read_too() -> None:
    made = io.BytesIO()
    np.savez_compressed(made, a=NUMBERS)
    assert np.array_equal(read_npz(made.getvalue())["a"], NUMBERS)


@pytest.mark.parametrize(
    ("array", "said"),
    [
        (np.array([{}]), '"a": Python objects (pickle), which are never read'),
        (np.array([1, 2]), '"a": found numbers "<i8", expected floats'),
        (np.array(["x"]), '"a": found numbers "<U1", expected floats'),
        (np.array([1 + 2j]), '"a": found numbers "<c16", expected floats'),
        (np.zeros(2, [("x", "f8")]), '"a": not a whole .npy file of numbers'),
        (np.array([1.0, np.nan]), '"a": found a number that is not finite'),
        (np.array([-np.inf]), '"a": found a number that is not finite'),
        (np.array([1e101]), '"a": found a number larger than 1e+100'),
        (np.zeros(1_000_001, "f2"), "expected up to 1,000,000 parameters, found 1,000,001"),
    ],
)
def test_what_is_no_parameter_is_refused(array, said) -> None:
    with pytest.raises(Refused) as refused:
        read_npz(npz(a=array))
    assert said in str(refused.value)


def test_a_shape_that_the_numbers_do_not_fill_is_refused_before_memory_is_taken() -> None:
    whole = unzipped(npz(a=NUMBERS))["a.npy"]
    for shape in (b"(9, 9)", b"(9999999999, 9999999)", b"()"):
        told = whole.replace(b"'shape': (3, 4), }" + b" " * (len(shape) - 6),
                             b"'shape': " + shape + b", }" + b" " * (6 - len(shape)))  # fmt: skip
        with pytest.raises(Refused, match=r"for the shape"):
            read_npz(zipped({"a.npy": told}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"a.npy": bytes(60_000_000)}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match=r"found 60,000,000 bytes unpacked, expected up to 50,000"):
        read_npz(bomb)
    # One that says that it is small: not a byte more is unpacked than it says.
    size = (60_000_000).to_bytes(4, "little")
    with pytest.raises(Refused, match=r"broken in the zip file"):
        read_npz(bomb.replace(size, (1_000).to_bytes(4, "little")))


def test_more_members_than_any_network_has_are_refused() -> None:
    with pytest.raises(Refused, match="more than 1,000 members"):
        read_npz(zipped({f"{i}": b"" for i in range(2_001)}))


def test_names_that_are_there_twice_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file, pytest.warns(UserWarning, match="Duplicate"):
        for _ in range(2):
            file.writestr("a.npy", b"")
    with pytest.raises(Refused, match="two members of the same name"):
        read_npz(made.getvalue())

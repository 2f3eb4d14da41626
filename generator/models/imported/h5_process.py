"""A process of its own that takes the weights out of an HDF5 file: file in, `.npz` out.

The library for HDF5 is written in C and crashes on some broken files; what it takes of memory is
bounded here, and whoever has started the process sees only that it has ended. This module is run
as a script, so it imports nothing of the program.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import h5py
    import numpy as np

BOUND = 1 << 30  # bytes of addresses, of which the libraries alone take some hundred million
SECONDS = 60  # of a processor
MOST_VALUES = 1_000_000  # of all arrays
MOST_MEMBERS = 10_000  # groups and arrays
DEEPEST = 8
ROOTS = ("layers", "_layer_checkpoint_dependencies")  # what Keras calls the layers, and has called

MISSING, REFUSED = 3, 4  # how the process ends where h5py is missing, and where it refuses a file


def main() -> int:
    """Reads the file from standard input and writes the arrays to standard output.

    Ends with MISSING, with REFUSED and the reason on standard error, or with 0; with anything else
    the library has failed.
    """
    _bound()
    if find_spec("h5py") is None:
        return MISSING
    import numpy as np

    try:
        found = _arrays(sys.stdin.buffer.read())
    except _Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    made = io.BytesIO()
    np.savez(made, allow_pickle=False, **found)
    sys.stdout.buffer.write(made.getvalue())
    return 0


class _Refused(Exception):
    """Why a file is not taken."""


def _arrays(data: bytes) -> dict[str, np.ndarray]:
    """The arrays of all layers by their paths, in float64, each of any shape."""
    import h5py

    found: dict[str, np.ndarray] = {}
    with h5py.File(io.BytesIO(data), "r") as file:
        for root in ROOTS:
            if file.get(root, getlink=True) is not None:
                values = 0
                for path, dataset in _datasets(file, root):
                    values += dataset.size or 0
                    if values > MOST_VALUES:
                        raise _Refused(f"{path}: expected up to {MOST_VALUES:,} numbers in all")
                    found[path.replace(root, ROOTS[0], 1)] = _numbers(dataset, path)
                break
    return found


def _datasets(file: h5py.File, root: str) -> Iterator[tuple[str, h5py.Dataset]]:
    """The arrays below a group of the file, by their paths."""
    import h5py

    waiting, seen = [root], 0
    while waiting:
        path = waiting.pop()
        seen += 1
        if seen > MOST_MEMBERS or path.count("/") > DEEPEST:
            raise _Refused(f"{path}: expected fewer groups and arrays")
        # A link may lead to another file, any that there is.
        if not isinstance(file.get(path, getlink=True), h5py.HardLink):
            raise _Refused(f"{path}: found a link, expected an array or a group")
        member = file[path]
        if isinstance(member, h5py.Group):
            waiting += [f"{path}/{name}" for name in member]
        elif isinstance(member, h5py.Dataset):
            yield path, member


def _numbers(dataset: h5py.Dataset, path: str) -> np.ndarray:
    import numpy as np

    if dataset.external or dataset.is_virtual:
        raise _Refused(f"{path}: lies in another file")
    if dataset.dtype.kind not in "fiu":
        raise _Refused(f"{path}: found {dataset.dtype}, expected numbers")
    return np.asarray(dataset[()], dtype=np.float64)


def _bound() -> None:
    """Lets the process have no more than BOUND and SECONDS, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no file behind
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (BOUND, BOUND))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limits, and macOS does not always let them be set


if __name__ == "__main__":
    sys.exit(main())

"""A process of its own that takes the weights out of an HDF5 file: file in, `.npz` out.

The library for HDF5 is written in C and crashes on some broken files; what it takes of memory is
bounded here, and whoever has started the process sees only that it has ended. This module is run
as a script, so it imports nothing of the program.
"""

from __future__ import annotations

import io
import sys

BOUND = 2 << 30  # bytes of addresses: the libraries alone take half a gigabyte
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
    try:
        import h5py
    except ImportError:
        return MISSING
    import numpy as np

    found: dict[str, np.ndarray] = {}  # any shape, float64
    left = [MOST_MEMBERS, MOST_VALUES]

    def walk(group: h5py.Group, path: str, depth: int) -> None:
        for name in group:
            place = f"{path}/{name}"
            left[0] -= 1
            if left[0] < 0 or depth > DEEPEST:
                raise _Refused(f"{place}: expected fewer groups and arrays")
            # A link may lead to another file, and so may an array: any file that there is.
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise _Refused(f"{place}: found a link, expected an array or a group")
            member = group[name]
            if isinstance(member, h5py.Group):
                walk(member, place, depth + 1)
            elif isinstance(member, h5py.Dataset):
                found[place] = array(member, place)

    def array(dataset: h5py.Dataset, place: str) -> np.ndarray:
        if dataset.external or dataset.is_virtual:
            raise _Refused(f"{place}: lies in another file")
        if dataset.dtype.kind not in "fiu":
            raise _Refused(f"{place}: found {dataset.dtype}, expected numbers")
        left[1] -= dataset.size or 0
        if left[1] < 0:
            raise _Refused(f"{place}: expected up to {MOST_VALUES:,} numbers, found more")
        return np.asarray(dataset[()], dtype=np.float64)

    try:
        with h5py.File(io.BytesIO(sys.stdin.buffer.read()), "r") as file:
            for root in ROOTS:
                if root in file and isinstance(file.get(root, getlink=True), h5py.HardLink):
                    walk(file[root], "layers", 0)
                    break
    except _Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    made = io.BytesIO()
    np.savez(made, allow_pickle=False, **found)
    sys.stdout.buffer.write(made.getvalue())
    return 0


class _Refused(Exception):
    """Why a file is not taken."""


def _bound() -> None:
    """Lets the process have no more than BOUND and SECONDS, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (BOUND, BOUND))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no file behind


if __name__ == "__main__":
    sys.exit(main())

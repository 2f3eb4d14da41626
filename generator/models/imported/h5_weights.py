"""The weights in an HDF5 file as Keras writes it, read by h5py in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.models.imported import h5_process
from generator.models.imported.layer import Refused
from generator.models.imported.npz import read_npz
from generator.nn.activations import Array

# One thread: each takes addresses, of which there is a bound.
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_SECONDS = 120  # by the clock


def read_h5(data: bytes) -> dict[str, Array]:
    """The arrays below `layers/` in the bytes of an HDF5 file, by their paths, in float64.

    Refused for a file that cannot be read or is too large, and where h5py is not installed.
    """
    # -P: what lies beside the script is none of what it imports.
    command = [sys.executable, "-P", str(Path(h5_process.__file__))]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, **_ONE_THREAD},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("its weights (HDF5) take minutes to be read; save the model anew") from None
    if done.returncode == h5_process.MISSING:
        raise Refused("h5py is not installed, which reads it: pip install h5py")
    if done.returncode == h5_process.REFUSED:
        told = done.stderr.decode("utf-8", "replace").splitlines()
        raise Refused(told[-1] if told else "its weights (HDF5) are not taken")
    if done.returncode:
        raise Refused("its weights are not a whole HDF5 file; save the model anew")
    return read_npz(done.stdout)

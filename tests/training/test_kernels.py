"""Training gives the same bits with whatever code the processor's features make NumPy choose."""

import json
import os
import subprocess
import sys
from platform import machine

import pytest
from numpy._core._multiarray_umath import __cpu_features__ as features

from generator.models.model_file import described_model
from generator.training.jobs import trained
from tests import ROOT
from tests.page import none
from tests.samples import CONTENT, TRAINED, real_site

# Kernels of OpenBLAS by what they need, each with what NumPy is not to use for its own functions.
KERNELS = {
    "x86_64": {
        "Prescott": ("SSE3", "X86_V3"), "Sandybridge": ("AVX", "X86_V4"),
    },
    "aarch64": {"ARMV8": ("ASIMD", "ASIMDHP"), "CORTEXA57": ("ASIMD", "")},
}  # fmt: skip


def differences() -> list[str]:
    """What training each model here gives that is not what is locked."""
    found = []
    sources = real_site().sources
    for name in TRAINED:
        document, model = described_model(CONTENT / f"models/{name}.yaml", ROOT, sources.datasets)
        fresh, locked = trained(document, model), sources.models[name]
        for here, there in zip(fresh.network.layers, locked.network.layers, strict=True):
            for name_of, array in (("weights", here.weights), ("biases", here.biases)):
                if array.tobytes() != getattr(there, name_of).tobytes():
                    found.append(f"{name}: other {name_of}, {array.tolist()}")
    return found


def kernel() -> str:
    """The kernel that OpenBLAS uses here."""
    from ctypes import CDLL, c_char_p
    from pathlib import Path

    import numpy

    (path,) = Path(numpy.__file__).parents[1].glob("numpy.libs/libscipy_openblas64_*")
    named = CDLL(str(path)).scipy_openblas_get_corename64_
    named.restype = c_char_p
    return str(named().decode())


RUNNABLE = {
    name: off
    for name, (needed, off) in KERNELS.get(machine(), {}).items()
    if features.get(needed)
}  # fmt: skip
"""Those that this processor can run, by name; its own is tried with every training."""


@pytest.mark.parametrize("name", RUNNABLE)
def test_another_kernel_trains_the_same_network(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.training.test_kernels"],
        env=os.environ | {"OPENBLAS_CORETYPE": name, "NPY_DISABLE_CPU_FEATURES": RUNNABLE[name]},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    used, found = json.loads(done.stdout)
    none(found)
    assert used.lower() == {"Prescott": "katmai"}.get(name, name.lower())


if __name__ == "__main__":
    print(json.dumps([kernel(), differences()]))

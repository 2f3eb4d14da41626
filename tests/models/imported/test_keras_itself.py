"""Networks that Keras saves now are read as those in the repository are.

Collected where Keras is installed: `pip install keras jax`.
"""

from pathlib import Path

import numpy as np
import pytest

from generator.models.imported.keras_file import read_keras
from generator.models.imported.layer import answers
from tests.models.imported.agreement import KERAS, MOST, difference
from tests.models.imported.fixtures.keras_networks import networks

# Keras itself is not ready for a later numpy.
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")


def test_networks_answer_as_keras_does(tmp_path: Path) -> None:
    rows = np.random.default_rng(5).normal(1, 2, (50, 6)).astype("f4")
    found = networks(rows)
    assert set(found) == set(KERAS)
    for name, model in found.items():
        path = tmp_path / f"{name}.keras"
        model.save(path)
        told = np.asarray(model(rows, training=False), np.float64)
        assert difference(told, answers(read_keras(path.read_bytes()), rows)) <= MOST

"""What tests of models share."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.models.model import Model
from tests.samples.crew import crew_model


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Model]:
    """Reads a model that is described by the given text, on the crew or another table."""
    return partial(crew_model, tmp_path)

"""What tests of the e-book share."""

from pathlib import Path

import pytest

from tests.conftest import build_once
from tests.samples.hostile import odd_html


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with an article that has HTML of its own in it."""
    return build_once(odd_html(), tmp_path_factory)

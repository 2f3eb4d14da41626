"""Imported networks answer what the libraries that made them do."""

import pytest

from tests.models.imported.agreement import LIBRARIES, MOST


@pytest.mark.parametrize("library", LIBRARIES)
def test_answers_are_those_of_the_library(library) -> None:
    compared = list(LIBRARIES[library]())
    assert len(compared) > 1
    far = [f"{one.model}: {one.difference:.1e}" for one in compared if not one.difference <= MOST]
    assert not far, "\n".join(far)

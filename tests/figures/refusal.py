"""What a wrong figure block is told."""

import pytest

from generator.reading.errors import ContentError
from tests.samples.figures import Spec, figure


def assert_refused(kind: str, keys: Spec, line: int, message: str) -> None:
    """The block, whose keys begin on line 12 of page.md, is refused at that line with that."""
    with pytest.raises(ContentError) as caught:
        figure(kind, **keys)
    assert str(caught.value).startswith(f'page.md:{line}: figure "it": ')
    assert message in str(caught.value)

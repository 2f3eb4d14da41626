"""The anatomy figure: the parts of a network, each alone."""

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.kinds.anatomy import TEXTS, AnatomySpec, anatomy_figure
from tests.figures.refusal import assert_refused
from tests.samples import real_site
from tests.samples.figures import Spec


@pytest.mark.parametrize("part", sorted(TEXTS))
def test_anatomy(part: str, snapshot: SnapshotAssertion) -> None:
    spec = AnatomySpec(id="part", caption="A part", part=part)
    (drawing,) = anatomy_figure(spec, real_site().sources).drawings
    assert drawing.markup == snapshot(name=f"anatomy-{part}")


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"part": "neurone"}, 12, 'did you mean "neuron"?'),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("anatomy", keys, line, message)

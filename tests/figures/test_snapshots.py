"""Every drawing of the articles, and that each stored one is still made.

`make snapshots` shows what changed, asks, and accepts it.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.kinds.anatomy import TEXTS
from generator.nn.activations import ACTIVATIONS
from tests import ROOT
from tests.bench.growth import KIND as GROWTH
from tests.samples import figure_ids
from tests.samples.cost import KIND
from tests.samples.figures import (
    ACCURACIES,
    ANIMATED,
    DECISIONS,
    GRADIENTS,
    PASSES,
    SHAPES,
    SHOWN,
    STAGES,
    STANDALONE,
    article_drawings,
    article_figures,
    network_name,
)


@pytest.mark.parametrize("name", figure_ids())
def test_drawing_of_the_articles(
    name: str, snapshot: SnapshotAssertion, subtests: pytest.Subtests
) -> None:
    for drawing in article_figures()[name].drawings:
        with subtests.test(drawing.id):
            assert drawing.markup == snapshot(name=drawing.id)


def test_every_figure_of_the_articles_is_drawn_here() -> None:
    assert sorted(figure_ids()) == sorted(article_figures())


def test_no_snapshot_is_left_over() -> None:
    stored = {path.stem for path in (ROOT / "tests" / "snapshots").glob("*.svg")}
    networks = set(map(network_name, SHAPES))
    made = set(article_drawings()) | {f"standalone-{n}" for n in STANDALONE}
    made |= {f"animated-{ANIMATED}", KIND.name, GROWTH.name}
    made |= {f"{name}-{show}" for name in networks for show in SHOWN}
    made |= {f"curve-{name}" for name in ACTIVATIONS} | {f"anatomy-{part}" for part in TEXTS}
    made |= {*DECISIONS, *ACCURACIES, *GRADIENTS, *PASSES} | {f"stage-{epoch}" for epoch in STAGES}
    assert stored == made

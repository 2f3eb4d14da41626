"""Every SVG that the generator draws, a file each under tests/snapshots.

`make snapshots` shows what changed, asks, and accepts it.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from generator.exports.standalone import animated_svg, figure_svg
from generator.figures.contents import Drawing
from generator.figures.diagram.drawing import network_drawing
from generator.figures.figure import Figure
from generator.figures.kinds.accuracy import AccuracySpec, accuracy_figure
from generator.figures.kinds.activation import ActivationSpec, activation_figure
from generator.figures.kinds.anatomy import TEXTS, AnatomySpec, anatomy_figure
from generator.figures.kinds.decision import DecisionSpec, decision_figure
from generator.figures.kinds.gradient import GradientSpec, gradient_figure
from generator.figures.kinds.training import TrainingSpec
from generator.figures.kinds.training.stage import stage
from generator.figures.slice.curves import lay_out
from generator.figures.slice.slice import slice_of
from generator.nn.activations import ACTIVATIONS
from generator.site.styles import read_styles
from tests.figures import ROOT, random_model, real_site
from tests.figures.accuracies import SPECS as ACCURACIES
from tests.figures.decisions import SPECS, sources
from tests.figures.gradients import SPECS as GRADIENTS

SHAPES = [
    (2, 1),
    (2, 3, 1),
    (3, 4, 2),
    (2, 8, 1),
    (12, 1),
    (2, 64, 1),
    (2, 3, 3, 1),
    (4, 1),
]


STANDALONE = ["one-passenger", "sigmoid-curve", "accuracy", "would-you-have-survived"]


class SvgFile(SingleFileSnapshotExtension):
    """Stores a snapshot as tests/snapshots/<name>.svg."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location) -> str:
        return str(ROOT / "tests" / "snapshots")

    @classmethod
    def get_snapshot_name(cls, *, test_location, index=0) -> str:
        return str(index)


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SvgFile)


def network_name(shape: tuple[int, ...]) -> str:
    return f"network-{'-'.join(map(str, shape))}"


def article_drawings() -> dict[str, Drawing]:
    figures = [figure for made in real_site().figures.values() for figure in made]
    return {drawing.id: drawing for figure in figures for drawing in figure.drawings}


def article_figure(name: str) -> Figure:
    figures = (figure for made in real_site().figures.values() for figure in made)
    return next(figure for figure in figures if figure.id == name)


@pytest.mark.parametrize("name", sorted(article_drawings()))
def test_drawing_of_the_articles(name: str, snapshot: SnapshotAssertion) -> None:
    assert article_drawings()[name].markup == snapshot(name=name)


@pytest.mark.parametrize("name", STANDALONE)
def test_stand_alone_drawing(name: str, snapshot: SnapshotAssertion) -> None:
    svg = figure_svg(article_figure(name), read_styles().drawing)
    assert svg == snapshot(name=f"standalone-{name}")


def test_animated_drawing(snapshot: SnapshotAssertion) -> None:
    svg = animated_svg(article_figure("one-passenger"), read_styles())
    assert svg == snapshot(name="animated-one-passenger")


@pytest.mark.parametrize("show", ["symbols", "weights", "forward"])
@pytest.mark.parametrize("shape", SHAPES, ids=network_name)
def test_network(shape: tuple[int, ...], show: str, snapshot: SnapshotAssertion) -> None:
    name = f"{network_name(shape)}-{show}"
    row = 1 if show == "forward" else None
    drawing = network_drawing(name, random_model(shape), show, row)
    assert drawing.markup == snapshot(name=name)


@pytest.mark.parametrize("function", sorted(ACTIVATIONS))
def test_activation_curve(function: str, snapshot: SnapshotAssertion) -> None:
    spec = ActivationSpec(id=function, caption="A curve", function=function, domain=(-5, 5), at=1)
    _, plot = activation_figure(spec, real_site().sources).drawings
    assert plot.markup == snapshot(name=f"curve-{function}")


@pytest.mark.parametrize("part", sorted(TEXTS))
def test_anatomy(part: str, snapshot: SnapshotAssertion) -> None:
    spec = AnatomySpec(id="part", caption="A part", part=part)
    (drawing,) = anatomy_figure(spec, real_site().sources).drawings
    assert drawing.markup == snapshot(name=f"anatomy-{part}")


@pytest.mark.parametrize("name", SPECS)
def test_decision(name: str, snapshot: SnapshotAssertion) -> None:
    spec = DecisionSpec(id=name, caption="A decision", **SPECS[name])
    (drawing,) = decision_figure(spec, sources()).drawings
    assert drawing.markup == snapshot(name=name)


@pytest.mark.parametrize("epoch", [0, 13, 300])
def test_stage_of_a_training(epoch: int, snapshot: SnapshotAssertion) -> None:
    model = real_site().sources.models["hidden_3"]
    plot = lay_out(slice_of(TrainingSpec(id="it", caption="", model="hidden_3"), model))
    network = next(e.network for e in model.run.epochs if e.number == epoch)
    drawing = stage(plot, network, f"stage-{epoch}", f"Epoch {epoch}")
    assert drawing.markup == snapshot(name=f"stage-{epoch}")


@pytest.mark.parametrize("name", ACCURACIES)
def test_accuracy(name: str, snapshot: SnapshotAssertion) -> None:
    spec = AccuracySpec(id=name, caption="Accuracies", **ACCURACIES[name])
    (drawing,) = accuracy_figure(spec, real_site().sources).drawings
    assert drawing.markup == snapshot(name=name)


@pytest.mark.parametrize("name", GRADIENTS)
def test_gradient(name: str, snapshot: SnapshotAssertion) -> None:
    spec = GradientSpec(id=name, caption="A step", **GRADIENTS[name])
    (drawing,) = gradient_figure(spec, real_site().sources).drawings
    assert drawing.markup == snapshot(name=name)


def test_no_snapshot_is_left_over() -> None:
    stored = {path.stem for path in Path(ROOT / "tests" / "snapshots").glob("*.svg")}
    networks = set(map(network_name, SHAPES))
    made = set(article_drawings()) | {f"standalone-{n}" for n in STANDALONE}
    made.add("animated-one-passenger")
    made |= {f"{name}-{show}" for name in networks for show in ("symbols", "weights", "forward")}
    made |= {f"curve-{name}" for name in ACTIVATIONS} | {f"anatomy-{part}" for part in TEXTS}
    made |= set(SPECS) | {"stage-0", "stage-13", "stage-300"} | set(ACCURACIES)
    made |= set(GRADIENTS)
    assert stored == made

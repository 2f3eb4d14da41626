"""What the page needs to train a small network itself, besides the rows: its recipe."""

from __future__ import annotations

from generator.figures.kinds.training.moments import judged, variances
from generator.figures.state import Real, State
from generator.models.trained import TrainedNetwork
from generator.nn.recipe import Recipe
from generator.nn.stack import Scaling
from generator.nn.training import scalings

MOST_HIDDEN = 8  # neurons of the one hidden layer that readers may choose
MOST_PRODUCTS = 60_000  # of a row and a weight, in an epoch: some 4 ms of a laptop's time
USUAL_HIDDEN = "relu"  # of hidden neurons that the model itself has none of
UNTRAINED = ("gelu",)  # whose normal distribution has no exact twin


class Scaled(State):
    """(x − mean) / deviation of each input or output, to the last bit."""

    mean: list[Real]
    deviation: list[Real]


class LessonState(State):
    """How the stored run was trained, on the first `learned` training rows, and `watched` is the
    part of the others beside them. `names` are those of the inputs; `hidden` is the activation of
    hidden neurons, `neurons` how many the stored network has, and `most` how many there may be."""

    names: list[str]
    outputs: int
    learned: int
    watched: str
    variances: tuple[float, float] | None
    scaling: Scaled
    answers: Scaled
    hidden: str
    neurons: int
    output: str
    loss: str
    optimizer: str
    rate: Real
    momentum: Real
    epochs: int
    batch: int
    l2: Real
    initialisation: str
    seed: str
    restart: int
    most: int


def lesson(model: TrainedNetwork) -> LessonState | None:
    """The lesson of a network that the page can train; None of one that is too large for it, or
    whose start is not known."""
    how, run, layers = model.training, model.run, model.network.layers
    functions = {layer.activation.name for layer in layers}
    if how is None or run is None or run.restart is None or len(layers) > 2:
        return None
    neurons = len(layers[0].weights) if len(layers) == 2 else 0
    learned, _ = judged(model)
    weights = _weights(model, max(neurons, 1))
    if neurons > MOST_HIDDEN or learned * weights > MOST_PRODUCTS or functions & {*UNTRAINED}:
        return None
    scaling, answers = _scalings(model, how, learned)
    return LessonState(
        names=[one.name for one in model.inputs],
        outputs=len(layers[-1].weights),
        learned=learned,
        watched=model.parts.watched,
        variances=variances(model) if model.answer == "number" else None,
        scaling=scaling,
        answers=answers,
        hidden=layers[0].activation.name if neurons else USUAL_HIDDEN,
        neurons=neurons,
        output=layers[-1].activation.name,
        loss=how.loss_for(layers[-1].activation.name).name,
        optimizer=how.optimizer,
        rate=how.learning_rate,
        momentum=how.momentum,
        epochs=run.last.number,
        batch=how.batch or 0,
        l2=how.l2,
        initialisation=how.initialisation,
        seed=str(how.seed),
        restart=run.restart,
        most=max(
            n for n in range(MOST_HIDDEN + 1) if learned * _weights(model, n) <= MOST_PRODUCTS
        ),
    )


def _weights(model: TrainedNetwork, neurons: int) -> int:
    """How many weights and biases such a network has with so many hidden neurons."""
    inputs, outputs = model.units[0], model.units[-1]
    return (inputs + 1) * neurons + (neurons + 1) * outputs if neurons else (inputs + 1) * outputs


def _scalings(model: TrainedNetwork, how: Recipe, learned: int) -> tuple[Scaled, Scaled]:
    examples = model.examples[model.parts.training[:learned]]
    inputs, answers = scalings(examples, model.network.layers[-1].activation, how)
    return _scaled(inputs), _scaled(answers)


def _scaled(scaling: Scaling) -> Scaled:
    return Scaled(mean=scaling.mean.tolist(), deviation=scaling.deviation.tolist())

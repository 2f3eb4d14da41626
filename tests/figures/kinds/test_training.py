"""The training figure: what it draws and states of a training, and what the script gets of it."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from syrupy.assertion import SnapshotAssertion

from generator.figures.figure import Figure
from generator.figures.kinds.training import TrainingSpec
from generator.figures.kinds.training.coded import DIGITS, LEAST, Coded, coded, decoded
from generator.figures.kinds.training.stage import stage
from generator.figures.slice.curves import CurvePlot, lay_out
from generator.figures.slice.plots import note_beyond, plot_of
from generator.figures.slice.slice import slice_of
from generator.models.sources import Sources, read_sources
from generator.models.trained import TrainedNetwork
from generator.nn.training import Epoch, Run
from generator.notation.number import percent
from generator.reading.errors import ContentError
from tests import ROOT
from tests.figures.drawn import assert_readable
from tests.samples import TRAINED, real_site
from tests.samples.figures import STAGES, figure
from tests.samples.networks import with_networks

MOST = 15 * 1024  # bytes, gzip, of what the script gets


def training(**keys) -> Figure:
    return figure("training", **keys)


def model(name: str) -> TrainedNetwork:
    return real_site().sources.models[name]


def shown(name: str, state: dict) -> list[Epoch]:
    """The epochs that the figure has, as the lock keeps them."""
    return [epoch for epoch in model(name).run.epochs if epoch.number in state["epochs"]]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"model": "hiden_3"}, 'did you mean "hidden_3"?'),
        ({"model": "women_survive"}, "is a rule, expected a network"),
        ({"model": "shallow"}, 'model "shallow" is not trained here'),
        ({"model": "hidden_3", "show": ["decison"]}, "show"),
        ({"model": "hidden_3", "by": "Fair"}, 'unknown input of hidden_3 "Fair"'),
    ],
)
def test_a_spec_that_cannot_be_drawn_is_refused(keys: dict, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        training(**keys)
    assert problem in str(refused.value)


@given(
    arrays(
        np.float64, st.tuples(st.integers(1, 6), st.integers(1, 4)), elements=st.floats(-1e6, 1e6)
    )
)
def test_coded_numbers_are_right_to_five_digits_of_the_largest(series: np.ndarray) -> None:
    again = np.array(decoded(Coded.model_validate_json(coded(series).model_dump_json()))).T
    largest = np.maximum(np.abs(series).max(axis=0), LEAST)
    assert (np.abs(again - series) <= largest * 10.0 ** (1 - DIGITS) / 2 * (1 + 1e-9)).all()


@pytest.mark.parametrize("name", TRAINED)
def test_the_script_gets_every_kept_network_in_few_bytes(name: str) -> None:
    state = training(model=name).numbers
    packed = gzip.compress(json.dumps(state, separators=(",", ":")).encode(), 9, mtime=0)
    assert len(packed) <= MOST
    numbers = np.array(decoded(Coded(**state["series"]))).T
    assert len(numbers) >= min(20, len(model(name).run.epochs))
    for row, epoch in zip(numbers, shown(name, state), strict=True):
        flat = [a.ravel() for la in epoch.network.layers for a in (la.weights, la.biases)]
        size = np.abs(numbers[:, 4:]).max(axis=0)
        assert (np.abs(row[4:] - np.concatenate(flat)) <= 1e-4 * size).all()


@pytest.mark.parametrize("name", TRAINED)
def test_the_answers_of_the_coded_network_are_those_of_the_trained_one(name: str) -> None:
    """To a fifth of a per cent, less than a line is wide."""
    trained = model(name)
    state = training(model=name).numbers
    numbers = np.array(decoded(Coded(**state["series"]))).T
    for row, epoch in zip(numbers, shown(name, state), strict=True):
        values, inputs = row[4:], trained.features
        for layer in epoch.network.layers:
            units, width = layer.weights.shape
            weights, biases, values = (
                values[: units * width].reshape(units, width),
                values[units * width : units * (width + 1)],
                values[units * (width + 1) :],
            )
            inputs = layer.activation.function(inputs @ weights.T + biases)
        assert abs(inputs - epoch.network.predict(trained.features)).max() < 2e-3


def test_the_table_holds_the_scores_of_the_lock() -> None:
    table = training(model="hidden_3").table
    epochs = {epoch.number: epoch for epoch in model("hidden_3").run.epochs}
    assert [table.values[0][0], table.values[-1][0]] == [0, 300]
    for number, *values in table.values:
        kept = epochs[number]
        losses, shares = values[:2], values[2:]
        assert losses == pytest.approx([kept.training.loss, kept.test.loss], abs=1e-5)
        assert shares == [kept.training.accuracy, kept.test.accuracy]


def test_early_stopping_counts_only_the_rows_that_were_learned_from() -> None:
    figure = training(model="stopped", show=[])
    last = model("stopped").run.epochs[-1]
    assert figure.table.values[-1][3] == last.training.accuracy
    assert percent(last.training.accuracy, 1) in figure.text
    assert "learned from 500 passengers, watched 100 others" in figure.notes[0]
    assert "judged on 291" in figure.notes[0]


def test_words_say_where_the_training_went_and_where_it_was_best() -> None:
    run = model("overfitted").run
    best = min(run.epochs, key=lambda epoch: epoch.test.loss)
    text = training(model="overfitted", show=[]).text
    assert f"over {run.epochs[-1].number} epochs" in text
    assert f"least at epoch {best.number}, {best.test.loss:.3f}" in text


def test_parts_that_are_not_asked_for_are_left_out() -> None:
    both = training(model="hidden_3")
    assert [drawing.name for drawing in both.drawings] == ["history", "decision", "network"]
    plots = training(model="hidden_3", show=[])
    assert [drawing.name for drawing in plots.drawings] == ["history"]
    assert len(plots.numbers["series"]["changes"]) == 4


@cache
def cars() -> Sources:
    """Networks that answer with numbers, over one input and over two."""
    return read_sources(ROOT / "tests/content/cars")


@pytest.mark.parametrize(
    ("sources", "keys", "drawn", "told"),
    [
        (None, {"model": "bill_length"}, "decision", "Probability of each species"),
        (None, {"model": "bill"}, "decision-map", "The network answers “Adélie” on"),
        (None, {"model": "more_features", "by": "Fare"}, "decision-map", "of the map"),
        (cars, {"model": "bent"}, "decision", "Miles per gallon"),
        (cars, {"model": "power"}, "decision-map", "On the map the answers go from"),
    ],
)
def test_answers_of_every_kind_move_in_curves_or_in_a_map(
    sources: Callable[[], Sources] | None, keys: dict, drawn: str, told: str
) -> None:
    made = figure("training", sources and sources(), **keys)
    assert [drawing.name for drawing in made.drawings] == ["history", drawn, "network"]
    assert told in made.text
    state = made.numbers["decision"]
    assert ("levels" in state) == (drawn == "decision-map")
    assert re.findall(r"<p>Epoch (\d+)</p>", made.body)[0] == "0"
    assert "data-probability" not in made.body, "a value is read where nothing is moved"


def test_a_model_without_an_axis_shows_its_network_alone() -> None:
    coded = with_networks().models["class"]
    epochs = [replace(e, network=coded.network) for e in model("hidden_3").run.epochs]
    described = coded.description.model_copy(update={"layers": coded.description.layers[-1:]})
    coded = replace(coded, run=Run(tuple(epochs)), description=described)
    sources = replace(with_networks(), models={"class": coded})
    made = figure("training", sources, model="class")
    assert [drawing.name for drawing in made.drawings] == ["history", "network"]


def test_the_stages_of_a_map_are_its_areas_at_these_epochs() -> None:
    plot = plot_of(slice_of(TrainingSpec(id="it", caption="", model="bill"), model("bill")))
    epochs, body = model("bill").run.epochs, training(model="bill").body
    for epoch in (epochs[0], epochs[-1]):
        areas, _ = plot.painted(epoch.network)
        for area in areas:
            assert f'class="{area.tone}" d="{area.path}"' in body
    texts = [stage(plot, epoch.network, "it", "").text for epoch in epochs]
    assert texts[0] != texts[-1]
    assert all(text.startswith("The network answers “") for text in texts)


@pytest.mark.parametrize("name", ["bent", "power"])
def test_numbers_off_the_scale_are_drawn_at_its_edge_and_said_to_be(name: str) -> None:
    trained = cars().models[name]
    plot = plot_of(slice_of(TrainingSpec(id="it", caption="", model=name), trained))
    assert note_beyond(plot, [trained.network]) == ""
    last = trained.network.layers[-1]
    wild = replace(
        trained.network,
        layers=(*trained.network.layers[:-1], replace(last, biases=last.biases - 1000)),
    )
    assert "edge" in note_beyond(plot, [trained.network, wild]) or name == "power"
    assert "at its end" in note_beyond(plot, [wild]) or name == "bent"
    if isinstance(plot, CurvePlot):
        assert set(plot.trace(wild, plot.seen.series[0]).points[:, 1]) == {plot.y.range[0]}


def test_without_a_script_there_are_curves_of_four_epochs_the_first_and_the_last_among_them() -> (
    None
):
    body = training(model="hidden_3").body
    labels = re.findall(r"<p>Epoch (\d+)</p>", body)
    assert len(labels) == 4
    assert [labels[0], labels[-1]] == ["0", "300"]
    spec = TrainingSpec(id="it", caption="", model="hidden_3")
    plot = lay_out(slice_of(spec, model("hidden_3")))
    start = model("hidden_3").run.epochs[0].network
    for series in plot.seen.series:
        assert plot.trace(start, series).path in body


@pytest.mark.parametrize("name", TRAINED)
def test_no_text_of_the_plots_touches_another_or_leaves_them(name: str) -> None:
    drawing = training(model=name, show=[]).drawings[0]
    assert_readable(drawing, 15)


def test_a_network_of_too_many_parameters_is_shown_by_its_scores_alone(monkeypatch) -> None:
    # By the module: where its name stands in the package, there is a function of that name.
    module = import_module("generator.figures.kinds.training.moments")
    monkeypatch.setattr(module, "MOST_NUMBERS", 2000)
    with pytest.raises(ContentError, match=r"257 parameters are too many .* at most 250, or \[\]"):
        training(model="overfitted")
    assert training(model="overfitted", show=[]).drawings


@pytest.mark.parametrize("epoch", STAGES)
def test_stage_of_a_training(epoch: int, snapshot: SnapshotAssertion) -> None:
    model = real_site().sources.models["hidden_3"]
    plot = lay_out(slice_of(TrainingSpec(id="it", caption="", model="hidden_3"), model))
    network = next(e.network for e in model.run.epochs if e.number == epoch)
    drawing = stage(plot, network, f"stage-{epoch}", f"Epoch {epoch}")
    assert drawing.markup == snapshot(name=f"stage-{epoch}")

"""The loss over some weights: what training counts, and the slopes that it follows."""

import numpy as np
import pytest

from generator.figures.parts.landscape import landscape_of
from generator.models.sources import ANY
from generator.reading.errors import SpecProblem
from tests.samples.networks import with_networks

OVER = [
    ("retrained", ["Sex", "Bias"]),
    ("hidden_3", ["Age to neuron 2", "Neuron 1 to the output"]),
    ("what_fare", ["Bias to neuron 1", "Age to neuron 3"]),
    ("travel_deep", ["Bias to neuron 1"]),
]


@pytest.mark.parametrize(("name", "names"), OVER)
def test_the_loss_at_a_models_own_weights_is_the_models_own(name: str, names: list[str]) -> None:
    model = with_networks().network(name, ANY)
    land = landscape_of(model, names, ("weights",))
    assert land.names == names
    counted = model.errors.training.squared if name == "what_fare" else model.loss.training
    assert land.loss_at(land.own) == pytest.approx(counted, rel=1e-9)


@pytest.mark.parametrize(("name", "names"), OVER)
def test_slopes_are_what_the_loss_does_if_a_weight_moves_a_little(
    name: str, names: list[str]
) -> None:
    land = landscape_of(with_networks().network(name, ANY), names, ("weights",))
    at = [value + 0.3 * unit for value, unit in zip(land.own, land.units, strict=True)]
    for i, slope in enumerate(land.slopes(at)):
        tiny = 1e-5 * land.units[i]
        up, down = (
            land.loss_at([v + sign * tiny * (j == i) for j, v in enumerate(at)]) for sign in (1, -1)
        )
        assert slope == pytest.approx((up - down) / (2 * tiny), rel=1e-3, abs=1e-6)


def test_many_places_at_once_are_single_places(monkeypatch: pytest.MonkeyPatch) -> None:
    land = landscape_of(with_networks().network("retrained"), ["Age", "Sex"], ("weights",))
    places = np.column_stack([np.linspace(-0.1, 0.1, 7), np.linspace(-3, 3, 7)])
    monkeypatch.setattr("generator.figures.parts.landscape.AT_ONCE", 1)
    single = [land.loss_at(place) for place in places.tolist()]
    np.testing.assert_allclose(land.losses(places), single, rtol=1e-12)


def test_a_script_gets_each_row_once() -> None:
    model = with_networks().network("start")
    state = landscape_of(model, ["Sex"], ("weight",)).state()
    rows = state.examples
    assert sum(rows.counts) == len(model.parts.training)
    each = [*zip(*rows.inputs, *rows.targets, strict=True)]
    assert len({*each}) == len(each) == len(rows.counts) < 200


def test_a_name_that_is_none_is_refused_with_the_nearest() -> None:
    model = with_networks().network("retrained")
    with pytest.raises(SpecProblem) as caught:
        landscape_of(model, ["Agee"], ("weight",))
    assert "did you mean" in caught.value.problem

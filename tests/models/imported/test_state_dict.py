"""Tensors by PyTorch's names: the order of the layers is found, or asked for."""

import numpy as np
import pytest

from generator.models.imported.layer import Refused, answers
from generator.models.imported.state_dict import layers_of, pairs_of


def tensors(*layers: tuple[str, int, int]) -> dict[str, np.ndarray]:
    """Weights and biases of layers by name, of so many units and inputs."""
    found = {}
    for name, units, inputs in layers:
        found[f"{name}.weight"] = np.full((units, inputs), 1.0)
        found[f"{name}.bias"] = np.zeros(units)
    return found


def names(found: dict[str, np.ndarray]) -> list[str]:
    return [pair.name for pair in pairs_of(found)]


def test_numbers_in_names_are_the_order() -> None:
    found = tensors(("net.10", 4, 4), ("net.0", 4, 4), ("net.2", 4, 4))
    assert names(found) == ["net.0", "net.2", "net.10"]


def test_other_names_follow_each_other_as_their_shapes_fit() -> None:
    assert names(tensors(("head", 1, 3), ("embedding", 3, 7), ("hidden", 7, 5))) == [
        "hidden", "embedding", "head",
    ]  # fmt: skip
    assert names(tensors(("out", 1, 4), ("hidden", 4, 4))) == ["hidden", "out"]


def test_a_layer_alone_has_any_name_or_none() -> None:
    assert names({"weight": np.ones((1, 2)), "bias": np.ones(1)}) == [""]
    (layer,) = layers_of(pairs_of({"linear.weight": np.ones((1, 2))}), ["sigmoid"])
    assert layer.biases.tolist() == [0.0]
    assert answers([layer], np.zeros((1, 2))).tolist() == [[0.5]]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "found no tensor in it"),
        ({"0.bias": np.ones(2)}, '"0.bias": found no "0.weight" beside it'),
        ({"conv.weight": np.ones((2, 3, 3, 3))}, '"conv.weight": found a tensor (2, 3, 3, 3)'),
        ({"bn.running_mean": np.ones(2)}, '"bn.running_mean": found a tensor (2,), expected only'),
        ({"n": np.array(1.0)}, '"n": found a tensor (), expected only those of dense layers'),
        ({"0.weight": np.ones((0, 2))}, '"0.weight": found a tensor (0, 2)'),
        ({"0.weight": np.ones((3, 2)), "0.bias": np.ones(2)},
         '"0.bias": found (2,) beside weights (3, 2)'),
        (tensors(("a", 4, 4), ("b", 4, 4)), "cannot see the order of the layers"),
        (tensors(("a", 4, 3), ("b", 2, 5)), "cannot see the order of the layers"),
    ],
)  # fmt: skip
def test_what_is_no_dense_layer_or_in_no_order_is_refused(found, said) -> None:
    with pytest.raises(Refused) as refused:
        pairs_of(found)
    assert said in str(refused.value)


def test_layers_that_do_not_fit_are_named() -> None:
    pairs = pairs_of(tensors(("0", 4, 3), ("2", 1, 5)))
    with pytest.raises(Refused, match=r'"2.weight" \(1, 5\): found 4 values before it'):
        layers_of(pairs, ["relu", "sigmoid"])

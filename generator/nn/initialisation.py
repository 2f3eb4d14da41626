"""Where training starts: random weights, by the name of the rule."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from generator.nn.network import Array

Initialise = Callable[[np.random.Generator, int, int], Array]


def he(random: np.random.Generator, units: int, inputs: int) -> Array:
    """Normal, variance 2 / inputs: for ReLU and its kin. Shape (units, inputs).

    He, Zhang, Ren & Sun (2015), "Delving deep into rectifiers".
    """
    return random.normal(0.0, np.sqrt(2 / inputs), (units, inputs))


def glorot(random: np.random.Generator, units: int, inputs: int) -> Array:
    """Uniform, variance 2 / (inputs + units): for sigmoid and tanh. Shape (units, inputs).

    Glorot & Bengio (2010), "Understanding the difficulty of training deep feedforward neural
    networks".
    """
    most = np.sqrt(6 / (inputs + units))
    return random.uniform(-most, most, (units, inputs))


INITIALISATIONS: dict[str, Initialise] = {"he": he, "glorot": glorot}

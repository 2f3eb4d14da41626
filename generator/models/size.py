"""How much a network, a training or an experiment may take."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.models.description import MOST_PARAMETERS, ExperimentDescription
from generator.nn.recipe import Recipe
from generator.reading.document import Document
from generator.reading.errors import KeyPath

MOST_PRODUCTS = 2_000_000_000  # of weights and inputs, of all rows: some ten seconds
MOST_VALUES = 50_000_000  # parameters, or values of units, that a training holds at once: 400 MB
MOST_KEPT = 2_000_000  # parameters in a lock
MOST_TRAININGS = 100_000  # of an experiment


def check_network(document: Document, units: Sequence[int], rows: int) -> None:
    """ContentError for a network that is too large, or whose answers would take minutes."""
    if (count := parameters(units)) > MOST_PARAMETERS:
        problem = f"expected up to {MOST_PARAMETERS:,} parameters, found {count:,}"
        raise document.error(("layers",), problem)
    if (count := rows * parameters(units)) > MOST_PRODUCTS:
        problem = f"{count:,} products in {rows:,} rows, expected up to {MOST_PRODUCTS:,}"
        raise document.error(("layers",), f"{problem}; take fewer units or rows")


def check_recipe(document: Document, how: Recipe, units: Sequence[int], rows: int) -> None:
    """ContentError for a training of such a network that memory or a lock cannot hold."""
    _check_memory(document, ("training", "restarts"), how.restarts, units, rows)
    if (count := how.keep * parameters(units)) > MOST_KEPT:
        problem = f"{count:,} parameters to be kept, expected up to {MOST_KEPT:,}"
        raise document.error(("training", "keep"), f"{problem}; keep fewer epochs")


def check_grid(
    document: Document, description: ExperimentDescription, inputs: int, outputs: int, rows: int
) -> None:
    """ContentError for an experiment that would take days, or that memory cannot hold."""
    networks = description.seeds * description.training.restarts
    cells = len(description.feature_sets) * len(description.hidden)
    if (count := cells * networks * (1 + (description.folds or 0))) > MOST_TRAININGS:
        problem = f"a grid of {count:,} trainings, expected up to {MOST_TRAININGS:,}"
        raise document.error(("seeds",), problem)
    units = [inputs, max(description.hidden), outputs]
    _check_memory(document, ("seeds",), networks, units, rows)


def parameters(units: Sequence[int]) -> int:
    """Weights and biases of layers of so many units, inputs first."""
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(units))


def _check_memory(
    document: Document, path: KeyPath, networks: int, units: Sequence[int], rows: int
) -> None:
    needed = networks * max(parameters(units), rows * sum(units))
    if needed > MOST_VALUES:
        problem = f"{networks:,} networks beside each other need {needed:,} numbers in memory"
        raise document.error(path, f"{problem}, expected up to {MOST_VALUES:,}")

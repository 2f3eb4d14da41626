"""Inputs that the reader sets, and the room that their forward passes need."""

from __future__ import annotations

from dataclasses import replace

from generator.data.dataset import Key
from generator.figures.diagram.views import View, passes
from generator.figures.parts.own import OwnInput, own_inputs, own_rows
from generator.models.trained import TrainedNetwork

MOST_PASSES = 40_000  # numbers that are written to see how much room they need


def starting_inputs(model: TrainedNetwork, row: Key) -> list[OwnInput]:
    """What the reader may set, from the values of that row on."""
    numbers = model.row(row).numbers
    return [replace(own, start=own.entry.setting(numbers)) for own in own_inputs(model)]


def other_passes(model: TrainedNetwork) -> list[View]:
    """Forward passes that can be set, for the room that their numbers need: evenly fewer where a
    network has many numbers to write."""
    rows = own_rows(own_inputs(model))
    numbers = sum(layer.weights.size + 2 * len(layer.biases) for layer in model.network.layers)
    return passes(model, rows[:: max(1, len(rows) * numbers // MOST_PASSES)])

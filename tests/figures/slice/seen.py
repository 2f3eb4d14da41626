"""A slice through a network of the site, or through one that the site does not have."""

from typing import Any

from generator.figures.slice.slice import Slice, SliceSpec, slice_of
from generator.models.sources import ANY
from tests.samples.networks import with_networks


def seen(**keys: Any) -> Slice:
    """What a decision figure with these keys shows."""
    spec = SliceSpec(id="it", caption="A figure", **keys)
    return slice_of(spec, with_networks().network(spec.model, ANY))

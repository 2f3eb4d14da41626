"""Which question a model or an experiment answers."""

from __future__ import annotations

from generator.models.experiment import Experiment
from generator.models.model import Model
from generator.models.split import Split


def question(model: Model | Experiment) -> tuple[str, str, Split]:
    """What it answers: shares of right answers to the same question can be compared."""
    return model.dataset.name, model.description.label, model.description.split

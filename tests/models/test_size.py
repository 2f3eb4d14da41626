"""Networks, trainings and experiments that would take days or all of the memory are refused."""

from pathlib import Path

import pytest

from generator.models.experiment_file import read_plan
from generator.models.model_file import described_model
from generator.models.sources import read_sources
from generator.reading.errors import ContentError
from tests.fuzz.contents import WRITTEN
from tests.samples.tiny import write


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("models/trained", "units: 2", "units: 10000"),
        ("models/trained", "keep: 4", "restarts: 100"),
        ("experiments/grid", "seeds: 2", "seeds: 1000"),
        ("experiments/grid", "hidden: [0, 2]", "hidden: [0, 10000]"),
    ],
)
def test_what_is_within_bounds_is_read(tmp_path, file, before, after) -> None:
    plan(tmp_path, file, before, after)


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        (
            "models/trained",
            "units: 2",
            "units: 9999\n    activation: relu\n  - units: 90",
            "17: 3,720,352 parameters to be kept, expected up to 2,000,000; keep fewer epochs",
        ),
        (
            "experiments/grid",
            "seeds: 2\nfolds: 2",
            "seeds: 1000\nfolds: 50",
            "14: a grid of 204,000 trainings, expected up to 100,000",
        ),
        (
            "experiments/grid",
            "hidden: [0, 2]\nseeds: 2",
            "hidden: [0, 10000]\nseeds: 1000",
            "14: 1,000 networks beside each other need 50,015,000 numbers in memory, expected up",
        ),
    ],
)
def test_what_is_too_large_is_refused_at_its_line(tmp_path, file, before, after, said) -> None:
    with pytest.raises(ContentError) as refused:
        plan(tmp_path, file, before, after)
    assert said in str(refused.value) and str(refused.value).startswith(f"content/{file}.yaml:")


def plan(folder: Path, file: str, before: str, after: str) -> None:
    """Reads the changed description of a training."""
    text = WRITTEN[f"{file}.yaml"]
    assert before in text
    content = write(folder / "content", WRITTEN | {f"{file}.yaml": text.replace(before, after, 1)})
    read = described_model if file.startswith("models") else read_plan
    read(content / f"{file}.yaml", folder, read_sources(content).datasets)

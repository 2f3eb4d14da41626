"""A crew of five: their list, a network and a rule on it, as files of a content folder."""

from pathlib import Path

from generator.data.dataset_file import read_dataset
from generator.models.model import Model
from generator.models.model_file import read_model
from tests.samples.tiny import write

CREW = """\
Id,Sex,Age,Joined,Alive
1,male,10,5,0
2,female,20,,1
3,male,,7,0
4,female,90,8,1
5,male,80,9,1
"""
CREW_DESCRIPTION = """\
file: crew.csv
title: The crew
source: A list
licence: CC0
key: Id
columns:
  Id: {meaning: Number}
  Sex: {meaning: Sex, codes: {male: male, female: female}}
  Age: {meaning: Age}
  Joined: {meaning: Year}
  Alive: {meaning: Alive, codes: {0: lost, 1: saved}}
"""
NETWORK = """\
title: A network
data: crew
features:
  - column: Age
    missing: median
  - column: Sex
    encode: {male: 0, female: 1}
label: Alive
split: {train: 3}
layers:
  - units: 2
    activation: relu
    weights: [[0.5, 1], [-0.25, 2]]
    biases: [0, 1]
  - units: 1
    activation: sigmoid
    weights: [[0.1, -0.2]]
    biases: [-1]
"""
RULE = """\
title: A rule
data: crew
label: Alive
split: {train: 3}
rule: {column: Sex, equals: female}
"""
WITHOUT_WEIGHTS = "".join(
    line for line in NETWORK.splitlines(True) if "weights:" not in line and "biases:" not in line
)


def crew_model(
    folder: Path, text: str, table: str = CREW, description: str = CREW_DESCRIPTION
) -> Model:
    """The model that is described by the text, on the crew or another table, read in the folder.

    Raises ContentError where the text or the table is wrong.
    """
    sources = {"data/crew.csv": table, "data/crew.yaml": description, "models/it.yaml": text}
    content = write(folder / "content", sources)
    crew = read_dataset(content / "data" / "crew.yaml", folder)
    return read_model(content / "models" / "it.yaml", folder, {"crew": crew})

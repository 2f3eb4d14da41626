"""Splits: every row in one part, each part of its size, classes shared out alike."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.dataset_file import read_dataset
from generator.data.label import labels_of
from generator.models.split import Split, parts_of
from generator.nn.parts import Parts
from generator.reading.document import read_document
from generator.reading.errors import ContentError

DATA = """\
file: many.csv
title: Many
source: made up
licence: none
key: id
columns:
  id: {meaning: a number}
  kind: {meaning: a class}
  size: {meaning: a number}
  part: {meaning: which part}
  fold: {meaning: a number}
"""
KINDS = "aaaaabbbbbbbbbbbbbbbbbbbcccccccccccccccc"  # sorted, and not alike in number
PARTS = ("train", "Val", "test", "dev")

Read = Callable[..., Parts[np.ndarray]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The parts of 40 sorted rows that a split gives, for a label."""
    root = tmp_path_factory.mktemp("split")
    folder = root / "content/data"
    folder.mkdir(parents=True)
    (folder / "many.yaml").write_text(DATA, "utf-8")
    rows = [f"{i},{kind},{i}.5,{PARTS[i % 4]},{i % 5}" for i, kind in enumerate(KINDS)]
    (folder / "many.csv").write_text("\n".join(["id,kind,size,part,fold", *rows]), "utf-8")
    dataset = read_dataset(folder / "many.yaml", root)

    def parts(split: str, label: str = "kind") -> Parts[np.ndarray]:
        document = read_document(f"split: {split}\n", Path("content/models/it.yaml"))
        described = Split.model_validate(document.data["split"])
        answer = "number" if label == "size" else None
        return parts_of(document, described, dataset, labels_of(document, label, dataset, answer))

    return parts


def sizes(parts: Parts[np.ndarray]) -> dict[str, int]:
    return {part: len(at) for part, at in parts.by_name.items()}


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        ("{train: 30}", {"training": 30, "test": 10}),
        ("{train: 0.7}", {"training": 28, "test": 12}),
        ("{train: 0.5, validation: 0.2}", {"training": 20, "validation": 8, "test": 12}),
        ("{train: 0.8, validation: 0.2}", {"training": 32, "validation": 8}),
        (
            "{train: 0.7, validation: 0.15, test: 0.15}",
            {"training": 28, "validation": 6, "test": 6},
        ),
        ("{train: 20, validation: 5, test: 15}", {"training": 20, "validation": 5, "test": 15}),
        ("{train: 1, validation: 0.1}", {"training": 1, "validation": 4, "test": 35}),
        ("{column: part}", {"training": 10, "validation": 20, "test": 10}),
        (
            "{column: fold, train: [0, 1, 2], validation: [3], test: [4]}",
            {"training": 24, "validation": 8, "test": 8},
        ),
    ],
)
def test_parts_have_the_sizes_that_are_told_and_every_row_is_in_one(read, split, expected) -> None:
    parts = read(split)
    assert sizes(parts) == expected
    assert sorted(np.concatenate(list(parts.by_name.values())).tolist()) == list(range(40))


def test_rows_are_taken_in_their_order_unless_a_seed_shuffles_them(read: Read) -> None:
    plain, first, again, other = (
        read(f"{{train: 25{more}}}")
        for more in ("", ", shuffle: 0", ", shuffle: 0", ", shuffle: 1")
    )
    assert plain.training.tolist() == list(range(25))
    assert first.training.tolist() == again.training.tolist()
    assert first.training.tolist() != other.training.tolist()
    assert set(first.training.tolist()) != set(range(25))


def test_without_a_shuffle_the_first_of_each_class_are_taken(read: Read) -> None:
    training = read("{train: 0.6, stratify: true}").training
    for kind in "abc":
        of_kind = [i for i in range(40) if KINDS[i] == kind]
        taken = [i for i in training.tolist() if KINDS[i] == kind]
        assert taken == of_kind[: len(taken)]


@pytest.mark.parametrize("shuffle", ["", ", shuffle: 3"])
@given(train=st.integers(1, 37), validation=st.integers(1, 2))
def test_stratified_parts_have_their_sizes_and_each_class_its_due(
    read, shuffle, train, validation
) -> None:
    parts = read(f"{{train: {train}, validation: {validation}, stratify: true{shuffle}}}")
    expected = {"training": train, "validation": validation, "test": 40 - train - validation}
    assert sizes(parts) == expected
    for at in parts.by_name.values():
        for kind in "abc":
            due = len(at) * KINDS.count(kind) / 40
            assert abs(sum(KINDS[i] == kind for i in at) - due) < 2
    assert sorted(np.concatenate(list(parts.by_name.values())).tolist()) == list(range(40))


@pytest.mark.parametrize(
    ("split", "problem"),
    [
        ("{train: 40}", "found 40 training rows of 40, expected some rows to be left that judge"),
        ("{train: 30, validation: 20}", "found parts of 50 rows in all, expected up to 40"),
        ("{train: 0.5, test: 0.2}", "found parts of 28 rows in all, expected 40; without"),
        ("{train: 0.5, validation: 0.01}", "found 0.01 of 40 rows, which leaves no row for it"),
        ("{column: kind}", 'column "kind" has "a", which names no part; known are "train"'),
        ("{column: fold, train: [0, 1, 2]}", 'column "fold" has 3, which names no part; known'),
        ("{column: fold, train: [0], test: [0, 1]}", "0 belongs to the training rows already"),
        ("{column: nothing}", 'unknown column of many.csv "nothing"'),
    ],
)
def test_a_split_that_cannot_be_is_refused_at_its_line(read, split, problem) -> None:
    with pytest.raises(ContentError) as refused:
        read(split)
    assert str(refused.value).startswith(f"content/models/it.yaml:1: {problem}")


def test_numbers_have_no_classes_to_share_out(read: Read) -> None:
    with pytest.raises(ContentError, match="has no classes to share out alike"):
        read("{train: 0.5, stratify: true}", label="size")


@pytest.mark.parametrize(
    ("split", "problem"),
    [
        ({}, 'expected "train", a number of rows or their share, or a "column"'),
        ({"train": [1, 2]}, 'found a list as "train", expected a number of rows or their share'),
        ({"column": "fold", "train": 3}, 'found 3 as "train", expected a list of values'),
        ({"column": "fold", "shuffle": 0}, '"column" says where each row belongs'),
        ({"train": 1.5}, "found 1.5, expected a number of rows, a share of them below 1"),
        ({"train": 10, "shuffle": True}, "valid integer"),
    ],
)
def test_keys_that_do_not_go_together_are_refused(split: dict, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Split.model_validate(split)


def test_a_part_that_is_not_there_says_so() -> None:
    parts = Parts({"training": 3, "test": 4})
    assert (parts.judge, parts.watched) == ("test", "test")
    with pytest.raises(ValueError, match="no validation rows, only training and test rows"):
        _ = parts.validation

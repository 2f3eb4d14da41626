"""What is to be doubted: each kind of it is told, and nothing of a split that is sound."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.models.sources import doubts_of, read_sources
from generator.reading.errors import ContentError
from tests.samples import CONTENT

KINDS = [i * 7 % 3 for i in range(30)]  # 0, 1, 2, 0, …: in no order
TELL = {
    "title": "A network",
    "data": "some",
    "features": [{"column": "size"}],
    "label": "kind",
    "split": {"train": 20},
    "layers": [{"units": 3, "activation": "softmax"}],
}

GIVEN_AWAY = 'models/it.yaml: its feature "size" gives "kind" away: who knows one knows the other'

Doubts = Callable[..., list[str]]


@pytest.fixture
def doubts(tmp_path: Path) -> Doubts:
    """What is doubted of a network with these keys on rows of kind, size, and more columns."""

    def told(rows: list[tuple[object, ...]], columns: str = "size", **keys: object) -> list[str]:
        content = tmp_path / "content"
        for folder in ("data", "models"):
            (content / folder).mkdir(parents=True, exist_ok=True)
        names = ["id", "kind", *columns.split()]
        lines = [",".join(names), *(",".join(map(str, (i, *row))) for i, row in enumerate(rows))]
        (content / "data/some.csv").write_text("\n".join(lines), "utf-8")
        about = {"title": "Some", "source": "made up", "licence": "none", "key": "id"}
        described = {"file": "some.csv", **about, "columns": {n: {"meaning": n} for n in names}}
        (content / "data/some.yaml").write_text(yaml.safe_dump(described), "utf-8")
        (content / "models/it.yaml").write_text(yaml.safe_dump(TELL | keys), "utf-8")
        return doubts_of(read_sources(content))

    return told


def numbers(count: int = 30) -> list[int]:
    """In no order, no two alike, and no bound of which tells a class."""
    return [i * 11 % 31 for i in range(count)]


SOUND = list(zip(KINDS, numbers(), strict=True))


def test_of_a_sound_split_nothing_is_doubted(doubts: Doubts) -> None:
    assert doubts(SOUND) == []


def test_of_our_own_models_nothing_is_doubted() -> None:
    assert doubts_of(read_sources(CONTENT)) == []


def test_a_part_without_a_class_is_told(doubts: Doubts) -> None:
    rows = [*((i % 2, n) for i, n in enumerate(numbers(25))), *[(2, 40 + i) for i in range(5)]]
    assert doubts(rows) == [
        'models/it.yaml: its training rows have no "2"; "stratify: true" in the split shares out '
        "each class"
    ]
    assert doubts(rows, split={"train": 20, "stratify": True}) == []


def test_sorted_rows_are_told_unless_they_are_mixed(doubts: Doubts) -> None:
    rows = sorted(SOUND)
    assert any("rows are sorted by" in doubt for doubt in doubts(rows))
    assert doubts(rows, split={"train": 20, "shuffle": 0, "stratify": True}) == []


@pytest.mark.parametrize(
    "tells",
    [lambda kind, n: kind, lambda kind, n: 5 - kind, lambda kind, n: 100 * kind + n],
    ids=["the label", "another code of it", "a bound between the classes"],
)
def test_a_feature_that_gives_the_label_away_is_told(doubts: Doubts, tells) -> None:
    rows = [(kind, tells(kind, n)) for kind, n in SOUND]
    assert GIVEN_AWAY in doubts(rows)


def test_the_label_among_the_features_is_refused(doubts: Doubts) -> None:
    with pytest.raises(ContentError, match='found "kind", which is the label'):
        doubts(SOUND, features=[{"column": "kind"}])


def test_a_number_that_runs_along_with_the_label_is_told(doubts: Doubts) -> None:
    rows = [(n, 2.5 * n + 1) for n in numbers()]
    told = doubts(rows, layers=[{"units": 1, "activation": "identity"}])
    assert told == [GIVEN_AWAY]


def test_rows_that_are_the_same_in_several_parts_are_counted(doubts: Doubts) -> None:
    rows = [*SOUND[:20], *SOUND[:2], *SOUND[22:]]
    told = doubts(rows)
    assert told == ["models/it.yaml: 2 of its 10 test rows are among the training rows too"]


def test_what_several_models_share_is_told_once(doubts: Doubts, tmp_path: Path) -> None:
    rows = [*SOUND[:20], SOUND[0], *SOUND[21:]]
    doubts(rows)
    models = tmp_path / "content/models"
    (models / "that.yaml").write_bytes((models / "it.yaml").read_bytes())
    assert doubts_of(read_sources(tmp_path / "content")) == [
        "models/it.yaml, models/that.yaml: 1 of its 10 test row is among the training rows too"
    ]

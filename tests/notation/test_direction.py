"""Names of scripts that run from right to left beside numbers."""

from generator.notation.direction import END, ISOLATE, isolated


def test_an_arabic_name_keeps_what_follows_in_its_place() -> None:
    assert isolated("مساحة") == f"{ISOLATE}مساحة{END}"


def test_other_names_stay_as_they_are() -> None:
    for name in ("Age", "경도", "n.º 5", ""):
        assert isolated(name) == name

"""Every figure as files: pictures that look alike, data that say what the page says."""

import csv
import json
import struct
from io import StringIO
from pathlib import Path

import pytest

from generator.exports.figure_files import FigureFile, schema
from generator.figures.kinds import ALL
from generator.svg.png import png
from tests.page import none
from tests.samples import real_site

ENDINGS = ("svg", "png", "dark.png", "html", "json")


@pytest.fixture(scope="module")
def figures() -> dict:
    return {f.id: f for made in real_site().figures.values() for f in made}


def test_every_figure_has_its_files(built_site: Path, figures: dict) -> None:
    folder = built_site / "figures"
    none(
        f"{name}.{ending}"
        for name, figure in figures.items()
        for ending in (*ENDINGS, *(["csv"] if figure.table else []))
        if not (folder / f"{name}.{ending}").is_file()
    )


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, as its header has them."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", data[16:24])


def test_pictures_have_two_pixels_to_a_unit(built_site: Path, figures: dict) -> None:
    for name in figures:
        source = (built_site / "figures" / f"{name}.svg").read_text("utf-8")
        width, height = (float(source.split(f'{side}="')[1].split('"')[0]) for side in
                         (" width", " height"))  # fmt: skip
        for ending in ("png", "dark.png"):
            w, h = size((built_site / "figures" / f"{name}.{ending}").read_bytes())
            assert (w, h) == (pytest.approx(2 * width, abs=1.5), pytest.approx(2 * height, abs=1.5))


def test_the_same_drawing_is_the_same_picture(built_site: Path) -> None:
    svg = (built_site / "figures" / "sigmoid-curve.svg").read_text("utf-8")
    assert png(svg, "light") == (built_site / "figures" / "sigmoid-curve.png").read_bytes()
    assert png(svg, "light") != png(svg, "dark")


def test_the_data_are_what_the_schema_says_and_the_page_shows(
    built_site: Path, figures: dict
) -> None:
    folder = built_site / "figures"
    assert json.loads((folder / "schema.json").read_text("utf-8")) == json.loads(schema(ALL))
    for name, figure in figures.items():
        told = FigureFile.model_validate_json((folder / f"{name}.json").read_text("utf-8"))
        assert (told.id, told.kind, told.text) == (name, figure.kind, figure.text)
        assert told.spec["id"] == name
        assert told.state == json.loads(json.dumps(figure.numbers))


def test_tables_come_with_their_exact_values(built_site: Path) -> None:
    text = (built_site / "figures" / "would-you-have-survived.csv").read_text("utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    model = real_site().sources.models["shallow"]
    assert [int(row["Passenger"]) for row in rows] == [1, 2, 3, 4, 5, 15, 76, 7]
    for row in rows:
        done = model.row(int(row["Passenger"]))
        assert float(row["Network says, “survived”"]) == done.output
        assert float(row["Age"]) == done.inputs["Age"]

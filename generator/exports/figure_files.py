"""A figure as files: drawing, picture, page, data. Contents only, nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model
from pydantic.json_schema import models_json_schema

from generator.exports.standalone import Standalone, animated_svg, figure_page, figure_svg
from generator.figures.finished import FinishedFigure
from generator.figures.kind import AnyKind
from generator.figures.parts.table import table_csv
from generator.figures.state import State
from generator.svg.png import png


class TableFile(BaseModel):
    """A table: names of its columns, and rows of values, null where one is missing."""

    columns: list[str]
    rows: list[list[str | int | float | bool | None]]


class FigureFile(BaseModel):
    """What `figures/<id>.json` holds: what an author asked for, and what the build computed."""

    format: Literal["feedforward-figure-1"] = "feedforward-figure-1"
    id: str = Field(description="Name of the figure, unique in its site")
    kind: str = Field(description="Kind of the figure, such as activation or prediction")
    page: str = Field(description="Address of the figure in its article")
    caption: str = Field(description="The caption as plain text")
    text: str = Field(description="What the figure shows, in words, with its numbers")
    licence: str = Field(description="Address of the licence")
    spec: dict[str, Any] = Field(description="The keys of the figure's block, defaults and all")
    state: dict[str, Any] = Field(
        description="What a live figure computes with: parameters, rows, scales; empty for a still"
    )
    table: TableFile | None = Field(description="The figure's table, where it has one")


def figure_files(
    figure: FinishedFigure,
    caption: str,
    source: tuple[str, str],
    made_with: Standalone,
    licence: str,
) -> dict[str, str | bytes]:
    """Contents by file name: `<id>.svg`, `.png`, `.dark.png`, `.html`, `.json`; `.csv` where
    there is a table, and `.animated.svg` where there are steps."""
    svg = figure_svg(figure, made_with.styles.drawing)
    files: dict[str, str | bytes] = {
        "svg": svg,
        "png": png(svg, "light"),
        "dark.png": png(svg, "dark"),
        "html": figure_page(figure, caption, made_with, source),
        "json": figure_json(figure, caption, source[1], licence),
    }
    if figure.table:
        files["csv"] = table_csv(figure.table)
    if figure.steps:
        files["animated.svg"] = animated_svg(figure, made_with.styles)
    return {f"{figure.id}.{ending}": content for ending, content in files.items()}


def schema(kinds: Iterable[AnyKind]) -> str:
    """The JSON Schema of a figure's `.json`: for each kind, the state that its figures have."""
    files = [_file_of(kind) for kind in kinds]
    _, told = models_json_schema([(file, "validation") for file in files])
    either = [{"$ref": f"#/$defs/{file.__name__}"} for file in files]
    return _written({"title": "A figure of a Feedforward site", "oneOf": either, **told})


def _file_of(kind: AnyKind) -> type[FigureFile]:
    """The model of the `.json` of that kind's figures."""
    return create_model(
        f"{kind.name.title().replace('-', '')}File",
        __base__=FigureFile,
        __doc__=f"A figure of the kind {kind.name}.",
        kind=(str, Field(json_schema_extra={"const": kind.name})),
        state=(kind.state or State, FigureFile.model_fields["state"]),
    )


def figure_json(figure: FinishedFigure, caption: str, page: str, licence: str) -> str:
    """The figure as a `FigureFile`, written out."""
    table = None
    if figure.table:
        table = TableFile(
            columns=[column.name for column in figure.table.columns],
            rows=[list(row) for row in figure.table.values],
        )
    told = FigureFile(
        id=figure.id,
        kind=figure.kind,
        page=page,
        caption=caption,
        text=figure.text,
        licence=licence,
        spec=figure.keys,
        state=figure.numbers,
        table=table,
    )
    return _written(told.model_dump(mode="json"))


def _written(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

"""The types of figures' states, as the scripts are checked against: made from the states' models.

`python -m tests.tools.states` (`make types`) writes them to assets/scripts/states.d.ts.
"""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import create_model
from pydantic.json_schema import GenerateJsonSchema

from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL
from generator.figures.state import State
from generator.reading.shipped import ASSETS
from tests.tools import package

TYPES = ASSETS / "scripts" / "states.d.ts"


class _Plain(GenerateJsonSchema):
    """Without a title for each field, which would become a type of its own."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def states_schema(kinds: Iterable[AnyKind]) -> dict[str, Any]:
    """JSON Schema of an object with the state of each live kind under the kind's name."""
    states: dict[str, Any] = {kind.name: (kind.state, ...) for kind in kinds if kind.state}
    model = create_model("States", __base__=State, **states)
    schema = model.model_json_schema(schema_generator=_Plain)
    return {name: _with_tuples(part) for name, part in schema.items()}


def _with_tuples(schema: Any) -> Any:
    """The schema with tuples as the compiler knows them, from before draft 2020-12."""
    if isinstance(schema, list):
        return [_with_tuples(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: _with_tuples(part) for name, part in schema.items()}
    if "prefixItems" in told:
        told |= {"items": told.pop("prefixItems"), "additionalItems": False}
    return told


def state_types(kinds: Iterable[AnyKind]) -> str:
    """TypeScript declarations of these kinds' states, and of `States`, which has them by name."""
    package("json-schema-to-typescript")
    program = Path(__file__).with_suffix(".mjs")
    schema = json.dumps(states_schema(kinds))
    done = subprocess.run(
        ["node", program], input=schema, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


if __name__ == "__main__":
    TYPES.write_text(state_types(ALL), encoding="utf-8")

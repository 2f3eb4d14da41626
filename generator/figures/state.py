"""What a figure's script computes with: models, from which its JSON schema and types are made."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from generator.svg.scale import Linear

Real = Annotated[int | float, WithJsonSchema({"type": "number"})]
"""A number that stays as it is written: a whole one gets no point."""


class State(BaseModel):
    """Numbers and texts for a script. A key that was not given is not there in JSON either."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def of(cls, base: State, **more: Any) -> Self:
        """What `base` has, and more; pydantic's ValidationError where the two do not make one."""
        given = {name: getattr(base, name) for name in base.model_fields_set}
        return cls(**given | more)

    @property
    def numbers(self) -> dict[str, Any]:
        """The state as JSON has it."""
        return self.model_dump(exclude_unset=True)


class Scale(State):
    """A linear scale: coordinate = slope × value + intercept."""

    slope: float
    intercept: float

    @classmethod
    def mapping(cls, scale: Linear) -> Scale:
        """The same map as `scale`."""
        return cls(**scale.affine)

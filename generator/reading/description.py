"""The base of everything that an author describes in YAML."""

from typing import Annotated

from pydantic import AllowInfNan, BaseModel, ConfigDict, Field, Strict, StrictFloat

Number = Annotated[StrictFloat, AllowInfNan(False)]
"""A finite number, whole or not; neither `true` nor a text that looks like one."""
Positive = Annotated[StrictFloat, AllowInfNan(False), Field(gt=0)]
Count = Annotated[int, Strict(), Field(gt=0)]


class Description(BaseModel):
    """Keys with types: an unknown key is an error, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def short(text: str, most: int = 1_000) -> str:
    """The text; ValueError for more characters than fit where such texts are shown."""
    if len(text) > most:
        raise ValueError(f"expected up to {most:,} characters, found {len(text):,}")
    return text

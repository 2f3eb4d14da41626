"""Feedforward: a static site generator for interactive explanations of neural networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from generator.notebook import StandaloneFigure

__all__ = ["figure"]


def figure(
    name: str, /, *, content: str | PathLike[str] = "content", **keys: Any
) -> StandaloneFigure:
    """A figure to show in a notebook or to save from a script.

    With the id of one of the site's figures, that figure; `keys` change it:

    >>> figure("sigmoid-curve")  # doctest: +SKIP
    >>> figure("one-passenger", row=5)  # doctest: +SKIP

    With a kind and its keys, as in an article's block, a new figure; its `id` and its `caption`,
    here plain text, need not be told:

    >>> figure("activation", function="tanh", at=1).save("tanh.png")  # doctest: +SKIP

    `content` is the folder with the site's sources, and where it is a relative path it is looked
    for in the working directory and in those above it. Activation and anatomy need none.

    Raises ValueError for a wrong name or key, ContentError for a mistake in the content folder.
    """
    from generator.notebook import figure_named  # numpy and pandas: only once there is a figure

    return figure_named(name, content, keys)

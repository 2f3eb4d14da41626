"""Feedforward: a static site generator for interactive explanations of neural networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from generator.notebook import StandaloneFigure

__all__ = ["figure", "save_model"]


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


def save_model(model: object, path: str | PathLike[str]) -> Path:
    """The path of the `.safetensors` file in which a fitted scikit-learn model is saved as a
    network, for a model file to name with `file:`.

    >>> model = make_pipeline(StandardScaler(), MLPClassifier()).fit(x, y)  # doctest: +SKIP
    >>> save_model(model, "content/models/churn")  # doctest: +SKIP

    It takes MLPClassifier, MLPRegressor, LogisticRegression and LinearRegression, also in a
    Pipeline behind a StandardScaler, which is folded into the weights; `.safetensors` is added to
    a path that does not end so. No pickle is written, and none is read.

    Raises TypeError for other models, and ValueError for one that is not fitted or that no network
    of dense layers agrees with.
    """
    from generator.models.imported.sklearn_model import save_sklearn

    return save_sklearn(model, path)

"""An installed Feedforward, for notebooks and scripts: `from feedforward import figure`."""

from generator import figure, save_model

__all__ = ["figure", "save_model"]

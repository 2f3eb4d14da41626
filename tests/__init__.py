"""Tests, in the tree of what they test; `samples/` has all that they are tried on."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The folder of the repository."""

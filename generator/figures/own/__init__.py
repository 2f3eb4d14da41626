"""Kinds that a site brings along: a content folder goes in, the records of its own kinds come out.

They are programs of the author's, and may do what programs may: who builds a site runs its code.
"""

from generator.figures.own.code import NAMESPACE
from generator.figures.own.kinds import OwnKinds
from generator.figures.own.making import checked, mistakes_told

__all__ = ["NAMESPACE", "OwnKinds", "checked", "mistakes_told"]

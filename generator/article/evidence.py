"""What shows a word of the text: a link from it to the figure, which knows the marks there."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

CLASS = "shows"


@dataclass(frozen=True)
class Evidence:
    """The figure that shows a value or a term: its id and what the page calls it, the selector of
    the marks in it, and what it is to be set to, as addresses have it."""

    figure: str
    label: str
    marks: str = ""
    state: str = ""

    def opening(self, role: str = "") -> str:
        """The tag with which the link begins, which is a coloured term of that role too."""
        # A selector has neither "&" nor "<"; with single quotes in it nothing needs escaping.
        marks = self.marks.replace('"', "'")
        told = f' data-marks="{marks}"' if marks else ""
        told += f' data-state="{escape(self.state)}"' if self.state else ""
        names = f"role {role} {CLASS}" if role else CLASS
        title = f"Shown in {escape(self.label)}"
        return f'<a class="{names}" href="#{escape(self.figure)}" title="{title}"{told}>'

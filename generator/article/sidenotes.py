"""Footnotes once more beside the text that they are to, for pages that have a margin."""

from __future__ import annotations

import re

from generator.notation.marks import Mark

# As the footnotes extension writes a note of a single paragraph, and a number that leads there.
_NOTE = re.compile(
    r'<li id="fn:([^"]+)">\s*<p>((?:(?!</p>).)*?)(?:&#160;|\xa0)?'
    r'<a class="footnote-backref".*?</p>\s*</li>',
    re.DOTALL,
)
_NUMBER = re.compile(
    r'<sup id="fnref:([^"]+)"><a class="footnote-ref" href="[^"]*">(.*?)</a></sup>'
)


def with_sidenotes(html: str) -> str:
    """The page's HTML with each note after its number too, hidden but where there is a margin.

    Unchanged where a note is more than a paragraph, or has an id, of which there can be only one.
    """
    notes = {id: text for id, text in _NOTE.findall(html) if " id=" not in text}
    if not notes or len(notes) < html.count('<li id="fn:'):
        return html

    def beside(number: re.Match[str]) -> str:
        text = notes.get(number[1])
        if text is None:  # the second time that a text leads to the note
            return number[0]
        return f'{number[0]}<small class="{Mark.SIDENOTE}"><sup>{number[2]}</sup> {text}</small>'

    return _NUMBER.sub(beside, html)

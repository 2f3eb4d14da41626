"""How long it takes to read a page."""

from __future__ import annotations

import re

# Adults read some 240 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); where they
# follow numbers, fewer.
WORDS = 200
FIGURE = 20  # seconds that a reader stays with a figure, without playing

_FIGURE = re.compile(r'<figure class="figure".*?<figcaption>|<script\b.*?</script>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w[^\s]*")


def reading_minutes(html: str) -> int:
    """Minutes, at least 1, for the words of a page's text and captions, and for its figures."""
    figures = html.count('<figure class="figure"')
    text = _TAG.sub(" ", _FIGURE.sub(" ", html))
    return max(1, round(len(_WORD.findall(text)) / WORDS + figures * FIGURE / 60))

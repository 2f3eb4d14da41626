"""An author's Markdown as HTML: page bodies and captions, with values and figures in place."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from generator.article.finds import Note
from generator.article.markup import Embed, Rendered
from generator.article.markup import render as render_markdown
from generator.article.page import FigureBlock, Page
from generator.article.scan import scan
from generator.nn.activations import ACTIVATIONS
from generator.nn.examples import THRESHOLD
from generator.notation.templating import render
from generator.notation.values import Values
from generator.site.site import Site

# Markdown would leave such a text as it is; most captions are, and it costs ten times the rest.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;:?!×−]|\.(?!\.))*")
_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)


@dataclass(frozen=True)
class Texts:
    """The site's texts, rendered with all that they refer to."""

    site: Site

    def body(self, page: Page) -> Rendered:
        """The page's text as HTML and its table of contents."""
        return render_markdown(page, self._embed(page))

    @cached_property
    def captions(self) -> Mapping[str, Markup]:
        """Every figure's caption as HTML, by the figure's id."""
        return {
            figure.id: self._caption(page, block, figure.caption)
            for page in self.site.pages
            for block, figure in zip(page.figures, self.site.figures[page.slug], strict=True)
        }

    def _caption(self, page: Page, block: FigureBlock, text: str) -> Markup:
        if _PLAIN.fullmatch(text):
            return Markup(text)
        line, body = block.document.line("caption"), text.strip() + "\n"
        found = scan(body, page.file, line)
        if any(isinstance(find, Note) for find in found):
            problem = "a caption has no footnotes; put the note into the text"
            raise block.document.error(("caption",), problem)
        alone = replace(page, body=body, body_line=line, finds=found, figures=(), listings=())
        html = render_markdown(alone, self._embed(page)).html.strip()
        paragraph = _PARAGRAPH.fullmatch(html)
        if not paragraph or "<p>" in paragraph[1]:
            raise block.document.error(("caption",), "a caption is one paragraph of text")
        return Markup(paragraph[1])

    def _embed(self, page: Page) -> Embed:
        figures = self.site.figures[page.slug]
        return Embed(
            figure=lambda index: render(
                "figure/figure.html",
                figure=figures[index],
                label=f"Figure {index + 1}",
                caption=self.captions[figures[index].id],
            ),
            value=self._values.evaluate,
            references={
                figure.id: (
                    f"{'' if other is page else f'{other.slug}.html'}#{figure.id}",
                    f"Figure {number}",
                )
                for other in self.site.pages
                for number, figure in enumerate(self.site.figures[other.slug], start=1)
            },
            listings=self.site.listings,
        )

    @cached_property
    def _values(self) -> Values:
        """What expressions can name."""
        return Values(
            {
                "models": self.site.sources.models,
                "experiments": self.site.sources.experiments,
                "datasets": self.site.sources.datasets,
                "activations": ACTIVATIONS,
                "threshold": THRESHOLD,
                "e": math.e,
            }
        )

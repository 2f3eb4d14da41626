"""An author's Markdown as HTML: page bodies and captions, with values and figures in place."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from generator.article.finds import Fence, Note
from generator.article.markup import Embed, Rendered
from generator.article.markup import render as render_markdown
from generator.article.page import FigureBlock, Page
from generator.article.scan import scan
from generator.figures.figure import Figure
from generator.nn.activations import ACTIVATIONS
from generator.nn.examples import THRESHOLD
from generator.notation.templating import render
from generator.notation.values import Values
from generator.site.names import page_name
from generator.site.site import Site
from generator.work.parallel import mapped

# Markdown would leave such a text as it is; most captions are, and it costs ten times the rest.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;:?!×−]|\.(?!\.))*")
_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)


@dataclass(frozen=True)
class Placed:
    """A figure in its place: its page, its block in that page's text, its number there, from 1."""

    figure: Figure
    page: Page
    block: FigureBlock
    number: int

    @property
    def label(self) -> str:
        """What a text calls it."""
        return f"Figure {self.number}"


@dataclass(frozen=True)
class Texts:
    """The site's texts, rendered with all that they refer to."""

    site: Site

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every figure of the site in its place, in reading order."""
        return tuple(
            Placed(figure, page, block, number)
            for page in self.site.pages
            for number, (block, figure) in enumerate(
                zip(page.figures, self.site.figures[page.slug], strict=True), start=1
            )
        )

    @cached_property
    def bodies(self) -> Mapping[str, Rendered]:
        """Every page's text as HTML, and its table of contents, by the page's slug."""
        pages = self.site.pages
        bodies = mapped(lambda page: render_markdown(page, self._embed(page)), pages)
        return {page.slug: body for page, body in zip(pages, bodies, strict=True)}

    @cached_property
    def captions(self) -> Mapping[str, Markup]:
        """Every figure's caption as HTML, by the figure's id."""
        return {one.figure.id: self._caption(one) for one in self.placed}

    def _caption(self, placed: Placed) -> Markup:
        page, document, text = placed.page, placed.block.document, placed.figure.caption
        if _PLAIN.fullmatch(text):
            return Markup(text)
        line, body = document.line("caption"), text.strip() + "\n"
        found = scan(body, page.file, line)
        if any(isinstance(find, Note) for find in found):
            problem = "a caption has no footnotes; put the note into the text"
            raise document.error(("caption",), problem)
        # A block would make more of it, and the block of a figure is none of the page's own.
        if not any(isinstance(find, Fence) for find in found):
            alone = replace(page, body=body, body_line=line, finds=found, figures=(), listings=())
            html = render_markdown(alone, self._embed(page)).html.strip()
            paragraph = _PARAGRAPH.fullmatch(html)
            if paragraph and "<p>" not in paragraph[1]:
                return Markup(paragraph[1])
        raise document.error(("caption",), "a caption is one paragraph of text")

    def _embed(self, page: Page) -> Embed:
        here = {one.block.fence: one for one in self.placed if one.page is page}
        return Embed(
            figure=lambda fence: self._figure(here[fence]),
            value=self._values.evaluate,
            references={
                one.figure.id: (
                    f"{'' if one.page is page else page_name(one.page.slug)}#{one.figure.id}",
                    one.label,
                )
                for one in self.placed
            },
            listings=self.site.listings,
        )

    def _figure(self, placed: Placed) -> str:
        caption = self.captions[placed.figure.id]
        return render(
            "figure/figure.html", figure=placed.figure, label=placed.label, caption=caption
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

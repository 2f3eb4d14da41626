"""Putting a scan's finds into the page: each becomes HTML that Markdown leaves alone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from generator.article import citations, finds
from generator.article.equations import REFERENCE, anchor, equations_of
from generator.article.evidence import Evidence
from generator.article.glossary import Glossary
from generator.article.limits import check_code
from generator.article.page import Page
from generator.article.places import Places
from generator.notation.formula import ROLES, FormulaProblem, in_lines, in_pieces, mathml, tex_value
from generator.notation.highlighting import (
    UnknownLanguage,
    block_html,
    language_title,
    listing_html,
    scrollable,
)
from generator.notation.in_prose import ValueProblem
from generator.reading.errors import ContentError, unknown

_LANGUAGE = re.compile(r"\{?\s*\.?([\w#.+-]*)")
# In \frac{{{ a }}}{2} the outermost brace is TeX's.
_VALUE_IN_TEX = re.compile(r"\{\{(?!\{)(.*?)\}\}", re.DOTALL)
_HIGHLIGHTED = re.compile(r"<div [^>]*\bhighlight\b")
_BLOCK_ELEMENT = re.compile(r"<(?:pre|script|style|textarea)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Embed:
    """What a page's text refers to: all that rendering needs besides the page."""

    figure: Callable[[finds.Fence], str]  # HTML of the figure that a block of the page describes
    question: Callable[[finds.Fence], str]  # HTML of the question that a block of the page asks
    value: Callable[[str], str]  # text of an expression; ValueProblem if it has none
    references: Mapping[str, tuple[str, str]]  # figure id: address, label ("Figure 4")
    listings: Mapping[str, str]  # file name: source
    bibliography: citations.Bibliography | None = None  # the works that can be cited
    macros: tuple[tuple[str, str], ...] = ()  # of the author's own, for formulas
    glossary: Glossary | None = None  # of the terms that a page marks
    lists_works: bool = False  # whether those that are cited are told at the end
    # What shows a value of that text, or a coloured term; ContentError for what there is not.
    shown: Callable[[finds.Expression, str], Evidence | None] = lambda find, text: None
    term: Callable[[finds.Role], Evidence | None] = lambda find: None


class Embedding(Preprocessor):
    """Replaces the page's finds by placeholders for their HTML.

    Runs between whitespace normalisation and superfences, so that values and formulas work in
    tables, headings, links and raw HTML alike.
    """

    def __init__(self, md: Markdown, page: Page, embed: Embed) -> None:
        super().__init__(md)
        self.page = page
        self.embed = embed
        self.inline_ends: set[int] = set()
        self.code_shown = 0  # characters, so far
        self.sources_shown = 0  # blocks of figures, so far
        self.equations = equations_of(page.finds, page.file)
        shown = [listing.name for listing in page.listings]
        self.places = Places(page.file, (*embed.references, *self.equations.numbers, *shown))
        self.listings = {
            find.id for find in page.finds if isinstance(find, finds.Reference) and find.id in shown
        }
        self.named_listings = set(self.listings)
        self.closing: list[str] = []  # the tags that end the terms which are open

    def run(self, lines: list[str]) -> list[str]:
        # The scan's offsets count in the page's body, which is normalised already.
        body, parts, position = self.page.body, [], 0
        for find in self.page.finds:
            parts += [body[position : find.start], self.replacement(find)]
            position = find.end
        text = "".join([*parts, body[position:], self.references(), "\n\n"])
        return re.sub(r"^[ ]+$", "", text, flags=re.MULTILINE).split("\n")

    def replacement(self, find: finds.Find) -> str:
        """What stands in the page in the find's place."""
        match find:
            case finds.Fence():
                return self.fence(find)
            case finds.Code():
                return self.code(find)
            case finds.Verbatim():
                return self.verbatim(find)
            case finds.Expression():
                return self.value(find)
            case finds.Formula():
                return self.formula(find)
            case finds.Role():
                return self.role(find)
            case finds.Reference():
                return self.reference(find)
            case finds.EquationReference():
                return self.inline(self.to_equation(find.label, find.line, find.brackets))
            case finds.Citation():
                return self.citation(find)
        return self.page.body[find.start : find.end]  # a footnote, which Markdown itself reads

    def error(self, line: int, problem: str) -> ContentError:
        return ContentError(self.page.file, line, problem)

    def inline(self, html: str) -> str:
        self.inline_ends.add(self.md.htmlStash.html_counter)
        return self.md.htmlStash.store(html)

    def block(self, html: str, prefix: str, find: finds.Find) -> str:
        """A placeholder in a paragraph of its own, which Markdown replaces as a whole."""
        paragraph = f"\n{prefix}{self.md.htmlStash.store(html)}"
        next_line = self.page.body[find.end : find.end + 80].lstrip("\n ")
        # At the end of a quote, an empty line in it would count as part of the paragraph.
        ends_quote = ">" in prefix and not next_line.startswith(">")
        return paragraph if ends_quote else f"{paragraph}\n{prefix}"

    def fence(self, fence: finds.Fence) -> str:
        if fence.kind == "figure":
            html = str(self.embed.figure(fence))
            if fence.shows_source:
                self.count_code(fence)
                self.sources_shown += 1
                label = f"Source {self.sources_shown}: {fence.argument}"
                html += block_html(f"figure {fence.argument}", fence.source, label)
        elif fence.kind == "question":
            html = self.embed.question(fence)
        elif fence.kind == "listing":
            source = self.embed.listings.get(fence.argument)
            if source is None:
                problem = unknown("listing", fence.argument, self.embed.listings)
                raise self.error(fence.line, problem)
            self.code_shown += len(source)
            check_code(self.code_shown, self.page.file, fence.line)
            html = self.with_id(listing_html(fence.argument, source), fence.argument)
        else:
            self.count_code(fence)
            self.title(fence)
            return _as_superfences_has_it(fence)
        return fence.prefix + self.block(html, fence.prefix, fence)

    def count_code(self, fence: finds.Fence) -> None:
        """ContentError where the page shows more code than a page may."""
        self.code_shown += len(fence.source)
        check_code(self.code_shown, self.page.file, fence.line)

    def with_id(self, html: str, name: str) -> str:
        """A listing with its name as id, if it is the first of that name and the text names it."""
        if name not in self.named_listings:
            return html
        self.named_listings.remove(name)
        return html.replace("<figure", f'<figure id="{escape(name)}"', 1)

    def title(self, fence: finds.Fence) -> str:
        """Name of the language of a code block."""
        try:
            return language_title(next(_LANGUAGE.finditer(fence.info))[1])
        except UnknownLanguage as error:
            problem = str(error)
        raise self.error(fence.line, problem)

    def code(self, code: finds.Code) -> str:
        return self.inline(f"<code>{escape(code.source, quote=False)}</code>")

    def verbatim(self, verbatim: finds.Verbatim) -> str:
        prefix = self.prefix_if_alone(verbatim)
        if not verbatim.html:
            # A comment on lines of its own parts the lists before and behind it.
            return "" if prefix is None else self.block("<!---->", prefix, verbatim)
        if prefix is not None and _BLOCK_ELEMENT.match(verbatim.html):
            return self.block(verbatim.html, prefix, verbatim)
        return self.inline(verbatim.html)

    def value(self, value: finds.Expression) -> str:
        text = self.evaluate(value.source, value.line)
        shown = self.embed.shown(value, text)
        return self.inline(shown.opening() + escape(text) + "</a>" if shown else escape(text))

    def evaluate(self, expression: str, line: int) -> str:
        try:
            return self.embed.value(expression)
        except ValueProblem as error:
            problem = str(error)
        raise self.error(line, problem)

    def formula(self, formula: finds.Formula) -> str:
        if alone := REFERENCE.fullmatch(formula.tex):
            return self.inline(self.to_equation(alone[2], formula.line, bool(alone[1])))
        equation = self.equations.by_start.get(formula.start)
        tex = self.with_values(replace(formula, tex=equation.tex) if equation else formula)
        try:
            html = mathml(tex, formula.display, self.embed.macros)
        except FormulaProblem as error:
            problem, line = str(error), formula.line + error.line
        else:
            prefix = self.prefix_if_alone(formula) if formula.display else None
            if prefix is not None:
                anchors = "".join(
                    f'<span id="{anchor(label)}"></span>'
                    for label in (equation.labels if equation else ())
                )
                shown = f'<div class="formula">{anchors}{in_pieces(html)}</div>'
                return self.block(shown, prefix, formula)
            # In a span, as Markdown would take a lone <math> for a block without paragraph.
            return self.inline(f'<span class="math">{in_lines(html)}</span>')
        raise self.error(line, problem)

    def with_values(self, formula: finds.Formula) -> str:
        """The formula's TeX with its values put in."""
        done, line = "", formula.line
        for index, part in enumerate(_VALUE_IN_TEX.split(formula.tex)):
            if index % 2:
                done += tex_value(self.evaluate(part, line))
            elif "{{" in part:
                problem = "value opened with {{ is not closed with }}; for TeX braces write { {"
                raise self.error(line + part.count("\n", 0, part.index("{{")), problem)
            else:
                done += part
            line += part.count("\n")
        return done

    def role(self, role: finds.Role) -> str:
        if role.name and role.name not in ROLES:
            raise self.error(role.line, unknown("role", role.name, ROLES))
        if not role.opening:
            return self.inline(self.closing.pop())
        shown = self.embed.term(role)
        self.closing.append("</a>" if shown else "</span>")
        opening = shown.opening(role.name) if shown else f'<span class="role {role.name}">'
        return self.md.htmlStash.store(opening)

    def to_equation(self, label: str, line: int, brackets: bool) -> str:
        """The link to an equation, which is its number."""
        number = self.equations.numbers.get(label)
        if number is None:
            raise self.error(line, unknown("label", label, self.equations.numbers))
        shown = escape(f"({number})" if brackets else number)
        return f'<a class="reference" href="#{anchor(label)}">{shown}</a>'

    def reference(self, reference: finds.Reference) -> str:
        if (number := self.equations.numbers.get(reference.id)) is not None:
            address, shown = f"#{anchor(reference.id)}", f"Equation {escape(number)}"
            return self.inline(f'<a class="reference" href="{address}">{shown}</a>')
        if reference.id in self.listings and reference.id not in self.embed.references:
            shown = f"<code>{escape(reference.id)}</code>"
            return self.inline(f'<a class="reference" href="#{escape(reference.id)}">{shown}</a>')
        if reference.id not in self.embed.references:
            return self.inline(self.places.link(reference.id, reference.line))
        address, label = self.embed.references[reference.id]
        return self.inline(f'<a class="reference" href="{escape(address)}">{escape(label)}</a>')

    def citation(self, citation: finds.Citation) -> str:
        """The works that the text names; a name that stands alone is one only where there are
        any, and in a link only if it is one of theirs."""
        works = self.embed.bibliography.works if self.embed.bibliography else {}
        unknown_ones = [one.key for one in citation.cited if one.key not in works]
        if unknown_ones and citation.sentence and (not works or not citation.linkable):
            return self.page.body[citation.start : citation.end]
        if not works:
            problem = f'"@{unknown_ones[0]}" cites a work, and there is no bibliography: put its '
            problem += "entry into content/references.bib, or write \\@ for the sign"
            raise self.error(citation.line, problem)
        if unknown_ones:
            problem = f"{unknown('work', unknown_ones[0], works)}; write \\@ for the sign"
            raise self.error(citation.line, problem)
        if citation.sentence:
            html = citations.sentence_html(citation.cited[0], works, citation.linkable)
        else:
            html = citations.citation_html(citation.cited, works, citation.linkable)
        return self.inline(html)

    def references(self) -> str:
        """A section with the works that the page cites, in its text and in its figures."""
        if not self.embed.bibliography or not self.embed.lists_works:
            return ""
        parts = [html for html in self.md.htmlStash.rawHtmlBlocks if isinstance(html, str)]
        html = citations.references(parts, self.embed.bibliography)
        return f"\n\n## {citations.TITLE}\n\n{self.md.htmlStash.store(html)}" if html else ""

    def prefix_if_alone(self, find: finds.Find) -> str | None:
        """Indentation and quote marks before a find that has its lines to itself."""
        body = self.page.body
        before = body[body.rfind("\n", 0, find.start) + 1 : find.start]
        after = body[find.end :].partition("\n")[0]
        return before if not before.strip(" >") and not after.strip() else None


def _as_superfences_has_it(fence: finds.Fence) -> str:
    """A block of code that ends as it begins, indented alike."""
    longest = max(map(len, re.findall(r"^ *(`+|~+) *$", fence.source, re.MULTILINE)), default=0)
    mark = "~" * max(3, longest + 1)  # after which the rest of the line may have any sign
    rows = [f"{mark}{fence.info}", *fence.source.split("\n")[:-1], mark]
    return "\n".join(f"{fence.prefix}{row}" if row else "" for row in rows)


class CodeRegions(Preprocessor):
    """Names the code blocks that superfences has just made, and makes them focusable."""

    def __init__(self, md: Markdown, embedding: Embedding) -> None:
        super().__init__(md)
        self.embedding = embedding

    def run(self, lines: list[str]) -> list[str]:
        page = self.embedding.page
        fences = [f for f in page.finds if isinstance(f, finds.Fence) and f.kind == "code"]
        stash = self.md.htmlStash.rawHtmlBlocks
        first = len(stash) - len(fences)
        made = sum(bool(_HIGHLIGHTED.match(str(html))) for html in stash[first:])
        if made < len(fences):
            fence = next((f for f in fences if f.argument), fences[0])
            raise self.embedding.error(fence.line, f'cannot read code block "{fence.info}"')
        for number, fence in enumerate(fences):
            title = self.embedding.title(fence)
            label = f"Code {number + 1}: {title}" if title else f"Code {number + 1}"
            stash[first + number] = scrollable(str(stash[first + number]), label)
        return lines

"""The kinds of things that a scan finds in a page's text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Find:
    """A stretch of text, from `start` to `end` in the body, on `line` of the file."""

    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Fence(Find):
    """A fenced block; `source` is what stands between its fences, freed of `prefix`."""

    prefix: str
    info: str
    source: str

    @property
    def kind(self) -> str:
        """ "figure", "question", "listing", or "code" for every other language."""
        if self.shows_source:
            return "figure"
        return self._word if self._word in ("figure", "question", "listing") else "code"

    @property
    def shows_source(self) -> bool:
        """Whether it is a figure beneath which the block itself is shown."""
        return self._word == "figure-and-source"

    @property
    def _word(self) -> str:
        return self.info.split()[0] if self.info else ""

    @property
    def argument(self) -> str:
        """The info string after its first word: a figure's kind, a question's, a listing's
        file."""
        return " ".join(self.info.split()[1:])


@dataclass(frozen=True)
class Code(Find):
    """An inline code span."""

    source: str


@dataclass(frozen=True)
class Verbatim(Find):
    """Text that goes into the page as HTML without being read as Markdown."""

    html: str


@dataclass(frozen=True)
class Expression(Find):
    """A `{{ … }}` in prose; `linkable` where it may become a link: not in a tag or a link."""

    source: str
    linkable: bool = True


@dataclass(frozen=True)
class Formula(Find):
    """TeX between dollars; `display` for double ones."""

    tex: str
    display: bool


@dataclass(frozen=True)
class Role(Find):
    """The opening or closing end of `[…]{.weight}` or `[…]{shows="figure"}`, around `text`; `name`
    is empty where it has no role, and `keys` are what it says of the figure."""

    name: str
    opening: bool
    text: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    linkable: bool = True


@dataclass(frozen=True)
class Reference(Find):
    """A link without text, `[](#id)`, which gets a figure's label."""

    id: str


@dataclass(frozen=True)
class EquationReference(Find):
    r"""TeX's `\eqref{label}` in the text, or `\ref{label}`, which has no brackets."""

    label: str
    brackets: bool


@dataclass(frozen=True)
class Cited:
    """A work by its key, the words before and after it, and whether its authors are told."""

    key: str
    before: str = ""
    after: str = ""
    authors: bool = True


@dataclass(frozen=True)
class Citation(Find):
    """Works in brackets, `[@a; @b]`, or one that is a word of its `sentence`, `@a`."""

    cited: tuple[Cited, ...]
    sentence: bool
    linkable: bool = True


@dataclass(frozen=True)
class Note(Find):
    """A footnote's mark in the text, or (`defines`) its definition."""

    name: str
    defines: bool

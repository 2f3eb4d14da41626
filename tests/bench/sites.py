"""Sites of many pages, built by every generator in turn, so that what disturbs one disturbs all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench import timing
from tests.bench.pages import Article, articles
from tests.bench.results import Missing, SiteResult
from tests.bench.timing import Failed
from tests.bench.tool import Command, NotInstalled, Tool, write

Tell = Callable[[str], None]


RUNS = 5


def runs(pages: int, most: int = RUNS) -> int:
    """How often each build of so many pages is measured: the longer, the less often."""
    return min(most, RUNS if pages <= 100 else 3 if pages <= 1000 else 1)


@dataclass
class Contestant:
    """A generator that is installed, with the site that it builds and what came of it so far."""

    tool: Tool
    program: Command
    site: Path
    article: Article
    cold: list[float] = field(default_factory=list)
    unchanged: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    memory: int | None = None

    @property
    def first(self) -> Command:
        return (*self.program, *self.tool.build)

    @property
    def again(self) -> Command:
        return (*self.program, *(self.tool.again or self.tool.build))

    def weigh(self) -> None:
        """A first build, which also has everything read from disk once."""
        self.tool.clean(self.site)
        self.memory = timing.memory(self.first, self.site, self.tool.environment)
        self.check()

    def build_anew(self) -> None:
        self.tool.clean(self.site)
        self.cold.append(self._seconds(self.first))

    def build_again(self) -> None:
        self.unchanged.append(self._seconds(self.again))

    def build_changed(self) -> None:
        """A build after one paragraph has changed, to what it never was before."""
        self.article = replace(self.article, revision=self.article.revision + 1)
        path = self.site / self.tool.place.format(self.article.slug)
        write(path, self.tool.article(self.article))
        self.changed.append(self._seconds(self.again))

    def _seconds(self, command: Command) -> float:
        taken = timing.seconds(command, self.site, self.tool.environment)
        self.check()
        return taken

    def check(self) -> None:
        """Raises Failed where the site does not say what its article says."""
        page = self.site / self.tool.output / f"{self.article.slug}.html"
        if not page.exists() or self.article.mark not in page.read_text("utf-8"):
            raise Failed(f"{page.name} does not have “{self.article.mark}”")

    def result(self) -> SiteResult:
        built = [path for path in (self.site / self.tool.output).rglob("*") if path.is_file()]
        return SiteResult(
            tool=self.tool.name,
            version=self.tool.version,
            note=self.tool.note,
            pages=self.article.total,
            cold=tuple(self.cold),
            unchanged=tuple(self.unchanged),
            changed=tuple(self.changed),
            memory=self.memory,
            files=len(built),
            size=sum(path.stat().st_size for path in built),
        )


STEPS: tuple[tuple[str, Callable[[Contestant], None]], ...] = (
    ("cold", Contestant.build_anew),
    ("nothing changed", Contestant.build_again),
    ("one paragraph changed", Contestant.build_changed),
)


def installed(
    tools: Sequence[Tool], folder: Path, tell: Tell
) -> tuple[dict[str, Command], list[Missing]]:
    """The commands of the generators that could be installed, by their names, and the others."""
    programs: dict[str, Command] = {}
    missing: list[Missing] = []
    for tool in tools:
        tell(f"Installing {tool.name}")
        try:
            programs[tool.name] = tool.install(folder / tool.name.lower())
        except NotInstalled as error:
            missing.append(Missing(name=tool.name, reason=str(error)))
    return programs, missing


def measure(
    tools: Sequence[Tool],
    programs: dict[str, Command],
    pages: int,
    folder: Path,
    tell: Tell,
    most: int = RUNS,
) -> tuple[list[SiteResult], list[Missing]]:
    """What each generator takes for so many pages; and those that failed, which stop there."""
    taking_part: dict[str, Contestant] = {}
    missing: list[Missing] = []
    written = articles(pages)

    def step(what: str, act: Callable[[Contestant], None]) -> None:
        for name, contestant in list(taking_part.items()):
            tell(f"{pages:,} pages: {name}, {what}")
            try:
                act(contestant)
            except Failed as error:
                missing.append(Missing(name=f"{name}, {pages:,} pages", reason=str(error)))
                del taking_part[name]

    for tool in tools:
        if tool.name in programs:
            site = folder / tool.name.lower() / "sites" / str(pages)
            tool.lay_out(written, site)
            middle = written[len(written) // 2]
            taking_part[tool.name] = Contestant(tool, programs[tool.name], site, middle)
    step("memory", Contestant.weigh)
    times = runs(pages, most)
    for number in range(1, times + 1):
        for what, act in STEPS:
            step(f"{what}, run {number} of {times}", act)
    return [contestant.result() for contestant in taking_part.values()], missing

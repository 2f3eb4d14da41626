"""`python -m tests.tools.theme`: writes what `docs/theme.md` tells of the tokens, from the code."""

from pathlib import Path

from generator.site.theme.contrast import PAIRS
from generator.site.theme.tokens import COLOURS, MEASURES, TYPEFACES, defaults
from tests import ROOT

GUIDE = ROOT / "docs" / "theme.md"
START, END = "<!-- `python -m tests.tools.theme` writes what follows -->\n", "<!-- until here -->\n"


def tables() -> str:
    """The tokens of each sort: what they are unless told, what a colour is held against."""
    light, dark = defaults()["light"], defaults()["dark"]
    lines = ["| Colour | Light | Dark | Is | Keeps apart from |", "|---|---|---|---|---|"]
    for name, told in COLOURS.items():
        lines.append(
            f"| `--{name}` | `{light[name]}` | `{dark[name]}` | {told} | {_partners(name)} |"
        )
    for title, sort in (("Typeface", TYPEFACES), ("Measure", MEASURES)):
        lines += ["", f"| {title} | Unless told | Is |", "|---|---|---|"]
        lines += [f"| `--{name}` | `{light[name]}` | {told} |" for name, told in sort.items()]
    return "\n".join(lines) + "\n"


def _partners(name: str) -> str:
    """The colours that one is held against, each with the least contrast."""
    found: dict[float, dict[str, None]] = {}
    for front, ground, least in PAIRS:
        if name in (front, ground):
            other = ground if name == front else front
            found.setdefault(least, {})[other] = None
    return "; ".join(
        f"{', '.join(f'`{other}`' for other in others)} ({least:g})"
        for least, others in found.items()
    )


def written(guide: Path = GUIDE) -> str:
    """The guide as it should be."""
    before, _, rest = guide.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n{tables()}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(written(), encoding="utf-8")

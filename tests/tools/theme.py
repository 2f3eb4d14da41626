"""`python -m tests.tools.theme`: writes what `content/docs/theme.md` tells of the tokens, and draws
what each changes, from the code."""

import tempfile
from pathlib import Path

from generator.site.site import read_site
from generator.site.styles import read_styles
from generator.site.theme.contrast import PAIRS
from generator.site.theme.tokens import COLOURS, MEASURES, TYPEFACES, defaults
from tests import ROOT
from tests.samples.tiny import SOURCES, write

GUIDE = ROOT / "content" / "docs" / "theme.md"
PICTURE = ROOT / "content" / "docs" / "theme.svg"
LOUD = {
    **dict.fromkeys(COLOURS, "#e6007e"),
    "serif": "monospace",
    "sans": "monospace",
    "mono": "serif",
}
WIDTH, HEIGHT, COLUMNS = 250, 260, 4
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


def picture() -> str:
    """A tile for each colour and typeface: the same page and network, that token alone loud."""
    with tempfile.TemporaryDirectory() as folder:
        site = read_site(write(Path(folder) / "content", SOURCES))
    drawing = site.figures["net"][0].drawings[0]
    rows = -(-len(LOUD) // COLUMNS)
    light = read_styles([]).drawing.partition("@media")
    rest = light[2].partition("}}")[2]
    tiles = []
    for place, (name, value) in enumerate(LOUD.items()):
        row, column = divmod(place, COLUMNS)
        x, y = 10 + column * (WIDTH + 10), 10 + row * (HEIGHT + 10)
        tiles.append(
            f'<g style="--{name}:{value}"><use href="#scene" x="{x}" y="{y}"/></g>'
            f'<text class="token" x="{x}" y="{y + 16}">--{name}</text>'
        )
    width, height = 10 + COLUMNS * (WIDTH + 10), 10 + rows * (HEIGHT + 10)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            f"<style>{light[0]}{rest}{SCENE_STYLE}</style>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            f'<defs><g id="scene">{SCENE}',
            '<g class="drawing" transform="translate(10 128) scale(.46)">',
            f"{drawing.content}</g></g></defs>",
            *tiles,
            "</svg>\n",
        )
    )


SCENE_STYLE = (
    ".token{font:700 14px monospace}.ground{fill:var(--page);stroke:#bbb}"
    ".serif{font:700 17px var(--serif);fill:var(--text)}.prose{font:13px var(--serif);"
    "fill:var(--text)}.to{fill:var(--link);text-decoration:underline}"
    ".caption{font:11px var(--sans);fill:var(--quiet)}.box{fill:var(--raised)}"
    ".hair{stroke:var(--line)}.code{font:11px var(--mono);fill:var(--text)}"
    ".button{fill:var(--page);stroke:var(--edge)}.label{font:11px var(--sans);fill:var(--text)}"
    + "".join(
        f".{tone}{{fill:var(--code-{tone})}}"
        for tone in ("comment", "keyword", "string", "number", "name")
    )
)
SCENE = """\
<rect class="ground" y="22" width="250" height="238"/>
<text class="serif" x="10" y="44">A heading</text>
<text class="prose" x="10" y="62">Text, and <tspan class="to">a link</tspan>.</text>
<text class="caption" x="10" y="78">A caption, and what is said besides</text>
<line class="hair" x1="10" x2="240" y1="86.5" y2="86.5"/>
<rect class="box" x="10" y="92" width="170" height="34"/>
<text class="code" x="15" y="105"><tspan class="keyword">def</tspan>
<tspan class="name">f</tspan>(x): <tspan class="comment"># code</tspan></text>
<text class="code" x="15" y="119">g(<tspan class="string">"a"</tspan>,
<tspan class="number">2</tspan>)</text>
<rect class="button" x="188.5" y="98.5" width="52" height="20" rx="6"/>
<text class="label" x="198" y="112">Button</text>
"""


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    GUIDE.write_text(written(), encoding="utf-8")

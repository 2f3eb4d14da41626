"""The tokens of a theme: what they are unless told, and a picture of what each changes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.site.site import read_site
from generator.site.styles import read_styles
from generator.site.theme.contrast import PAIRS
from generator.site.theme.tokens import COLOURS, MEASURES, TYPEFACES, defaults
from tests import ROOT
from tests.samples.tiny import SOURCES, write
from tests.tools.reference.tables import entry

PICTURE = ROOT / "content" / "docs" / "theme.svg"
LOUD = {
    **dict.fromkeys(COLOURS, "#e6007e"),
    "serif": "monospace",
    "sans": "monospace",
    "mono": "serif",
}
WIDTH, HEIGHT, COLUMNS = 250, 260, 4


def tables(_: str) -> str:
    """The tokens of each sort: what they are unless told, what a colour is held against."""
    light, dark = defaults()["light"], defaults()["dark"]
    told = [
        entry(
            f"--{name}",
            "token",
            f"{_sentence(said)} Light `{light[name]}`, dark `{dark[name]}`. {_partners(name)}",
        )
        for name, said in COLOURS.items()
    ]
    for title, sort in (("Typefaces", TYPEFACES), ("Measures", MEASURES)):
        told.append(f"## {title}\n")
        told += [
            entry(f"--{name}", "token", f"{_sentence(said)} `{light[name]}` unless told.")
            for name, said in sort.items()
        ]
    return "\n".join(told)


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."


def _partners(name: str) -> str:
    """The colours that one is held against, each with the least contrast."""
    found: dict[float, dict[str, None]] = {}
    for front, ground, least in PAIRS:
        if name in (front, ground):
            other = ground if name == front else front
            found.setdefault(least, {})[other] = None
    told = "; ".join(
        f"{', '.join(f'`{other}`' for other in others)} ({least:g})"
        for least, others in found.items()
    )
    return f"Keeps apart from {told}." if told else ""


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

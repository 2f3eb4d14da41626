"""Write generator/svg/widths.py anew, from the tables of the typefaces in assets/fonts."""

import textwrap
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.reading.shipped import ASSETS

TABLE = Path(__file__).parents[2] / "generator" / "svg" / "widths.py"
FACES = {"REGULAR": "Arimo-Regular.ttf", "BOLD": "Arimo-Bold.ttf"}
SIGNS = "DejaVuSans-signs.ttf"  # what the others lack, in both weights
HEAD = '''\
"""How wide the characters of the typefaces in assets/fonts are: written by `make widths`.

`REGULAR` and `BOLD` have runs of characters that follow one another: the code point of the first,
and the advance width of each. All lengths are in units of which UNITS_PER_EM make an em.
"""

# fmt: off
'''


def table() -> str:
    """The source of generator/svg/widths.py.

    It has every character that a face draws, but no controls: those a browser does not draw.
    """
    faces = {name: TTFont(ASSETS / "fonts" / file) for name, file in FACES.items()}
    signs = TTFont(ASSETS / "fonts" / SIGNS)
    (units,) = {font["head"].unitsPerEm for font in (*faces.values(), signs)}
    lines = [f"UNITS_PER_EM = {units}"]
    for name, field, sign in (
        ("CAP_HEIGHT", "sCapHeight", 1),
        ("ASCENT", "sTypoAscender", 1),
        ("DESCENT", "sTypoDescender", -1),
    ):
        (length,) = {sign * getattr(font["OS/2"], field) for font in faces.values()}
        lines.append(f"{name} = {length}")
    for name, font in faces.items():
        advances = _advances(signs) | _advances(font)
        lines += ["", f"{name}: dict[int, list[int]] = {{", *_runs(advances), "}"]
    return HEAD + "\n".join(lines) + "\n"


def _advances(font: TTFont) -> dict[int, int]:
    """Width by code point."""
    return {
        code: font["hmtx"][glyph][0]
        for code, glyph in font.getBestCmap().items()
        if chr(code).isprintable() or unicodedata.category(chr(code)) == "Zs"
    }


def _runs(advances: dict[int, int]) -> list[str]:
    runs: list[list[int]] = []
    for code in sorted(advances):
        if not runs or code != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(code)
    return [line for run in runs for line in _run(run, advances)]


def _run(codes: list[int], advances: dict[int, int]) -> list[str]:
    numbers = ", ".join(str(advances[code]) for code in codes)
    lines = textwrap.wrap(numbers, 100, initial_indent=" " * 8, subsequent_indent=" " * 8)
    return [f"    {codes[0]:#06x}: [", *lines, "    ],"]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print("Wrote generator/svg/widths.py")

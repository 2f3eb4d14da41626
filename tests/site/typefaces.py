"""Write the typefaces of pages, and the style sheet that names them, anew from npm's packages.

    for name in @fontsource-variable/source-serif-4 @fontsource/gelasio \\
        @fontsource/tinos; do npm pack $name; done    # unpacked, each into a folder FOLDER/name
    pip install fonttools brotli
    python -m tests.site.typefaces FOLDER

Not part of the build, as it needs packages that nothing else does; what it writes is committed.
"""

import sys
from collections import Counter
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
NAME = "Feedforward Serif"  # the licence keeps "Source" for the typeface as its makers publish it
AXES = {"opsz": 18, "wght": (400, 600)}
# What English prose is written in, with the letters of names; code has a typeface of its own.
ASCII = "".join(c for c in map(chr, range(0x20, 0x7F)) if c not in "#$<>@\\^_`{|}~")
CHARACTERS = {
    "normal": ASCII + "\u00a0·×ßàáäçèéêíñóöøúüÉÖÜ–—‘’“”…−",
    # Single words and titles of works, nearly all of them in letters alone.
    "italic": "".join(c for c in ASCII if c not in '%&*+/=[]";') + "\u00a0äéöü–’“”…",
}
MOST = 28_000  # bytes, both together
# Of each typeface that a system has in its place: the package with its measures, and its names
# upright, bold and in italics.
STYLES = {"": "400-normal", ";font-weight:600": "700-normal", ";font-style:italic": "400-italic"}
INSTEAD = {
    "gelasio": (("Georgia",), ("Georgia Bold",), ("Georgia Italic",)),
    "tinos": (
        ("Times New Roman", "Liberation Serif"),
        ("Times New Roman Bold", "Liberation Serif Bold"),
        ("Times New Roman Italic", "Liberation Serif Italic"),
    ),
}
HEAD = """\
/* The typeface of texts, and those that stand in for it, set as wide and as high: written by
   tests/site/typefaces.py. A page that has begun without it keeps the other, and nothing moves. */
"""


def shipped(source: Path, style: str) -> TTFont:
    """The typeface with the axes and characters that pages use, under a name of its own."""
    axes = AXES if style == "normal" else AXES | {"wght": 400}
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    options = subset.Options(layout_features=["kern", "liga"], hinting=False, notdef_outline=False)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    chosen = subset.Subsetter(options)
    chosen.populate(text=CHARACTERS[style])
    chosen.subset(font)
    for id, text in ((1, NAME), (4, f"{NAME} {style}"), (6, NAME.replace(" ", "") + f"-{style}")):
        font["name"].setName(text, id, 3, 1, 0x409)
    font["head"].modified = font["head"].created  # the same bytes whenever it is made
    font.recalcTimestamp = False
    font.flavor = "woff2"
    return font


def mean_width(font: TTFont, letters: Counter[str]) -> float:
    """Mean advance width in em of what stands in the articles."""
    cmap, advances = font.getBestCmap(), font["hmtx"]
    widths = sum(n * advances[cmap[ord(c)]][0] for c, n in letters.items())
    return float(widths / letters.total() / font["head"].unitsPerEm)


def letters() -> Counter[str]:
    """How often the letters, spaces and commas of the articles occur."""
    text = "".join(path.read_text("utf-8") for path in sorted((ROOT / "content").glob("*.md")))
    return Counter(c for c in " ".join(text.split()) if c.isascii() and (c.isalpha() or c in " ,."))


def at_weight(source: Path, style: str, weight: int) -> TTFont:
    return instancer.instantiateVariableFont(TTFont(source), {"opsz": AXES["opsz"], "wght": weight})


def sheet(packages: Path, sources: dict[str, Path]) -> str:
    """assets/styles/typeface.css."""
    rules = [
        f'@font-face{{font-family:"{NAME}";src:url({file(style)}) format("woff2");'
        f"font-display:optional;{told}}}"
        for style, told in (("normal", "font-weight:400 600"), ("italic", "font-style:italic"))
    ]
    used = letters()
    for place, (package, names) in enumerate(INSTEAD.items()):
        for (told, name), local in zip(STYLES.items(), names, strict=True):
            (path,) = (packages / package / "files").glob(f"*-latin-{name}.woff2")
            upright = "italic" if "italic" in name else "normal"
            own = at_weight(sources[upright], upright, 600 if "700" in name else 400)
            size = round(mean_width(own, used) / mean_width(TTFont(path), used), 2)
            high = {
                key: getattr(own["hhea"], key) / own["head"].unitsPerEm / size
                for key in ("ascent", "descent")
            }
            source = ",".join(f'local("{one}")' for one in local)
            rules.append(
                f'@font-face{{font-family:"Serif {place + 1}";src:{source};size-adjust:{size:.0%};'
                f"ascent-override:{high['ascent']:.0%};descent-override:{-high['descent']:.0%};"
                f"line-gap-override:0%{told}}}"
            )
    return HEAD + "\n".join(rules) + "\n"


def file(style: str) -> str:
    return "serif.woff2" if style == "normal" else "serif-italic.woff2"


def main(packages: Path) -> None:
    folder = packages / "source-serif-4" / "files"
    sources = {style: folder / f"source-serif-4-latin-opsz-{style}.woff2" for style in CHARACTERS}
    for style, source in sources.items():
        shipped(source, style).save(ASSETS / "fonts" / file(style))
    sizes = {file(style): (ASSETS / "fonts" / file(style)).stat().st_size for style in sources}
    print(sizes, "of", MOST)
    (ASSETS / "styles" / "typeface.css").write_text(sheet(packages, sources), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

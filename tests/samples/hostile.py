"""The small site with a text that ends whatever it stands in, in every place for a text."""

import csv
import io
import json
import re

from tests.samples.tiny import CREW_DESCRIPTION, INDEX, MODEL, NET, SITE

# Everything that ends a string, an element, a comment, a CDATA section or a template's value.
HOSTILE = (
    """</script><script>alert(1)</script></title></desc></style> & &amp; "q" 'a' ]]> <!-- {{ 7 }}"""
)
# As long, and with words at the same places, so that nothing but the markup could differ.
HARMLESS = re.sub(r"[^\w ]", "x", HOSTILE)


ODD = """\
<p onclick="x" o:p="y" @click="z">A<o:p>b</o:p>&nbsp;c&#12;d<br>e</p>
<details><summary>More</summary>Text</details>
<picture><source srcset="figures/first.svg"><img src="figures/first.png" alt="Net"></picture>
<svg viewBox="0 0 9 9" role="img" aria-label="A line"><use xlink:href="#line"/>
<linearGradient id="g"/><line id="line" x2="9"/></svg>
<iframe src="figures/first.html" title="Net"></iframe> after it
"""
"""HTML that browsers read and XML does not."""


def sources_with(text: str) -> dict[str, str]:
    """The small site with `text` in every place where a text may stand."""
    t = json.dumps(text, ensure_ascii=False)  # JSON's strings are YAML's
    table = io.StringIO()
    csv.writer(table).writerows(
        [["Id", text + "M", text + "L"], [1, text + "m", 0], [2, text + "f", 1], [3, text + "m", 1]]
    )
    m, f = json.dumps(text + "m"), json.dumps(text + "f")
    column, label = json.dumps(text + "M"), json.dumps(text + "L")
    description = CREW_DESCRIPTION.partition("columns:")[0]
    for plain in ("The crew", "A list", "CC0", "sailor"):
        description = description.replace(plain, t)
    return {
        "site.yaml": SITE.replace("title: Tiny", f"title: {t}")
        .replace("Small networks", t)
        .replace("A site for tests.", t)
        .replace("Ada Lovelace", t)
        .replace("CC BY 4.0", t),
        "index.md": INDEX.replace("title: Tiny", f"title: {t}").replace("Where it starts.", t),
        "net.md": NET.replace("title: A net", f"title: {t}\nauthors: [{t}, Ada]")
        .replace("About a net.", t)
        .replace("The net at work.", json.dumps(f"`{text}`"))
        .replace("{{ models.one.accuracy.all | percent }}", "{{ models.one.title }}"),
        "data/crew.csv": table.getvalue(),
        "data/crew.yaml": description
        + f"columns:\n  Id: {{meaning: {t}}}\n  {column}: {{meaning: {t}}}\n"
        + f"  {label}: {{meaning: {t}, codes: {{0: {t}, 1: {t}}}}}\n",
        "models/one.yaml": MODEL.replace("One neuron", t)
        .replace("column: Sex", f"column: {column}\n    title: {t}")
        .replace("{male: 0, female: 1}", f"{{{m}: 0, {f}: 1}}")
        .replace("label: Alive", f"label: {label}"),
    }


def odd_html() -> dict[str, str]:
    """The small site with an article that has HTML of its own in it."""
    sources = sources_with("x")
    return sources | {"net.md": f"{sources['net.md']}\n{ODD}"}


def no_articles() -> dict[str, str]:
    """The small site without its article."""
    sources = sources_with("x")
    del sources["net.md"]
    settings = sources["site.yaml"].replace("articles:\n  - net\n", "articles: []\n")
    return sources | {"site.yaml": settings}

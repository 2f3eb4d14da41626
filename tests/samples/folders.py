"""The contents of a small site whose articles lie in folders."""

from tests.samples.tiny import FRONT, NET, SITE, SOURCES

DEEP = """\
The net is [one folder up](../net.html#first), [the beginning](../../index.html) two;
[home](#here), and [](#first) is on another page than [](#third).
![The drawing](../../figures/first.svg)

## Here

```figure dataset
id: third
data: crew
caption: The crew again, as in [](#second).
```
"""
SOURCES_IN_FOLDERS = {
    **{name: text for name, text in SOURCES.items() if name != "net.md"},
    "site.yaml": SITE.replace("- net", "- week1/net\n  - week1/later/deep\n  - top"),
    "week1/net.md": f"{NET}\nThen [further](later/deep.html#third).\n",
    "week1/later/deep.md": FRONT.replace("date:", "after: week1/net\ndate:") + DEEP,
    "top.md": f"{FRONT}See [](#third).\n",
}

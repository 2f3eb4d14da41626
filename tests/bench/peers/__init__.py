"""The generators that are measured: one module for each, and beside it the files of its sites."""

from tests.bench.peers import eleventy, feedforward, hugo, lektor, mkdocs, pelican
from tests.bench.tool import Tool

ALL: tuple[Tool, ...] = (
    feedforward.TOOL,
    hugo.TOOL,
    eleventy.TOOL,
    pelican.TOOL,
    mkdocs.TOOL,
    lektor.TOOL,
)
OURS = feedforward.TOOL

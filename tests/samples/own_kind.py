"""A kind that a site brings along: the one that `feedforward new kind weights` begins with."""

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.samples.tiny import MODEL, NET, SOURCES, write

TWO_NEURONS = MODEL.replace(
    "  - units: 1\n",
    "  - {units: 2, activation: relu, weights: [[2], [-0.5]], biases: [0, 1]}\n  - units: 1\n",
).replace("weights: [[2]]\n    biases", "weights: [[2, 1]]\n    biases")
"""A network with a hidden layer, so that there is a neuron to choose."""

BLOCKS = """
```figure weights
id: by-hand
weights: {Sex: 2.5, Age: -0.3}
caption: What weighs how much, as in [](#of-net).
```

```figure weights
id: of-net
model: two
caption: What weighs how much in the net.
```
"""


def write_own(content: Path, more: dict[str, str] | None = None, kind: str = "weights") -> Path:
    """A small site with two figures of the kind of that name, and files besides; returns the
    content folder."""
    blocks = BLOCKS.replace("figure weights", f"figure {kind}")
    write(content, SOURCES | {"models/two.yaml": TWO_NEURONS, "net.md": NET + blocks})
    done = CliRunner().invoke(main, ["new", "kind", kind, "--content", str(content)])
    assert done.exit_code == 0, done.stderr
    return write(content, more or {})

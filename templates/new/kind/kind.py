"""The weights of a neuron: a bar for each of its inputs, to the right where it adds.

What lies in this folder is a kind of figure, and the folder's name is what an article calls it.
Change what you like: `feedforward serve` shows each change as soon as it is saved.
"""

from feedforward import (
    ANY,
    Column,
    Contents,
    Drawing,
    FigureSpec,
    Kind,
    Linear,
    Scale,
    Sources,
    SpecProblem,
    State,
    Table,
    fitted,
    render,
    significant,
)

# All lengths are units of the drawing, which is as wide as its text column.
WIDTH = 400.0
ROOM = 80.0  # on each side of the bars: for their numbers
LINE, BAR, GAP = 20.0, 16.0, 12.0  # a line of a name; a bar; from one bar to the next name


class Keys(FigureSpec):
    """What an author may write in a block. A key that is missing, misspelt or of another type is
    told with its line, and `feedforward kinds` prints the texts beneath the keys."""

    model: str | None = None
    """A network, the weights of whose first neurons are shown; this or `weights`."""
    weights: dict[str, float] | None = None
    """The weight of each input by its name, where no network of the site has it."""
    neuron: int = 1
    """Which neuron is shown at first."""


class Bars(State):
    """What the script gets, and may change the figure by: the weights of each neuron, the names
    of the inputs, and the scale, which has the place of a weight in the drawing."""

    weights: list[list[float]]
    names: list[str]
    scale: Scale


def make(keys: Keys, sources: Sources) -> Contents:
    """The figure: its HTML, its text, its drawing, what the script gets, and its table."""
    names, weights = read(keys, sources)
    if not 1 <= keys.neuron <= len(weights):
        # The path says whose line the author is shown.
        raise SpecProblem(("neuron",), f"expected 1 to {len(weights)}, found {keys.neuron}")
    shown = weights[keys.neuron - 1]
    every = [weight for neuron in weights for weight in neuron]
    scale = Linear((min(0.0, *every), max(0.0, *every)), (ROOM, WIDTH - ROOM))
    told = f"{names[largest(shown)]} weighs most: {significant(max(shown, key=abs), 4)}."
    each = ", ".join(f"{name} {significant(w, 4)}" for name, w in zip(names, shown, strict=True))
    # Who cannot see the figure is told this: all that it shows, with its numbers.
    text = f"The weights of neuron {keys.neuron} of {len(weights)}: {each}. {told}"
    bars, height = laid_out(names, shown, scale)
    parts = {"bars": bars, "zero": scale(0.0), "bar": BAR, "height": height}
    title = "A bar for the weight of each input"
    drawing = Drawing(keys.id, "kinds/$name/$name.svg", WIDTH, height, title, text, parts)
    table = Table(
        [Column("Input"), Column("Weight", "weight", True)],
        [[name, significant(w, 4)] for name, w in zip(names, shown, strict=True)],
        [[name, w] for name, w in zip(names, shown, strict=True)],
        closed=True,
    )
    body = render(
        "kinds/$name/$name.html",
        drawing=drawing,
        table=table,
        neuron=keys.neuron,
        count=len(weights),
        told=told,
    )
    if len(weights) == 1:  # nothing to choose: a still, which needs no script
        return Contents(body, text, [drawing], table=table)
    state = Bars(weights=weights, names=names, scale=Scale.mapping(scale))
    # What an address may say of the figure's state: page.html?neuron=2#figure
    numbers = tuple(str(neuron) for neuron in range(1, len(weights) + 1))
    return Contents(body, text, [drawing], state, table, takes={"neuron": numbers})


def read(keys: Keys, sources: Sources) -> tuple[list[str], list[list[float]]]:
    """The names of the inputs, and the weights of each neuron."""
    if keys.weights and not keys.model:
        return [*keys.weights], [[*keys.weights.values()]]
    if not keys.model or keys.weights:
        raise SpecProblem(("model",), 'expected either "model" or "weights"')
    # `sources` has the data sets, models and experiments of the site. For a name that is not there
    # it raises a SpecProblem itself, with the names that are.
    network = sources.network(keys.model, ANY)
    return [one.name for one in network.inputs], network.network.layers[0].weights.tolist()


def largest(weights: list[float]) -> int:
    """The place of the weight that is farthest from zero."""
    return max(range(len(weights)), key=lambda place: abs(weights[place]))


def laid_out(
    names: list[str], weights: list[float], scale: Linear
) -> tuple[list[dict[str, object]], float]:
    """What the drawing has of each weight, and how high all are. Python computes coordinates,
    the template draws them."""
    bars, y = list[dict[str, object]](), 0.0
    for name, weight in zip(names, weights, strict=True):
        lines = fitted(name, 16, WIDTH, 2)
        top = y + LINE * len(lines)
        ends = sorted((scale(0.0), scale(weight)))
        bars.append(
            {
                "lines": [(y + LINE * i - 5, line) for i, line in enumerate(lines, 1)],
                "x": ends[0],
                "y": top,
                "width": ends[1] - ends[0],
                "number": significant(weight, 4),
                "number_x": ends[1] + 6 if weight >= 0 else ends[0] - 6,
                "side": "" if weight >= 0 else "end",
                "sign": "" if weight >= 0 else "negative",
            }
        )
        y = top + BAR + GAP
    return bars, y


KIND = Kind(
    "$name",  # as the folder is called
    Keys,
    make,
    state=Bars,
    purpose="The weights of a neuron, a bar for each input.",
    example="""
        id: what-weighs
        weights: {Sex: 2.5, Age: -0.3, Fare: 0.2}
        caption: What weighs how much.
    """,
)

"""Any bytes at all in any file of the content: it is read, or refused in one line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.models.lock_file import sealed
from generator.training.jobs import train_changed
from tests.fuzz.contents import WRITTEN, read, sources, with_bytes
from tests.fuzz.nasty import NUMBERS, changed, piece
from tests.fuzz.told import examples, refused
from tests.samples.crew import CREW, CREW_DESCRIPTION, WITHOUT_WEIGHTS

LOCKS = ("models/trained.lock.json", "experiments/grid.lock.json")
FILES = (*WRITTEN, *LOCKS)
TRAINED = ("models/trained.yaml", "experiments/grid.yaml", *LOCKS)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name, and other bytes for it."""
    name = draw(st.sampled_from(FILES))
    others = tuple(text for other, text in sources().items() if other != name)
    source = draw(changed(sources()[name], others))
    if name in LOCKS and draw(st.booleans()):
        source = _sealed(source)
    data = source.encode("utf-8", errors="surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at:]
    return name, data


def _sealed(lock: str) -> str:
    """The lock with the sum of what it says, as somebody would forge it who knows how."""
    try:
        told = json.loads(lock)
        told.pop("checksum", None)
        return sealed(json.dumps(told).replace(", ", ",\n"))
    except (ValueError, LookupError, AttributeError, TypeError):
        return lock


@given(change=changes())
@examples(2)
def test_a_file_that_is_changed(change: tuple[str, bytes]) -> None:
    name, data = change
    refused(lambda: with_bytes({name: data}, read), "content/")


FINE = ["0", "1", "-1", "0.5", "3", "-0.001", "1.0e+9", "1.0e+99", "-1.0e+99", "1.0e-99"]
NUMBER = st.sampled_from([*FINE * 50, *NUMBERS])  # most of these are read, some are not


@st.composite
def networks(draw: st.DrawFn) -> str:
    """The description of a network on the crew, with weights of any size."""
    layers, inputs = "", 3
    for units in [*draw(st.lists(st.integers(1, 9), max_size=4)), 1]:
        rows = [[draw(NUMBER) for _ in range(inputs)] for _ in range(units)]
        biases = [draw(NUMBER) for _ in range(units)]
        last = draw(st.sampled_from(["relu", "tanh", "elu", "identity", "softplus", "gelu"]))
        layers += f"  - units: {units}\n    activation: {last}\n"
        layers += f"    weights: {rows}\n    biases: {biases}\n".replace("'", "")
        inputs = units
    head, _, tail = layers.rpartition("activation: ")
    ends = draw(st.sampled_from(["sigmoid", "step"]))
    text = WRITTEN["models/it.yaml"].partition("layers:")[0]
    text = text.replace("label:", f"  - {{column: Joined, missing: {draw(NUMBER)}}}\nlabel:")
    text = text.replace("female: 1", f"female: {draw(NUMBER)}")
    return f"{text}layers:\n{head}activation: {ends}\n{tail.partition(chr(10))[2]}"


@given(
    model=networks(),
    kind=st.sampled_from(["network", "prediction", "decision", "gradient", "forward-pass"]),
    ages=st.lists(NUMBER, min_size=5, max_size=5),
)
@examples(1)
def test_numbers_of_any_size(model: str, kind: str, ages: list[str]) -> None:
    keys = {
        "network": "show: forward\nrow: 1",
        "prediction": "rows: [1, 2, 3]",
        "decision": "over: Age",
        "gradient": "row: 1",
        "forward-pass": "row: 1",
    }
    block = f"\n```figure {kind}\nid: big\nmodel: it\n{keys[kind]}\ncaption: c\n```\n"
    rows = WRITTEN["data/crew.csv"].splitlines()
    table = [rows[0]] + [
        ",".join([cells[0], cells[1], age, *cells[3:]])
        for cells, age in zip((row.split(",") for row in rows[1:]), ages, strict=True)
    ]
    article = WRITTEN["net.md"].partition("```figure decision")[0].replace(", [](#map)", "") + block
    files = {"models/it.yaml": model, "data/crew.csv": "\n".join(table), "net.md": article}
    encoded = {name: text.encode() for name, text in files.items()}
    refused(lambda: with_bytes(encoded, read, TRAINED), "content/")


CODE = st.sampled_from(["male", "female", "5", "2.0", "'5'", "true", "80", "median", ".nan", "~"])


@given(
    column=st.sampled_from(["Sex", "Age", "Joined", "Alive"]),
    values=st.none() | st.lists(CODE, max_size=3),
    missing=st.none() | CODE,
    cells=st.lists(CODE, max_size=3),
)
@examples(1)
def test_one_hot_features_of_any_values(
    column: str, values: list[str] | None, missing: str | None, cells: list[str]
) -> None:
    told = "" if values is None else f", values: [{', '.join(values)}]"
    told += "" if missing is None else f", missing: {missing}"
    head, _, tail = WITHOUT_WEIGHTS.partition("features:\n")
    feature = f"features: [{{column: {column}, encode: one-hot{told}}}]\nlabel:"
    block = "\n```figure dataset\nid: big\nmodel: it\ncaption: c\n```\n"
    files = {
        "models/it.yaml": head + feature + tail.partition("label:")[2],
        "data/crew.csv": CREW + "".join(f"{9 + i},female,,{c},0\n" for i, c in enumerate(cells)),
        "data/crew.yaml": CREW_DESCRIPTION.replace("Year", "Year, type: text"),
        "net.md": WRITTEN["net.md"].partition("It is")[0] + block,
    }
    encoded = {name: text.encode() for name, text in files.items()}
    refused(lambda: with_bytes(encoded, read, TRAINED), "content/")


WORDS = ["{held_out: 1, patience: 2}", "gradient-descent", "mean-squared-error", "glorot"]
KEYS = st.sampled_from(
    [
        "momentum",
        "batch",
        "l2",
        "seed",
        "restarts",
        "standardise",
        "stop",
        "keep",
        "loss",
        "optimizer",
        "initialisation",
    ]
)


@given(
    rate=NUMBER,
    extra=st.dictionaries(KEYS, NUMBER | piece | st.sampled_from(WORDS), max_size=2),
    ages=st.lists(NUMBER, min_size=5, max_size=5),
)
@examples(0.5)
def test_a_training_of_any_recipe(rate: str, extra: dict[str, str], ages: list[str]) -> None:
    told = "".join(f", {key}: {value}" for key, value in extra.items())
    recipe = f"training: {{learning_rate: {rate}, epochs: 5{told}}}\n"
    rows = [row.split(",") for row in WRITTEN["data/crew.csv"].splitlines()]
    for row, age in zip(rows[1:], ages, strict=True):
        row[2] = age
    model = WRITTEN["models/trained.yaml"].partition("training:")[0] + recipe
    changed = {
        "models/trained.yaml": model.encode("utf-8", errors="surrogatepass"),
        "data/crew.csv": "\n".join(map(",".join, rows)).encode(),
    }
    refused(lambda: with_bytes(changed, lambda content: list(train_changed(content))), "content/")

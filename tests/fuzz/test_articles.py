"""Any text at all in an article: it becomes a page, or is refused in a line that names the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.formula import FormulaProblem, mathml
from generator.notation.in_prose import ValueProblem
from generator.notation.values import Values
from generator.reading.errors import UNPRINTABLE
from generator.site.markdown import values_of
from tests.fuzz.contents import read_article
from tests.fuzz.nasty import FORMULAS, NUMBERS, changed, piece, text
from tests.fuzz.told import ending, examples, refused
from tests.samples import CONTENT, real_site
from tests.samples.tiny import FRONT

BLOCKS = tuple(
    block
    for path in sorted(CONTENT.glob("*.md"))
    for block in path.read_text("utf-8").split("---\n", 2)[2].split("\n\n")
)
FILE = "content/net.md"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "content"
    folder.mkdir()
    return folder / "net.md"


def tried(article: Path, source: str) -> None:
    article.write_bytes(source.encode("utf-8", errors="surrogatepass"))
    refused(lambda: read_article(article), FILE)


@given(
    source=st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3)
    .map("\n\n".join)
    .flatmap(lambda text: changed(text, BLOCKS))
)
@examples(1)
def test_an_article_that_is_changed(article: Path, source: str) -> None:
    tried(article, f"{FRONT}{source}\n")


@given(pieces=st.lists(text | st.sampled_from(BLOCKS), min_size=1, max_size=6))
@examples(1)
def test_an_article_of_nasty_pieces(article: Path, pieces: list[str]) -> None:
    tried(article, FRONT + "\n\n".join(pieces))


@given(front=changed(FRONT + "\nText.\n"))
@examples(0.5)
def test_a_front_matter_that_is_changed(article: Path, front: str) -> None:
    tried(article, front)


@given(
    piece=text.filter(bool), count=st.integers(2, 3_000), between=st.sampled_from(["", " ", "\n\n"])
)
@examples(0.3)
def test_a_piece_again_and_again(article: Path, piece: str, count: int, between: str) -> None:
    tried(article, FRONT + between.join([piece] * count))


@given(
    pieces=st.lists(st.sampled_from(FORMULAS) | piece, min_size=1, max_size=6),
    count=st.sampled_from([1, 2, 30]),
    display=st.booleans(),
)
@examples(0.5)
def test_a_formula(pieces: list[str], count: int, display: bool) -> None:
    tex = UNPRINTABLE.sub("", "".join(pieces)) * count  # which no text has that is read
    with ending():
        try:
            said = mathml(tex, display)
        except FormulaProblem:
            return
    assert said.startswith("<math")


NAMES = st.sampled_from([
    "models", "models.shallow", "datasets.titanic", "datasets.titanic.frame", "experiments",
    "experiments.hidden_units", "activations.sigmoid", "threshold", "e", "nope", "models.nope",
    "models.retrained.run.epochs", "models.shallow.features", "models.shallow.network.layers",
    "datasets.titanic.description.columns", "models.women_survive", "models.hidden_sketch",
])  # fmt: skip
MEMBERS = st.sampled_from([
    "accuracy", "accuracy.all", "title", "rows", "row(1)", "row", "where(Sex='male')", "frame",
    "cell(4, 'Age and sex')", "chosen('Class too')", "missing('Age')", "mean('Age')", "_x", "Age",
    "above('Age', 30)", "items", "keys()", "values", "weights", "loss", "group(Sex='male')", "size",
    "training.median", "filled('Age')", "description", "iloc", "loc", "T", "dtype", "shape", "run",
])  # fmt: skip
ATOMS = st.one_of(
    NAMES,
    st.sampled_from(NUMBERS),
    st.sampled_from(
        ["'a'", "''", r"'\x00'", "[]", "{}", "true", "none", "()", "[1, 'a']", "{1: 2}"]
    ),
    text,
)
OPERATORS = st.sampled_from(
    ["+", "-", "*", "/", "//", "%", "**", "~", "==", "<", ">=", "and", "or", "in", "is", "if"]
)
FILTERS = st.sampled_from([
    "abs", "capitalize", "default", "first", "join", "last", "length", "lower", "max", "min", "sum",
    "upper", "number", "percent", "signed", "fixed", "round", "nope", "safe", "map", "random",
])  # fmt: skip
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("{}.{}".format, inner, MEMBERS),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}[{}:{}]".format, inner, inner, inner),
        st.builds("{}({})".format, inner, inner),
        st.builds("({} {} {})".format, inner, OPERATORS, inner),
        st.builds("{} | {}".format, inner, FILTERS),
        st.builds("{} | {}({})".format, inner, FILTERS, inner),
        st.builds("{} if {} else {}".format, inner, inner, inner),
        st.builds("-{}".format, inner),
        st.builds("not {}".format, inner),
        st.builds("[{}, {}]".format, inner, inner),
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def values() -> Values:
    return values_of(real_site().sources)


@given(expression=EXPRESSIONS)
@examples(2)
def test_an_expression(values: Values, expression: str) -> None:
    with ending():
        try:
            said = values.evaluate(expression)
        except ValueProblem:
            return
    assert isinstance(said, str) and len(said) <= 10_000

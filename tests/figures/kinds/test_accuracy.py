"""The accuracy figure: what it draws, what it says of it, and what it refuses."""

from dataclasses import replace
from itertools import pairwise

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.figure import Figure
from generator.figures.kinds.accuracy import AccuracySpec, accuracy_figure
from generator.figures.kinds.accuracy.plot import AccuracyPlot
from generator.figures.kinds.accuracy.references import place_references
from generator.figures.kinds.activation.plot import SIZE
from generator.figures.parts.table import table_csv
from generator.models.experiment import Experiment, Spread
from generator.models.sources import Sources
from generator.notation.number import percent
from generator.reading.errors import ContentError
from generator.svg.label import box, touch
from tests.figures.drawn import assert_readable
from tests.samples import real_site
from tests.samples.figures import ACCURACIES, RULES, figure

SIX = "Class, fare and family too"


def accuracy(sources: Sources | None = None, **keys) -> Figure:
    return figure("accuracy", sources, **{"experiment": "hidden_units", "features": SIX} | keys)


def experiment() -> Experiment:
    return real_site().sources.experiments["hidden_units"]


def plot_of(figure: Figure) -> AccuracyPlot:
    return figure.drawings[0].parts["plot"]


def with_experiment(changed: Experiment) -> Sources:
    return replace(real_site().sources, experiments={"hidden_units": changed})


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"experiment": "hiden_units"}, 'experiment "hiden_units"'),
        ({"features": "Age and sexx"}, 'did you mean "Age and sex"?'),
        ({"models": ["women_survive", "nobody"]}, 'unknown model "nobody"'),
        ({"models": ["hidden_sketch"]}, "has no weights, only a shape"),
        ({"model": "shallow"}, 'unknown key "model"'),
    ],
)
def test_a_spec_that_cannot_be_drawn_is_refused(keys: dict, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        accuracy(**keys)
    assert problem in str(refused.value)


def test_a_model_with_other_test_rows_is_refused() -> None:
    given = real_site().sources
    model = given.models["shallow"]
    split = model.description.split.model_copy(update={"train": 500})
    other = replace(model, description=model.description.model_copy(update={"split": split}))
    sources = replace(given, models={**given.models, "shallow": other})
    with pytest.raises(ContentError, match="answers another question"):
        accuracy(sources, models=["shallow"])


def test_every_mark_stands_at_its_median_and_every_line_ends_at_a_seed() -> None:
    plot = plot_of(accuracy())
    for hidden, column in zip(experiment().hidden, plot.columns, strict=True):
        cell = experiment().cell(hidden, SIX)
        for mark, spread in (
            (column.training, cell.training),
            (column.watched, cell.test),
        ):
            drawn = [plot.y.inverse(at) for at in (mark.low, mark.y, mark.high)]
            values = sorted(spread.values)
            assert drawn == pytest.approx([100 * v for v in (values[0], values[5], values[-1])])
        assert column.training.x < column.x < column.watched.x


def test_sizes_stand_in_equal_steps_in_the_middle_of_their_columns() -> None:
    made = accuracy()
    plot = plot_of(made)
    for i, column in enumerate(plot.columns):
        assert column.x == pytest.approx(made.numbers["left"] + made.numbers["step"] * (i + 0.5))
        assert column.label == str(experiment().hidden[i])


@pytest.mark.parametrize("name", ACCURACIES)
def test_the_axis_holds_everything_and_says_where_it_begins(name: str) -> None:
    made = accuracy(**ACCURACIES[name])
    plot = plot_of(made)
    low, high = plot.y.domain
    values = [r.value for r in plot.references]
    for column in plot.columns:
        for mark in (column.training, column.watched):
            values += [plot.y.inverse(at) for at in (mark.low, mark.high)]
    assert low <= min(values) and max(values) <= high
    assert (plot.y_axis.ticks[0].value, plot.y_axis.ticks[-1].value) == (low, high)
    start = percent(low / 100, len(f"{low:g}".partition(".")[2]))
    said = f"The axis begins at {start}, not at 0."
    assert said in made.text and said in made.body
    assert f"axis from {start}" in made.drawings[0].markup


def test_an_axis_from_zero_is_not_remarked_upon() -> None:
    half = Spread((0.0, 0.5, 1.0))
    cells = tuple(
        replace(cell, by_name={**cell.by_name, "test": half}) for cell in experiment().cells
    )
    made = accuracy(with_experiment(replace(experiment(), cells=cells)))
    assert plot_of(made).y.domain == (0, 100)
    assert "axis" not in made.text


def test_networks_that_are_all_equally_right_are_drawn_within_the_possible() -> None:
    for share in (0.0, 0.5, 1.0):
        same = Spread((share,))
        cells = tuple(
            replace(c, by_name={"training": same, "test": same}) for c in experiment().cells
        )
        made = accuracy(with_experiment(replace(experiment(), cells=cells)))
        low, high = plot_of(made).y.domain
        assert 0 <= low <= 100 * share <= high <= 100 and low < high


def test_reference_lines_stand_at_the_test_accuracy() -> None:
    made = accuracy(models=RULES)
    plot = plot_of(made)
    for name, reference in zip(RULES, plot.references, strict=True):
        model = real_site().sources.models[name]
        share = model.accuracy.test
        assert reference.value == pytest.approx(100 * share)
        assert reference.texts[0][1] == f"{model.title}: {percent(share, 2)}"
        assert f"{model.title} {percent(share, 2)}" in made.text


@pytest.mark.parametrize("name", ACCURACIES)
def test_no_text_touches_another_or_stands_where_a_column_is_marked(name: str) -> None:
    made = accuracy(**ACCURACIES[name])
    (drawing,) = made.drawings
    plot = plot_of(made)
    (x0, x1), (bottom, top) = plot.span, plot.y.range
    inside = box((x0 + x1) / 2, (top + bottom) / 2, x1 - x0, bottom - top)
    for text, room in assert_readable(drawing, SIZE).items():
        assert not touch(inside, room), text


def test_names_stand_as_high_among_each_other_as_their_lines_and_long_ones_take_lines() -> None:
    long = "A name that is too long to stand beside the piece of its line in the key of a plot"
    lines = [("Low", 0.1), (long, 0.3), ("Middle", 0.2)]
    placed, after = place_references(lines, 200, 54)
    low, high, middle = placed
    assert len(high.texts) > 1 and " ".join(text for _, text in high.texts) == long
    baselines = [y for one in (high, middle, low) for y, _ in one.texts]
    assert baselines[0] == 54 and {b - a for a, b in pairwise([*baselines, after])} == {20}
    assert len({one.dashes for one in placed}) == 3


def test_the_key_says_what_a_mark_is_where_it_is_of_several_networks() -> None:
    assert "lowest, median and highest of 11 seeds" in accuracy().drawings[0].markup
    described = experiment().description.model_copy(update={"seeds": 1})
    single = replace(experiment(), description=described)
    assert "seeds" not in accuracy(with_experiment(single)).drawings[0].markup


def test_the_text_and_the_readings_state_the_numbers() -> None:
    made = accuracy()
    cell = experiment().cell(8, SIX)
    said = (
        f"8 hidden neurons: training {percent(cell.training.median, 2)} (83.00–84.50), "
        f"test {percent(cell.test.median, 2)} (81.79–84.54)"
    )
    assert f"{said}." in made.text
    assert made.numbers["readings"][5] == f"{said}, 11 seeds"
    assert made.numbers["readings"][1].startswith("1 hidden neuron: ")
    assert "median share of right answers of 11 networks" in made.text


def test_the_size_that_is_read_first_is_the_one_that_cross_validation_chooses() -> None:
    made = accuracy()
    chosen = experiment().hidden.index(experiment().chosen(SIX).hidden)
    assert f'<p class="readout live">{made.numbers["readings"][chosen]}</p>' in made.body
    plain = tuple(replace(cell, cross_validation=None) for cell in experiment().cells)
    made = accuracy(with_experiment(replace(experiment(), cells=plain)))
    assert f'<p class="readout live">{made.numbers["readings"][-1]}</p>' in made.body


def test_the_table_holds_every_share_and_the_rules_have_no_spread() -> None:
    table = accuracy(models=RULES).table
    assert [column.name for column in table.columns] == [
        "Hidden neurons or rule",
        "Training median", "Training lowest", "Training highest",
        "Test median", "Test lowest", "Test highest",
    ]  # fmt: skip
    cell = experiment().cell(64, SIX)
    training, validation = cell.training, cell.test
    assert table.values[8] == [
        64,
        training.median, training.low, training.high,
        validation.median, validation.low, validation.high,
    ]  # fmt: skip
    assert table.values[-1][2:4] == [None, None]
    assert table_csv(table).splitlines()[-1].startswith("Nobody survives,0.60666")
    assert accuracy().table.columns[0].name == "Hidden neurons"


def test_what_is_read_is_marked_only_where_it_can_change() -> None:
    (drawing,) = accuracy().drawings
    assert drawing.markup.count("data-chosen") == 1
    assert "data-chosen" not in drawing.picture


@pytest.mark.parametrize("name", ACCURACIES)
def test_accuracy(name: str, snapshot: SnapshotAssertion) -> None:
    spec = AccuracySpec(id=name, caption="Accuracies", **ACCURACIES[name])
    (drawing,) = accuracy_figure(spec, real_site().sources).drawings
    assert drawing.markup == snapshot(name=name)

"""The decision figure: what it draws, what it says of it, and what it refuses."""

import re

import numpy as np
import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.figure import Figure
from generator.figures.kinds.decision import DecisionSpec, decision_figure
from generator.figures.parts import digits
from generator.figures.slice.curves import lay_out
from generator.figures.slice.heat_map import lay_out_map
from generator.figures.slice.regions import lay_out_regions
from generator.models.sources import ANY
from generator.notation.number import percent
from generator.reading.errors import ContentError
from tests.figures.drawn import assert_readable, words
from tests.figures.slice.seen import seen
from tests.samples.figures import DECISIONS, figure
from tests.samples.networks import with_networks

MALE = 0  # at which sex is held


def decision(**keys) -> Figure:
    return figure("decision", with_networks(), **keys)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"model": "shalow"}, 'unknown model "shalow"'),
        ({"model": "women_survive"}, "is a rule, expected a network"),
        ({"model": "hidden_sketch"}, "has no weights"),
        ({"model": "class"}, "no continuous input"),
        ({"model": "shallow", "over": "Agee"}, 'unknown input of shallow "Agee"'),
        ({"model": "shallow", "over": "Sex"}, "expected a continuous input (Age)"),
        ({"model": "shallow", "by": "Age"}, "no continuous input"),
        ({"model": "shallow", "over": "Age", "by": "Age"}, "on the x axis already"),
        ({"model": "shallow", "rows": "none"}, "rows"),
        ({"model": "shallow", "hold": {"Sex": "male"}}, '"Sex" varies here'),
        ({"model": "more_features", "hold": {"Clas": 3}}, 'unknown input "Clas"'),
        ({"model": "more_features", "hold": {"Fare": "much"}}, "found 'much', expected a number"),
        ({"model": "more_features", "hold": {"Fare": True}}, "found true, expected a number"),
        (
            {"model": "more_features", "by": "Pclass", "hold": {"Sex": "femal"}},
            'did you mean "female"?',
        ),
        ({"model": "shallow", "by": ["Age"]}, "by: expected text"),
        ({"model": "third_class"}, "is a rule, expected a network"),
        (
            {"model": "which_class", "by": "Sex"},
            "each class has a curve; expected another continuous",
        ),
    ],
)
def test_a_spec_that_cannot_be_drawn_is_refused(keys: dict, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        decision(**keys)
    assert problem in str(refused.value)


def test_every_row_is_marked_and_counted() -> None:
    for rows, count in (("training", 600), ("test", 291), ("all", 891)):
        strips = lay_out(seen(model="shallow", rows=rows)).strips
        assert sum(strip.rows for strip in strips) == count
        assert f"{count}" in decision(model="shallow", rows=rows).text
    text = decision(model="shallow").text
    assert "Male: 69 survived, 308 died; female: 167 survived, 56 died." in text


def test_rows_without_an_age_are_said_to_stand_at_the_stand_in() -> None:
    model = with_networks().models["shallow"]
    missing = int(model.dataset.frame["Age"][:600].isna().sum())
    text = decision(model="shallow").text
    assert f"For {missing} of them the data have no Age: they stand at 28" in text


def test_the_table_holds_the_probabilities_themselves() -> None:
    table = decision(model="shallow").table
    assert [column.name for column in table.columns] == ["Age", "Male", "Female"]
    shallow = with_networks().models["shallow"].network
    for age, male, female in table.values:
        assert [male, female] == shallow.predict([[age, 0], [age, 1]])[:, 0].tolist()


@pytest.mark.parametrize("name", DECISIONS)
def test_no_text_touches_another_or_leaves_the_drawing(name: str) -> None:
    (drawing,) = decision(**DECISIONS[name]).drawings
    assert_readable(drawing, 15)


@pytest.mark.parametrize("name", DECISIONS)
def test_decision(name: str, snapshot: SnapshotAssertion) -> None:
    spec = DecisionSpec(id=name, caption="A decision", **DECISIONS[name])
    (drawing,) = decision_figure(spec, with_networks()).drawings
    assert drawing.markup == snapshot(name=name)


def inside(paths: str, x: float, y: float) -> bool:
    """Whether a point is in what the path data enclose, by the even-odd rule."""
    crossed = 0
    for ring in re.findall(r"M([^MZ]*)Z", paths):
        points = [tuple(map(float, point.split(","))) for point in ring.split("L")]
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            crossed += (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossed % 2 == 1


def drawn_lines(content: str) -> np.ndarray:
    """Ends of all pieces of the boundary, of shape (points, 2)."""
    (path,) = re.findall(r'class="boundary[^"]*" d="([^"]*)"', content)
    return np.array([[*map(float, p.split(","))] for p in re.findall(r"[-\d.]+,[-\d.]+", path)])


def test_each_place_lies_in_the_region_of_the_class_that_the_network_answers() -> None:
    plot = lay_out_regions(seen(model="which_class"))
    model = with_networks().network("which_class", ANY)
    (drawing,) = decision(model="which_class").drawings
    regions = re.findall(r'<path class="area s(\d)" d="([^"]*)"', drawing.content)
    assert [tone for tone, _ in regions] == ["1", "2", "3"]
    sure = 0
    for x in np.arange(plot.plane.x.range[0] + 1.3, plot.plane.x.range[1], 9.7):
        for y in np.arange(plot.plane.y.range[1] + 1.3, plot.plane.y.range[0], 9.7):
            outputs = model.network.predict(
                [[plot.plane.x.inverse(x), plot.plane.y.inverse(y), MALE]]
            )[0]
            found = [i for i, (_, path) in enumerate(regions) if inside(path, x, y)]
            assert len(found) == 1, "no place is left out or in two regions"
            if np.diff(np.sort(outputs)[-2:]) > 0.02:
                assert found == [outputs.argmax()]
                sure += 1
    assert sure > 400


def test_regions_meet_where_two_classes_are_as_likely() -> None:
    plane = lay_out_regions(seen(model="which_class")).plane
    network = with_networks().network("which_class", ANY).network
    (drawing,) = decision(model="which_class").drawings
    ends = drawn_lines(drawing.content)
    assert len(ends) >= 4
    inputs = np.column_stack(
        [plane.x.inverse(ends[:, 0]), plane.y.inverse(ends[:, 1]), 0 * ends[:, 0]]
    )
    likeliest = np.sort(network.predict(inputs), axis=1)
    assert (likeliest[:, 2] - likeliest[:, 1]).max() < 0.02


def test_the_names_of_classes_stand_in_their_regions_and_once_in_the_key() -> None:
    plane = lay_out_regions(seen(model="which_class")).plane
    model = with_networks().network("which_class", ANY)
    (drawing,) = decision(model="which_class").drawings
    named = re.findall(r'class="middle strong halo" x="(.*?)" y="(.*?)">(.*?)<', drawing.content)
    assert [name for *_, name in named] == list(model.classes)
    for x, y, name in named:
        at = [plane.x.inverse(float(x)), plane.y.inverse(float(y) - 5), MALE]
        assert model.classes[model.network.predict([at])[0].argmax()] == name
    assert [line for entry in plane.key for line in entry.lines] == list(model.classes)
    assert len({(entry.tone, entry.mark[-6:]) for entry in plane.key}) == 3


def test_every_row_of_a_map_of_classes_has_the_mark_of_its_class() -> None:
    plot = seen(model="which_class", rows="all")
    (drawing,) = decision(model="which_class", rows="all").drawings
    for series in plot.series:
        (path,) = re.findall(
            rf'class="rows s{series.output + 1}(?: dots)?" d="([^"]*)"',
            drawing.content.split("boundary")[1],
        )
        at = plot.model.features[plot.drawn_of(series)][:, [plot.over, plot.by]]
        assert len(re.findall("M", path)) == len(np.unique(at, axis=0))
    counts = np.bincount(plot.model.labels).tolist()
    told = ", ".join(f"{n} {name}" for n, name in zip(counts, plot.model.classes, strict=True))
    assert (
        f"Marked are all 891 passengers: {told}." in decision(model="which_class", rows="all").text
    )


def test_the_text_of_a_map_of_classes_says_how_much_of_it_is_whose() -> None:
    text = decision(model="which_class").text
    shares = [int(n) for n in re.findall(r"” on (\d+)\u202f%", text)]
    assert len(shares) == 3 and 98 <= sum(shares) <= 102
    model = with_networks().network("which_class", ANY)
    outputs = model.network.predict([[0, 200, MALE]])[0]
    said = f"{model.classes[outputs.argmax()]} {percent(outputs.max())} at Age 0"
    assert f"Fare 200: {said}" in text


def test_a_contour_has_its_number_all_along() -> None:
    plot = lay_out_map(seen(model="what_fare"))
    network = with_networks().network("what_fare", ANY).network
    ends = drawn_lines(decision(model="what_fare").drawings[0].content)
    inputs = [plot.plane.x.inverse(ends[:, 0]), plot.plane.y.inverse(ends[:, 1])]
    values = plot.seen.predict(network, *inputs)
    off = abs(values[:, np.newaxis] - np.array(plot.levels[1:-1])).min(axis=1)
    # Within what the answer changes by a third of a user unit.
    aside = [plot.plane.x.inverse(ends[:, 0] + 0.34), plot.plane.y.inverse(ends[:, 1] + 0.34)]
    slope = abs(plot.seen.predict(network, *aside) - values)
    assert (off <= slope + 0.5).all()


def test_a_contour_is_labelled_with_its_number_on_it() -> None:
    plot = lay_out_map(seen(model="what_fare"))
    network = with_networks().network("what_fare", ANY).network
    (drawing,) = decision(model="what_fare").drawings
    labels = re.findall(r'class="middle halo" x="(.*?)" y="(.*?)">(.*?)<', drawing.content)
    assert len(labels) >= 3
    for x, y, text in labels:
        at = plot.plane.x.inverse(float(x)), plot.plane.y.inverse(float(y) - 5)
        value = plot.seen.predict(network, np.array([at[0]]), at[1])[0]
        assert value == pytest.approx(plot.levels[plot.texts.index(text)], abs=2)
    beside = re.findall(r'<text class="quiet" x="[^"]*" y="[^"]*">([^<]*)<', drawing.content)
    assert set(plot.texts) <= set(beside)


def test_rows_beyond_the_scale_are_said_to_be() -> None:
    plot = lay_out_map(seen(model="what_fare", rows="all"))
    fares = plot.seen.model.labels
    beyond = int((fares > plot.levels[-1]).sum() + (fares < plot.levels[0]).sum())
    assert beyond == plot.beyond > 0
    made = decision(model="what_fare", rows="all")
    assert f"{beyond} of them are beyond the scale" in made.text
    assert "beyond" not in decision(model="which_class").text


def test_the_shade_of_a_place_is_that_of_its_number_beside_the_map() -> None:
    plot = lay_out_map(seen(model="what_fare"))
    network = with_networks().network("what_fare", ANY).network
    (drawing,) = decision(model="what_fare").drawings
    shades = re.findall(r'<path class="band" fill-opacity="([^"]*)" d="([^"]*)"', drawing.content)
    steps = re.findall(r'<rect class="band" fill-opacity="([^"]*)"', drawing.content)
    assert [opacity for opacity, _ in shades] == steps == sorted(steps)
    for x in np.arange(plot.plane.x.range[0] + 1.3, plot.plane.x.range[1], 13.7):
        for y in np.arange(plot.plane.y.range[1] + 1.3, plot.plane.y.range[0], 13.7):
            at = plot.plane.x.inverse(x), plot.plane.y.inverse(y)
            value = plot.seen.predict(network, np.array([at[0]]), at[1])[0]
            found = [i for i, (_, path) in enumerate(shades) if inside(path, x, y)]
            assert len(found) == 1
            i = found[0]
            assert plot.levels[i] - 2 <= value <= plot.levels[i + 1] + 2


def test_a_bar_along_the_axis_shows_where_each_class_is_the_likeliest() -> None:
    plot = lay_out(seen(model="which_class", by=[]))
    network = with_networks().network("which_class", ANY).network
    for x in np.arange(plot.x.range[0] + 0.5, plot.x.range[1]):
        outputs = plot.seen.outputs(network, np.array([plot.x.inverse(x)]))[0]
        barred = [
            s.output
            for s in plot.seen.series
            if any(start <= x <= end for start, end in plot.trace(network, s).runs)
        ]
        assert barred == [outputs.argmax()] or np.diff(np.sort(outputs)[-2:]) < 0.01


def test_curves_of_classes_are_named_and_told() -> None:
    made = decision(**DECISIONS["curves-class"])
    plot = lay_out(seen(**DECISIONS["curves-class"]))
    model, shown = plot.seen.model, words(made)
    age = float(np.round(model.dataset.frame["Age"].median()))
    for name, share in zip(
        model.classes, model.network.predict([[age, 270, MALE]])[0], strict=True
    ):
        assert f"{name} {percent(share)}" in shown
        assert re.search(rf'data-name=""[^>]*>{name}<', made.drawings[0].content)
    first, _, third = (plot.crossings(model.network, series) for series in plot.seen.series)
    ((turn, up),) = first
    assert up and third == []
    at = digits.value(turn)
    assert f"the likeliest from {at} on. Second class" in made.text
    assert f"the likeliest up to {at}. Third class" in made.text
    assert "the likeliest nowhere." in made.text
    before, after = model.network.predict([[turn - 0.01, 270, MALE], [turn + 0.01, 270, MALE]])
    assert (before.argmax(), after.argmax()) == (1, 0)


def test_the_table_of_a_map_of_classes_says_the_likeliest() -> None:
    table = decision(model="which_class").table
    model = with_networks().network("which_class", ANY)
    assert table.columns[1].name.startswith("Fare ")
    fares = [float(c.name.removeprefix("Fare ")) for c in table.columns[1:]]
    for age, *cells in table.values:
        for fare, cell in zip(fares, cells, strict=True):
            outputs = model.network.predict([[age, fare, MALE]])[0]
            assert cell == f"{model.classes[outputs.argmax()]} {percent(outputs.max())}"


def test_no_second_input_is_asked_for_with_an_empty_list() -> None:
    assert seen(model="fare", by=[]).by is None
    assert seen(model="what_fare", by=[]).by is None
    assert seen(model="what_fare").two_continuous

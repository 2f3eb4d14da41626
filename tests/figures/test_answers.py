"""Kinds on networks that answer with classes or numbers: what they show, and which refuse."""

import re
from dataclasses import replace

import numpy as np
import pytest

from generator.figures.parts import digits
from generator.models.sources import ANY, Sources
from generator.nn.network import Array
from generator.notation.number import percent
from generator.reading.errors import ContentError
from tests.figures.drawn import words
from tests.samples.answers import read_answers
from tests.samples.figures import figure
from tests.samples.networks import random_model, with_networks


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Sources:
    return read_answers(tmp_path_factory.mktemp("answers"))


def outputs(sources: Sources, model: str, row: int) -> Array:
    network = sources.network(model, ANY)
    return network.network.predict(network.features[row : row + 1])[0]


@pytest.mark.parametrize("model", ["kinds", "kinds_deep"])
def test_a_network_of_classes_draws_an_output_and_a_bar_for_each(sources, model) -> None:
    made = figure("network", sources, model=model, show="forward", row="f0")
    shown, shares = words(made), outputs(sources, model, 0)
    for name, share in zip(("Iris", "Rose", "Tulip"), shares, strict=True):
        assert f"{percent(share)} {name}" in shown
    drawn = made.drawings[0].content
    bars = [float(w) for w in re.findall(r'data-share="[^"]+"[^>]* width="([\d.]+)"', drawn)]
    assert bars == pytest.approx([65 * share for share in shares], abs=0.01)
    strong = re.findall(r'class="activation strong"[^>]*>(\w+)<', drawn)
    assert [name.lower() for name in strong] == [sources.network(model, ANY).row("f0").answer]
    assert re.search(r"Sums .*; softmax gives .* iris, .* rose, .* tulip; answer: tulip", made.text)


def test_a_network_of_a_number_draws_the_number_and_what_it_measures(sources) -> None:
    made = figure("network", sources, model="price", show="forward", row=3)
    row = sources.network("price", ANY).row(3)
    assert f"{row.answer} Price, euros" in words(made)
    assert made.text.endswith(f"{row.answer}, price, euros.")
    assert "→" not in made.drawings[0].content


@pytest.mark.parametrize("show", ["symbols", "weights"])
@pytest.mark.parametrize("model", ["kinds", "kinds_deep", "price"])
def test_networks_are_drawn_without_a_row_too(sources, model: str, show: str) -> None:
    made = figure("network", sources, model=model, show=show)
    named = "price, euros" if model == "price" else "iris, rose, tulip"
    assert named in made.text.lower()


def test_a_table_of_classes_says_the_likeliest_and_whether_it_is_true(sources) -> None:
    made = figure("prediction", sources, model="kinds", rows=["f0", "f1", "f2"])
    rows = [sources.network("kinds", ANY).row(f"f{i}") for i in range(3)]
    assert [row[-1] for row in made.table.rows] == [
        f"{row.answer} {percent(max(row.outputs))}" for row in rows
    ]
    right = sum(row.answer == row.truth for row in rows)
    assert made.text.endswith(f"Right answers: {right} of 3.")


def test_a_table_of_numbers_has_neither_right_nor_wrong(sources) -> None:
    made = figure("prediction", sources, model="price", rows=[1, 2, 3])
    assert "In truth Network says price, euros" in words(made)
    assert "✓" not in made.body and "✗" not in made.body
    assert "the answers are off by" in made.text


def test_a_calculation_of_a_number_says_how_far_it_is_off(sources) -> None:
    shown = words(figure("forward-pass", sources, model="price", row=2))
    row = sources.network("price", ANY).row(2)
    assert f"{row.answer} , price, euros. The truth is {row.truth}, so it is off by" in shown


def test_a_calculation_of_classes_tells_products_sums_powers_and_shares(sources) -> None:
    made = figure("forward-pass", sources, model="kinds", row="f1")
    shown, row = words(made), sources.network("kinds", ANY).row("f1")
    (sums,), at = row.layers[0].pre_activation, int(row.predicted)
    in_full = [digits.total_in_full(float(z)) for z in sums]
    assert f"Those of “{row.answer}” give" in shown
    for name, z in zip(("iris", "rose", "tulip"), in_full, strict=True):
        assert f"{name} {z}" in shown
    taken = f"({in_full[at]})" if sums[at] < 0 else in_full[at]
    powers = np.exp(sums - sums.max())
    for z, power in zip(in_full, powers, strict=True):
        assert f"exp( {z} − {taken} ) = {digits.value(float(power))}" in shown
    assert f"all together {digits.product(float(powers.sum()))}" in shown
    told = f"Answer: {row.answer} . {percent(row.outputs[at])} is the largest probability."
    assert f"{told} The truth is “{row.truth}” , so it is right" in shown


def test_what_is_wrong_is_told_beside_the_probability_of_the_truth() -> None:
    model = random_model((2, 3))
    sources = replace(with_networks(), models={"made": model})
    wrong = np.flatnonzero(model.labels != model.predictions)[0]
    row = model.row(f"{wrong + 1}")
    shown = words(figure("forward-pass", sources, model="made", row=row.key))
    share = percent(row.outputs[int(row.label)])
    assert f"The truth is “{row.truth}” , which has {share}, so it is wrong" in shown


@pytest.mark.parametrize("model", ["kinds", "kinds_deep", "price_deep"])
def test_the_table_of_a_calculation_adds_up(sources, model: str) -> None:
    key = 3 if model == "price_deep" else "f1"
    table = figure("forward-pass", sources, model=model, row=key).table
    *products, sums, results = [np.array(row[2:], float) for row in table.values]
    np.testing.assert_allclose(np.sum(products, axis=0), sums)
    row = sources.network(model, ANY).row(key)
    np.testing.assert_allclose(results, row.outputs)
    assert [len(texts) for texts in table.rows] == [len(table.columns)] * len(table.values)


@pytest.mark.parametrize("model", ["kinds_deep", "price_deep"])
def test_a_calculation_passes_hidden_layers_at_its_second_step(sources, model: str) -> None:
    key = 3 if model == "price_deep" else "f1"
    made = figure("forward-pass", sources, model=model, row=key)
    shown, (hidden, last) = words(made), sources.network(model, ANY).row(key).layers
    for j in (1, 2):
        z, a = float(hidden.pre_activation[0, j]), float(hidden.activation[0, j])
        gives = digits.hidden_in_full(a)
        told = f"Neuron {j + 1} adds up to {digits.total_in_full(z)} and gives {gives}"
        assert told in shown
    assert digits.total_in_full(float(last.pre_activation[0, 0])) in shown
    assert made.body.count('<table class="calculation">') == 2
    assert made.steps[1].startswith("Hidden layer: Neuron 1 has the sum")


def test_the_animated_drawing_of_classes_says_how_sums_become_shares(sources) -> None:
    steps = figure("forward-pass", sources, model="kinds", row="f1").steps
    row = sources.network("kinds", ANY).row("f1")
    likeliest = row.outputs[int(row.predicted)]
    assert len(steps) == 5
    assert steps[1].startswith(f"Products for “{row.answer}”: ")
    assert re.search(r"^Softmax: exp\(.*\)\s=\s.*, all together [\d.]+; 1\s/", steps[3])
    assert steps[3].endswith(f"= {digits.total_in_full(likeliest)}.")
    assert steps[4] == f"Answer: {row.answer}. {percent(likeliest)} is the most."


def test_raw_inputs_stand_beside_one_column_for_each_class(sources) -> None:
    made = figure("dataset", sources, model="kinds", rows=2)
    assert [column.name for column in made.table.columns] == [
        "length", "width", "kind iris", "kind rose", "kind tulip",
    ]  # fmt: skip
    assert [sum(row[2:]) for row in made.table.values] == [1, 1]


def test_accuracies_are_told_of_each_class_and_errors_of_numbers(sources) -> None:
    classes = figure("accuracy-table", sources, models=["always", "kinds"])
    assert [row[0] for row in classes.table.rows] == [
        "Always a rose", *(f"Always a rose, {name}" for name in ("iris", "rose", "tulip")),
        "Which kind?", *(f"Which kind?, {name}" for name in ("iris", "rose", "tulip")),
    ]  # fmt: skip
    assert classes.table.rows[2][1:] == ["100.00\u202f%"] * 3
    numbers = figure("accuracy-table", sources, models=["price"])
    assert [row[0].split(", ", 1)[1] for row in numbers.table.rows] == [
        "mean absolute error, euros", "mean squared error", "R²",
    ]  # fmt: skip
    assert numbers.table.rows[2][1:] == ["1.000"] * 3


def test_a_training_shows_right_answers_of_classes_and_determination_of_numbers(sources) -> None:
    classes = figure("training", sources, model="kinds", show=["network"])
    right = percent(sources.network("kinds", ANY).run.last.test.accuracy, 1)
    assert f"test {digits.loss(classes.table.values[-1][2])} {right}" in words(classes)
    numbers = figure("training", sources, model="price", show=[])
    assert "Epoch 300 loss R²" in words(numbers)
    model = sources.network("price", ANY)
    assert numbers.table.values[-1][3:] == pytest.approx(
        [model.errors.training.r2, model.errors.test.r2], abs=1e-4
    )
    assert "R²: from" in numbers.text


def test_a_step_on_the_loss_of_a_number_is_one_on_its_squared_error(sources) -> None:
    made = figure("gradient", sources, model="price", row=3, learning_rate=1e-5)
    row = sources.network("price", ANY).row(3)
    assert f"The truth is {row.truth}: y = {row.truth}. The squared error is" in made.text
    assert "twice output minus truth, times the slope of identity" in made.text


@pytest.mark.parametrize("model", ["kinds", "kinds_deep"])
def test_a_step_on_the_loss_of_classes_is_told_with_its_slopes(sources, model: str) -> None:
    made = figure("gradient", sources, model=model, row="f1", learning_rate=0.01)
    network = sources.network(model, ANY)
    row = network.row("f1")
    shares, right = row.outputs, int(row.label)
    text = made.text
    loss = digits.value(row.loss)
    assert f"The cross-entropy is −ln({digits.product(shares[right])}) = {loss}." in text
    for j, (name, share) in enumerate(zip(network.classes, shares, strict=True)):
        y = int(j == right)
        slope = f"{digits.product(share)} − {y} = {digits.value(share - y)} for “{name}”"
        assert slope in text
    assert f"With the new weights the probability of “{row.truth}” is" in text
    assert text.endswith("It falls.")
    (last,) = [table[0] for table in made.table.rows[-1:]]
    assert last == "Bias to “tulip”"
    assert made.numbers["target"] == [float(j == right) for j in range(3)]


def test_a_number_is_drawn_over_an_input_among_its_rows(sources) -> None:
    made = figure("decision", sources, model="price", by=[])
    assert "Price, euros over area" in words(made)
    drawn = made.drawings[0].content
    assert len(re.findall(r"<circle [^>]*r=\"2\"", drawn)) == 40
    assert "threshold" not in drawn and "→" not in made.body
    at = sources.network("price", ANY).dataset.frame["area"].median()
    assert f"area {digits.given(round(at))}" in words(made)
    assert made.numbers["threshold"] is None and made.numbers["decimals"] == 0


def test_a_number_is_drawn_over_two_inputs_with_lines_and_rows_in_shades(sources) -> None:
    made = figure("decision", sources, model="price")
    assert made.drawings[0].title == "Price, euros over area and floor"
    network = sources.network("price", ANY)
    at = [float(network.dataset.frame[column].median()) for column in ("area", "floor")]
    told = network.label.said(float(network.network.predict([at])[0, 0]))
    assert f"floor {digits.given(at[1])} : {told}" in words(made)
    assert 'data-probability="" x=' in made.drawings[0].content and f">{told}<" in made.body
    assert len(re.findall(r'class="rows shade"', made.drawings[0].content)) > 3
    assert "each in the shade of its own price" in made.text


def test_classes_are_drawn_over_two_inputs_and_read_at_one_place(sources) -> None:
    made = figure("decision", sources, model="kinds")
    network = sources.network("kinds", ANY)
    at = [float(network.dataset.frame[column].median()) for column in ("length", "width")]
    shares = network.network.predict([np.round(at, 2)])[0]
    shown, names = words(made), ("iris", "rose", "tulip")
    for name, share in zip(names, shares, strict=True):
        assert f"{name} {percent(share)}" in shown
    likeliest = names[int(shares.argmax())]
    assert f"→ {likeliest}" in shown
    assert f">{likeliest} {percent(shares.max())}<" in made.drawings[0].content
    for name in names:
        assert len(re.findall(rf">{name}</text>", made.drawings[0].content)) == 2  # key and region


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("decision", {}),
        ("decision", {"by": []}),
        ("prediction", {"rows": [1, 2, 3]}),
        ("network", {"show": "forward", "row": 3}),
        ("dataset", {"rows": 3}),
        ("accuracy-table", {}),
    ],
)
def test_a_number_of_the_data_has_no_groups_anywhere(sources, kind: str, keys: dict) -> None:
    model = {"models": ["price"]} if kind == "accuracy-table" else {"model": "price"}
    made = figure(kind, sources, **model, **keys)
    shown = f"{words(made)} {made.text}"
    assert re.search(r"\d{5}", shown) or kind == "accuracy-table"
    assert not re.search(r"\d[,\u202f\u00a0’']\d{3}\b", shown)


def test_a_table_over_an_input_has_the_texts_of_its_axis(sources) -> None:
    made = figure("decision", sources, model="price", by=[])
    ticks = made.drawings[0].parts["plot"].x_axis.ticks
    rows = zip(made.table.rows, made.table.values, strict=True)
    texts = {at: label for (label, *_), (at, *_) in rows}
    both = {tick.value for tick in ticks} & texts.keys()
    assert both and all(texts[tick.value] == tick.label for tick in ticks if tick.value in both)


def test_an_experiment_on_classes_counts_right_answers(sources) -> None:
    experiment = sources.experiment("kinds_grid")
    cell = experiment.cell(0, "Both")
    assert cell.test.median > 0.9 > experiment.cell(0, "One").test.median
    made = figure("accuracy", sources, experiment="kinds_grid", features="Both", models=["always"])
    always = percent(sources.answers("always", taken=ANY).accuracy.test, 2)
    assert f"Always a rose: {always}" in words(made)
    assert f"0 hidden neurons: training {percent(cell.training.median, 2)}" in made.text
    chosen = max(experiment._of("Both"), key=lambda c: (c.cross_validation.median, -c.hidden))
    assert experiment.chosen("Both") == chosen


def test_an_experiment_on_numbers_measures_r2(sources) -> None:
    experiment = sources.experiment("price_grid")
    cell = experiment.cell(0, "Both")
    assert cell.validation.median > 0.9 > experiment.cell(0, "One").validation.median
    made = figure("accuracy", sources, experiment="price_grid", features="Both")
    shown = words(made)
    assert "R²" in shown and "%" not in shown + made.text
    assert f"validation {cell.validation.median:.3f} (" in made.text
    assert "Each mark is the median R² of 3 networks" in made.text
    assert "10 validation rows" in made.text
    assert made.table.values[0][1] == pytest.approx(cell.training.median)
    assert experiment.chosen("Both") in experiment.cells
    plain = figure("accuracy", sources, experiment="price_grid", features="One").text
    assert "0 hidden neurons: training" in plain


def test_classes_that_are_mixed_up_are_counted(sources) -> None:
    made = figure("confusion", sources, model="kinds", rows="all")
    table = sources.answers("kinds", taken=ANY).confusion.all.tolist()
    assert [list(row[1:]) for row in made.table.values] == table


@pytest.mark.parametrize(
    ("kind", "keys", "said"),
    [
        ("confusion", {"model": "price"}, '"price" answers with a number, expected one of two'),
        ("gradient", {"model": "kinds", "row": "f1", "loss": "mean-squared-error"},
         'not go with softmax in the last layer of "kinds"; expected "cross-entropy"'),
        ("gradient", {"model": "price", "row": 1, "loss": "binary-cross-entropy"},
         'not go with identity in the last layer of "price"; expected "mean-squared-error"'),
        ("accuracy-table", {"models": ["kinds", "price"]}, "another question"),
    ],
)  # fmt: skip
def test_a_kind_that_does_not_take_the_answer_says_so(sources, kind, keys, said) -> None:
    with pytest.raises(ContentError, match=said):
        figure(kind, sources, **keys)

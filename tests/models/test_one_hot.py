"""Networks with one-hot features: their inputs, what prose is told, and what is refused."""

from functools import partial

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.models.experiment_file import read_plan
from generator.models.imported.network_file import network_bytes
from generator.models.model import Model
from generator.models.sources import read_sources
from generator.notation.in_prose import ValueProblem
from generator.notation.number import significant
from generator.notation.values import Values
from generator.reading.errors import ContentError
from tests.models.imported.made import small
from tests.samples.birds import (
    BIRDS,
    BY_HAND,
    DESCRIPTION,
    ISLAND,
    ISLANDS,
    LENGTH,
    SEX,
    bird_model,
    described,
)
from tests.samples.figures import Spec
from tests.samples.tiny import write

RING: Spec = {"column": "Ring", "encode": "one-hot"}


@pytest.fixture
def read(tmp_path):
    """Reads the model of that description in a folder of its own."""
    return partial(bird_model, tmp_path)


def inputs(model: Model) -> list[str]:
    return [one.name for one in model.inputs]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    label=st.sampled_from(["Kind", "Rare", "Length"]),
    hidden=st.lists(st.integers(1, 4), max_size=2),
    order=st.permutations(["island", "length"]),
    islands=st.permutations(range(3)),
    seed=st.integers(0, 1000),
)
def test_it_answers_as_with_a_column_of_0_and_1_for_each_value(
    read, label, hidden, order, islands, seed
) -> None:
    category = ISLAND | {"values": [ISLANDS[i] for i in islands]}
    both = {
        "island": ([category], [BY_HAND[i] for i in islands]),
        "length": ([{"column": "Ring"}],) * 2,
    }
    one_hot, by_hand = (
        read(described([f for name in order for f in both[name][i]], label, hidden, 4, seed))
        for i in (0, 1)
    )
    assert np.array_equal(one_hot.features, by_hand.features)
    assert np.array_equal(one_hot.predictions, by_hand.predictions)
    outputs = [model.network.predict(model.features) for model in (one_hot, by_hand)]
    assert np.array_equal(*outputs)
    assert one_hot.loss == by_hand.loss


def test_values_stand_in_their_order_or_in_that_of_their_codes(read) -> None:
    model = read(described([ISLAND, RING], "Rare", [], 6))
    assert inputs(model) == [
        "Island: Hoy", "Island: Rum", "Island: Yell", "Ring: red", "Ring: blue", "Ring: green",
    ]  # fmt: skip
    assert model.features[0].tolist() == [0, 1, 0, 0, 1, 0]


def test_one_value_may_be_left_out_and_one_of_the_codes_may_have_no_row(read) -> None:
    told = RING | {"values": [4, 2, 1], "title": "Its ring"}
    model = read(described([told, LENGTH], "Rare", [], 4))
    assert inputs(model) == ["Its ring: black", "Its ring: green", "Its ring: blue", "Length"]
    assert model.features[:3, :3].tolist() == [[0, 0, 1], [0, 1, 0], [0, 0, 0]]
    assert [model.row(key).inputs["Ring"] for key in "abc"] == ["blue", "green", "red"]


def test_a_missing_value_is_taken_for_the_one_that_is_named(read) -> None:
    taken = SEX | {"values": ["m", "f"]}
    model = read(described([taken], "Rare", [], 2))
    assert model.features[2].tolist() == [1, 0]
    assert model.row("c").inputs == {"Sex": "male"}
    assert (model.note("Sex", "c"), model.note("Sex", "a")) == ("unknown", "")
    assert model.filled("Sex") == "male"


def test_prose_names_values_by_their_words(read) -> None:
    model = read(described([LENGTH, ISLAND], "Rare", [], 4))
    first = model.network.layers[0].weights[0]
    values = Values({"models": {"it": model}})
    assert values.evaluate("models.it.row('a').inputs.Island") == "Rum"
    weight = values.evaluate("models.it.weights.Island.Rum | number(3)")
    assert weight == significant(float(first[2]), 3)
    assert model.row("a").products["Island"] == first[2]
    with pytest.raises(ValueProblem, match='unknown name "Run" in models'):
        values.evaluate("models.it.weights.Island.Run")


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        (ISLAND | {"encode": "onehot"}, 'encode: unknown value "onehot" (known: one-hot; did you'),
        (ISLAND | {"encode": 3}, "encode: expected a mapping, found 3"),
        (ISLAND | {"values": ["Hoy", "Rum", "Yel"]},
         '9: unknown value of column "Island" "Yel" (known: Hoy, Rum, Yell; did you mean "Yell"?)'),
        (ISLAND | {"values": ["Hoy", "Rum", "Hoy"]}, '9: value "Hoy" is in this list already'),
        (ISLAND | {"values": ["Hoy"]},
         '6: column "Island" has the values "Rum", "Yell" too, expected all of them or all but'),
        (RING | {"values": ["red", 1]},
         '7: unknown value of column "Ring" "red" (known: 1, 2, 3, 4); it is what 3 means'),
        ({"column": "Sex", "encode": "one-hot"},
         '4: column "Sex" has no value in 2 rows; expected a rule that names one of its values, '
         'such as missing: "f"'),
        (SEX | {"missing": "median"},
         '8: unknown value of column "Sex" to stand in for a missing one "median" (known: f, m)'),
        (ISLAND | {"column": "Isle"}, '4: unknown column of birds.csv "Isle"'),
        ({"column": "Length", "values": [10]}, '5: expected it with "encode: one-hot" only'),
        ({"column": "Length", "missing": True}, '5: found true, expected "median" or a number'),
        ({"column": "Island"}, '4: column "Island" holds text; expected "encode" with a number for '
         'each value, such as encode: {"Rum": 0}, or encode: one-hot'),
    ],
)  # fmt: skip
def test_what_it_cannot_be_is_refused_at_its_line(read, feature: Spec, said: str) -> None:
    head = "title: T\ndata: birds\nfeatures:\n"
    features = yaml.safe_dump([feature], sort_keys=False)
    tail = "label: Rare\nsplit: {train: 6}\nlayers: [{units: 1, activation: sigmoid}]\n"
    with pytest.raises(ContentError) as refused:
        read(head + features + tail)
    assert said in str(refused.value)
    assert str(refused.value).startswith("content/models/it.yaml:")


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        (BIRDS.replace("Hoy", "Rum").replace("Yell", "Rum"), "Island",
         'column "Island" has 1 value, expected two or more for one-hot'),
        (BIRDS + "".join(f"x{i},{i + 40},Rum,1,f,tern,no,0,1,0\n" for i in range(30)), "Length",
         'column "Length" has 38 values, expected up to 30 for one-hot; without it they are numb'),
    ],
)  # fmt: skip
def test_a_column_of_one_value_or_of_many_is_no_category(read, table, column, said) -> None:
    model = described([{"column": column, "encode": "one-hot"}], "Rare", [], 1)
    with pytest.raises(ContentError, match=f"it.yaml:5: {said}"):
        read(model, table)


def test_all_features_together_have_no_more_inputs_than_a_table_has_columns(read) -> None:
    names = [f"n{i}" for i in range(7)]
    head, *rows = (BIRDS + "".join(f"x{i},9,Hoy,1,f,auk,no,1,0,0\n" for i in range(30))).split()
    lines = [",".join([head, *names])] + [
        f"{r},{f'{i % 30},' * 6}{i % 30}" for i, r in enumerate(rows)
    ]
    described_too = "".join(f"  {name}: {{meaning: Number}}\n" for name in names)
    model = described([{"column": name, "encode": "one-hot"} for name in names], "Rare", [], 210)
    with pytest.raises(ContentError, match=r"it\.yaml:16: more than 200 inputs"):
        read(model, "\n".join(lines), DESCRIPTION + described_too)


def test_a_wrong_shape_says_how_many_inputs_a_category_has(read, tmp_path) -> None:
    with pytest.raises(ContentError, match=r"expected 1 rows \(units\) of 4 inputs \(3 for Island"):
        read(described([LENGTH, ISLAND], "Rare", [], 2))
    (tmp_path / "content/models/two.safetensors").write_bytes(network_bytes(small((2, 1))))
    of_file = described([LENGTH, ISLAND], "Rare", [], 2) | {"file": "two.safetensors"}
    del of_file["layers"]
    with pytest.raises(ContentError) as refused:
        read(of_file)
    said = "two.safetensors takes 2 values, expected one for each of 4 inputs (3 for Island)"
    assert said in str(refused.value)


def test_a_network_from_elsewhere_has_an_input_for_each_value(read, tmp_path) -> None:
    layers = small((4, 2, 1))
    (tmp_path / "content/models").mkdir(parents=True)
    (tmp_path / "content/models/four.safetensors").write_bytes(network_bytes(layers))
    of_file = described([LENGTH, ISLAND], "Rare", [], 4) | {"file": "four.safetensors"}
    del of_file["layers"]
    model = read(of_file)
    assert model.units == [4, 2, 1]
    assert np.allclose(model.network.layers[0].weights, layers[0].weights)


def test_a_feature_set_takes_all_inputs_of_a_column(tmp_path) -> None:
    grid = described([LENGTH, ISLAND, SEX], "Rare", [], 5)
    del grid["layers"]
    grid |= {
        "feature_sets": {"Both": ["Sex", "Island"], "One": ["Length"]},
        "hidden": [0],
        "seeds": 1,
        "training": {"learning_rate": 0.1, "epochs": 2},
    }
    sources = {"data/birds.csv": BIRDS, "data/birds.yaml": DESCRIPTION}
    content = write(tmp_path / "content", sources | {"experiments/it.yaml": yaml.safe_dump(grid)})
    birds = read_sources(write(tmp_path / "other/content", sources)).datasets
    plan = read_plan(content / "experiments/it.yaml", tmp_path, birds)
    rows = plan.examples.rows[plan.parts.training]
    assert np.array_equal(plan.examples_of("Both").training.rows, rows[:, [4, 1, 2, 3]])
    assert np.array_equal(plan.examples_of("One").training.rows, rows[:, [0]])

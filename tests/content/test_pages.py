"""Data sets that packages ship: their pages say what a few lines of NumPy find in the locks."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.building import page, run, unpainted
from tests.content.tables import cells
from tests.page import Page, local, none, text_of
from tests.samples import our_content

HERE = Path(__file__).parent
SITES = ("cells", "cars")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Page]]:
    """The one article of each site; a build says one line, and warns of nothing."""
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        unpainted(patch)
        for name in SITES:
            output = tmp_path_factory.mktemp(name) / "build"
            done = run(HERE / name, output)
            assert (done.exit_code, done.stderr) == (0, "")
            assert len(done.stdout.splitlines()) == 1
            made[name] = page(output, f"{name}.html")
        yield made


def table(content: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(content / f"data/{name}.csv")


def sums(content: Path, model: str, inputs: np.ndarray) -> np.ndarray:
    """Sums of the output units by the locked parameters, shape (rows, units); ReLU before them."""
    *hidden, last = json.loads((content / f"models/{model}.lock.json").read_text())["layers"]
    for layer in hidden:
        inputs = np.maximum(0, inputs @ np.transpose(layer["weights"]) + layer["biases"])
    return inputs @ np.transpose(last["weights"]) + last["biases"]


def rows(article: Page, figure: str) -> list[list[str]]:
    """The texts of a table's rows, heads among them."""
    return [[text_of(cell) for cell in row] for row in article.ids[figure].iter("tr")]


def percents(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"([\d.]+) ?%", text)]


NUCLEI = ["radius", "texture"]
OUTLINES = [*NUCLEI, "smoothness", "concave points"]


@pytest.mark.parametrize(("model", "inputs"), [("nuclei", NUCLEI), ("outlines", OUTLINES)])
def test_as_many_tumours_are_told_right_as_by_the_locked_weights(sites, model, inputs) -> None:
    data = table(HERE / "cells", "cells")
    found = sums(HERE / "cells", model, data[inputs].to_numpy())[:, 0] > 0
    right = int((found == (data["diagnosis"] == "M")).sum())
    title = {"nuclei": "Radius and texture", "outlines": "Outlines too, three hidden neurons"}
    (row,) = (r for r in rows(sites["cells"], "cells-accuracy") if r[0] == title[model])
    assert row[-1] == f"{100 * right / len(data):.2f} % {right} right"


def test_each_kind_of_mistake_is_counted_and_told(sites) -> None:
    data = table(HERE / "cells", "cells")
    found = sums(HERE / "cells", "nuclei", data[NUCLEI].to_numpy())[:, 0] > 0
    counts = pd.crosstab(data["diagnosis"] == "M", found).to_numpy()
    shown = rows(sites["cells"], "cells-confusion")[-2:]
    assert [[int(cell.split()[0]) for cell in row[1:]] for row in shown] == counts.tolist()
    (_, alarms), (_, hits) = counts
    told = f"the network finds {hits}; of the {counts[0].sum()} benign ones it calls {alarms}"
    assert told in text_of(sites["cells"].root)


def test_the_probability_of_each_sample_is_the_sigmoid_of_its_sum(sites) -> None:
    data = table(HERE / "cells", "cells").set_index("sample")
    for key, *_, shown, _ in rows(sites["cells"], "cells-table")[1:-1]:
        inputs = data.loc[[int(key.split()[1])], NUCLEI].to_numpy()
        share = 1 / (1 + np.exp(-sums(HERE / "cells", "nuclei", inputs)[0, 0]))
        assert percents(shown) == pytest.approx([100 * share], abs=0.51)


@pytest.mark.parametrize(
    ("model", "title"), [("line", "A line over"), ("bent", "A bent line over")]
)
def test_errors_are_those_of_the_locked_weights(sites, model, title) -> None:
    data = table(HERE / "cars", "cars")
    truth = data["Miles per gallon"].to_numpy()
    off = sums(HERE / "cars", model, data[["Weight"]].to_numpy())[:, 0] - truth
    shown = [r[-1] for r in rows(sites["cars"], "cars-errors") if r[0].startswith(title)]
    explained = 1 - (off**2).mean() / truth.var()
    errors = [np.abs(off).mean(), (off**2).mean(), explained]
    assert [float(number) for number in shown] == pytest.approx(errors, rel=1e-3)


def test_the_miles_of_each_car_are_the_sum_that_the_network_ends_in(sites) -> None:
    data = table(HERE / "cars", "cars").set_index("car")
    for key, *_, shown in rows(sites["cars"], "cars-table")[1:-1]:
        inputs = data.loc[[int(key.split()[1])], ["Weight", "Horsepower"]].to_numpy()
        answer = sums(HERE / "cars", "power", inputs)[0, 0]
        assert float(shown) == pytest.approx(answer, abs=0.0051)


def test_the_answer_about_each_penguin_is_the_largest_share_of_softmax(pages) -> None:
    content = our_content()
    data = table(content, "penguins").set_index("penguin")
    for key, *_, shown, _ in rows(pages["which-penguin.html"], "six-penguins")[1:-1]:
        row = data.loc[[int(key.split()[1])]]
        inputs = row[["bill_length_mm", "bill_depth_mm"]].to_numpy()
        if np.isnan(inputs).any():
            continue  # what stands in for it the data do not say
        powers = np.exp(sums(content, "bill", inputs)[0])
        answer = ["Adélie", "Chinstrap", "Gentoo"][powers.argmax()]
        assert shown.startswith(answer)
        assert percents(shown) == pytest.approx([100 * powers.max() / powers.sum()], abs=0.51)


@pytest.mark.parametrize("name", SITES)
def test_every_drawing_has_a_name_and_says_its_numbers(sites, name) -> None:
    article = sites[name]
    assert len(article.figures) >= 8
    drawings = [e for f in article.figures for e in f.iter() if local(e) == "svg"]
    drawn = [e for e in drawings if e.get("role") == "img"]
    assert drawn
    none(article.name_of(e) for e in drawn if not re.search(r"\d", article.description_of(e)))
    assert all(article.name_of(e) for e in drawn)


def test_the_table_of_scikit_learn_is_as_it_ships_it() -> None:
    assert (HERE / "cells/data/cells.csv").read_text("utf-8") == cells()

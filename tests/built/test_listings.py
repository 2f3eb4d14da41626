"""The listings that articles show are run here: what a reader copies is what the build computes."""

import runpy
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article.page import read_page
from generator.nn.activations import ACTIVATIONS
from tests.samples import CONTENT, real_site

LISTINGS = CONTENT / "listings"


def listing(name: str):
    """The function that the listing `<name>.py` defines, which may import its neighbours."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(LISTINGS)
        patch.setattr(sys, "dont_write_bytecode", True)
        function = runpy.run_path(str(LISTINGS / f"{name}.py"))[name]
    for module in set(sys.modules) - before:
        del sys.modules[module]
    return function


SIGMOID, RELU, PREDICT = (listing(name) for name in ("sigmoid", "relu", "predict"))


def test_every_listing_is_run_here():
    assert {path.name for path in LISTINGS.glob("*.py")} == {"sigmoid.py", "relu.py", "predict.py"}


def test_every_listing_is_shown_in_an_article():
    pages = (read_page(CONTENT / f"{page.slug}.md", CONTENT) for page in real_site().pages)
    shown = {listing.name for page in pages for listing in page.listings}
    assert shown == set(real_site().content.listings)


# exp overflows in the short listing beyond 709, far outside of what the article draws.
@given(st.floats(-700, 700))
def test_the_sigmoid_that_is_shown_is_the_one_that_is_drawn(x):
    assert SIGMOID(x) == pytest.approx(ACTIVATIONS["sigmoid"].function(x), rel=1e-14)


@given(st.floats(-1e6, 1e6))
def test_the_relu_that_is_shown_is_the_one_that_is_drawn(x):
    assert RELU(x) == ACTIVATIONS["relu"].function(x)


def test_the_prediction_that_is_shown_is_the_network_for_every_passenger():
    model = real_site().sources.models["shallow"]
    weights = model.weights
    shown = [
        PREDICT(age, sex, weights["Age"], weights["Sex"], model.bias)
        for age, sex in model.features.tolist()
    ]
    assert len(shown) == 891
    assert shown == pytest.approx(model.network.predict(model.features)[:, 0], rel=1e-14)

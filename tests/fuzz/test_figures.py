"""Any keys and values at all in a figure block: there is a figure, or one line says why not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.kinds import KINDS
from tests.fuzz.contents import draw
from tests.fuzz.nasty import value
from tests.fuzz.told import examples, refused
from tests.samples import real_site
from tests.samples.figures import article_figures, figure

KNOWN = st.one_of(
    st.sampled_from(sorted(real_site().sources.models)),
    st.sampled_from(
        [
            "Age", "Sex", "Pclass", "Fare", "Age and sex", "titanic", "hidden_units", "symbols",
            "weights", "forward", "training", "test", "all", "tanh", "gelu", "relu", "step",
            "binary-cross-entropy", "mean-squared-error", "weight", "neuron", "shorthand",
        ]
    ),
    st.integers(-2, 900),
    st.lists(st.integers(1, 891), min_size=1, max_size=6),
    st.lists(st.floats(-20, 20), min_size=2, max_size=5),
    st.sampled_from(["women_survive", "shallow", "hidden_3"]).map(lambda name: [name, name]),
    st.sampled_from([{"Sex": "male"}, {"Pclass": 2}, {"Age": 1e99}, {"Sex": 1}]),
)  # fmt: skip


@st.composite
def specs(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Keys of a block of that kind: those of an article's figure, and some others."""
    ours = [f for f in article_figures().values() if f.kind.name == kind]
    told = draw(st.sampled_from([f.spec.model_dump(exclude_unset=True) for f in ours] or [{}]))
    names = st.sampled_from(sorted(KINDS[kind].spec.model_fields))
    changed = draw(st.dictionaries(names, KNOWN | value, max_size=4))
    dropped = draw(st.sets(names, max_size=1))
    return {name: v for name, v in (told | changed).items() if name not in dropped}


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@examples(0.3)
def test_a_figure(kind: str, data: st.DataObject) -> None:
    keys = data.draw(specs(kind))
    refused(lambda: draw(figure(kind, **keys).finished), "page.md:")

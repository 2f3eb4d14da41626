"""The activation figure: whatever its domain and its point, it is drawn readably or refused."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from generator.figures.contents import Drawing
from generator.figures.figure import make_figure
from generator.figures.kinds import KINDS
from generator.figures.kinds.activation import ActivationSpec, activation_figure
from generator.figures.kinds.activation.plot import SIZE, WIDTH, lay_out, y_scale
from generator.figures.parts import digits
from generator.nn.activations import ACTIVATIONS
from generator.reading.document import read_document
from generator.reading.errors import ContentError
from generator.svg.label import text_width
from tests.figures.drawn import assert_readable, states_on_paper
from tests.figures.refusal import assert_refused
from tests.samples import real_site
from tests.samples.figures import Spec, figure


def drawings(**keys) -> tuple[Drawing, Drawing]:
    """The neuron and the plot."""
    lines = [f"{key}: {value}" for key, value in keys.items()]
    text = "\n".join(["id: it", "caption: A figure", *lines])
    return make_figure(
        KINDS["activation"], read_document(text, "page.md"), real_site().sources
    ).drawings


def texts_alone(**keys) -> tuple[Drawing, Drawing]:
    """The same without curve and paper, which take most of the time and leave the texts alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.figures.kinds.activation.plot.function_path", lambda *_: "M0,0")
        patch.setattr("generator.figures.kinds.activation.on_paper", lambda _: "")
        return drawings(**keys)


def axis_labels(plot: Drawing, line: str) -> list[str]:
    return [tick.label for tick in plot.parts[line].ticks]


MIDDLES = st.floats(-1e6, 1e6) | st.floats(-30, 30) | st.integers(-100, 100)


DOMAINS = st.tuples(MIDDLES, st.floats(-3, 6.3)).map(
    lambda d: (max(-1e6, d[0] - 10 ** d[1] / 2), min(1e6, d[0] + 10 ** d[1] / 2))
)


@settings(max_examples=300)
@given(function=st.sampled_from(sorted(ACTIVATIONS)), domain=DOMAINS, share=st.floats(0, 1))
@example(function="relu", domain=(-1e6, 1e6), share=1)
@example(function="identity", domain=(-1e6, 1e6), share=0)
@example(function="identity", domain=(999_999.999, 1e6), share=0.5)
@example(function="identity", domain=(-1e6, -999_999.999), share=0.5)
@example(function="sigmoid", domain=(20.0, 20.001), share=0.5)
@example(function="sigmoid", domain=(-700.0, -699.0), share=0)
@example(function="gelu", domain=(-3.0, -0.8), share=0)
def test_all_text_keeps_apart_and_on_the_canvas(function, domain, share) -> None:
    low, high = domain
    at = min(max(low, low + share * (high - low)), high)
    assume(not 0 < abs(at) < 1e-100)  # which no figure takes
    try:
        made = texts_alone(function=function, domain=[low, high], at=at)
    except ContentError as refused:
        assert "domain: " in str(refused) or "apart" in str(refused)
        assert high - low < 0.0011
    else:
        for drawing, size in zip(made, (16, 15), strict=True):
            assert_readable(drawing, size)


@pytest.mark.parametrize(
    ("domain", "labels"),
    [
        ([-20, 20], "−20 −15 −10 −5 0 5 10 15 20"),
        ([-5, 5], "−5 −4 −3 −2 −1 0 1 2 3 4 5"),
        ([-300, 300], "−300 −200 −100 0 100 200 300"),
        ([-1000, 1000], "−1000 −500 0 500 1000"),
        ([-1000000, 1000000], "−1000000 0 1000000"),
        ([3, 4], "3 3.2 3.4 3.6 3.8 4"),
        ([100000, 100001], "100000 100000.5 100001"),
    ],
)
def test_the_inputs_have_as_many_round_ticks_as_have_room(domain, labels: str) -> None:
    _, plot = drawings(function="sigmoid", domain=domain, at=domain[0])
    assert axis_labels(plot, "x_axis") == labels.split()


@pytest.mark.parametrize("domain", ["[-1.0e+12, 1.0e+12]", "[-1.0e+99, 1.0e+99]", "[1e-9, 2e-9]"])
def test_a_domain_that_no_plot_can_show_is_refused_with_the_bound(domain: str) -> None:
    with pytest.raises(ContentError) as refused:
        drawings(function="relu", domain=domain)
    assert str(refused.value).startswith("page.md:4: ")
    assert "ends from −1000000 to 1000000, at least 0.001 apart" in str(refused.value)


@pytest.mark.parametrize(
    ("y_ticks", "problem"),
    [
        ("[]", "y_ticks"),
        ("[0, true]", "found true"),
        ("[0, 2]", "found 2, expected a value from 0 to 1"),
        ("[0, 0.05]", "found 0.05, expected a value 0.12 or more away from 0"),
        ("[0, 0.5, 0]", "found 0, expected a value 0.12 or more away from 0"),
        ("[0.123456789012]", "fewer digits"),
    ],
)
def test_ticks_that_cannot_stand_on_the_axis_are_refused(y_ticks: str, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        drawings(function="sigmoid", y_ticks=y_ticks)
    assert str(refused.value).startswith("page.md:4: ")
    assert problem in str(refused.value)


def test_outputs_that_hardly_differ_are_drawn_as_one() -> None:
    _, plot = drawings(function="sigmoid", domain=[20, 21], at=20)
    assert axis_labels(plot, "y_axis") == ["0", "0.2", "0.4", "0.6", "0.8", "1"]


@pytest.mark.parametrize(("at", "shown"), [(20, "≈ 1"), (-20, "≈ 0"), (0.5, "0.6225"), (0, "0.5")])
def test_a_value_that_only_nearly_is_a_whole_number_says_so(at: float, shown: str) -> None:
    neuron, plot = drawings(function="sigmoid", at=at)
    assert plot.parts["value"].text == shown
    assert neuron.parts["value"] == shown


def test_whole_numbers_are_shown_as_they_are() -> None:
    assert [digits.short(x) for x in (5, 0.0, -0.0, 1200, -3)] == ["5", "0", "0", "1200", "−3"]


def test_a_sum_too_long_for_its_neuron_loses_decimals_first() -> None:
    neuron, _ = drawings(function="relu", domain=[0, 100000], at=1234.5678)
    assert neuron.parts["at"] == "1234.6"
    assert neuron.parts["half"] == neuron.parts["radius"], "it is still a circle"


def test_a_neuron_is_as_wide_as_its_domain_needs() -> None:
    neuron, _ = drawings(function="relu", domain=[-1000000, 100000], at=-1000000)
    assert neuron.parts["at"] == "−1000000"
    assert 2 * neuron.parts["half"] > text_width("−1000000", 16)


@pytest.mark.parametrize("write", [digits.total, digits.total_in_full])
def test_sums_from_a_million_on_are_shown_with_a_power_of_ten(write) -> None:
    assert write(38_000_000_000.0) == "3.8\u202f×\u202f10¹⁰"
    assert write(-999_999.0) in ("−999999", "−999999.00000")


def test_an_activation_states_its_formula_ends_and_point() -> None:
    assert figure("activation", function="sigmoid", at=0.03).text == (
        "sigmoid(x) = 1 / (1 + e^(−x)). From −20 to 20 its output goes from 0.00000000206 to "
        "0.99999999794; at 0.03 it is 0.50749943755."
    )


@pytest.mark.parametrize(
    ("domain", "step"),
    [([-20, 20], "0.01"), ([-5, 5], "0.001"), ([0, 1000000], "1"), ([0, 0.001], "0.0000001")],
)
def test_the_slider_has_at_least_two_thousand_steps(domain: list, step: str) -> None:
    made = figure("activation", function="relu", domain=domain)
    assert f'step="{step}"' in made.body
    low, high = domain
    assert (high - low) / float(step) >= 2000 or step == "1"
    assert made.numbers["decimals"] == len(step.partition(".")[2])


@pytest.mark.parametrize("function", sorted(ACTIVATIONS))
def test_the_value_beside_the_dot_stays_in_the_drawing(function: str) -> None:
    f, domain = ACTIVATIONS[function], (-20.0, 20.0)
    plot = lay_out(f, domain, y_scale(f, domain), None)
    places = plot.places()
    assert places[0][0] == domain[0]
    for step in range(-200, 201):
        x = step / 10
        _, dx, _, anchor = next(place for place in reversed(places) if place[0] <= x)
        width = text_width(digits.short(float(f.function(x))), SIZE)
        left = plot.x(x) + dx - {"": 0, "middle": width / 2, "end": width}[anchor]
        assert plot.x.range[0] - 1 <= left and left + width <= WIDTH + 1, (x, anchor)


@pytest.mark.parametrize("function", sorted(ACTIVATIONS))
def test_activation_curve(function: str, snapshot: SnapshotAssertion) -> None:
    spec = ActivationSpec(id=function, caption="A curve", function=function, domain=(-5, 5), at=1)
    _, plot = activation_figure(spec, real_site().sources).drawings
    assert plot.markup == snapshot(name=f"curve-{function}")


def test_live_figures_have_three_to_five_states_on_paper() -> None:
    assert 3 <= states_on_paper(figure("activation", function="sigmoid")) <= 5


def test_the_spec_names_the_states() -> None:
    body = figure("activation", function="sigmoid", print=[-4, 0.5, 4]).body
    assert [body.count(f"<p>{label}</p>") for label in ["Input −4", "Input 0.5", "Input 4"]] == [
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("states", "problem"),
    [([-4, 4], "print"), ([-4, 0, 21], "found 21, expected a value from -20 to 20")],
)
def test_states_that_cannot_be_drawn_are_refused(states: list[float], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        figure("activation", function="sigmoid", print=states)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"function": "sigmoyd"}, 12, 'did you mean "sigmoid"?'),
        ({"function": "relu", "domain": [5, -5]}, 13, "expected the lower end first"),
        ({"function": "relu", "at": 21}, 13, "expected a value from -20 to 20"),
        ({"function": "relu", "at": float("nan")}, 13, "at"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("activation", keys, line, message)

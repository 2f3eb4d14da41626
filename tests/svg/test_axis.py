from generator.svg.axis import Axis, Tick, axis
from generator.svg.scale import Linear


def test_an_axis_places_and_labels_round_ticks():
    assert axis(Linear((0, 1), (110, 0)), 2, "Output") == Axis(
        ticks=(Tick(110, "0", 0), Tick(55, "0.5", 0.5), Tick(0, "1", 1)),
        line=(110, 0),
        title="Output",
    )


def test_given_ticks_stand_where_they_are_and_are_labelled_as_they_are():
    ticks = axis(Linear((0, 1), (110, 0)), [0, 0.5, 1]).ticks
    assert [tick.label for tick in ticks] == ["0", "0.5", "1"]
    assert [tick.position for tick in ticks] == [110, 55, 0]


def test_given_ticks_have_a_true_minus_sign():
    ticks = axis(Linear((-20, 20), (0, 280)), range(-20, 21, 5)).ticks
    assert [tick.label for tick in ticks] == ["−20", "−15", "−10", "−5", "0", "5", "10", "15", "20"]

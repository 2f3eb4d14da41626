"""The heights of figures in frames are what a browser measures."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from generator.exports.frame import SPARE
from tests.browser.heights import KINDS, OFF, Measured, measured, numbers, samples


@pytest.fixture(scope="module")
def every(browser: Browser) -> Sequence[Measured]:
    return measured(browser, samples())


def test_every_number_is_what_the_browser_measures(every: Sequence[Measured]) -> None:
    wrong = [str(number) for number in numbers(every) if not number.right]
    assert wrong == [], "`make heights` says what each should be"


def test_each_frame_is_as_high_as_its_page_and_little_higher(every: Sequence[Measured]) -> None:
    wrong = {
        f"{one.sample!r}: {one.too_high:.1f}"
        for one in every
        if not SPARE <= one.too_high <= SPARE + OFF
    }
    assert not wrong


def test_each_kind_is_measured(every: Sequence[Measured]) -> None:
    counts = {kind.name: 0 for kind in KINDS}
    for one in every:
        counts[one.sample.kind] += 1
    assert min(counts.values()) > 1, counts

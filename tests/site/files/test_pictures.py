"""The sizes of pictures, as their files tell them."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.site.files.drawing import LARGEST, BadDrawing, drawing_size
from generator.site.files.raster import NoPicture, Size, raster_size
from tests.samples.own_files import RASTER, jpeg, png, raster


@pytest.mark.parametrize("name", RASTER)
def test_every_format_tells_its_size(name: str) -> None:
    kind, size = raster_size(raster(name))
    assert (size.width, size.height) == (12, 8)
    assert size.clear == (name == "clear.webp")
    assert kind.lower() == name.rpartition(".")[2]


def test_a_png_tells_its_size() -> None:
    assert raster_size(png(300, 7)) == ("PNG", Size(300, 7))


def test_a_photograph_is_turned_as_the_camera_was() -> None:
    assert raster_size(jpeg(300, 200, 1)) == ("JPEG", Size(300, 200))
    assert raster_size(jpeg(300, 200, 3)) == ("JPEG", Size(300, 200))
    assert raster_size(jpeg(300, 200, 6)) == ("JPEG", Size(200, 300))


@pytest.mark.parametrize("name", RASTER)
def test_half_a_header_is_no_picture(name: str) -> None:
    for end in range(10):
        with pytest.raises(NoPicture):
            raster_size(raster(name)[:end])


@given(
    st.sampled_from(sorted(RASTER)),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_a_damaged_picture_has_a_size_or_is_none(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(raster(name))
    for place, byte in changes:
        data[place % len(data)] = byte
    with contextlib.suppress(NoPicture):
        raster_size(bytes(data))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="1in" height="2cm"', (96, 76)),
        ('viewBox="0 0 300 120"', (300, 120)),
        ('width="600" viewBox="0 0 300 120"', (600, 240)),
        ('width="100%" height="100%" viewBox="0,0,30,12"', (30, 12)),
    ],
)
def test_a_drawing_tells_its_size(attributes: str, size: tuple[int, int]) -> None:
    found = drawing_size(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<g onload="alert(1)"/>', "onload"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<image href="https://x.example/a.png"/>', "x.example"),
        ('<image href="a.png"/>', "put it in"),
        ("<style>@import 'a.css';</style>", "<style>"),
        ('<rect fill="url(a.svg#b)"/>', "a.svg"),
        ("<g>", "no XML"),
    ],
)
def test_a_drawing_runs_and_loads_nothing(inside: str, said: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>'
    with pytest.raises(BadDrawing, match=said):
        drawing_size(svg.encode())


def test_a_drawing_may_refer_to_its_own_parts() -> None:
    inside = '<rect fill="url(#a)"/><use href="#b"/><a href="https://x.example/"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    assert drawing_size(svg.encode()) == Size(9, 9, True)


NUMBERS = st.from_regex(r"[-+0-9.,e% a-z]{0,9}", fullmatch=True)


@given(NUMBERS, NUMBERS, st.lists(NUMBERS, max_size=5).map(" ".join))
@example("1e400", "5", "0 0 1e999 nan")
@example("", "", "0 0 1.2.3 ...")
@example("nan", "-1", "0 0 1 1")
@example("", "1e-300", "0 0 1e300 1")
def test_a_drawing_has_a_size_or_is_none(width: str, height: str, box: str) -> None:
    attributes = f'width="{width}" height="{height}" viewBox="{box}"'
    try:
        found = drawing_size(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    except BadDrawing:
        return
    assert 1 <= found.width <= LARGEST and 1 <= found.height <= LARGEST


def test_a_drawing_needs_a_size() -> None:
    with pytest.raises(BadDrawing, match="viewBox"):
        drawing_size(b'<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>')

"""The texts of a column are what they were before they were kept as one."""

from hypothesis import given
from hypothesis import strategies as st

from generator.data.texts import END, Texts


@given(st.lists(st.text(st.characters(exclude_characters=END))), st.integers(0, 5))
def test_texts_are_found_again(texts: list[str], rows: int) -> None:
    kept = Texts.of(texts)
    assert kept.tolist() == texts == [kept[at] for at in range(len(kept))]
    assert kept.first(rows) == texts[:rows]

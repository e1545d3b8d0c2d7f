"""From an offset in a text to a line and a column, and back to the line."""

from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source import SourceText

TEXT = SourceText("2023.md", "甲乙\n\n丙𠮷丁\n末")


def test_columns_count_characters_not_bytes() -> None:
    assert TEXT.place(TEXT.text.index("丁")) == ("2023.md", 3, 3)
    assert TEXT.place(0) == ("2023.md", 1, 1)
    assert TEXT.place(3) == ("2023.md", 2, 1)
    assert TEXT.place(len(TEXT.text)) == ("2023.md", 4, 2)


def test_a_line_comes_without_its_end() -> None:
    assert [TEXT.line(number) for number in (1, 2, 3, 4)] == ["甲乙", "", "丙𠮷丁", "末"]


@given(st.text(alphabet="甲a\n𠮷 ", max_size=40), st.data())
def test_every_offset_is_found_again_by_its_place(text: str, data: st.DataObject) -> None:
    source = SourceText("2023.md", text)
    offset = data.draw(st.integers(0, len(text)))
    place = source.place(offset)
    assert place.line is not None
    assert place.column is not None
    assert source.line_starts[place.line - 1] + place.column - 1 == offset
    assert place.column <= len(source.line(place.line)) + 1

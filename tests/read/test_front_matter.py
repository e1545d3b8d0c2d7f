"""Where the data of a source ends and its prose begins."""

from hypothesis import given
from hypothesis import strategies as st

from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.read.front_matter import divide

PATH = "content/410303/tongjiju/2023.md"


@given(
    st.lists(st.sampled_from(["---", "--- ", "---　", "----", " ---", "--- x", "甲", "", "-- -"]))
)
def test_data_ends_at_the_first_line_of_three_dashes(lines: list[str]) -> None:
    text = "\n".join(["---", *lines])
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    parts = divide(SourceText(PATH, text))
    if not ends:
        assert isinstance(parts, Finding)
        return
    assert not isinstance(parts, Finding)
    data, prose = lines[: ends[0]], lines[ends[0] + 1 :]
    assert parts.data == "".join(f"{line}\n" for line in data)
    assert text[parts.body :] == "\n".join(prose)

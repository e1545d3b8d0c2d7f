"""Sketches of prose: what counts as the same text, and what does not."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.prose.sketch import MAX_CLAUSES, Sketch, own_names, shares, sketch_of
from generator.checks.prose.text import prose_of
from generator.form.editions import edition_of
from generator.ground.source import SourceText
from generator.model.agency import Agency, FormerName
from generator.model.region import Region
from generator.model.report import Report
from generator.read.markdown import read_markdown, split_passages
from tests.narratives import CLAUSES, body

YEAR = 2023
REGIONS = (Region("410000", "河南省"), Region("410303", "西工区", "410000"))
TONGJIJU = Agency("410303", "tongjiju", "西工区统计局", "department")


def sketch(markdown: str, names: Sequence[str] = ()) -> bytes:
    read = read_markdown(SourceText("2023.md", markdown), 0)
    report = Report("2023.md", YEAR, "", edition_of(YEAR), passages=split_passages(read.tokens))
    return sketch_of(prose_of(report), names)


def share(one: str, other: str) -> float:
    """Return the part of the longer text that stands in the other."""
    return min(shares(Sketch.read(sketch(one)), Sketch.read(sketch(other))))


def meets(one: str, other: str) -> bool:
    return bool(Sketch.read(sketch(one)).bands() & Sketch.read(sketch(other)).bands())


clauses = st.lists(st.sampled_from(CLAUSES), min_size=30, max_size=120, unique=True)


@given(clauses, st.integers(min_value=0, max_value=90000))
def test_other_numbers_make_no_other_text(said: list[str], number: int) -> None:
    assert sketch(body(said, number)) == sketch(body(said, 7))


@given(clauses, st.randoms(use_true_random=False))
def test_the_order_of_the_clauses_does_not_matter(said: list[str], chance: Random) -> None:
    moved = chance.sample(said, len(said))
    assert share(body(said), body(moved)) == 1.0
    assert meets(body(said), body(moved))


def changed(part: float, chance: Random) -> tuple[str, str]:
    """Return two texts of which a part of the clauses is the same."""
    drawn = chance.sample(CLAUSES, 200)
    kept = round(100 * part)
    other = drawn[:kept] + drawn[100 : 200 - kept]
    return body(drawn[:100]), body(chance.sample(other, 100))


@given(st.randoms(use_true_random=False))
def test_text_of_which_most_is_kept_is_a_copy(chance: Random) -> None:
    assert share(*changed(0.86, chance)) >= 0.8


def test_copies_meet_and_other_texts_hardly_ever() -> None:
    chance = Random(20240125)
    assert sum(meets(*changed(0.86, chance)) for _ in range(200)) >= 199
    assert sum(meets(*changed(0.2, chance)) for _ in range(200)) <= 10


@pytest.mark.parametrize("part", [0.5, 0.7])
@given(chance=st.randoms(use_true_random=False))
def test_text_of_which_less_is_kept_is_no_copy(part: float, chance: Random) -> None:
    one, other = changed(part, chance)
    assert share(one, other) < 0.8


@given(clauses, clauses)
def test_shares_are_those_of_the_clauses_by_length(one: list[str], other: list[str]) -> None:
    common = sum(map(len, set(one) & set(other)))
    found = shares(Sketch.read(sketch(body(one))), Sketch.read(sketch(body(other))))
    wanted = (common / sum(map(len, one)), common / sum(map(len, other)))
    assert found == pytest.approx(wanted)


def test_long_texts_are_compared_by_a_sample() -> None:
    every = body(CLAUSES)
    data = sketch(every)
    assert len(data) == 5 * MAX_CLAUSES
    assert share(every, every) == 1.0
    half = body(CLAUSES[: len(CLAUSES) // 2] * 2)
    part, counterpart = shares(Sketch.read(data), Sketch.read(sketch(half)))
    assert part == pytest.approx(0.5, abs=0.1)
    assert counterpart == 1.0


def test_names_of_agency_and_region_make_no_other_text() -> None:
    other = Agency(
        "410724",
        "minzheng",
        "获嘉县民政局",
        "department",
        short_names=("县民政局",),
        former_names=(FormerName("获嘉县民政科", last_year=2019),),
    )
    above = (Region("410700", "新乡市"), Region("410724", "获嘉县", "410700"))
    assert own_names(TONGJIJU, REGIONS) == ("河南省", "统计局", "西工区", "西工")
    assert own_names(other, above) == ("县民政局", "新乡市", "民政局", "民政科", "获嘉县", "获嘉")
    text = "{name}的{}在{region}内{}"
    own = [text.format(c, d, name="西工区统计局", region="西工区") for c, d in _pairs()]
    theirs = [text.format(c, d, name="获嘉县民政局", region="获嘉县") for c, d in _pairs()]
    assert sketch(body(own), own_names(TONGJIJU, REGIONS)) == sketch(
        body(theirs), own_names(other, above)
    )
    assert sketch(body(own)) != sketch(body(theirs))


def _pairs() -> list[tuple[str, str]]:
    return list(zip(CLAUSES[0:30], CLAUSES[30:60], strict=True))


SLOGANS = "，".join(f"甲乙丙丁{word}" for word in "春夏秋冬东西南北上下左右")
SET_PHRASES = "，".join(["未收取信息处理费", "政府信息公开工作"] * 40)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(body(CLAUSES[:11]), id="too few clauses"),
        pytest.param(f"## 一、总体情况\n\n{SLOGANS}", id="too short clauses"),
        pytest.param("\n\n".join(CLAUSES), id="nothing but a preamble"),
        pytest.param(f"## 一、总体情况\n\n{SET_PHRASES}", id="set phrases"),
    ],
)
def test_too_little_is_not_judged(text: str) -> None:
    assert sketch(text) == b""

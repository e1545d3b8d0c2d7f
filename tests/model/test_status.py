"""Counts of who published in time, and the share that follows from them."""

import pytest

from generator.model.status import Counts, State, share_words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (Counts(on_time=2, late=1, closed=3), "66.7%"),
        (Counts(on_time=1, missing=2, closed=3), "33.3%"),
        (Counts(on_time=1, late=3, missing=12, closed=16), "6.3%"),
        (Counts(on_time=7, closed=7), "100.0%"),
        (Counts(late=3, missing=4, closed=7), "0.0%"),
        (Counts(on_time=1, late=1, undated=5, pending=9, closed=7), "50.0%"),
    ],
)
def test_share_is_of_those_whose_standing_is_known_rounded_half_up(
    counts: Counts, words: str
) -> None:
    assert share_words(counts) == words


def test_undated_reports_alone_give_no_share_whoever_else_is_missing() -> None:
    assert share_words(Counts(undated=3, missing=2, closed=5)) == "无法计算"


@pytest.mark.parametrize("counts", [Counts(), Counts(pending=4), Counts(on_time=3, pending=4)])
def test_there_is_no_share_while_no_deadline_has_passed(counts: Counts) -> None:
    assert share_words(counts) == "—"


def test_counts_of_two_regions_add_up_state_by_state() -> None:
    total = Counts(1, 2, 3, 4, 5, 6) + Counts(10, 20, 30, 40, 50, 60)
    assert total == Counts(11, 22, 33, 44, 55, 66)
    assert (total.expected, total.overdue) == (11 + 22 + 33 + 44 + 55, 22 + 44)


def test_every_state_has_its_own_word_and_its_count() -> None:
    assert len({state.label for state in State}) == len(State)
    assert all(hasattr(Counts(), state.value) for state in State)

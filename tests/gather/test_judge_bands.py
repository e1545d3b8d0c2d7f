"""The index of bands: whom a change leads to compare, held against all that could be compared."""

from hypothesis import given
from hypothesis import strategies as st

from generator.store.bands import HEADS, BandIndex, Bands, pair_of
from generator.store.facts import FactStore

BANDS = [part << 60 | band << 40 for part in (1, 9) for band in range(3)]
own_bands = st.frozensets(st.sampled_from(BANDS), min_size=1)
crowds = st.dictionaries(st.integers(1, 24), own_bands, min_size=12)
sketches = st.dictionaries(st.integers(1, 24), own_bands)


def numbered(sketches_by_number: dict[int, frozenset[int]]) -> Bands:
    bands = Bands()
    for number, own in sketches_by_number.items():
        bands.add(number, own)
    return bands


def candidates(portal: dict[int, frozenset[int]]) -> set[tuple[int, int]]:
    """Return each sketch with each of the first few before it that have a band of its own."""
    found: set[tuple[int, int]] = set()
    for band in BANDS:
        members = sorted(number for number, own in portal.items() if band in own)
        found |= {(number, head) for head in members[:HEADS] for number in members if head < number}
    return found


@given(crowds, st.lists(sketches, min_size=1, max_size=3), st.frozensets(st.integers(1, 24)))
def test_a_change_leads_to_all_that_may_be_compared_otherwise_than_before(
    crowd: dict[int, frozenset[int]],
    edits: list[dict[int, frozenset[int]]],
    removed: frozenset[int],
) -> None:
    portal: dict[int, frozenset[int]] = {}
    with FactStore() as store:
        for number, edit in enumerate([crowd, *edits]):
            leaving = removed - edit.keys() if number else frozenset()
            before = candidates(portal)
            gone = {each: portal.pop(each) for each in {*edit, *leaving} if each in portal}
            portal |= edit
            index = BandIndex(store, 2023)
            pairs = set(map(pair_of, index.change(numbered(gone), numbered(edit))))
            after = candidates(portal)
            assert pairs <= after
            assert after - before <= pairs
            assert {pair for pair in after if not edit.keys().isdisjoint(pair)} <= pairs
            assert {head for _, head in before - after} - {*gone} <= index.demoted | {
                head for each, head in before - after if each in gone
            }
            for each, own in portal.items():
                assert index.heads(each, own) == {head for one, head in after if one == each}


def test_years_are_kept_apart() -> None:
    with FactStore() as store:
        one = numbered({1: frozenset(BANDS)})
        assert list(BandIndex(store, 2022).change(Bands(), one)) == []
        other = numbered({2: frozenset(BANDS)})
        assert list(BandIndex(store, 2023).change(Bands(), other)) == []
        pairs = BandIndex(store, 2023).change(Bands(), numbered({1: frozenset(BANDS[:1])}))
        assert [pair_of(pair) for pair in pairs] == [(2, 1)]

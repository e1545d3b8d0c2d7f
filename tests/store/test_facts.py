"""Facts go in and come out the same, in one order, and tell who is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.facts import FAR_YEAR, AgencyFacts, Link, ReportFacts, TableFacts
from generator.model.report import Acceptance, Value
from generator.store.facts import FactStore
from generator.store.rows import cells_text, values_of

LINK = Link(Place("content/410303/tongjiju/2023.md", 40, 7), "agencies/410303/tongjiju/2022/")
TONGJIJU = AgencyFacts(
    region="410303",
    slug="tongjiju",
    name="西工区统计局",
    kind="department",
    first_year=2021,
    last_year=FAR_YEAR,
    reports=(
        ReportFacts(2021, "西工区统计处", "标题一", "2021", "2022-01-20", (3, 5, None), 7),
        ReportFacts(2023, "西工区统计局", "标题二", "2021", "", (11, 13, 17), 0),
    ),
    links=(LINK,),
)
ZHENGWU = AgencyFacts(
    region="410724",
    slug="zhengwu",
    name="获嘉县人民政府",
    kind="government",
    first_year=2022,
    last_year=2022,
    reports=(ReportFacts(2022, "获嘉县人民政府", "标题三", "2021", "2023-03-01", (19, 23, 29), 2),),
)
FINDINGS = (
    Finding(
        "D03",
        Severity.ERROR,
        Place("a.md", 12, 5),
        "差 3。",
        cell="requests.carried_in.total",
        expected="7",
        hint="核对原件。",
        equations=("t3_row_total:requests.carried_in", "t3_balance:total"),
        reason="原件如此",
    ),
    Finding("P03", Severity.ERROR, Place("a.md"), "这里不该有这个文件。"),
    Finding("A10", Severity.WARNING, Place("a.md", 12, 3), "没有对应的问题。"),
    Finding("S17", Severity.NOTICE, Place("b.md", 2, 1), "没有这个键。"),
)


def test_findings_come_back_whole_in_the_order_of_files_and_places() -> None:
    with FactStore() as store:
        store.put_findings(FINDINGS[2:], "site")
        store.put_findings(FINDINGS[:2], "site")
        found = tuple(store.findings())
    assert found == tuple(sorted(FINDINGS, key=Finding.sort_key))


def test_links_come_back_whole() -> None:
    with FactStore() as store:
        store.put(TONGJIJU)
        store.put_links((Link(Place("content/pages/about.md", 6, 3), "years/2023/"),), "page/about")
        assert list(store.links()) == [
            LINK,
            Link(Place("content/pages/about.md", 6, 3), "years/2023/"),
        ]


def test_standing_counts_the_years_in_which_an_agency_is_expected() -> None:
    with FactStore() as store:
        store.put(TONGJIJU)
        store.put(ZHENGWU)
        rows = set(store.rows("SELECT agency, year, published FROM standing"))
    assert rows == {
        ("410303/tongjiju", 2021, 1),
        ("410303/tongjiju", 2022, 0),
        ("410303/tongjiju", 2023, 1),
        ("410724/zhengwu", 2022, 1),
    }


def test_one_agency_cannot_be_put_twice() -> None:
    with FactStore() as store:
        store.put(TONGJIJU)
        with pytest.raises(Exception, match="UNIQUE"):
            store.put(TONGJIJU)


numbers = st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2)


@given(st.lists(numbers, min_size=1).map(tuple))
def test_numbers_come_back_as_they_were(values: tuple[Value | None, ...]) -> None:
    found = values_of(cells_text(values))
    # Equal is not enough: 1.10 is printed as it is written, and zero is not 0.00.
    assert list(map(repr, found)) == list(map(repr, values))


def test_numbers_relations_sketches_and_open_entries_are_kept() -> None:
    entry = Acceptance("F04", "", "合署办公", 31, 5)
    table = TableFacts("proactive", "2021", (3, None, Decimal("0.50")))
    report = ReportFacts(
        *(2023, "获嘉县人民政府", "标题", "2021"),
        tables=(table,),
        open_entries=(entry,),
        sketch=b"\x07\x00\x01",
        prose_line=42,
    )
    facts = AgencyFacts(
        *("410724", "xian", "获嘉县人民政府", "government", 2023, FAR_YEAR),
        reports=(report,),
        members=("410724/gongan", "410724/gongan"),
        predecessors=("410724/jiuxian",),
        founded=2019,
    )
    with FactStore() as store:
        store.put(facts)
        assert list(store.open_entries()) == [("content/410724/xian/2023.md", entry)]
        assert list(store.rows("SELECT * FROM sketch")) == [
            (2023, "410724/xian", 42, b"\x07\x00\x01")
        ]
        assert list(store.rows("SELECT * FROM relation ORDER BY role")) == [
            ("410724/xian", "member", "410724/gongan"),
            ("410724/xian", "predecessor", "410724/jiuxian"),
        ]
        assert list(store.rows("SELECT founded FROM agency")) == [(2019,)]
        ((cells,),) = store.rows("SELECT cells FROM numbers WHERE section = 'proactive'")
        assert values_of(cells) == table.values

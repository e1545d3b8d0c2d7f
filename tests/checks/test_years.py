"""The figures of two years against each other, and what only some agencies may report."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import REPORT_RULES, SUCCESSION_RULES
from generator.form.editions import BY_KEY, edition_of
from generator.form.grid import grids_of
from generator.form.shape import Edition
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.model.report import Report, TableData, Value

EDITIONS = (BY_KEY["2019"], BY_KEY["2021"])
APPLICANTS = (
    "natural_person",
    "organisation.commercial_enterprise",
    "organisation.research_institution",
    "organisation.public_welfare",
    "organisation.legal_service",
    "organisation.other",
)
RESULTS = (
    "requests.results.granted",
    "requests.results.refused.internal_affairs",
    "requests.results.not_processed.duplicate",
)
ZONE = Regions({"350171": Region("350171", "平潭综合实验区", kind="zone")})
AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")

counts = st.integers(min_value=0, max_value=10**6)


def table_of(edition: Edition, section: str, numbers: Mapping[str, Value | None]) -> TableData:
    grid = grids_of(edition)[section]
    return TableData(edition, grid, tuple(numbers.get(cell.key, 0) for cell in grid.cells))


def context_of(
    year: int, *tables: TableData, agency: Agency = AGENCY, regions: Regions = ZONE
) -> ReportContext:
    path = f"content/{agency.key}/{year}.md"
    held = {table.grid.key: table for table in tables}
    report = Report(path, year, "", edition_of(year), tables=held)
    return ReportContext(report, agency, regions, lambda key: Place(path, 1, len(key or "")))


def findings_of(later: ReportContext, *earlier: ReportContext, letters: str) -> Iterator[Finding]:
    years = (later.report.year - 1, later.report.year) if earlier else (later.report.year,)
    succession = Succession(later, earlier, years)
    for check in REPORT_RULES:
        if check.rule.code[0] in letters:
            yield from check.find(later)
    for against_before in SUCCESSION_RULES:
        if against_before.rule.code[0] in letters:
            yield from against_before.find(succession)


def numbers_of(draw: st.DrawFn, carried_in: Mapping[str, int]) -> dict[str, int]:
    """Return a table 3 that adds up and carries in what is given."""
    numbers: dict[str, int] = {}
    for column in APPLICANTS:
        results = [draw(counts) for _ in RESULTS]
        handled = sum(results)
        carried_out = draw(st.integers(max(0, carried_in[column] - handled), 10**6))
        numbers |= {f"{line}.{column}": n for line, n in zip(RESULTS, results, strict=True)}
        numbers[f"requests.results.total.{column}"] = handled
        numbers[f"requests.carried_out.{column}"] = carried_out
        numbers[f"requests.carried_in.{column}"] = carried_in[column]
        received = handled + carried_out - carried_in[column]
        numbers[f"requests.new_received.{column}"] = received
    for line in {key.removesuffix(f".{APPLICANTS[0]}") for key in numbers if APPLICANTS[0] in key}:
        numbers[f"{line}.total"] = sum(numbers[f"{line}.{column}"] for column in APPLICANTS)
    return numbers


@st.composite
def pairs(draw: st.DrawFn) -> tuple[TableData, TableData]:
    """Return table 3 of two years that follow from each other, each of either edition."""
    first = numbers_of(draw, {column: draw(counts) for column in APPLICANTS})
    carried = {column: first[f"requests.carried_out.{column}"] for column in APPLICANTS}
    second = numbers_of(draw, carried)
    old, new = (draw(st.sampled_from(EDITIONS)) for _ in range(2))
    return table_of(old, "requests", first), table_of(new, "requests", second)


@given(pair=pairs())
def test_nothing_is_said_of_two_years_that_follow_from_each_other(
    pair: tuple[TableData, TableData],
) -> None:
    before, now = pair
    assume(before.values != now.values)

    found = findings_of(context_of(2023, now), context_of(2022, before), letters="F")

    assert list(found) == []


@given(pair=pairs(), data=st.data())
def test_a_wrong_cell_of_table_3_is_one_finding_in_itself_and_across_years(
    pair: tuple[TableData, TableData], data: st.DataObject
) -> None:
    before, now = pair
    index = data.draw(st.integers(min_value=0, max_value=len(now.values) - 1))
    wrong = data.draw(counts.filter(lambda value: value != now.values[index]))
    values = (*now.values[:index], wrong, *now.values[index + 1 :])
    planted = TableData(now.edition, now.grid, values)

    (finding,) = findings_of(context_of(2023, planted), context_of(2022, before), letters="DF")

    assert finding.cell == now.grid.cells[index].key
    assert finding.expected == str(now.values[index])


@given(pair=pairs(), data=st.data())
def test_a_wrong_cell_in_the_year_before_is_no_fault_of_this_year(
    pair: tuple[TableData, TableData], data: st.DataObject
) -> None:
    before, now = pair
    index = data.draw(st.integers(min_value=0, max_value=len(before.values) - 1))
    wrong = data.draw(counts)
    values = (*before.values[:index], wrong, *before.values[index + 1 :])
    planted = TableData(before.edition, before.grid, values)
    assume(planted.values != now.values)

    found = findings_of(context_of(2023, now), context_of(2022, planted), letters="F")

    assert list(found) == []


def carrying(year: int, slug: str, line: str, *figures: int) -> ReportContext:
    """Return a report whose only figures are those of one line, applicants without their total."""
    numbers = dict(zip((f"{line}.{column}" for column in APPLICANTS), figures, strict=False))
    numbers[f"{line}.total"] = sum(figures)
    other = "new_received" if line.endswith("out") else "carried_out"
    numbers |= {key.replace(line, f"requests.{other}"): value for key, value in numbers.items()}
    agency = Agency("410303", slug, slug, "department")
    table = table_of(edition_of(year), "requests", numbers)
    return context_of(year, table, agency=agency)


def test_an_agency_that_replaced_others_is_compared_with_their_sum() -> None:
    earlier = (
        carrying(2022, "minzheng", "requests.carried_out", 4, 1),
        carrying(2022, "laoling", "requests.carried_out", 2),
    )

    agrees = carrying(2023, "minzheng", "requests.carried_in", 6, 1)
    differs = carrying(2023, "minzheng", "requests.carried_in", 3, 1)

    assert list(findings_of(agrees, *earlier, letters="F")) == []
    (finding,) = findings_of(differs, *earlier, letters="F")
    assert (finding.code, finding.expected) == ("F01", "7")
    assert "content/410303/minzheng/2022.md、content/410303/laoling/2022.md" in finding.message
    assert "之和是 7，相差 3；自然人 3 与 6，相差 3。" in finding.message


@pytest.mark.parametrize(
    ("region", "kind", "name", "severity"),
    [
        ("000000", "department", "国家统计局", None),
        ("410000", "government", "河南省人民政府", None),
        ("410000", "department", "河南省人民政府办公厅", None),
        ("410000", "department", "河南省统计局", Severity.NOTICE),
        ("410300", "government", "洛阳市人民政府", None),
        ("410300", "department", "洛阳市人民政府办公室", None),
        ("410300", "department", "洛阳市统计局", Severity.WARNING),
        ("410300", "other", "洛阳市供水集团", Severity.NOTICE),
        ("410303", "government", "西工区人民政府", Severity.WARNING),
        ("419001", "government", "济源市人民政府", Severity.WARNING),
        ("441900", "township", "东莞市石龙镇人民政府", Severity.WARNING),
        ("350171", "government", "平潭综合实验区管理委员会", Severity.NOTICE),
    ],
)
def test_who_can_make_regulations(
    region: str, kind: str, name: str, severity: Severity | None
) -> None:
    table = table_of(BY_KEY["2021"], "proactive", {"proactive.regulations.issued": 3})
    context = context_of(2023, table, agency=Agency(region, "jiguan", name, kind))

    found = [f.severity for f in findings_of(context, letters="C") if f.code == "C04"]

    assert found == ([] if severity is None else [severity])


def sample(shared: Path, number: str) -> ReportContext:
    """Return a published report in the form of 2021, as read by hand."""
    folder = shared / "samples" / "reports"
    truth = json.loads((folder / f"{number}.truth.json").read_text(encoding="utf-8"))
    meta = json.loads((folder / f"{number}.meta.json").read_text(encoding="utf-8"))
    lists: dict[str, list[Any]] = {
        "proactive": [
            number
            for line in truth["table2"].values()
            for number in (line if isinstance(line, list) else [line])
        ],
        "requests": [number for row in truth["table3"] for number in row["values"]],
        "remedies": truth["table4"],
    }
    grids = grids_of(BY_KEY["2021"])
    tables = [
        TableData(BY_KEY["2021"], grids[key], tuple(_number(each) for each in values))
        for key, values in lists.items()
    ]
    return context_of(int(meta["report_year"]), *tables)


def _number(value: float | None) -> Value | None:
    return Decimal(str(value)) if isinstance(value, float) else value


@pytest.mark.shared
@pytest.mark.parametrize(
    ("before", "now", "lines"),
    [
        ("007", "006", ["proactive.normative_documents"]),
        ("006", "005", ["proactive.normative_documents"]),
        ("044", "045", []),
        ("045", "046", ["proactive.normative_documents"]),
    ],
)
def test_published_years_carry_over_and_their_stock_is_a_remark(
    shared: Path, before: str, now: str, lines: list[str]
) -> None:
    found = list(findings_of(sample(shared, now), sample(shared, before), letters="CDEF"))

    assert [finding.cell for finding in found if finding.code == "C03"] == lines
    assert {finding.severity for finding in found} <= {Severity.NOTICE}
    assert not [finding for finding in found if finding.code[0] == "F"]

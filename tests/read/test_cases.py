"""Every case of cases/*.md: files in; findings with their places, and values, out.

To add a case, write a heading and its file; the failing test shows what was found.
"""

import os
from pathlib import Path

import pytest

from generator.ground.diagnostics import Finding
from generator.model.agency import Agency
from generator.model.report import Report, printed
from generator.read import faults
from generator.read.agency import read_agency
from generator.read.free_page import read_free_page
from generator.read.regions import read_regions
from generator.read.report import ReportFile, read_report
from generator.read.scan import scan
from generator.read.site import read_site
from tests.cases import Case, Fence, cases_in, characters

CASES = cases_in(Path(__file__).parent / "cases")
FOLDER = "content/410303/tongjiju"
AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
PLACES = {
    "site.yaml": "site.yaml",
    "regions.yaml": "content/regions.yaml",
    "agency.yaml": f"{FOLDER}/agency.yaml",
    "about.md": "content/pages/about.md",
}
ELSEWHERE = {"S01", "S03", "S35", "P07", "P08"}
"""Codes with tests of their own: they need a whole site, or a file that no page should hold."""


def given(case: Case) -> Fence:
    return case.fences[0]


def read(file: Fence, site: Path) -> tuple[list[Finding], Report | None]:
    """Write the file into a site, read it, and return what was found."""
    path = site / PLACES.get(file.name, f"{FOLDER}/{file.name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.stored())
    findings: list[Finding] = []
    if file.name == "site.yaml":
        read_site(site, findings)
    elif file.name == "regions.yaml":
        read_regions(site, findings)
    elif file.name == "agency.yaml":
        read_agency(site, "410303", "tongjiju", findings)
    elif file.name == "about.md":
        read_free_page(site, "about", findings)
    else:
        relative = path.relative_to(site).as_posix()
        outcome = read_report(site, ReportFile(relative, AGENCY, int(file.name[:4])))
        return list(outcome.findings), outcome.report
    return findings, None


def lay_out(lines: list[str], site: Path) -> None:
    """Create the files that a ``files`` fence lists."""
    for line in lines:
        name, _, target = line.partition(" → ")
        path = os.fsencode(site) + b"/" + os.fsencode(characters(as_bytes(name)))
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - names of bytes
        if target:
            os.symlink(target, path)  # noqa: PTH211 - names of bytes
        elif not name.endswith("/"):
            Path(os.fsdecode(path)).write_bytes(b"")


def as_bytes(name: str) -> str:
    """Return a name in which ``<B1>`` stands for a byte that is no UTF-8."""
    parts = name.split("<")
    return parts[0] + "".join(
        os.fsdecode(bytes.fromhex(part[:2])) + part[3:] if part[2:3] == ">" else f"<{part}"
        for part in parts[1:]
    )


def in_words(finding: Finding, *, with_path: bool) -> str:
    place = finding.place
    numbers = [str(number) for number in (place.line, place.column) if number is not None]
    where = ":".join([place.path, *numbers] if with_path else numbers)
    expected = f" 应为 {finding.expected}" if finding.expected is not None else ""
    return f"{where} {finding.code} {finding.message}{expected}"


def found_in(case: Case, site: Path) -> tuple[list[str], Report | None]:
    file = given(case)
    if file.name == "files":
        lay_out(file.lines, site)
        return [in_words(finding, with_path=True) for finding in scan(site).findings], None
    findings, report = read(file, site)
    ordered = sorted(findings, key=Finding.sort_key)
    return [in_words(finding, with_path=False) for finding in ordered], report


@pytest.mark.parametrize("name", CASES)
def test_findings_and_their_places(name: str, tmp_path: Path) -> None:
    found, _ = found_in(CASES[name], tmp_path)
    assert found == CASES[name].expected("findings")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.expected("values")])
def test_values_of_cells(name: str, tmp_path: Path) -> None:
    _, report = found_in(CASES[name], tmp_path)
    assert report is not None
    for line in CASES[name].expected("values"):
        path, _, value = line.partition(" = ")
        assert value_at(report, path) == {value}, path


def value_at(report: Report, path: str) -> set[str]:
    """Return in words all that stands in the cells at or beneath a key path."""
    table = report.tables.get(path.partition(".")[0])
    if table is None:
        return {"缺"}
    found = set[str]()
    for index in table.grid.covered(path):
        value = table.values[index]
        if value is not None:
            found.add(printed(value))
        else:
            found.add("读不懂" if index in table.unreadable else "缺")
    return found


def test_every_fault_of_reading_has_a_case() -> None:
    stated = {line.split()[1] for case in CASES.values() for line in case.expected("findings")}
    assert {rule.code for rule in faults.RULES} <= stated | ELSEWHERE

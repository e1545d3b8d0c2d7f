"""Two years of an agency whose numbers all agree, and what is found when some are changed."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from generator.form.edition_2021 import EDITION_2021
from generator.form.grid import Grid, grids_of
from generator.ground.diagnostics import Finding
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.read.compose import compose_section
from generator.read.scan import AgencyFolder
from generator.work.judged import judge_reports
from generator.work.surroundings import Surroundings

AGENCY = Agency("410303", "tongji", "西工区统计局", "department")
REGIONS = Regions({"410303": Region("410303", "西工区")})
REQUESTS = grids_of(EDITION_2021)["requests"]
REMEDIES = grids_of(EDITION_2021)["remedies"]
APPLICANTS = tuple(
    dict.fromkeys(c.column.key for c in REQUESTS.cells if not c.column.column.is_total)
)
PROSE = """
## 一、总体情况

{year}年，本机关依法公开政府信息，健全制度，畅通渠道，加强审核。

## 五、存在的主要问题及改进情况

公开的及时性还不够，解读的形式还不多。下一步将改进审核流程，增加图表解读，加强业务培训。

## 六、其他需要报告的事项

本年度发出信息处理费收费通知 12 件，总金额 360 元，实际收取 240 元。
"""

Numbers = dict[str, int]
"""Values by full key path."""


def two_years(chance: Random) -> tuple[Numbers, Numbers]:
    """Return the numbers of two years that agree in themselves and with each other."""
    before = _year(chance, {})
    carried = {key: before[f"requests.carried_out.{key}"] for key in APPLICANTS}
    return before, _year(chance, carried)


def _year(chance: Random, carried: Mapping[str, int]) -> Numbers:
    numbers: Numbers = {}
    lines = list(dict.fromkeys(cell.line.key for cell in REQUESTS.cells))
    results = [line for line in lines if line.startswith("results.") and line != "results.total"]
    for column in APPLICANTS:
        done = {line: chance.randint(3, 60) for line in results}
        carried_in = carried.get(column, chance.randint(1, 9))
        carried_out = chance.randint(1, 40)
        done |= {"results.total": sum(done.values())}
        done |= {"carried_in": carried_in, "carried_out": carried_out}
        done |= {"new_received": done["results.total"] + carried_out - carried_in}
        numbers |= {f"requests.{line}.{column}": number for line, number in done.items()}
    for line in lines:
        numbers[f"requests.{line}.total"] = sum(
            numbers[f"requests.{line}.{column}"] for column in APPLICANTS
        )
    for group in ("review", "litigation.direct", "litigation.after_review"):
        parts = {key: chance.randint(5, 50) for key in ("upheld", "corrected", "other", "pending")}
        parts["total"] = sum(parts.values())
        numbers |= {f"remedies.{group}.{key}": number for key, number in parts.items()}
    return numbers


def findings(site: Path, *years: Numbers) -> tuple[Finding, ...]:
    """Return the findings about the reports of 2022 and after, through the files of a site."""
    folder = site / "content" / AGENCY.key
    folder.mkdir(parents=True, exist_ok=True)
    for year, numbers in enumerate(years, start=2022):
        (folder / f"{year}.md").write_text(_source(year, numbers), encoding="utf-8")
    paths = AgencyFolder(AGENCY.region, AGENCY.slug, tuple(range(2022, 2022 + len(years))))
    found: list[Finding] = []
    judge_reports(paths, AGENCY, Surroundings(site, REGIONS), found)
    return tuple(found)


def _source(year: int, numbers: Numbers) -> str:
    tables = [_section(grid, numbers) for grid in (REQUESTS, REMEDIES)]
    data = f"published: {year + 1}-01-15\nproactive: 0\n{''.join(tables)}"
    return f"---\n{data}---\n{PROSE.format(year=year)}"


def _section(grid: Grid, numbers: Numbers) -> str:
    return compose_section(grid, [numbers[cell.key] for cell in grid.cells])

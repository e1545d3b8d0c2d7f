"""``gongkai new``: the full skeleton of a report, with last year's carry-over filled in."""

from pathlib import Path

from generator.commands.opened import UsageError
from generator.form.editions import FIRST_YEAR, edition_of
from generator.form.grid import Grid, grids_of
from generator.form.shape import Edition
from generator.model.addresses import REGION_CODE, SLUG
from generator.model.agency import Agency
from generator.model.report import Value
from generator.read.agency import AGENCY_FILE, read_agency
from generator.read.compose import compose_section
from generator.read.report import ReportFile, read_report
from generator.read.scan import CONTENT, LAST_YEAR

CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"
_HEAD = """\
---
# {agency}{year}年政府信息公开工作年度报告
# 逐格填写：~ 表示还没有填；确认为零的写 0，一行或一组全部为零可以只写一个 0。
published: ~    # 发布日期，如 {next_year}-01-20
"""
_ROW_ORDER = "# 每行七个数依次是：{columns}\n"


def new_report(site: Path, agency: str, year: int) -> str:
    """Write the skeleton of a report and return its path relative to the site.

    Raises UsageError where the agency is not there, the year makes no sense, or the report
    exists already: nothing is ever overwritten.
    """
    region, _, slug = agency.partition("/")
    if not (REGION_CODE.fullmatch(region) and SLUG.fullmatch(slug)):
        raise UsageError(f"“{agency}”应当写成“地区代码/机关”，例如 410303/tongji。")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"年度 {year} 不合理，年度报告从 {FIRST_YEAR} 年起才有。")
    folder = f"{CONTENT}/{region}/{slug}"
    if not (site / folder / AGENCY_FILE).is_file():
        raise UsageError(
            f"没有 {folder}/{AGENCY_FILE}。\n请先写好这个文件，至少有 name 和 kind 两行。"
        )
    found = read_agency(site, region, slug, [])
    if found is None:
        raise UsageError(f"{folder}/{AGENCY_FILE} 读不懂，请先用 gongkai check {folder} 检查。")
    path = f"{folder}/{year}.md"
    text = skeleton(found, year, _carried_over(site, found, year))
    try:
        with (site / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} 已经存在，没有改动它。") from None
    except OSError as error:
        (site / path).unlink(missing_ok=True)
        raise UsageError(f"无法写入 {path}：请检查权限和磁盘空间。") from error
    return path


def skeleton(agency: Agency, year: int, carried: tuple[Value | None, ...] = ()) -> str:
    """Return the source of an empty report; ``carried`` is last year's 结转 by column."""
    edition = edition_of(year)
    head = _HEAD.format(agency=agency.name_in(year), year=year, next_year=year + 1)
    parts = [head]
    for grid in grids_of(edition).values():
        values: list[Value | None] = [None] * len(grid.cells)
        if grid.key == "requests":
            columns = "、".join(_columns(grid))
            parts.append(_ROW_ORDER.format(columns=columns))
            cells = grid.covered(CARRIED_IN)
            for index, value in zip(cells, carried, strict=False):
                values[index] = value
        parts.append(compose_section(grid, values, has_labels=True))
    return "".join([*parts, "---\n", *_prose(edition)])


def _columns(grid: Grid) -> list[str]:
    return [grid.cells[index].column.column.label for index in grid.covered(CARRIED_IN)]


def _prose(edition: Edition) -> list[str]:
    sections = [section for section in edition.sections if section.table is None]
    if not sections:
        return ["\n## 一、概述\n"]
    return [f"\n## {section.heading}\n" for section in sections]


def _carried_over(site: Path, agency: Agency, year: int) -> tuple[Value | None, ...]:
    """Return what last year's report carries over, by column; nothing where there is none."""
    path = f"{CONTENT}/{agency.key}/{year - 1}.md"
    if not (site / path).is_file():
        return ()
    report = read_report(site, ReportFile(path, agency, year - 1)).report
    table = report.tables.get("requests") if report is not None else None
    if table is None:
        return ()
    return tuple(table.values[index] for index in table.grid.covered(CARRIED_OUT))

"""``gongkai new``: the full skeleton of a report, with what last year's report already settles."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.commands.errors import UsageError
from generator.form.editions import FIRST_YEAR, edition_of
from generator.form.grid import Grid, grids_of
from generator.form.shape import Edition
from generator.model.addresses import REGION_CODE, SLUG
from generator.model.agency import Agency
from generator.model.report import Report, Value, printed
from generator.model.sources import AGENCY_FILE, CONTENT
from generator.read.agency import read_agency
from generator.read.compose import compose_section
from generator.read.regions import read_regions
from generator.read.report import ReportFile, read_report
from generator.read.scan import LAST_YEAR
from generator.read.site import read_site

CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"
IN_FORCE = "in_force"
"""The column of table 2 whose figure goes on from last year's."""
_HEAD = """\
---
# {title}年政府信息公开工作年度报告
# 逐格填写：~ 表示还没有填；确认为零的写 0，一行或一组全部为零可以只写一个 0。
# 正文里写着“待补充”的地方，换成实际内容；没有改完时 gongkai check 会指出。
published: ~  # 发布日期，如 {example}；公布期限：{due}
"""
_ROW_ORDER = "# 每行七个数依次是：{columns}\n"
_HINTS = {
    "overview": (
        "主动公开的情况",
        "依申请公开的情况，件数与第三部分的表格一致",
        "政府信息管理的情况",
        "政府信息公开平台建设的情况",
        "监督保障的情况",
    ),
    "problems": ("政府信息公开工作存在的主要问题", "改进情况，包括上年所提问题的改进"),
    "other": ("收取信息处理费的情况，没有收取的也要写明", "其他需要报告的事项，没有的写明没有"),
}
"""What each section of prose has to say (国办公开办函〔2021〕30号附件)."""
_OF_GOVERNMENTS = "工作考核、社会评议和责任追究结果"
"""What the overview of a government adds (条例第五十条)."""
_OUTLINE = "\n## 一、概述\n\n（待补充：按当年的提纲填写）\n"


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What is known of the year before a report."""

    report: Report | None
    remark: str
    """Where 上年结转 was taken from, or why it was not."""


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
    text = skeleton(found, year, before=year_before(site, found, year), due=_due(site, found, year))
    try:
        with (site / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} 已经存在，没有改动它。") from None
    except OSError as error:
        (site / path).unlink(missing_ok=True)
        raise UsageError(f"无法写入 {path}：请检查权限和磁盘空间。") from error
    return path


def _due(site: Path, agency: Agency, year: int) -> str:
    """Return until when the report has to be published."""
    regions = read_regions(site, [])
    known = agency.region in regions.by_code
    codes = [region.code for region in regions.chain(agency.region)] if known else []
    return read_site(site, []).deadlines.due(agency.kind, codes, year).isoformat()


def year_before(site: Path, agency: Agency, year: int) -> YearBefore:
    """Return last year's report: the agency's own, else that of its only predecessor with one."""
    own = _report_of(site, agency, agency.key, year - 1)
    if own is not None:
        return YearBefore(own, f"，已照 {year - 1} 年报告的结转下年度填写")
    inherited = {key: _report_of(site, agency, key, year - 1) for key in agency.predecessors}
    found = {key: report for key, report in inherited.items() if report is not None}
    if len(found) == 1:
        ((key, report),) = found.items()
        return YearBefore(report, f"，已照前身机构 {key} 的 {year - 1} 年报告填写")
    if found:
        names = "、".join(found)
        return YearBefore(None, f"，前身机构 {names} 都有 {year - 1} 年的报告，请核实后填写")
    return YearBefore(None, f"，没有 {year - 1} 年的报告可以照填")


def _report_of(site: Path, agency: Agency, key: str, year: int) -> Report | None:
    region, _, slug = key.partition("/")
    path = f"{CONTENT}/{key}/{year}.md"
    is_named = REGION_CODE.fullmatch(region) and SLUG.fullmatch(slug)
    if not is_named or not (site / path).is_file():
        return None
    return read_report(site, ReportFile(path, agency, year)).report


def skeleton(agency: Agency, year: int, *, before: YearBefore, due: str) -> str:
    """Return the source of an empty report; ``due`` is the last day for its publication."""
    edition = edition_of(year)
    title = f"{agency.name_in(year)}{year}"
    parts = [_HEAD.format(title=title, example=f"{year + 1}-01-20", due=due)]
    for grid in grids_of(edition).values():
        values: list[Value | None] = [None] * len(grid.cells)
        remarks: dict[str, str] = {}
        if grid.key == "requests":
            parts.append(_ROW_ORDER.format(columns="、".join(_columns(grid))))
            remarks[CARRIED_IN] = before.remark
            carried = _carried_out(before.report)
            for index, value in zip(grid.covered(CARRIED_IN), carried, strict=False):
                values[index] = value
        elif before.report is not None:
            remarks |= _in_force(before.report, grid)
        parts.append(compose_section(grid, values, has_labels=True, remarks=remarks))
    return "".join([*parts, "---\n", *_prose(edition, agency)])


def _columns(grid: Grid) -> list[str]:
    return [grid.cells[index].column.column.label for index in grid.covered(CARRIED_IN)]


def _carried_out(report: Report | None) -> tuple[Value | None, ...]:
    """Return what a report carries over, by column; nothing where there is no table."""
    table = report.tables.get("requests") if report is not None else None
    if table is None:
        return ()
    return tuple(table.values[index] for index in table.grid.covered(CARRIED_OUT))


def _in_force(report: Report, grid: Grid) -> dict[str, str]:
    """Return for each line with 现行有效件数 what stood there last year, in the same edition."""
    found: dict[str, str] = {}
    for cell in grid.cells:
        value = report.value(cell.key)
        if cell.column.key == IN_FORCE and value is not None:
            label = cell.column.column.label
            found[f"{grid.key}.{cell.line.key}"] = f"，上年{label} {printed(value)}"
    return found


def _prose(edition: Edition, agency: Agency) -> Iterator[str]:
    """Return the headings of the prose, each with what has to be said below it."""
    if not edition.sections:
        yield _OUTLINE
    for section in edition.sections:
        if section.table is not None:
            continue
        hints = list(_HINTS[section.key])
        if section.key == "overview" and agency.kind == "government":
            hints.append(_OF_GOVERNMENTS)
        yield "".join([f"\n## {section.heading}\n", *(f"\n（待补充：{hint}）\n" for hint in hints)])

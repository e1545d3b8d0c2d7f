"""Who published in time, as a table for the terminal, as JSON and as CSV (docs/cli.md)."""

import json
from collections.abc import Iterator, Sequence

from generator.commands.status import StatusResult, StatusRow
from generator.ground.sheet import sheet_text
from generator.ground.text import printable, width
from generator.model.agency import KINDS
from generator.model.status import State, share_words
from generator.render.words import day_words

_HEADS = ("地区", "机关", "情况", "发布日期", "期限", "逾期天数", "错误", "警告")
_NUMBERS = 3
"""How many of the last columns are numbers, which stand at the right."""
_NOTHING = "-"
_SHEET_HEADS = (
    *("年度", "地区代码", "地区", "机关代码", "机关", "类别"),
    *("情况", "发布日期", "期限", "逾期天数", "错误", "警告"),
)


def format_status_text(result: StatusResult, *, is_chosen: bool) -> Iterator[str]:
    """Return the lines of a table and its summary; ``is_chosen`` tells who chose the year."""
    chosen = "" if is_chosen else "没有指定年度，取最近的一个；"
    yield f"{result.year}年度报告公布情况（{chosen}截至{day_words(result.today)}）"
    yield ""
    if result.rows:
        yield from _aligned([_HEADS, *map(_cells, result.rows)])
        yield ""
    yield _summary(result)
    if result.unread:
        yield (
            f"另有 {len(result.unread)} 个机关的文件不能使用，没有列出："
            f"{'、'.join(result.unread)}。请用 gongkai check 查看。"
        )


def format_status_json(result: StatusResult) -> str:
    """Return the agencies and their counts as one JSON object."""
    counts = result.counts
    document = {
        "year": result.year,
        "today": result.today.isoformat() if result.today else None,
        "region": result.region or None,
        "agencies": [_record(row) for row in result.rows],
        "summary": {
            "expected": counts.expected,
            **{state.value: getattr(counts, state.value) for state in State},
            "share": None if counts.share is None else counts.share / 10,
            "errors": sum(row.errors for row in result.rows),
            "warnings": sum(row.warnings for row in result.rows),
        },
        "unread": list(result.unread),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def format_status_csv(result: StatusResult) -> str:
    """Return the agencies as the whole text of a CSV file."""
    return sheet_text([_SHEET_HEADS, *(_sheet_row(row, result.year) for row in result.rows)])


def _cells(row: StatusRow) -> tuple[str, ...]:
    standing = row.standing
    published = standing.published.isoformat() if standing.published else _NOTHING
    return (
        printable(row.region),
        printable(standing.name),
        standing.state.label,
        published,
        standing.due.isoformat(),
        str(standing.days) if standing.is_overdue else _NOTHING,
        str(row.errors),
        str(row.warnings),
    )


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Return rows as lines whose columns stand below each other; Han take two places."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    first_number = len(widths) - _NUMBERS
    for row in rows:
        cells = []
        for index, cell in enumerate(row):
            blank = " " * (widths[index] - width(cell))
            cells.append(blank + cell if index >= first_number else cell + blank)
        yield "  ".join(cells).rstrip()


def _summary(result: StatusResult) -> str:
    counts = result.counts
    states = "，".join(f"{state.label} {getattr(counts, state.value)}" for state in State)
    return f"应公布 {counts.expected} 份：{states}；按期率 {share_words(counts)}。{_faults(result)}"


def _faults(result: StatusResult) -> str:
    faulty = sum(row.errors > 0 for row in result.rows)
    return f"有错误、不能发布的机关 {faulty} 个。" if faulty else ""


def _record(row: StatusRow) -> dict[str, object]:
    standing = row.standing
    return {
        "agency": standing.key,
        "name": standing.name,
        "kind": standing.kind,
        "region": standing.region,
        "region_name": row.region,
        "state": standing.state.value,
        "published": standing.published.isoformat() if standing.published else None,
        "due": standing.due.isoformat(),
        "days_late": standing.days if standing.is_overdue else None,
        "errors": row.errors,
        "warnings": row.warnings,
    }


def _sheet_row(row: StatusRow, year: int) -> tuple[str | int, ...]:
    standing = row.standing
    return (
        year,
        standing.region,
        row.region,
        standing.key,
        standing.name,
        KINDS[standing.kind],
        standing.state.label,
        standing.published.isoformat() if standing.published else "",
        standing.due.isoformat(),
        standing.days if standing.is_overdue else "",
        row.errors,
        row.warnings,
    )

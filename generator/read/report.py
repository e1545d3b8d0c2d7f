"""Reading one report: front matter into numbers and facts, prose into passages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.form.editions import BY_KEY, edition_of
from generator.form.grid import Grid, grids_of
from generator.form.shape import Edition
from generator.ground.diagnostics import Finding, Place
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.report import (
    Acceptance,
    Origin,
    Report,
    Revision,
    TableData,
    official_title,
)
from generator.read import faults
from generator.read.fields import Fields, is_null
from generator.read.front_matter import divide, read_data
from generator.read.locate import Locator
from generator.read.markdown import Link, read_markdown, split_passages
from generator.read.tables import TableRead, read_section, read_table
from generator.read.text_file import read_text_file
from generator.read.yaml_nodes import Node, Record, Scalar

STATED = tuple(key for key, edition in BY_KEY.items() if edition.sections)
"""The editions that ``edition`` may state: those with tables."""
_URL = re.compile(r"https?://[^\s<>\"'\\]+")
TABLE_SECTIONS = ("proactive", "requests", "remedies")
KEYS = (
    *("published", "title", "year", "region", "agency", "edition", "tables"),
    *TABLE_SECTIONS,
    *("notes", "accepted", "revisions", "source", "draft"),
)
"""Every key that a report may hold."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """Where a report lies, what lies beside it, and whose it is."""

    path: str
    agency: Agency
    year: int
    attachments: tuple[str, ...] = ()
    data: bytes | None = None
    """What it holds, where that has been read already."""


@dataclass(frozen=True)
class ReportRead:
    """The outcome of reading a report."""

    report: Report | None
    """None where the file has no data that could be read."""
    locate: Locator
    findings: tuple[Finding, ...]
    links: tuple[Link, ...] = ()
    """Links of its prose that have a safe target."""
    source: SourceText | None = None
    """The text of the file; None where it could not be read."""
    body_line: int = 1
    """Line on which the prose begins."""


def read_report(site: Path, file: ReportFile) -> ReportRead:
    """Return the report in ``file``, with every fault of its form."""
    text = read_text_file(site, file.path, file.data)
    if text.source is None:
        return _unread(file.path, text.findings)
    return parse_report(text.source, file, text.findings)


def parse_report(
    source: SourceText, file: ReportFile, findings: tuple[Finding, ...] = ()
) -> ReportRead:
    """Return the report written in ``source``; ``findings`` are those of its reading so far."""
    parts = divide(source)
    if isinstance(parts, Finding):
        return _unread(file.path, (*findings, parts))
    data = read_data(parts, file.path)
    prose = read_markdown(source, parts.body)
    lines_before = source.text.count("\n", 0, parts.body)
    found = [*findings, *data.findings, *prose.findings]
    if not prose.tokens:
        place = Place(file.path, max(lines_before, 1), 1)
        found.append(faults.BODY_EMPTY.finding(place, "报告没有正文。"))
    root = data.root
    if root is None:
        return _unread(file.path, tuple(found))
    fields = Fields(file.path, root, found)
    fields.refuse_unknown(KEYS)
    tables = _tables(fields, file.year)
    edition = edition_of(file.year)
    grids = dict(grids_of(edition))
    grids.update((key, table.grid) for key, table in tables.items())
    report = Report(
        path=file.path,
        year=file.year,
        title=fields.text("title") or official_title(file.agency.name_in(file.year), file.year),
        edition=edition,
        published=fields.date("published"),
        stated_year=fields.year("year"),
        stated_region=fields.text("region"),
        is_draft=fields.flag("draft"),
        has_tables=_has_tables(fields, tables) and bool(grids),
        tables=tables,
        notes=_notes(fields, grids),
        accepted=_accepted(fields, grids),
        revisions=_revisions(fields, grids),
        origin=_origin(fields),
        passages=split_passages(prose.tokens),
        attachments=file.attachments,
    )
    _hold_agency(fields, file.agency.slug)
    locate = Locator(file.path, root, grids)
    return ReportRead(report, locate, tuple(found), prose.links, source, lines_before + 1)


def _hold_agency(fields: Fields, slug: str) -> None:
    """Report an agency that is stated otherwise than by the path."""
    stated = fields.text("agency")
    if stated and stated != slug:
        fields.report(
            faults.PATH_DISAGREES,
            fields.node.values["agency"],
            f"“agency”写作“{stated}”，路径里是“{slug}”。",
            hint="路径就是身份，请删去这一行或移动文件。",
        )


def _unread(path: str, findings: tuple[Finding, ...]) -> ReportRead:
    return ReportRead(None, Locator(path, Record({}, {}, 1, 1), {}), findings)


def _tables(fields: Fields, year: int) -> dict[str, TableData]:
    """Return the numbers of every section that is written, by the edition that it uses."""
    stated = _stated_editions(fields, year)
    tables: dict[str, TableData] = {}
    for key in TABLE_SECTIONS:
        node = fields.node_at(key)
        if node is None:
            continue
        read = _section(node, key, stated.get(key), year, fields.path)
        if read is None:
            fields.report(
                faults.UNKNOWN_KEY,
                fields.node.keys[key],
                f"{year} 年的报告是自由提纲，没有“{key}”这张表。",
                hint="请把数字写进正文；确实采用统一格式的，用 edition 说明。",
            )
            continue
        fields.findings += read.findings
        tables[key] = read.table
    return tables


def _section(
    node: Node, key: str, stated: Edition | None, year: int, path: str
) -> TableRead | None:
    """Return a section's numbers by the edition that is stated or else fits; None for no table."""
    if stated is None:
        return read_section(node, key, edition_of(year), path)
    grid = grids_of(stated).get(key)
    return None if grid is None else read_table(node, grid, stated, path)


def _has_tables(fields: Fields, tables: Mapping[str, TableData]) -> bool:
    """Tell whether a report has tables; one that says it has none must not write any."""
    if fields.choice("tables", ("none",)) != "none":
        return True
    if tables:
        fields.report(
            faults.BAD_CHOICE,
            fields.node.values["tables"],
            f"写了“tables: none”，又写了表格：{'、'.join(tables)}。",
            hint="有表格的，删去 tables 一行；没有的，删去这些数据。",
        )
    return False


def _stated_editions(fields: Fields, year: int) -> Mapping[str, Edition]:
    """Return what ``edition:`` says, for the whole report or by section."""
    node = fields.node_at("edition")
    if node is None:
        return {}
    own = edition_of(year)
    choices = dict.fromkeys((own.key, *STATED))
    if isinstance(node, Scalar):
        stated = fields.choice("edition", sorted(choices))
        return dict.fromkeys(TABLE_SECTIONS, BY_KEY[stated]) if stated else {}
    inner = fields.mapping("edition")
    if inner is None:
        return {}
    inner.refuse_unknown(TABLE_SECTIONS)
    stated_by = {key: inner.choice(key, STATED) for key in TABLE_SECTIONS}
    return {key: BY_KEY.get(stated, own) for key, stated in stated_by.items() if stated}


def _notes(fields: Fields, grids: Mapping[str, Grid]) -> dict[str, str]:
    inner = fields.mapping("notes")
    if inner is None:
        return {}
    notes: dict[str, str] = {}
    for key, written in inner.node.keys.items():
        if not _is_cell_path(key, grids):
            inner.report(
                faults.UNKNOWN_CELL,
                written,
                f"备注写给“{key}”，表里没有这个位置。",
                hint="写成“部分.行.列”，例如 proactive.normative_documents.issued。",
            )
        elif not is_null(inner.node.values.get(key)):
            notes[key] = inner.text(key)
    return notes


def _is_cell_path(key: str, grids: Mapping[str, Grid]) -> bool:
    grid = grids.get(key.partition(".")[0])
    return grid is not None and len(grid.covered(key)) > 0


def _accepted(fields: Fields, grids: Mapping[str, Grid]) -> tuple[Acceptance, ...]:
    found: list[Acceptance] = []
    for entry in fields.mappings("accepted"):
        entry.refuse_unknown(("code", "at", "reason"))
        code = entry.text("code", required=True)
        reason = entry.text("reason", required=True)
        at = entry.text("at")
        if at and not _is_cell_path(at, grids) and at not in KEYS:
            entry.report(
                faults.UNKNOWN_CELL,
                entry.node.values["at"],
                f"“at”写作“{at}”，表里没有这个位置。",
                hint="写成“部分.行.列”，例如 requests.results.total；整份报告则不写 at。",
            )
        if code and reason:
            found.append(Acceptance(code, at, reason, entry.node.line, entry.node.column))
    return tuple(found)


def _revisions(fields: Fields, grids: Mapping[str, Grid]) -> tuple[Revision, ...]:
    found: list[Revision] = []
    for entry in fields.mappings("revisions"):
        entry.refuse_unknown(("date", "cell", "old", "new", "reason"))
        entry.text("date", required=True)
        day = entry.date("date")
        cell = entry.text("cell")
        if cell and cell != "published" and not _is_cell_path(cell, grids):
            entry.report(
                faults.UNKNOWN_CELL,
                entry.node.values["cell"],
                f"“cell”写作“{cell}”，表里没有这个位置。",
            )
        reason = entry.text("reason", required=True)
        old, new = entry.text("old"), entry.text("new")
        if day is not None and reason:
            line, column = entry.node.line, entry.node.column
            found.append(Revision(day, cell, old, new, reason, line, column))
    return tuple(found)


def _origin(fields: Fields) -> Origin | None:
    inner = fields.mapping("source")
    if inner is None:
        return None
    inner.refuse_unknown(("title", "url"))
    title = inner.text("title", required=True)
    url = inner.text("url")
    if url and not _URL.fullmatch(url):
        message = "“url”要写成完整的网址，以 http:// 或 https:// 开头，中间没有空格。"
        inner.report(faults.BAD_CHOICE, inner.node.values["url"], message)
        url = ""
    return Origin(title, url) if title else None

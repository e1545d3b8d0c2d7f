"""What differs between two states beside numbers and prose: dates, titles, names, lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.checks.address import address_of
from generator.form.grid import grids_of
from generator.form.shape import Edition
from generator.model.agency import KINDS, Agency, FormerName
from generator.model.region import Region
from generator.model.report import Report, Revision


@dataclass(frozen=True, slots=True)
class FactChange:
    """A statement that changed; of a list, one item of it."""

    key: str
    """The key of the source."""
    label: str
    """What the key is called."""
    old: str
    """As it was; empty where it was not stated."""
    new: str
    """As it is; empty where it is not stated any more."""


Facts = Mapping[str, tuple[str, tuple[str, ...]]]
"""By key: what it is called, and what is stated; a list has one text for each item."""


def changed_facts(old: Facts, new: Facts) -> tuple[FactChange, ...]:
    """Return what two states of the same facts have not in common, by key."""
    found: list[FactChange] = []
    for key, (label, after) in new.items():
        before = old[key][1] if key in old else ()
        found += (FactChange(key, label, *pair) for pair in _pairs(before, after))
    return tuple(found)


def _pairs(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    gone = [text for text in before if text not in after]
    come = [text for text in after if text not in before]
    if len(gone) == len(come) == 1:
        yield gone[0], come[0]
        return
    yield from ((text, "") for text in gone)
    yield from (("", text) for text in come)


def report_facts(report: Report) -> Facts:
    """Return what a report states beside its numbers and its prose."""
    origin = report.origin
    return {
        "published": ("发布日期", _day(report.published)),
        "title": ("标题", (report.title,)),
        "draft": ("状态", ("草稿" if report.is_draft else "公布",)),
        "tables": ("表格", ("有" if report.has_tables else "无",)),
        "edition": ("格式", tuple(_editions(report))),
        "notes": ("备注", tuple(f"{_place(report, p)}：{t}" for p, t in report.notes.items())),
        "accepted": ("接受的问题", tuple(_acceptances(report))),
        "revisions": ("更正说明", tuple(revision_words(report, r) for r in report.revisions)),
        "source": ("来源", (f"{origin.title} {origin.url}".strip(),) if origin else ()),
    }


def agency_facts(agency: Agency) -> Facts:
    """Return what an agency.yaml states."""
    return {
        "name": ("机关名称", (agency.name,)),
        "kind": ("机关类别", (KINDS[agency.kind],)),
        "short_names": ("简称", agency.short_names),
        "former_names": ("曾用名", tuple(map(_former, agency.former_names))),
        "predecessors": ("前身机构", agency.predecessors),
        "valid_from": ("设立年度", _year(agency.valid_from)),
        "valid_to": ("撤销年度", _year(agency.valid_to)),
        "contact": ("联系方式", (agency.contact,) if agency.contact else ()),
        "members": ("汇总范围", agency.members),
        "powers": ("职权", agency.powers),
    }


def region_facts(regions: Iterable[Region]) -> Facts:
    """Return the regions, each as one fact."""
    return {"regions": ("地区", tuple(map(_region, regions)))}


def revision_words(report: Report, revision: Revision) -> str:
    """Return an entry of ``revisions`` in one line."""
    place = f"，{_place(report, revision.cell)}" if revision.cell else ""
    step = f"，{revision.old or '缺'} → {revision.new or '缺'}" if _is_step(revision) else ""
    return f"{revision.day.isoformat()}{place}{step}：{revision.reason}"


def _is_step(revision: Revision) -> bool:
    return bool(revision.old or revision.new)


def _day(day: date | None) -> tuple[str, ...]:
    return () if day is None else (day.isoformat(),)


def _year(year: int | None) -> tuple[str, ...]:
    return () if year is None else (f"{year}年",)


def _editions(report: Report) -> Iterator[str]:
    """Return the forms that tables follow where it is not the one of the year."""
    for data in report.tables.values():
        if data.edition is not report.edition:
            yield f"{data.grid.section.heading}用{_edition(data.edition)}"


def _edition(edition: Edition) -> str:
    return f"{edition.key}年格式"


def _acceptances(report: Report) -> Iterator[str]:
    for entry in report.accepted:
        place = f" {_place(report, entry.at)}" if entry.at else ""
        yield f"{entry.code}{place}：{entry.reason}"


def _place(report: Report, path: str) -> str:
    """Return the printed name of a key path; the path itself where the report has no such cell."""
    if path == "published":
        return "发布日期"
    key = path.partition(".")[0]
    data = report.tables.get(key)
    grid = grids_of(report.edition).get(key) if data is None else data.grid
    return address_of(grid.section, path) if grid is not None and grid.covered(path) else path


def _former(former: FormerName) -> str:
    first = "" if former.first_year is None else f"{former.first_year}年"
    last = "" if former.last_year is None else f"{former.last_year}年"
    return f"{former.name}（{first}至{last}）" if first or last else former.name


def _region(region: Region) -> str:
    parts = [f"{region.code} {region.name}"]
    if region.parent:
        parts.append(f"上级 {region.parent}")
    if region.kind:
        parts.append(f"类别 {region.kind}")
    if region.valid_from is not None:
        parts.append(f"{region.valid_from}年启用")
    if region.valid_to is not None:
        parts.append(f"{region.valid_to}年停用")
    return "，".join(parts)

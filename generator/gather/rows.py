"""Rows of listings, read from the facts."""

import json
from collections.abc import Iterator

from generator.form.editions import BY_KEY, edition_of
from generator.form.figures import KEY_FIGURES
from generator.model.addresses import agency_page, report_page
from generator.model.agency import KINDS
from generator.render.views_listing import AgencyRow, ReportRow
from generator.store.facts import FactStore

LABELS = tuple(figure.label for figure in KEY_FIGURES)
_NO_FIGURES: tuple[int | None, ...] = (None,) * len(KEY_FIGURES)
_STANDING = (
    "SELECT agency.key, ifnull(report.name, agency.name), agency.kind, report.figures,"
    " report.accepted, report.edition"
    " FROM standing JOIN agency ON agency.key = standing.agency"
    " LEFT JOIN report ON report.agency = standing.agency AND report.year = standing.year"
    " WHERE standing.year = ? AND standing.region = ? ORDER BY 2, 1"
)


def report_rows(store: FactStore, region: str, year: int) -> Iterator[ReportRow]:
    """Return the agencies of a region in one year, published and missing, by name."""
    for key, name, kind, figures, accepted, edition in store.rows(_STANDING, year, region):
        if figures is None:
            yield ReportRow(name, agency_page(key), KINDS[kind], False, _NO_FIGURES)  # noqa: FBT003 - a view's fields stand in their order
            continue
        yield ReportRow(
            agency=name,
            address=report_page(key, year),
            kind=KINDS[kind],
            is_published=True,
            figures=tuple(json.loads(figures)),
            fault_count=accepted,
            edition=edition_note(edition, year),
        )


def edition_note(key: str, year: int) -> str:
    """Return the short name of an edition that is not the year's own, else nothing."""
    if key == edition_of(year).key:
        return ""
    return f"{key}年格式" if key in BY_KEY and key.isdigit() else "无表格"


def agency_rows(store: FactStore, region: str, kind: str = "") -> Iterator[AgencyRow]:
    """Return the agencies of a region, of one kind where it is given, by name."""
    query = (
        "SELECT agency.key, agency.name, kind, min(year), max(year), count(year)"
        " FROM agency LEFT JOIN report ON report.agency = agency.key"
        " WHERE region = ? AND ? IN ('', kind) GROUP BY agency.key ORDER BY 2, 1"
    )
    for key, name, own, first, last, count in store.rows(query, region, kind):
        yield AgencyRow(name, agency_page(key), KINDS[own], first, last, count)

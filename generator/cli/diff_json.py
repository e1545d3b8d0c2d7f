"""Differences of two states as one JSON object; its shape is stable (docs/cli.md)."""

import json
from collections.abc import Sequence

from generator.checks.changes.cells import CellChange
from generator.checks.changes.facts import FactChange
from generator.commands.differences import (
    AgencyDifference,
    Change,
    ReportDifference,
    SiteDifference,
)
from generator.model.report import Value, printed


def difference_json(found: SiteDifference) -> str:
    """Return all differences and their counts as one JSON object."""
    document = {
        "old": found.old,
        "new": found.new,
        "regions": _facts(found.regions),
        "agencies": [_agency(agency) for agency in found.agencies],
        "summary": {
            "agencies": len(found.agencies),
            "reports": len(found.reports),
            **{change.value: found.count(change) for change in Change},
            "cells": sum(len(report.cells) for report in found.reports),
            "passages": sum(len(report.passages) for report in found.reports),
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _agency(agency: AgencyDifference) -> dict[str, object]:
    return {
        "agency": agency.key,
        "name": agency.name,
        "change": agency.change.value,
        "facts": _facts(agency.facts),
        "reports": [_report(report) for report in agency.reports],
    }


def _report(report: ReportDifference) -> dict[str, object]:
    return {
        "path": report.path,
        "year": report.year,
        "change": report.change.value,
        "title": report.title,
        "draft": report.is_draft,
        "facts": _facts(report.facts),
        "cells": [_cell(cell) for cell in report.cells],
        "passages": [
            {
                "heading": passage.heading,
                "removed": list(passage.removed),
                "added": list(passage.added),
            }
            for passage in report.passages
        ],
    }


def _facts(facts: Sequence[FactChange]) -> list[dict[str, str | None]]:
    return [
        {"key": fact.key, "label": fact.label, "old": fact.old or None, "new": fact.new or None}
        for fact in facts
    ]


def _cell(cell: CellChange) -> dict[str, str | None]:
    return {
        "cell": cell.path,
        "address": cell.address,
        "old": _value(cell.old),
        "new": _value(cell.new),
    }


def _value(value: Value | None) -> str | None:
    return None if value is None else printed(value)

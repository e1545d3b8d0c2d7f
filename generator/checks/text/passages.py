"""The part of the prose under a heading of the form."""

from functools import cache

from generator.form.shape import Edition
from generator.ground.diagnostics import Place
from generator.ground.text import squeeze
from generator.model.report import Passage, Report

OVERVIEW, PROBLEMS, OTHER = "overview", "problems", "other"
"""Keys of the sections that are prose."""


def passage_of(report: Report, section: str) -> Passage | None:
    """Return what stands under the heading of a section, None where there is no such heading."""
    headings = _headings(report.edition, section)
    for passage in report.passages:
        if passage.level and squeeze(passage.heading) in headings:
            return passage
    return None


def heading_place(report: Report, section: str) -> Place:
    """Return the place of a section's heading; of the file where there is none."""
    passage = passage_of(report, section)
    return Place(report.path, passage.line if passage is not None else 1, 1)


def heading(report: Report, section: str) -> str:
    """Return the official heading of a section."""
    return next(each.heading for each in report.edition.sections if each.key == section)


def length(text: str) -> int:
    """Return the number of characters of a text that are not white space."""
    return len("".join(text.split()))


@cache
def _headings(edition: Edition, section: str) -> frozenset[str]:
    return frozenset(
        squeeze(name)
        for each in edition.sections
        if each.key == section
        for name in (each.heading, *each.aliases)
    )

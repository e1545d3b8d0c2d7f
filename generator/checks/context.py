"""What the checks of one report are given: the report, whose it is, and the way back to places."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from generator.checks.culprit import Explanation, explain
from generator.ground.diagnostics import Place
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.model.report import Report
from generator.read.markdown.places import BodyPlaces


@dataclass(frozen=True)
class ReportContext:
    """One report and what is needed to judge it; nothing of any other agency."""

    report: Report
    agency: Agency
    regions: Regions
    locate: Callable[[str | None], Place]
    """From the key path of a cell, line or section, or from a front-matter key, to its place."""
    body_line: int = 1
    """First line of the Markdown body, counted from 1."""
    source: SourceText | None = None
    """The report's text; without it, places in prose have a line and no column."""

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """Return what explains the identities that do not hold, table by table."""
        tables = self.report.tables.values()
        return tuple(found for table in tables for found in explain(table))

    def place_in(self, block: Token, at: int) -> Place:
        """Return the place of the character ``at`` in the content of a block of prose."""
        if self.source is None:
            first = block.map[0] if block.map else 0
            return Place(self.report.path, first + 1 + block.content.count("\n", 0, at))
        start = self.source.line_starts[self.body_line - 1]
        return BodyPlaces(self.source, start).cursor(block).place(at)

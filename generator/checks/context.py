"""What checks are given: a report, whose it is, the way back to places, and the years before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from markdown_it.token import Token

from generator.checks.culprit import Explanation, explain
from generator.checks.once import once
from generator.checks.prose.claims import Claims, claims_of
from generator.checks.prose.text import Block, Prose, prose_of
from generator.checks.text.writing import Writing, writing_of
from generator.checks.witness import Witness, witnesses
from generator.ground.diagnostics import Place
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.model.report import Report, Value
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
    due: date | None = None
    """The last day on which it is published in time; None where nobody knows."""
    today: date | None = None
    """The day that counts as today; None where neither settings nor environment state it."""
    before: Report | None = None
    """The report of the year before, where it is to hand."""
    after: Report | None = None
    """The report of the year after."""

    @once
    def explanations(self) -> tuple[Explanation, ...]:
        """Return what explains the identities that do not hold, table by table."""
        tables = self.report.tables.values()
        return tuple(found for table in tables for found in explain(table, self.witnesses))

    def witnesses(self) -> Mapping[str, Witness]:
        """Return what the reports of the years before and after say of cells, by key."""
        return witnesses(self.before, self.after)

    @once
    def mended(self) -> Mapping[str, int]:
        """Return the values that would repair what does not add up, by the key of the cell."""
        named = {e.cell: e.repair.value for e in self.explanations if e.repair is not None}
        witnessed = {
            e.grid.cells[repair.index].key: repair.value
            for e in self.explanations
            for repair in e.witnessed
        }
        return named | witnessed

    def value(self, key: str) -> Value | None:
        """Return a cell's value, repaired where the identities single it out as wrong.

        A check that compares a cell with anything outside its table looks at this value: one
        wrong cell is one finding, not one for everything that it is compared with.
        """
        mended = self.mended.get(key)
        return self.report.value(key) if mended is None else mended

    def may_be(self, key: str, number: Value) -> bool:
        """Tell whether a cell is ``number`` as written or as it may have to be repaired."""
        if number in {self.report.value(key), self.mended.get(key)}:
            return True
        return any(
            e.grid.cells[repair.index].key == key and repair.value == number
            for e in self.explanations
            for option in e.alternatives
            for repair in option
        )

    def is_sound(self, section: str) -> bool:
        """Tell whether a section's table is there and adds up, as far as its cells are there.

        What is merely improbable is not worth saying of a table that is known to be wrong.
        """
        if section not in self.report.tables:
            return False
        return all(explanation.grid.key != section for explanation in self.explanations)

    @once
    def prose(self) -> Prose:
        """Return the visible text of the report."""
        return prose_of(self.report)

    @once
    def writing(self) -> Writing:
        """Return all that the report says in words: prose, title, remarks, reasons."""
        # A copy leads to places: what is kept here must not lead back here, or a report would stay
        # in memory with all its text until the collector of circles comes by.
        locate, place_of = self.locate, replace(self).place_of
        return writing_of(self.report, self.agency, self.prose, locate=locate, place_of=place_of)

    @once
    def claims(self) -> Claims:
        """Return what the prose seems to say about the numbers of the tables."""
        return claims_of(self.prose)

    def place_of(self, block: Block, at: int) -> Place:
        """Return the place of the visible character ``at`` of a block of prose."""
        token = block.token
        if token.type == "inline":
            return self.place_in(token, block.source_offset(at))
        # A listing has its own lines; a fenced one begins below its fence.
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        return Place(self.report.path, first + 1 + token.content.count("\n", 0, at))

    def place_in(self, block: Token, at: int) -> Place:
        """Return the place of the character ``at`` in the content of a block of prose."""
        if self.source is None:
            first = block.map[0] if block.map else 0
            return Place(self.report.path, first + 1 + block.content.count("\n", 0, at))
        start = self.source.line_starts[self.body_line - 1]
        return BodyPlaces(self.source, start).cursor(block).place(at)


@dataclass(frozen=True, slots=True)
class Succession:
    """A report and what came before it."""

    context: ReportContext
    """The report that is judged."""
    earlier: tuple[ReportContext, ...] = ()
    """The report of the year before; of an agency that replaced others, theirs. Empty for none."""
    years: tuple[int, ...] = ()
    """All years of which the agency has a report, in order."""

    @property
    def earlier_paths(self) -> str:
        """Return the paths of the reports of the year before, as a message names them."""
        return "、".join(context.report.path for context in self.earlier)

    def before(self, key: str) -> Value | None:
        """Return the sum of a cell over the reports of the year before, None where any lacks it."""
        values = [context.value(key) for context in self.earlier]
        if not values:
            return None
        total: Value = 0
        for value in values:
            if value is None:
                return None
            total += value
        return total

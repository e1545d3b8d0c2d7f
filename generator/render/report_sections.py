"""The sections of a report's page: official headings always, prose and tables beneath them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.form.shape import Edition, Section
from generator.ground.text import squeeze
from generator.model.report import Passage, Report
from generator.render.desk import Desk, place_of
from generator.render.prose import render_prose
from generator.render.report_marks import Mark, Marks
from generator.render.table import table_bytes
from generator.render.views import MISSING
from generator.render.views_report import MarkView, SectionView
from generator.render.words import edition_words

Resolve = Callable[[str], str]
"""From a link as prose writes it to the one of the page."""

_NOTHING = Markup()
NO_TABLE = "原报告没有这一部分的表格。"
NOT_PUBLISHED = f"{MISSING}。"


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """What all sections of one page are made with."""

    desk: Desk
    report: Report
    marks: Marks
    page: str
    resolve: Resolve
    tables: dict[str, bytes]
    """Takes the tables of the sections; in their bodies is but a place for each."""

    def sections(self) -> tuple[SectionView, ...]:
        """Return all sections in printed order; no passage of the source is left out."""
        official = self._official()
        taken: dict[str, Passage] = {}
        others: list[Passage] = []
        for passage in self.report.passages:
            key = _key_of(passage, official)
            if key and key not in taken:
                taken[key] = passage
            else:
                others.append(passage)
        preamble = [passage for passage in others if not passage.heading]
        free = [passage for passage in others if passage.heading]
        return (
            *(self._free(passage, "preamble") for passage in preamble if not passage.is_blank),
            *(self._section(section, taken.get(section.key)) for section in official),
            *(self._free(passage, f"part-{n}") for n, passage in enumerate(free, start=1)),
            *self._further_tables(official),
        )

    def _official(self) -> tuple[Section, ...]:
        edition = self.report.edition
        if all(data.edition is edition for data in self.report.tables.values()):
            return edition.sections
        return tuple(
            _own(section, self._edition(section.key)) for section in self.report.edition.sections
        )

    def _edition(self, key: str) -> Edition:
        data = self.report.tables.get(key)
        return self.report.edition if data is None else data.edition

    def _further_tables(self, official: tuple[Section, ...]) -> Iterator[SectionView]:
        known = {section.key for section in official}
        for key, data in self.report.tables.items():
            if key not in known:
                yield self._section(data.grid.section, None)

    def _free(self, passage: Passage, name: str) -> SectionView:
        body = self._prose(passage, name)
        return SectionView(name, passage.heading, body, is_table=False, sentence="")

    def _prose(self, passage: Passage | None, prefix: str) -> Markup:
        if passage is None or passage.is_blank:
            return _NOTHING
        # Sections are h2 in the page, whatever level the source gives them.
        shift = 2 - passage.level if passage.level else 0
        return render_prose(
            passage.tokens, resolve=self.resolve, id_prefix=prefix, heading_shift=shift
        )

    def _section(self, section: Section, passage: Passage | None) -> SectionView:
        body = self._prose(passage, section.key)
        sentence = "" if body else NOT_PUBLISHED
        if section.table is not None:
            table = self._table(section.key)
            sentence = self._table_sentence(section.key)
            body = table + body if body else table
        return SectionView(
            id=section.key,
            heading=section.heading,
            body=body,
            is_table=section.table is not None,
            sentence=sentence,
            notes=_views(self.marks.notes.get(section.key, ())),
            faults=_views(self.marks.faults.get(section.key, ())),
        )

    def _table(self, key: str) -> Markup:
        data = self.report.tables.get(key)
        if data is None:
            return _NOTHING
        insert = f"table {key}"
        marks = tuple(self.marks.placed(key))
        self.tables[insert] = table_bytes(self.desk, data, self.page, marks)
        return place_of(insert)

    def _table_sentence(self, key: str) -> str:
        data = self.report.tables.get(key)
        if data is None:
            return NOT_PUBLISHED if self.report.has_tables else NO_TABLE
        if data.edition == self.report.edition:
            return ""
        basis = f"（{data.edition.basis}）" if data.edition.basis else ""
        return f"本表采用{edition_words(data.edition)}{basis}。"


def _views(marks: tuple[Mark, ...]) -> tuple[MarkView, ...]:
    return tuple(mark.view for mark in marks) if marks else ()


def _own(section: Section, edition: Edition) -> Section:
    """Return a section as the edition that it follows has it."""
    return next((other for other in edition.sections if other.key == section.key), section)


def _key_of(passage: Passage, sections: tuple[Section, ...]) -> str:
    heading = squeeze(passage.heading)
    for section in sections:
        if heading in _headings(section):
            return section.key
    return ""


@cache
def _headings(section: Section) -> frozenset[str]:
    return frozenset(map(squeeze, (section.heading, *section.aliases)))

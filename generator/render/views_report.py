"""The view of a report's page."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.render.views import Link


@dataclass(frozen=True, slots=True)
class MarkView:
    """A remark printed beside a number of the original, or a fault of it that was kept."""

    id: str
    """Id of the entry in the page, such as ``note-1``; the marks in the table lead there."""
    label: str
    """The mark itself, such as 注1 or ※1."""
    text: str
    """What is said of the place, with the sign that joins it to the place's name."""
    reason: str
    """Why a fault is kept; empty for a remark."""
    place: str
    """What it is about, as the printed form names it; empty for the whole report."""
    target: str
    """Id in the page of what it is about; empty where there is none."""


class SectionView(NamedTuple):
    """A section of the report, in printed order."""

    id: str
    """The section's key in the form, such as ``requests``; ``part-1`` … in the free outline."""
    heading: str
    """With its numeral, such as 一、总体情况; empty for text before the first heading."""
    body: Markup
    """Prose, or the section's table; empty where nothing is published."""
    is_table: bool
    sentence: str
    """What is said in place of a body that is not there, or about it; empty for none."""
    notes: tuple[MarkView, ...] = ()
    """Remarks of the original, in printed order."""
    faults: tuple[MarkView, ...] = ()
    """Faults of the original that concern this section."""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """Something that was corrected after publication."""

    id: str
    """Id of the entry in the page, such as ``revision-1``; the marks lead there."""
    label: str
    """The mark itself, such as 更1."""
    day: str
    """Such as 2024年3月1日."""
    day_iso: str
    """Such as 2024-03-01."""
    place: str
    """What was corrected, as the printed form names it; empty where it is no figure."""
    target: str
    """Id in the page of what was corrected; empty where there is none."""
    step: str
    """What it was and what it is, such as 由 16 更正为 17; empty where neither is stated."""
    reason: str
    """Why it was corrected."""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file that belongs to the report."""

    name: str
    address: str
    """Relative to the report's own page, percent-encoded."""
    suffix: str
    """Such as PDF; empty for a name without a suffix."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report."""

    title: str
    year: int
    year_page: Link
    agency: Link
    """The agency, by the name that it bore in the year."""
    current_name: str
    """The agency's present name where it differs; else empty."""
    regions: tuple[Link, ...]
    """The agency's region and those above it, the outermost first."""
    published: str
    """Such as 2024年1月25日; empty where the source does not say."""
    published_iso: str
    """Such as 2024-01-25; empty where the source does not say."""
    published_marks: tuple[MarkView, ...]
    """Marks of the corrections of that day."""
    revised: str
    """Day of the latest correction, such as 2024年3月1日; empty for none."""
    revised_iso: str
    """Such as 2024-03-01; empty for none."""
    edition: str
    """Name of the year's edition of the form."""
    basis: str
    """Number of the notice that prescribes the edition; empty for the free outline."""
    origin: str
    """Title of the public report that the numbers come from; empty where not stated."""
    origin_url: str
    """Its http(s) address; empty where not stated."""
    notice: str
    """The portal's sentence about where text and numbers come from; may be empty."""
    is_draft: bool
    sections: tuple[SectionView, ...]
    """The preamble first, if any, without a heading; then the sections."""
    contents: tuple[Link, ...]
    """Headings with the fragments of their sections, for the table of contents."""
    notes: tuple[MarkView, ...]
    """Remarks on tables that the page does not show."""
    faults: tuple[MarkView, ...]
    """Faults of the original that concern no single table."""
    fault_count: int
    """All faults of the original that are kept; one entry may stand for many of a kind."""
    revisions: tuple[RevisionView, ...]
    """Corrections after publication, by date."""
    attachments: tuple[AttachmentView, ...]
    previous: Link | None
    """The agency's report before this one."""
    next: Link | None

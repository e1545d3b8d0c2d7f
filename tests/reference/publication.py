"""A report as it was published, told to the program as a source of the portal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.form.editions import BY_KEY, edition_of
from generator.form.grid import grids_of
from generator.ground.diagnostics import Finding
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.model.report import Value
from generator.read.compose import compose_section
from generator.read.scan import AgencyFolder
from generator.work.judged import judge_reports
from generator.work.surroundings import Surroundings

Tables = Mapping[str, Sequence[Value | None]]
"""Values in grid order by section key."""

_MARKUP = re.compile(r"([\\`*_<>\[\]#|~!&])")
_LIST = re.compile(r"^(\d+)([.)])", re.MULTILINE)


@dataclass(frozen=True)
class Publication:
    """What was published: numbers, and prose by the key of its section."""

    year: int
    editions: Mapping[str, str]
    """The form that each table follows, by section key."""
    agency: Agency
    tables: Tables
    prose: Mapping[str, str]

    def source(self) -> str:
        """Return the report as a source; its prose is kept to the letter."""
        data = [f"published: {self.year + 1}-01-15\n"]
        if self.tables:
            stated = ", ".join(f"{key}: {edition}" for key, edition in self.editions.items())
            data.append(f"edition: {{{stated}}}\n")
        for key, values in self.tables.items():
            data.append(compose_section(grids_of(BY_KEY[self.editions[key]])[key], values))
        headings = {section.key: section.heading for section in edition_of(self.year).sections}
        body = [
            f"\n## {headings[key]}\n\n{_escaped(text)}\n" if key in headings else _escaped(text)
            for key, text in self.prose.items()
        ]
        return f"---\n{''.join(data)}---\n{''.join(body)}\n"


def findings_about(site: Path, *reports: Publication) -> tuple[Finding, ...]:
    """Return the findings about the reports of one agency, through the files of a site."""
    agency = reports[0].agency
    folder = site / "content" / agency.key
    folder.mkdir(parents=True)
    for report in reports:
        (folder / f"{report.year}.md").write_text(report.source(), encoding="utf-8")
    years = tuple(sorted(report.year for report in reports))
    regions = Regions({agency.region: Region(agency.region, agency.region)})
    paths = AgencyFolder(agency.region, agency.slug, years, has_agency_file=True)
    findings: list[Finding] = []
    judge_reports(paths, agency, Surroundings(site, regions), findings)
    return tuple(findings)


def _escaped(text: str) -> str:
    """Return text with what Markdown would take for marks escaped, a paragraph for each line."""
    lines = (line.strip() for line in text.splitlines())
    paragraphs = "\n\n".join(line for line in lines if line)
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", paragraphs))

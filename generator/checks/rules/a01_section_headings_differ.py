"""A01: the headings of the prose are not the official ones, in their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from generator.checks.context import ReportContext
from generator.checks.headings import Heading, headings_of
from generator.checks.rule import rule
from generator.form.editions import OUTLINE
from generator.form.shape import Edition, Section
from generator.ground.diagnostics import Finding, Place
from generator.ground.text import squeeze

_LEVEL = 2
"""Sections are headings of this level."""
_ALIKE = 0.6
"""From this likeness on, a heading is taken for a misspelt official one."""


@rule(code="A01", name="section-headings-differ", acceptable=False)
def section_headings_differ(context: ReportContext) -> Iterator[Finding]:
    """正文的二级标题不是规定的三个部分，或次序不对。

    ## 依据

    《政府信息公开条例》第五十条和统一格式（国办公开办函〔2021〕30号、〔2019〕60号附件）
    规定六个部分及其标题。第二、三、四部分是表格，由数据区的数字生成，不写进正文；
    正文只有一、五、六三个部分，各用一个二级标题（##）。

    比较时不计空格和全角半角；统一格式施行以前（2018 年度及以前）的报告不受此限。

    ## 怎样改

    按提示改正标题的文字、级别或次序；部分之内的小标题用三级（###）以下。

    ## 不合格的例子

    ```markdown
    ## 总体情况

    ### 五、存在的主要问题及改进情况

    ## 六、其他需要报告的事项
    ```

    ## 合格的例子

    ```markdown
    ## 一、总体情况

    ## 五、存在的主要问题及改进情况

    ## 六、其他需要报告的事项
    ```
    """
    report = context.report
    if report.edition is OUTLINE or _is_official(context):
        return
    outline = _Outline.of(report.edition)
    for heading in headings_of(context):
        message, expected = outline.fault(heading, report.title)
        if message:
            place = Place(report.path, heading.line, 1)
            yield section_headings_differ.rule.finding(place, message, expected=expected)
    for section in outline.missing():
        place = Place(report.path, context.body_line, 1)
        message = f"正文缺少“{section.heading}”。"
        expected = f"## {section.heading}"
        yield section_headings_differ.rule.finding(place, message, expected=expected)


def _is_official(context: ReportContext) -> bool:
    """Tell whether the sections are exactly the official ones, as they nearly always are."""
    report = context.report
    sections = [(p.heading, p.level) for p in report.passages if p.level]
    if sections != _official_headings(report.edition):
        return False
    official = _official_keys(report.edition)
    return not any(
        block.level <= _LEVEL or squeeze(block.text) in official
        for block in context.prose.blocks
        if block.level
    )


@cache
def _official_headings(edition: Edition) -> list[tuple[str, int]]:
    return [(s.heading, _LEVEL) for s in edition.sections if s.table is None]


@dataclass
class _Outline:
    """The official sections, and which of them have been seen so far."""

    by_key: Mapping[str, Section]
    """From the squeezed official headings and their known variants."""
    prose: tuple[Section, ...]
    lines: dict[str, int] = field(default_factory=dict)
    """Line at which each section was first seen, by its key."""

    @classmethod
    def of(cls, edition: Edition) -> "_Outline":
        return cls(_official_keys(edition), tuple(s for s in edition.sections if s.table is None))

    def fault(self, heading: Heading, title: str) -> tuple[str, str | None]:
        """Return what is wrong with a heading, empty for nothing, and what is due instead."""
        section = self.by_key.get(heading.key)
        if section is None:
            return self._strange(heading, title) if heading.level <= _LEVEL else ("", None)
        if section.table is None:
            return self._official(heading, section)
        return f"“{heading.text}”是表格，由数据区生成，不写进正文。", None

    def _strange(self, heading: Heading, title: str) -> tuple[str, str | None]:
        """Return what is wrong with a heading of level 1 or 2 that is not an official one."""
        if heading.level < _LEVEL and heading.key == squeeze(title):
            return "标题由程序印出，正文里不再写一级标题。", None
        meant = self._meant(heading)
        if meant is not None:
            self.lines[meant.key] = heading.line
            return f"标题“{heading.text}”应为“{meant.heading}”。", f"## {meant.heading}"
        if heading.level < _LEVEL:
            return f"正文不用一级标题“{heading.text}”，二级标题是{self._names()}。", None
        message = f"“{heading.text}”不是规定的部分，二级标题只能是{self._names()}。"
        return message, f"### {heading.text}"

    def _official(self, heading: Heading, section: Section) -> tuple[str, str | None]:
        first = self.lines.setdefault(section.key, heading.line)
        if first != heading.line:
            return f"“{heading.text}”出现了两次，第一次在第 {first} 行。", None
        if heading.level != _LEVEL:
            level = "一二三四五六"[heading.level - 1]
            return f"“{heading.text}”是{level}级标题，应为二级标题。", f"## {heading.text}"
        order = [s.key for s in self.prose]
        later = [s for s in self.prose[order.index(section.key) :] if s.key in self.lines]
        if len(later) > 1:
            return f"“{heading.text}”的位置不对，应在“{later[1].heading}”之前。", None
        return "", None

    def _meant(self, heading: Heading) -> Section | None:
        """Return the section not seen yet that a misspelt heading stands for."""
        absent = [s for s in self.prose if s.key not in self.lines]
        likeness = {s.key: _likeness(heading.key, s) for s in absent}
        best = max(absent, key=lambda s: likeness[s.key], default=None)
        return best if best is not None and likeness[best.key] >= _ALIKE else None

    def _names(self) -> str:
        return "、".join(f"“{section.heading}”" for section in self.prose)

    def missing(self) -> list[Section]:
        """Return the sections of prose that no heading stands for."""
        return [section for section in self.prose if section.key not in self.lines]


@cache
def _official_keys(edition: Edition) -> Mapping[str, Section]:
    official = {squeeze(s.heading): s for s in edition.sections}
    return official | {squeeze(alias): s for s in edition.sections for alias in s.aliases}


def _likeness(key: str, section: Section) -> float:
    return SequenceMatcher(None, key, squeeze(section.heading)).ratio()

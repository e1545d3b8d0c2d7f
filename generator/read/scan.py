"""Scanning content/: which regions, agencies, years and pages there are, by their paths alone.

No file is opened here. The result tells cheaply who has which year; what is badly named or does
not belong becomes a finding.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.form.editions import FIRST_YEAR
from generator.ground.diagnostics import Finding, Place, Rule
from generator.ground.text import printable, squeeze
from generator.model.addresses import REGION_CODE, RESERVED, SLUG
from generator.model.sources import AGENCY_FILE, CONTENT, PAGES, REGIONS_FILE
from generator.read import faults
from generator.read.leftovers import is_leftover

_YEAR_FILE = re.compile(r"[0-9]{4}\.md")
_YEAR_FOLDER = re.compile(r"[0-9]{4}")
_YEAR_VARIANT = re.compile(
    r"([0-9]{4})(?![0-9]).*\.(?:md|markdown|yaml|yml|txt|docx?)", re.IGNORECASE
)
_OWN_FILE = re.compile(r"index\.html|report\.[a-z]+", re.IGNORECASE)
"""Files that stand beside a report's page."""
ATTACHMENT_KINDS = (
    *("pdf", "ofd", "doc", "docx", "wps", "rtf", "xls", "xlsx", "et", "csv", "txt", "zip"),
    *("png", "jpg", "jpeg", "gif", "webp"),
)
"""Kinds of files that no browser runs: content is not trusted, and they share the site's origin."""
_UNPORTABLE = re.compile(r'[\\/:*?"<>|#%]')
LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class AgencyFolder:
    """An agency's folder: which years it reports about, and what lies beside each report."""

    region: str
    slug: str
    years: tuple[int, ...]
    attachments: tuple[tuple[int, tuple[str, ...]], ...] = ()
    has_agency_file: bool = True
    """Whether its agency.yaml is there; a finding says so where it is not."""

    @property
    def path(self) -> str:
        """Return the folder's path relative to the site."""
        return f"{CONTENT}/{self.region}/{self.slug}"

    @property
    def key(self) -> str:
        """Return the identity of the agency, ``region/slug``."""
        return f"{self.region}/{self.slug}"

    def report(self, year: int) -> str:
        """Return the path of the report about a year, relative to the site."""
        return f"{self.path}/{year}.md"

    def beside(self, year: int) -> tuple[str, ...]:
        """Return the names of the attachments of a year."""
        return dict(self.attachments).get(year, ())


@dataclass(frozen=True, slots=True)
class Layout:
    """What a site's content consists of, in the order of paths."""

    agencies: tuple[AgencyFolder, ...]
    pages: tuple[str, ...]
    """Slugs of the free pages."""
    findings: tuple[Finding, ...]


def scan(site: Path) -> Layout:
    """Return the layout of the content under ``site``."""
    around = scan_around(site)
    agencies: list[AgencyFolder] = []
    findings = list(around.findings)
    for key in around.keys:
        folder, found = scan_agency(site, key)
        agencies.append(folder)
        findings += found
    findings.sort(key=lambda finding: finding.place.path)
    return Layout(tuple(agencies), around.pages, tuple(findings))


@dataclass(frozen=True, slots=True)
class Around:
    """What content consists of without a look into the folders of agencies."""

    keys: tuple[str, ...]
    """The agencies' folders as ``region/slug``, in the order of paths."""
    pages: tuple[str, ...]
    """Slugs of the free pages."""
    findings: tuple[Finding, ...]


def scan_around(site: Path) -> Around:
    """Return which agencies and free pages there are, and what lies where nothing belongs."""
    scanner = _Scanner(site)
    keys: list[str] = []
    pages: tuple[str, ...] = ()
    for entry in scanner.entries(CONTENT):
        path = f"{CONTENT}/{entry.name}"
        if entry.name == PAGES and entry.is_dir():
            pages = tuple(scanner.pages(path))
        elif not entry.is_dir():
            if entry.name != REGIONS_FILE:
                scanner.stray(path, "报告应当放在 content/<地区代码>/<机关>/<年度>.md。")
        elif REGION_CODE.fullmatch(entry.name):
            keys += scanner.region(entry.name)
        else:
            message = f"地区文件夹“{entry.name}”不是六位地区代码。"
            scanner.report(faults.BAD_NAME, path, message, "改成六位代码，例如 410303。")
    return Around(tuple(keys), pages, tuple(scanner.findings))


def scan_agency(site: Path, key: str) -> tuple[AgencyFolder, tuple[Finding, ...]]:
    """Return what an agency's folder holds, and what in it is badly named or out of place."""
    scanner = _Scanner(site)
    code, _, slug = key.partition("/")
    return scanner.agency(code, slug), tuple(scanner.findings)


@dataclass
class _Scanner:
    site: Path
    findings: list[Finding] = field(default_factory=list)

    def report(self, rule: Rule, path: str, message: str, hint: str | None = None) -> None:
        self.findings.append(rule.finding(Place(printable(path)), message, hint=hint))

    def stray(self, path: str, hint: str) -> None:
        self.report(faults.STRAY_FILE, path, "这里不该有这个文件。", hint)

    def entries(self, path: str) -> Iterator[os.DirEntry[str]]:
        """Return a folder's entries by name, without links, leftovers and unprintable names."""
        try:
            with os.scandir(self.site / path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self.report(
                faults.UNREADABLE, path, "文件夹无法读取。", "请检查它是否存在、权限是否正确。"
            )
            return
        for entry in entries:
            if is_leftover(entry.name):
                continue
            inside = f"{path}/{entry.name}"
            if entry.is_symlink():
                self.report(
                    faults.SYMLINK, inside, "内容里不能用符号链接。", "请换成真正的文件或文件夹。"
                )
            elif not (entry.is_dir() or entry.is_file()):
                self.stray(inside, "这不是普通的文件或文件夹。")
            elif not entry.name.isprintable():
                self.report(
                    faults.BAD_NAME,
                    inside,
                    "文件名不是 UTF-8 编码，或含有不可见的字符。",
                    "请改名；在 Windows 上压缩的文件，解压时要选择 UTF-8 编码。",
                )
            else:
                yield entry

    def pages(self, path: str) -> Iterator[str]:
        for entry in self.entries(path):
            inside = f"{path}/{entry.name}"
            slug, dot, ending = entry.name.rpartition(".")
            if entry.is_dir() or ending != "md" or not dot:
                self.stray(inside, "这里只放自由页面，名字如 about.md。")
            elif slug in RESERVED:
                self.report(faults.RESERVED_NAME, inside, f"“{slug}”是网站自己要用的名字。")
            elif not SLUG.fullmatch(slug):
                self.bad_slug(inside, slug)
            else:
                yield slug

    def bad_slug(self, path: str, slug: str) -> None:
        self.report(
            faults.BAD_NAME,
            path,
            f"“{slug[:64]}”不能用作网址的一段。",
            "只用小写字母、数字和连字符，以字母或数字开头和结尾，最多 64 个字符。",
        )

    def region(self, code: str) -> Iterator[str]:
        """Return the keys of a region's agencies."""
        path = f"{CONTENT}/{code}"
        for entry in self.entries(path):
            inside = f"{path}/{entry.name}"
            if not entry.is_dir():
                self.stray(inside, "地区文件夹里只放机关的文件夹。")
            elif entry.name in RESERVED:
                self.report(faults.RESERVED_NAME, inside, f"“{entry.name}”是网站自己要用的名字。")
            elif not SLUG.fullmatch(entry.name):
                self.bad_slug(inside, entry.name)
            else:
                yield f"{code}/{entry.name}"

    def agency(self, code: str, slug: str) -> AgencyFolder:
        path = f"{CONTENT}/{code}/{slug}"
        years: list[int] = []
        folders: list[int] = []
        others: list[str] = []
        has_agency_file = False
        for entry in self.entries(path):
            if entry.is_dir() and _YEAR_FOLDER.fullmatch(entry.name):
                folders.append(int(entry.name))
            elif not entry.is_dir() and _YEAR_FILE.fullmatch(entry.name):
                years += self.year(f"{path}/{entry.name}")
            elif not entry.is_dir() and entry.name == AGENCY_FILE:
                has_agency_file = True
            else:
                others.append(entry.name)
        if not has_agency_file:
            hint = f"请写一个 {path}/{AGENCY_FILE}，至少有 name 和 kind。"
            self.report(faults.AGENCY_MISSING, path, "没有 agency.yaml。", hint)
        self.strangers(path, others, years)
        attachments = tuple(
            (year, tuple(self.attachments(f"{path}/{year:04}", year, years))) for year in folders
        )
        return AgencyFolder(code, slug, tuple(years), attachments, has_agency_file)

    def year(self, path: str) -> Iterator[int]:
        year = int(path[-7:-3])
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield year
        else:
            message = f"年度 {year:04} 不合理，年度报告从 {FIRST_YEAR} 年起才有。"
            self.report(faults.YEAR_OUT_OF_RANGE, path, message, "请改正文件名。")

    def strangers(self, path: str, names: list[str], years: list[int]) -> None:
        """Report what an agency's folder should not hold; a second report is its own fault."""
        for name in names:
            inside = f"{path}/{name}"
            variant = _YEAR_VARIANT.fullmatch(name)
            if variant and int(variant[1]) in years:
                first = f"{path}/{variant[1]}.md"
                message = f"{variant[1]} 年已有一份报告 {first}，这里又有一份。"
                hint = "一个机关一年只有一份报告：请删去多余的一份，更正写在 revisions 里。"
                self.report(faults.TWO_REPORTS, inside, message, hint)
            elif variant:
                hint = f"请改名为 {variant[1]}.md。"
                self.report(faults.BAD_NAME, inside, "报告的文件名应当是年度加 .md。", hint)
            else:
                self.stray(inside, "附件请放到与报告同名的文件夹里，例如 2023/原件.pdf。")

    def attachments(self, path: str, year: int, years: list[int]) -> Iterator[str]:
        if year not in years:
            self.stray(path, f"旁边没有 {year:04}.md，这些附件没有报告可附。")
            return
        taken: dict[str, str] = {}
        for entry in self.entries(path):
            inside = f"{path}/{entry.name}"
            alike = taken.setdefault(squeeze(entry.name).casefold(), entry.name)
            if entry.is_dir():
                self.stray(inside, "附件文件夹里不再分文件夹。")
            elif _OWN_FILE.fullmatch(entry.name):
                message = f"“{entry.name}”是网站自己要用的名字。"
                self.report(faults.RESERVED_NAME, inside, message, "请给附件换一个名字。")
            elif _UNPORTABLE.search(entry.name):
                message = "附件的名字里有不能用在网址或 Windows 上的符号。"
                hint = '请去掉 \\ / : * ? " < > | # % 这些符号。'
                self.report(faults.BAD_NAME, inside, message, hint)
            elif entry.name.rpartition(".")[2].lower() not in ATTACHMENT_KINDS:
                kinds = "、".join(ATTACHMENT_KINDS)
                hint = f"可以附的文件：{kinds}；其他的请转成 PDF 或压缩成 zip。"
                self.report(faults.ATTACHMENT_KIND, inside, "这一类文件不能作附件。", hint)
            elif alike != entry.name:
                message = f"附件的名字与“{alike}”只差大小写、全半角或空格，有的服务器分不开。"
                self.report(faults.BAD_NAME, inside, message, "请改成明显不同的名字。")
            else:
                yield entry.name

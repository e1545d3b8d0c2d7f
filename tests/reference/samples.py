"""The published reports of ../shared/samples whose numbers were read by hand."""

import html
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from generator.form.edition_2019 import EDITION_2019
from generator.form.editions import BY_KEY
from generator.form.grid import Grid, grids_of
from generator.form.shape import Kind
from generator.model.agency import Agency
from generator.model.report import Value
from tests.reference.publication import Publication

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN_WIDTH = 7
COLUMNS = {
    "自然人": "natural_person",
    "商业企业": "organisation.commercial_enterprise",
    "科研机构": "organisation.research_institution",
    "社会公益组织": "organisation.public_welfare",
    "法律服务机构": "organisation.legal_service",
    "其他": "organisation.other",
    "总计": "total",
}
IDENTITIES = {"T3-results-sum": "t3_result_total", "T3-balance": "t3_balance"}
ROWS = {"total": "requests.results.total"}
KINDS = (("人民政府办公", "department"), ("人民政府", "government"), ("管理委员会", "government"))
HEADINGS = {
    "overview": r"一、\s*(?:总体情况|概述)",
    "proactive": r"二、主动公开政府信息情况",
    "problems": r"五、(?:政府信息公开工作)?存在的主要问题及改进情况",
    "other": r"六、其他需要报告的事项",
}


class Sample:
    """One sample: what its meta says of it, what was read of its tables, what its text says."""

    def __init__(self, folder: Path, number: str) -> None:
        self.number = number
        self._folder = folder
        self.meta = self._json("meta")
        self.truth = self._json("truth")

    def _json(self, kind: str) -> dict[str, Any]:
        path = self._folder / f"{self.number}.{kind}.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    @property
    def violated(self) -> set[str]:
        """Return the violated identities by the names that findings give them."""
        found = set()
        for identity in self.meta["identities"]:
            if identity["id"].startswith("LEGACY"):
                continue  # of the statistics form before 2019, which is not ours
            if identity["id"] == "T3-row-sum":
                found.add(f"t3_row_total:{ROWS[identity['row']]}")
            else:
                found.add(f"{IDENTITIES[identity['id']]}:{COLUMNS[identity['col']]}")
        return found

    @property
    def publication(self) -> Publication:
        """Return the sample as a report of the portal; unreadable cells are missing ones."""
        name = self.meta["agency"]
        kind = next((kind for word, kind in KINDS if word in name), "department")
        year = self.meta["report_year"]
        return Publication(
            year=year,
            editions=self._editions(),
            agency=Agency("350171", f"sample-{self.number}", name, kind),
            tables=self._tables(),
            prose=self._prose(),
        )

    @property
    def has_tables(self) -> bool:
        """Tell whether the report has the tables of the national form."""
        return "table3" in self.truth

    def _editions(self) -> dict[str, str]:
        """Return which form each table follows; sample 003 mixes both."""
        if not self.has_tables:
            return {}
        lines = len(self.truth["table3"])
        older = {
            "proactive": "table2_2019" in self.truth,
            "requests": lines == len(grids_of(EDITION_2019)["requests"].cells) // PLAIN_WIDTH,
            "remedies": "table2_2019" in self.truth,
        }
        return {key: "2019" if is_older else "2021" for key, is_older in older.items()}

    def _tables(self) -> dict[str, list[Value | None]]:
        if not self.has_tables:
            return {}
        blank = 0 if self.number == "d02" else None
        grids = {key: grids_of(BY_KEY[edition])[key] for key, edition in self._editions().items()}
        written = {
            "proactive": list(_lines(self._table_2, grids["proactive"])),
            "requests": [value for line in self.truth["table3"] for value in line["values"]],
            "remedies": self.truth["table4"] or [],
        }
        return {
            key: [
                _number(value, cell.kind, blank)
                for value, cell in zip_longest(written[key], grid.cells)
            ]
            for key, grid in grids.items()
        }

    @property
    def _table_2(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.truth.get("table2") or self.truth["table2_2019"]
        return found

    @cached_property
    def text(self) -> str:
        """Return the text of the file as found, without markup."""
        for ending in ("txt", "md", "html"):
            path = self._folder / f"{self.number}.{ending}"
            if path.exists():
                text = path.read_text(encoding="utf-8")
                return html.unescape(re.sub(r"<[^>]+>", "", text)) if ending == "html" else text
        return "\n".join(_paragraphs(self._folder / f"{self.number}.docx"))

    def _prose(self) -> Mapping[str, str]:
        """Return the prose of each section; a report of the free outline in one piece."""
        if "table3" not in self.truth:
            return {"": self.text}
        at = {key: re.search(pattern, self.text) for key, pattern in HEADINGS.items()}
        ends = {"overview": "proactive", "problems": "other", "other": ""}
        found: dict[str, str] = {}
        for key, next_key in ends.items():
            start, end = at[key], at.get(next_key)
            if start is None:
                found[key] = ""
                continue
            text = self.text[start.end() : end.start() if end else len(self.text)]
            found[key] = re.sub(r"\u3000{2,}|(?=（[一二三四五六七八九]）)", "\n", text)
        return found


def _lines(table: Mapping[str, Any], grid: Grid) -> Iterator[Any]:
    """Yield the values of table 2 in grid order; a line whose digits run together has none."""
    lines = [list(cells) for _, cells in groupby(grid.cells, key=lambda cell: cell.line)]
    for value, cells in zip(table.values(), lines, strict=True):
        if isinstance(value, list):
            yield from value
        else:
            yield from [value] if len(cells) == 1 else [None] * len(cells)


def _number(value: object, kind: Kind, blank: int | None) -> Value | None:
    """Return a cell's number; none for what is no plain number, such as 251000元."""
    if value is None:
        return blank
    if isinstance(value, str) and not re.fullmatch(r"\+?[0-9]+", value):
        return None
    return Decimal(str(value)) if kind is Kind.AMOUNT else int(str(value))


def _paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a Word file outside its tables."""
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - a known file
    body = root.find(f"{WORD}body")
    for paragraph in body.findall(f"{WORD}p") if body is not None else ():
        yield "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))

"""Reading the deadlines that site.yaml states."""

import re
from datetime import date

from generator.ground.text import printable
from generator.model.agency import KINDS
from generator.model.deadlines import STATUTORY, Day, Deadlines
from generator.read import faults
from generator.read.fields import Fields
from generator.read.yaml_nodes import Scalar

REGIONS_KEY = "regions"
_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_CODE = re.compile(r"[1-9][0-9]{5}")
_ANY_YEAR = 2023
"""A year without 29 February: a deadline has to exist every year."""


def read_deadlines(fields: Fields) -> Deadlines:
    """Return the deadlines under ``deadlines``; what is not stated is as the law has it."""
    inner = fields.mapping("deadlines")
    if inner is None:
        return Deadlines()
    inner.refuse_unknown((*KINDS, REGIONS_KEY))
    by_region: dict[str, dict[str, Day]] = {}
    places: dict[str, tuple[int, int]] = {}
    regions = inner.mapping(REGIONS_KEY)
    if regions is not None:
        for code, key in regions.node.keys.items():
            if not _CODE.fullmatch(code):
                message = f"“{printable(code)}”不是六位地区代码。"
                regions.report(faults.BAD_CHOICE, key, message)
                continue
            places[code] = (key.line, key.column)
            own = regions.mapping(code)
            if own is not None:
                own.refuse_unknown(KINDS)
                by_region[code] = _days(own)
    return Deadlines(STATUTORY | _days(inner), by_region, places)


def _days(fields: Fields) -> dict[str, Day]:
    stated = {kind: _day(fields, kind) for kind in KINDS}
    return {kind: day for kind, day in stated.items() if day is not None}


def _day(fields: Fields, kind: str) -> Day | None:
    node = fields.node_at(kind)
    if node is None:
        return None
    found = _DAY.fullmatch(node.text) if isinstance(node, Scalar) else None
    if found is not None:
        day = Day(int(found[1]), int(found[2]))
        if _exists(day):
            return day
    said = f"“{printable(node.text)}”" if isinstance(node, Scalar) else "列表或映射"
    message = f"“{kind}”的期限写作{said}，要写成次年的月和日，如 01-31。"
    fields.report(faults.BAD_DATE, node, message)
    return None


def _exists(day: Day) -> bool:
    try:
        date(_ANY_YEAR, day.month, day.day)
    except ValueError:
        return False
    return True

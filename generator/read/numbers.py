"""Converting what stands in a cell into a number, or saying why it is none.

A count is ``0`` or ``[1-9][0-9]{0,11}``; an amount is a plain decimal, kept as written. Nothing
else is a number here: YAML's octals, sexagesimals, floats and words are all refused with a place.
"""

import re
from decimal import Decimal

from generator.form.grid import Cell
from generator.form.shape import Kind
from generator.ground.diagnostics import Finding, Place
from generator.model.report import Value
from generator.read import faults
from generator.read.yaml_nodes import Scalar

_COUNT = re.compile(r"0|[1-9][0-9]{0,11}")
_CHANGE = re.compile(r"0|-?[1-9][0-9]{0,11}")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")
_PATTERNS = {Kind.COUNT: _COUNT, Kind.CHANGE: _CHANGE, Kind.AMOUNT: _AMOUNT}
_WANTED = {
    Kind.COUNT: "零或正整数，最多 12 位",
    Kind.CHANGE: "整数（减少写负数），最多 12 位",
    Kind.AMOUNT: "零或正的小数，整数最多 12 位，小数最多 6 位",
}
_NARROW = str.maketrans("０１２３４５６７８９，－＋", "0123456789,-+")
"""Full-width signs of numbers; other look-alikes (²①) may mean something else."""
_DISGUISED = re.compile(
    r"\+?(?P<sign>-?)0*(?P<whole>[0-9]{1,3}(?:[,_' ][0-9]{3})+|[0-9]+)(?P<rest>\.[0-9]+)?"
    r"\s*(?P<unit>[件项个条份次]|万元)?"
)
"""A number with a plus sign, leading zeros, thousands separators or a unit."""
MAX_SHOWN = 24
"""Characters of a bad value that a message repeats."""


def number(scalar: Scalar, kind: Kind) -> Value | None:
    """Return the number that a scalar writes, or None where it writes none as it should."""
    text = scalar.text
    if not scalar.is_plain or not _PATTERNS[kind].fullmatch(text):
        return None
    return Decimal(text) if kind is Kind.AMOUNT else int(text)


def not_a_number(scalar: Scalar, cell: Cell, path: str) -> Finding:
    """Return the finding for a scalar that is no number of its cell's kind."""
    place = Place(path, scalar.line, scalar.column)
    text = scalar.text
    shown = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…（共 {len(text)} 个字符）"
    wanted = _WANTED[cell.kind]
    plain = _plainly(text, cell)
    if plain is not None:
        quoted = "" if scalar.is_plain else "带引号的"
        return faults.NUMBER_NOT_PLAIN.finding(
            place,
            f"{cell.address} 写作{quoted}“{shown}”，要写成半角数字 {plain}。",
            cell=cell.key,
            expected=plain,
            hint="不写引号、单位、千位分隔、前导零、正号和全角数字；说明文字写在 notes 里。",
        )
    return faults.NOT_A_COUNT.finding(
        place,
        f"{cell.address} 写作“{shown}”，这一格要填{wanted}。",
        cell=cell.key,
        hint="没有数据就留空或写 null；确认为零才写 0。",
    )


def _plainly(text: str, cell: Cell) -> str | None:
    """Return the plain form of a number in disguise, or None where there is room for doubt.

    A unit is dropped only where it is the cell's own: 3万件 is not 3, nor 50000元 50000 万元.
    """
    match = _DISGUISED.fullmatch(text.strip().translate(_NARROW))
    if match is None:
        return None
    unit = match["unit"] or ""
    if unit and (unit == "万元") != (cell.unit == "万元"):
        return None
    whole = re.sub(r"[^0-9]", "", match["whole"]).lstrip("0") or "0"
    plain = f"{match['sign']}{whole}{match['rest'] or ''}"
    return plain if _PATTERNS[cell.kind].fullmatch(plain) else None

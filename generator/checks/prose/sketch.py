"""A sketch of a report's prose: enough to tell how much of it stands in another's, and no text.

What remains of the prose are its clauses without numbers, names of its own agency and region, and
what every report says in the same words. A sketch keeps a hash and the length of each clause, so
that the common part is measured by characters. docs/decisions/copied-prose.md tells why.
"""

import re
import struct
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, filterfalse
from zlib import crc32

from generator.checks.late import compile_late
from generator.checks.prose.text import PREAMBLE, Prose
from generator.model.agency import Agency
from generator.model.region import Region

MIN_CLAUSE = 7
"""Characters below which a clause is a slogan or the rest of a sentence about a number."""
MIN_CLAUSES = 12
MIN_LENGTH = 200
"""Prose with fewer clauses or characters left says too little to be called a copy."""
MAX_CLAUSES = 256
"""Of longer prose a sample is kept: the clauses with the smallest hashes, the same anywhere."""
BAND = 5
"""Neighbouring clauses that two sketches share before they are compared."""
BANDS = 40
"""Places at which neighbours are looked at; more find more of the copies that are hardly one."""

_NUMERALS = "一七万三两九二五亿八六十千四百零"


def _clause() -> re.Pattern[str]:
    """Return the pattern of a run of Han without numerals; a set of ranges is the fastest."""
    ends = sorted(map(ord, _NUMERALS))
    starts = (0x3400, *(end + 1 for end in ends))
    stops = (*(end - 1 for end in ends), 0x9FFF)
    pairs = zip(starts, stops, strict=True)
    ranges = "".join(f"{chr(start)}-{chr(stop)}" for start, stop in pairs if start <= stop)
    return compile_late(f"[{ranges}]{{{MIN_CLAUSE},255}}")


_CLAUSE = _clause()
_HARDLY = 0.25
"""Share of the clauses; it would take a few very long ones to make four fifths of a text."""
_SUFFIXES = "省市县区州盟旗乡镇"
_SHORTEST_NAME = 2
_ALL = 2**32
_PLACES = range(0, _ALL, -(-_ALL // BANDS))

BOILERPLATE = frozenset(
    {
        "中华人民共和国政府信息公开条例",
        "国务院办公厅政府信息与政务公开办公室",
        "政府信息公开条例",
        "中华人民共和国政府信息公开工作年度报告格式",
        "政府信息公开工作年度报告格式",
        "政府信息公开信息处理费管理办法",
        "国务院办公厅关于印发",
        "政府信息公开工作年度报告",
        "政府信息公开工作",
        "主动公开政府信息",
        "政府信息公开申请",
        "依申请公开政府信息",
        "未收到政府信息公开申请",
        "收到政府信息公开申请",
        "共收到政府信息公开申请",
        "本年度未收到政府信息公开申请",
        "结转下年度继续办理",
        "法人或其他组织",
        "法人或者其他组织",
        "公民法人和其他组织",
        "政府信息公开行政复议",
        "政府信息公开行政诉讼",
        "因政府信息公开引起的行政复议",
        "未发生行政复议",
        "未发生行政诉讼",
        "其他需要报告的事项",
        "无其他需要报告的事项",
        "没有其他需要报告的事项",
        "本年度无其他需要报告的事项",
        "本年度没有其他需要报告的事项",
        "暂无其他需要报告的事项",
        "未收取信息处理费",
        "没有收取信息处理费",
        "本年度未收取信息处理费",
        "本年度没有收取信息处理费",
        "未产生信息处理费",
        "依申请公开信息处理费",
    }
)
"""Clauses that the form, the law or the lack of anything to report puts in every report."""


def own_names(agency: Agency, regions: Sequence[Region]) -> tuple[str, ...]:
    """Return the names that a copy would exchange, the longest first.

    ``regions`` are the agency's own and those above it, the outermost first.
    """
    places = [region.name for region in regions]
    stem = places[-1].rstrip(_SUFFIXES) if places else ""
    full = (agency.name, *agency.short_names, *(former.name for former in agency.former_names))
    # With the places and the rest of a name gone, the whole of it is gone.
    names = {*places, stem, *(_without(name, (*places, stem)) for name in full)}
    long_enough = (name for name in names if len(name) >= _SHORTEST_NAME)
    return tuple(sorted(long_enough, key=lambda name: (-len(name), name)))


def _without(name: str, places: Sequence[str]) -> str:
    for place in places:
        name = name.removeprefix(place)
    return name


def sketch_of(prose: Prose, names: Iterable[str] = ()) -> bytes:
    """Return the sketch of a report's prose; empty where it is too short to be judged."""
    text = _narrative(prose)
    for name in names:
        # Most names are nowhere, and one character tells so many times faster than two.
        if name[0] in text and name[1] in text:
            text = text.replace(name, "")
    said = dict.fromkeys(filterfalse(BOILERPLATE.__contains__, _CLAUSE.findall(text)))
    lengths = bytes(map(len, said))
    if len(said) < MIN_CLAUSES or sum(lengths) < MIN_LENGTH:
        return b""
    hashes = tuple(map(crc32, map(str.encode, said)))
    if len(said) > MAX_CLAUSES:
        kept = sorted(zip(hashes, lengths, strict=True))[:MAX_CLAUSES]
        hashes, lengths = tuple(h for h, _ in kept), bytes(length for _, length in kept)
    return lengths + struct.pack(f"<{len(hashes)}I", *hashes)


def _narrative(prose: Prose) -> str:
    """Return the text without the preamble, which says whose report it is and little else."""
    sections = (block.section for block in prose.blocks)
    first = next((i for i, section in enumerate(sections) if section != PREAMBLE), None)
    return "" if first is None else prose.text[prose.starts[first] :]


@dataclass(frozen=True)
class Sketch:
    """A sketch that can be compared with others."""

    data: bytes

    @classmethod
    def read(cls, data: bytes) -> "Sketch":
        """Return the sketch that ``sketch_of`` has written, which was not empty."""
        return cls(data)

    @cached_property
    def ordered(self) -> tuple[int, ...]:
        """Return the hashes in the order in which they were kept."""
        count = len(self.data) // 5
        return struct.unpack_from(f"<{count}I", self.data, count)

    @cached_property
    def hashes(self) -> frozenset[int]:
        """Return the hashes of the clauses."""
        return frozenset(self.ordered)

    @cached_property
    def lengths(self) -> Mapping[int, int]:
        """Return the length of each clause by its hash."""
        return dict(zip(self.ordered, self.data[: len(self.ordered)], strict=True))

    @cached_property
    def longest(self) -> Sequence[int]:
        """Return how many characters the longest clauses have together, by their number."""
        lengths = sorted(self.data[: len(self.ordered)], reverse=True)
        return list(accumulate(lengths, initial=0))

    @cached_property
    def reach(self) -> int:
        """Return the greatest hash up to which all clauses are kept."""
        return max(self.ordered) if len(self.ordered) >= MAX_CLAUSES else _ALL

    def length(self, reach: int) -> int:
        """Return the characters of the clauses with hashes up to ``reach``."""
        if reach >= self.reach:
            return self.longest[-1]
        return sum(length for h, length in self.lengths.items() if h <= reach)

    def bands(self) -> frozenset[int]:
        """Return numbers of which a copy has some too, and other prose hardly any.

        The hashes lie on a ring; from places that are the same for all, the next ones are taken
        together. Where most clauses are common, some of these handfuls are equal.
        """
        ring = sorted(self.ordered)
        count = len(ring)
        ring += ring[: BAND - 1]
        starts = {bisect_left(ring, place, 0, count) % count for place in _PLACES}
        return frozenset([hash(tuple(ring[at : at + BAND])) for at in starts])


def are_alien(one: Sketch, other: Sketch, part: float) -> bool:
    """Tell, without measuring, that less than a part of the first sketch's prose is common.

    As many of its clauses as are common, the longest of them, would not make up that part. False
    says nothing: measuring has to tell.
    """
    common = len(one.hashes & other.hashes)
    if one.reach < _ALL or other.reach < _ALL:
        # Samples may reach differently far, and their parts are those of what both reach.
        return common < _HARDLY * min(len(one.hashes), len(other.hashes))
    lengths = one.data[: len(one.ordered)]
    # As a rule even that many clauses of the greatest length would not; to tell costs far less.
    if common * max(lengths) < part * sum(lengths):
        return True
    return one.longest[common] < part * one.longest[-1]


def shares(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Return which part of each sketch's prose stands in the other's, from 0 to 1."""
    common: Collection[int] = one.hashes & other.hashes
    reach = min(one.reach, other.reach)
    if reach < _ALL:
        common = [h for h in common if h <= reach]
    same = sum(map(one.lengths.__getitem__, common))
    return same / (one.length(reach) or 1), same / (other.length(reach) or 1)

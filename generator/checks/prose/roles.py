"""What a number of the prose can count, and how clearly the words say so."""

from enum import Enum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a number counts."""

    RECEIVED = "本年新收政府信息公开申请"
    CARRIED_IN = "上年结转"
    DONE = "办结"
    HANDLED = "办理"
    """办理 alone may mean what came in, what was due or what was finished."""
    CARRIED_OUT = "结转下年度"
    RESULT = "办理结果"
    REVIEW = "行政复议"
    LITIGATION = "行政诉讼"
    ISSUED = "制发"
    REPEALED = "废止"
    IN_FORCE = "现行有效"
    PUBLISHED = "公开"


class Noun(Enum):
    """How clearly the words say that requests for government information are counted."""

    FULL = "政府信息公开申请"
    BARE = "申请"
    NONE = ""


RECEIVING = frozenset({Kind.RECEIVED, Kind.DONE})
"""What a clause may say without a word for requests, where the sentence speaks of them."""
ISSUING = frozenset({Kind.ISSUED, Kind.PUBLISHED})
"""What a clause may say without a word for documents, which then stands behind the number."""


class Role(NamedTuple):
    """What a number counts, by the words around it."""

    kind: Kind
    of: tuple[str, ...] = ()
    """Keys of the groups of results, or of the line of table 2."""
    noun: Noun = Noun.NONE
    is_qualified: bool = False
    """Whether a group of results is narrowed by its reason: 因本机关不掌握无法提供."""

    @property
    def is_sure(self) -> bool:
        """Tell whether the words behind the number cannot change what it counts."""
        if self.kind in RECEIVING:
            return self.noun is not Noun.NONE
        return bool(self.of) or self.kind not in ISSUING

"""Set phrases that are wrong, or no longer right: what to look for and what is due instead.

Only what is certain stands here. A name that was right in its time is named with 原 before it, or
inside the title of a document: there it is left alone.
"""

import re
from dataclasses import dataclass

from generator.checks.late import compile_late


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wrong phrase."""

    sign: str
    """A rare character of the phrase: one is found many times faster than two."""
    stem: str
    """A word without which the phrase is nowhere."""
    pattern: re.Pattern[str]
    right: str
    """What is due instead."""
    why: str
    first_year: int = 0
    """First year of reports in which it is wrong."""
    unless: str = ""
    """Words that show, anywhere in the report, that the writer knows what is right."""
    is_name: bool = False
    """Whether it is the name of an office: right behind 原 and inside a title."""

    def is_excused_in(self, text: str) -> bool:
        """Tell whether a text shows that its writer knows what is right."""
        return bool(self.unless) and self.unless in text


def _phrase(  # noqa: PLR0913 - the fields of an entry, two of them optional
    stem: str,
    pattern: str,
    right: str,
    why: str,
    *,
    first_year: int = 0,
    unless: str = "",
) -> Phrase:
    return Phrase(stem[0], stem, compile_late(pattern), right, why, first_year, unless)


def _slip(wrong: str, right: str, sign: str) -> Phrase:
    return Phrase(sign, wrong, compile_late(wrong), right, "错字")


def _office(name: str, right: str, last_year: int, *, sign: str) -> Phrase:
    why = f"{last_year} 年机构改革后已不用这个名称"
    return Phrase(sign, name, compile_late(name), right, why, last_year + 1, is_name=True)


_REGULATION = "《中华人民共和国政府信息公开条例》"
_WORD_MISSING = "条例的名称里有“政府”二字"
_OPEN, _CLOSE = r"[〔\[（(【]", r"[〕\]）)】]"
_SERIES = "国办公开办函|国办发|国办函|国发"

PHRASES = (
    _slip("信息公开条列", "信息公开条例", "列"),
    _slip("公幵", "公开", "幵"),
    _slip("行政复仪", "行政复议", "仪"),
    _slip("行政复义", "行政复议", "义"),
    _slip("行政诉颂", "行政诉讼", "颂"),
    _slip("行政诉诵", "行政诉讼", "诵"),
    _slip("国办公开函〔", "国办公开办函〔", "〔"),
    _phrase(
        "《信息公开条例》",
        "《信息公开条例》",
        _REGULATION,
        _WORD_MISSING,
        unless="简称《信息公开条例》",
    ),
    _phrase("国信息公开条例》", "《中华人民共和国信息公开条例》", _REGULATION, _WORD_MISSING),
    _phrase("信息公开法》", r"《(?:中华人民共和国)?政府信息公开法》", _REGULATION, "没有这部法律"),
    _phrase(
        "492号",
        r"国务院令第?492号",
        "国务院令第711号",
        "条例已于 2019 年修订",
        first_year=2019,
        unless="711号",
    ),
    _phrase(
        "60号",
        rf"国办公开办函{_OPEN}2019{_CLOSE}第?60号",
        "国办公开办函〔2021〕30号",
        "2021 年度起用30号印发的正式格式，60号印发的是试行格式",
        first_year=2021,
        unless="30号",
    ),
    _phrase(
        "国",
        rf"(?:{_SERIES})(?:[\[（(【]20[0-9]{{2}}[\]）)】]第?|〔20[0-9]{{2}}〕第)[0-9]{{1,3}}号",
        "“〔年份〕×号”的形式",
        "发文字号用六角括号括年份，顺序号不加“第”（GB/T 9704-2012）",
    ),
    _office(
        "国家食品药品监督管理总局", "国家市场监督管理总局或国家药品监督管理局", 2018, sign="药"
    ),
    _office("国家工商行政管理总局", "国家市场监督管理总局", 2018, sign="商"),
    _office("国家质量监督检验检疫总局", "国家市场监督管理总局", 2018, sign="疫"),
    _office("国家卫生和计划生育委员会", "国家卫生健康委员会", 2018, sign="卫"),
    _office("国务院法制办", "司法部", 2018, sign="制"),
    _office("中国银行保险监督管理委员会", "国家金融监督管理总局", 2023, sign="银"),
    _office("中国银保监会", "国家金融监督管理总局", 2023, sign="银"),
)
"""All of them."""
_BY_SIGN = tuple((phrase.sign, phrase.stem, phrase) for phrase in PHRASES)


def phrases_near(text: str) -> list[Phrase]:
    """Return the phrases that may stand in a text; the others surely do not."""
    return [phrase for sign, stem, phrase in _BY_SIGN if sign in text and stem in text]

"""The invented regions and agencies of a corpus: who would publish, before any figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice, product
from pathlib import Path
from random import Random
from typing import Any

import checkout  # noqa: F401 - puts the checkout on the path
import yaml
from dice import dice

from generator.model.agency import Agency

AGENCIES_PER_COUNTY = 30
TOWNSHIPS = 8
DEPARTMENTS = AGENCIES_PER_COUNTY - TOWNSHIPS - 2
"""A county also has its government and one unit of another kind."""

_FIRST_PROVINCE = 90
"""No real province has a code that begins with 9."""
_PREFECTURES = 12
_COUNTIES = (("02", "区"), ("03", "区"), ("04", "区"), *((str(n), "县") for n in range(21, 27)))
_COUNTY_CODES = (*_COUNTIES, ("81", "市"))
_TOWNSHIP_ENDINGS = ("镇", "乡", "镇", "街道办事处")
_PRONOUNS = {"局": "我局", "委员会": "我委", "镇": "我镇", "乡": "我乡", "办事处": "我街道"}


@dataclass(frozen=True, slots=True)
class Seat:
    """An agency with what its prose needs to know about it."""

    agency: Agency
    us: str
    """How it speaks of itself, such as 我局."""
    level: str
    """What its region is called in running text: 县, 区 or 市."""
    topics: tuple[str, ...]
    """The matters that it publishes about."""
    address: str
    phone: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Country:
    """All regions by code, and the agencies in the order of their counties."""

    regions: Mapping[str, str]
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class _County:
    code: str
    name: str
    level: str


class _Cast:
    """The words that names and topics are made of."""

    def __init__(self, chance: Random) -> None:
        text = Path(__file__).with_name("agencies.yaml").read_text(encoding="utf-8")
        self.words: Mapping[str, Any] = yaml.safe_load(text)
        self.provinces: tuple[str, ...] = tuple(self.words["provinces"])
        places = ["".join(p) for p in product(*self.words["places"].values())]
        chance.shuffle(places)
        self.names: Iterator[str] = cycle(places)


def most_agencies() -> int:
    """Return how many agencies the invented provinces have room for."""
    provinces = len(_Cast(dice(0)).provinces)
    return provinces * _PREFECTURES * len(_COUNTY_CODES) * AGENCIES_PER_COUNTY


def country(count: int, seed: int) -> Country:
    """Return ``count`` agencies, some thirty in a county, and the regions they lie in."""
    chance = dice(seed, "country")
    cast = _Cast(chance)
    regions: dict[str, str] = {}
    seats: list[Seat] = []
    counties = _counties(cast, regions)
    while len(seats) < count:
        county = next(counties)
        regions[county.code] = county.name
        seats += islice(_seats(county, cast, dice(seed, county.code)), count - len(seats))
    return Country(regions, tuple(seats))


def _counties(cast: _Cast, regions: dict[str, str]) -> Iterator[_County]:
    """Return counties; the province and the prefecture of each is entered in ``regions``."""
    for number, province in enumerate(cast.provinces, start=_FIRST_PROVINCE):
        regions[f"{number}0000"] = province
        for prefecture in range(1, _PREFECTURES + 1):
            regions[f"{number}{prefecture:02}00"] = f"{next(cast.names)}市"
            for ending, level in _COUNTY_CODES:
                code = f"{number}{prefecture:02}{ending}"
                yield _County(code, f"{next(cast.names)}{level}", level)


def _seats(county: _County, cast: _Cast, chance: Random) -> Iterator[Seat]:
    """Return a county's agencies, its government first, the kinds mixed."""
    words = cast.words
    yield _government(county, words, chance)
    chosen = chance.sample(sorted(words["departments"]), DEPARTMENTS)
    for number, slug in enumerate(chosen):
        entry = words["departments"][slug]
        yield _seat(county, (slug, county.name + entry["name"], "department"), entry, chance)
        if number % 2 and number // 2 < TOWNSHIPS:
            yield _township(county, number // 2, cast, chance)
    entry = words["other"]
    yield _seat(county, (entry["slug"], county.name + entry["name"], "other"), entry, chance)


def _government(county: _County, words: Mapping[str, Any], chance: Random) -> Seat:
    identity = ("zhengfu", f"{county.name}人民政府", "government")
    return _seat(county, identity, words["government"], chance)


def _township(county: _County, number: int, cast: _Cast, chance: Random) -> Seat:
    ending = _TOWNSHIP_ENDINGS[number % len(_TOWNSHIP_ENDINGS)]
    office = ending if ending.endswith("办事处") else f"{ending}人民政府"
    identity = (f"xiangzhen-{number + 1:02}", f"{next(cast.names)}{office}", "township")
    return _seat(county, identity, cast.words["township"], chance)


def _seat(
    county: _County, identity: tuple[str, str, str], entry: Mapping[str, Any], chance: Random
) -> Seat:
    slug, name, kind = identity
    street = chance.choice(("人民路", "解放街", "建设大道", "文昌路", "滨河街", "新华路"))
    address = f"{county.name}{street}{chance.randint(2, 198)}号"
    phone = f"0{county.code[:2]}{chance.randint(1, 9)}-{chance.randint(2100000, 8999999)}"
    postcode = f"{county.code[:3]}{chance.randint(100, 999)}"
    contact = f"地址：{address}；电话：{phone}；邮编：{postcode}"
    agency = Agency(county.code, slug, name, kind, contact=contact)
    us = _pronoun(name.removesuffix("人民政府"), kind, county.level)
    return Seat(agency, us, county.level, tuple(entry["topics"]), address, phone, postcode)


def _pronoun(name: str, kind: str, level: str) -> str:
    if kind == "government":
        return f"我{level}"
    return next((us for ending, us in _PRONOUNS.items() if name.endswith(ending)), "本中心")

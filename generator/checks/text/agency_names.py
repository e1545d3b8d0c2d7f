"""Whether two names are those of one agency, however its regions are put before it."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.ground.text import squeeze
from generator.model.agency import Agency
from generator.model.region import Regions

_BRACKETS = compile_late(r"\([^()]*\)")
_LEVEL = compile_late(r"(?:自治区|自治州|自治县|地区|[省市区县州盟旗])$")
_SHORT_FORMS = (("人民政府", "政府"), ("管理委员会", "管委会"), ("委员会", "委"), ("办公室", "办"))
"""Usual short forms, which say the same."""
_GOVERNMENT = "government"
_ANY_REGION = compile_late(r"^[省市区县州盟旗](?=.{2})")


class _Parts(NamedTuple):
    """A name and the regions that stand before it."""

    regions: tuple[str, ...]
    """Without 省, 市, 区 …; of a bare 区统计局 that sign alone."""
    core: str


def is_known(agency: Agency) -> bool:
    """Tell whether anything is known of an agency; where its file is faulty, its slug stands in."""
    return agency.name != agency.slug


def is_name_of(name: str, agency: Agency, year: int, regions: Regions) -> bool:
    """Tell whether ``name`` is the agency's in ``year``, in full or in short.

    The names of the regions above it may stand before it or not; the innermost that is named has
    to be the agency's own. A government may go by the name of its region alone.
    """
    if agency.kind == _GOVERNMENT and squeeze(name) in _regions_alone(agency, regions):
        return True
    wanted = _parts(name, agency, regions)
    return any(
        _agree(wanted, _parts(own, agency, regions), agency, regions)
        for own in (agency.name_in(year), *agency.short_names)
    )


def _agree(one: _Parts, two: _Parts, agency: Agency, regions: Regions) -> bool:
    if one.core != two.core:
        return False
    own = regions.by_code[agency.region].name if agency.region in regions.by_code else ""
    named = one.regions[-1] if one.regions else ""
    due = two.regions[-1] if two.regions else _short(own)
    return not named or named == due or own.endswith(named)


def _parts(name: str, agency: Agency, regions: Regions) -> _Parts:
    rest = _BRACKETS.sub("", squeeze(name))
    for long, short in _SHORT_FORMS:
        rest = rest.replace(long, short)
    found: list[str] = []
    for full in _region_names(agency, regions):
        for form in (full, _short(full)):
            if rest.startswith(form) and len(rest) > len(form):
                found.append(_short(full))
                rest = rest.removeprefix(form)
                break
    bare = _ANY_REGION.match(rest) if not found else None
    if bare:
        return _Parts((bare[0],), rest[1:])
    return _Parts(tuple(found), rest)


def _region_names(agency: Agency, regions: Regions) -> Iterator[str]:
    """Yield the names of the agency's region and of those above it, the outermost first."""
    if agency.region in regions.by_code:
        for region in regions.chain(agency.region):
            yield squeeze(region.name)


def _regions_alone(agency: Agency, regions: Regions) -> set[str]:
    """Return the name of the agency's region, with those above it and without."""
    names = tuple(_region_names(agency, regions))
    return {"".join(names[first:]) for first in range(len(names))}


def _short(region: str) -> str:
    short = _LEVEL.sub("", region)
    return short if len(short) > 1 else region

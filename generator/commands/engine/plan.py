"""What a build has to do: which agencies changed since the last one, and which only seem to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.checks.rules.h04_region_not_valid import region_not_valid
from generator.commands.engine.batch import digest_of_agency
from generator.commands.engine.fingerprint import digest_of
from generator.commands.run import Run
from generator.model.addresses import AGENCIES
from generator.read.scan import AgencyFolder
from generator.read.survey import UNKNOWN
from generator.store.facts import agency_owner
from generator.store.units import Unit, Units

_SHARED_DEPTH = 2
"""Slashes in the path of the list of all agencies and the like."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The agencies to be done, and what will be known of each folder afterwards."""

    todo: tuple[AgencyFolder, ...]
    units: Mapping[str, Unit]
    """Of the agencies to be done, by key; their digests come with their work."""
    gone: tuple[str, ...]
    """Keys of agencies whose folders are no longer there."""

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all that changed."""
        return frozenset((*self.units, *self.gone))


def make_plan(run: Run, stamps: Mapping[str, str], common: str, damaged: Iterable[str]) -> Plan:
    """Return what there is to do.

    ``stamps`` are those of the survey, ``common`` stands for all that every agency's pages depend
    on, ``damaged`` are paths of the output folder that do not hold what they should. Folders that
    prove to hold the same as before get their new stamps at once.
    """
    table = Units(run.store)
    basis_of = _bases(run, common)
    doubtful = _doubtful(run, damaged)
    todo: list[AgencyFolder] = []
    units: dict[str, Unit] = {}
    gone: list[str] = []
    known: dict[str, Unit] = {}
    for unit in table.all():
        if unit.key in stamps:
            known[unit.key] = unit
        else:
            gone.append(unit.key)
    for key, stamp in stamps.items():
        basis = basis_of(key.partition("/")[0])
        last = known.get(key)
        if last is not None and (last.basis != basis or key in doubtful):
            last = None
        if last is not None and last.stamp == stamp != UNKNOWN:
            continue
        folder = run.scan(key)
        if last is not None and last.digest == digest_of_agency(run.folder, folder):
            table.restamp(key, stamp)
            continue
        todo.append(folder)
        units[key] = Unit(key, stamp, basis=basis, years=folder.years)
    return Plan(tuple(todo), units, tuple(gone))


def _bases(run: Run, common: str) -> Callable[[str], str]:
    """Return what gives the basis of all agencies of a region."""
    regions = run.opened.regions

    @cache
    def basis_of(code: str) -> str:
        # For a region that is not known, the names of all others are suggested.
        is_known = code in regions.by_code
        return digest_of(common, regions.chain(code) if is_known else sorted(regions.by_code))

    return basis_of


def _doubtful(run: Run, damaged: Iterable[str]) -> set[str]:
    """Return agencies to be done whatever their folders say.

    They have lost a file of theirs, or a report names another region than its folder: then the
    names of all regions count.
    """
    found = set()
    for path in damaged:
        if path.startswith(AGENCIES) and path.count("/") > _SHARED_DEPTH:
            region, slug = path.removeprefix(AGENCIES).split("/")[:2]
            found.add(f"{region}/{slug}")
    prefix = agency_owner("")
    rule = region_not_valid.rule.code
    rows = run.store.rows("SELECT owner FROM finding WHERE code = ?", rule)
    return found | {owner.removeprefix(prefix) for (owner,) in rows}

"""What has to be judged anew, and where findings go: those of a subject replace its former ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding
from generator.store.bearers import forget_numbers
from generator.store.changes import Changes
from generator.store.database import after
from generator.store.facts import FactStore

FINAL = "judge/"
"""Before the owners of findings that no report can accept."""
LATE = "late/"
"""Before the owners of findings that reports may accept."""
ACCEPTED = "accepted/"
"""Before the owners of what reports make of them."""
_GONE = ("DELETE FROM gone_sketch", "DELETE FROM gone_relation")
_DOUBTS = "doubts"

Keep = Callable[[Iterable[Finding], str], None]
"""Stores findings of an owner."""


@dataclass(frozen=True)
class Docket:
    """The agencies that have to be judged anew, in the table ``changed`` as well."""

    store: FactStore
    changes: Changes
    keep: Keep
    has_doubts: bool
    """Whether, now or the last time, something was not looked at or could not be read."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return the agencies that changed, those that went among them, in order."""
        if self.changes.is_everything:
            return tuple(key for (key,) in self.store.rows("SELECT key FROM changed ORDER BY key"))
        return tuple(sorted(self.changes.agencies))

    def renew(self, owner: str, findings: Iterable[Finding] = ()) -> None:
        """Replace what was found of a subject."""
        if not self.changes.is_everything:
            self.store.drop_findings(owner)
        # Whoever finds them may have asked the store, which is only then written to.
        found = tuple(findings)
        if found:
            self.keep(found, owner)

    def void(self, prefix: str) -> None:
        """Forget what was found of all subjects whose owners begin so."""
        void(self.store, prefix)

    def is_other(self, key: str, value: str) -> bool:
        """Tell whether a value differs from the last judgement's, and note it for the next one."""
        return _is_other(self.store, key, value)


def open_docket(evidence: Evidence, changes: Changes, keep: Keep) -> Docket:
    """Return the docket of a judgement, with nothing left in the store of what is void."""
    store = evidence.store
    if changes.is_everything:
        for prefix in (FINAL, LATE, ACCEPTED):
            void(store, prefix)
        forget_numbers(store)
        for statement in _GONE:
            store.run(statement)
    store.run("CREATE TEMP TABLE IF NOT EXISTS changed (key TEXT PRIMARY KEY) WITHOUT ROWID")
    store.run("DELETE FROM changed")
    if changes.is_everything:
        store.run("INSERT INTO changed SELECT key FROM agency")
    for key in changes.agencies:
        store.run("INSERT INTO changed VALUES (?)", key)
    doubts = "" if evidence.is_whole else "yes"
    has_doubts = _is_other(store, _DOUBTS, doubts) or bool(doubts)
    return Docket(store, changes, keep, has_doubts)


def close_docket(docket: Docket) -> None:
    """Forget what only this judgement needed to know of the one before."""
    for statement in _GONE:
        docket.store.run(statement)


def late_owner(key: str, judgement: str) -> str:
    """Return the owner of findings about an agency's reports that these may accept."""
    return f"{LATE}{key}/{judgement}"


def void(store: FactStore, prefix: str) -> None:
    """Forget the findings of all owners whose names begin so, up to a slash."""
    store.run("DELETE FROM finding WHERE owner > ? AND owner < ?", prefix, after(prefix))


def _is_other(store: FactStore, key: str, value: str) -> bool:
    if store.note(f"{FINAL}{key}") == value:
        return False
    store.put_note(f"{FINAL}{key}", value)
    return True

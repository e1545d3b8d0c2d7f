"""A store and its pages, kept from one state of a portal to the next as builds keep them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.gather.census import Census
from generator.gather.sheets import sheets
from generator.gather.status import StatusBook
from generator.gather.touched import listed_of, touched, turned
from generator.model.facts import AgencyFacts
from generator.render.desk import Desk
from generator.store.facts import FactStore
from tests.gather.edits import REGIONS, Portal


@dataclass
class Keeper:
    """Makes of each state of a portal only the pages that read what changed."""

    desk: Desk
    today: date | None
    store: FactStore
    portal: Portal = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)

    def build(self, portal: Portal) -> set[str]:
        """Make what a new state of the portal asks for; return the addresses made."""
        found: set[str] = set()
        for key in sorted(self.portal.keys() | portal.keys()):
            if self.portal.get(key) != portal.get(key):
                found |= self._renew(key, portal.get(key))
        self.portal = portal
        self.store.count_years()
        census = Census(self.store, REGIONS)
        found |= turned(StatusBook(census, self.desk.site.deadlines, self.today))
        wanted = {sheet.address: sheet for sheet in sheets(self.desk, census, self.today)}
        due = {
            address: sheet
            for address, sheet in wanted.items()
            if address not in self.pages or not found.isdisjoint(sheet.reads)
        }
        kept = {address: self.pages[address] for address in wanted.keys() - due.keys()}
        self.pages = kept | {address: sheet.make() for address, sheet in due.items()}
        return set(due)

    def _renew(self, key: str, facts: AgencyFacts | None) -> set[str]:
        before = listed_of(self.store, key)
        self.store.drop_agency(key)
        if facts is not None:
            self.store.put(facts)
        after = listed_of(self.store, key)
        portal_years = Census(self.store, REGIONS).years
        return touched(before, after, regions=REGIONS, years=portal_years)


def afresh(desk: Desk, portal: Portal, today: date | None) -> Mapping[str, bytes]:
    """All pages of a portal, from a store that has never held anything else."""
    with FactStore() as store:
        for _, facts in sorted(portal.items()):
            store.put(facts)
        census = Census(store, REGIONS)
        return {sheet.address: sheet.make() for sheet in sheets(desk, census, today)}

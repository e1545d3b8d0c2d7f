"""The pages of the last build that are not one agency's own, and what each was made with."""

from dataclasses import dataclass, field

from generator.render.dependencies import TemplateBook
from generator.store.facts import FactStore


@dataclass(slots=True)
class Shelf:
    """Gathered pages, free pages and assets, by address."""

    store: FactStore
    templates: TemplateBook
    _seen: set[str] = field(default_factory=set)

    def basis(self, address: str) -> str:
        """Return what the page at an address was made with; empty where there is none.

        Whoever asks has the page still in the portal.
        """
        self._seen.add(address)
        for (basis,) in self.store.rows("SELECT basis FROM sheet WHERE address = ?", address):
            return str(basis)
        return ""

    def put(self, address: str, basis: str) -> None:
        """Keep what a page was made with."""
        self.store.run("INSERT OR REPLACE INTO sheet VALUES (?, ?)", address, basis)

    def forget_others(self) -> list[str]:
        """Forget the pages that nobody asked for, and return their addresses."""
        held = self.store.rows("SELECT address FROM sheet ORDER BY address")
        gone = [address for (address,) in held if address not in self._seen]
        for address in gone:
            self.store.run("DELETE FROM sheet WHERE address = ?", address)
        return gone

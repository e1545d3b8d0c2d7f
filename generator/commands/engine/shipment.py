"""What a build sends to the output folder, and the list of what will stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.addresses import agency_page
from generator.store.outputs import Output, Outputs
from generator.write.delivery import Delivery
from generator.write.ledger import Ledger
from generator.write.marks import Mark
from generator.write.tray import Written


@dataclass(slots=True)
class Shipment:
    """Files that came and went since the output was published last."""

    outputs: Outputs
    known: Mark | None
    """Of the manifest of the last publish, where the outputs listed are those of that publish."""
    is_first: bool
    """Whether there is no output folder yet: then everything comes, and nothing is compared."""
    has_new_addresses: bool = False
    _coming: dict[str, str] = field(default_factory=dict)
    _leaving: set[str] = field(default_factory=set)
    _before: dict[str, str] = field(default_factory=dict)
    """What stood at the paths that come or go."""

    @property
    def is_known(self) -> bool:
        """Tell whether what stands in the output folder is known without a look at its lists."""
        return self.is_first or self.known is not None

    def agency(self, key: str, written: Iterable[Written]) -> None:
        """Put an agency's files in the place of those that it had."""
        self._replace(self._of_agency(key), tuple(written))

    def agency_gone(self, key: str) -> None:
        """Take away an agency's files."""
        self._replace(self._of_agency(key), ())

    def file(self, written: Written) -> None:
        """Put one file in its place."""
        digest = "" if self.is_first else self.outputs.digest(written.path)
        self._replace({written.path: digest} if digest else {}, (written,))

    def file_gone(self, path: str) -> None:
        """Take away one file."""
        digest = self.outputs.digest(path)
        self._replace({path: digest} if digest else {}, ())

    def _of_agency(self, key: str) -> dict[str, str]:
        return {} if self.is_first else self.outputs.below(agency_page(key))

    def _replace(self, old: Mapping[str, str], written: tuple[Written, ...]) -> None:
        self.outputs.put(Output(each.path, each.digest, each.mark) for each in written)
        if self.is_first:
            self.has_new_addresses = True
            return
        new = {each.path for each in written}
        gone = old.keys() - new
        self.outputs.drop(gone)
        self.has_new_addresses |= bool(gone) or not new <= old.keys()
        for path in gone:
            self._before.setdefault(path, old[path])
            self._coming.pop(path, None)
        self._leaving |= gone
        self._leaving -= new
        for each in written:
            if each.is_staged:
                self._before.setdefault(each.path, old.get(each.path, ""))
                self._coming[each.path] = each.digest

    def delivery(self, ledger: Ledger) -> Delivery:
        """Return what publishing needs to know; ``ledger`` tells what stood there before."""
        leaving = set(self._leaving)
        if not self.is_known:
            leaving |= {path for path in ledger.paths() if not self.outputs.digest(path)}
        coming = _Listed(self.outputs) if self.is_first else self._coming
        return Delivery(coming, frozenset(leaving), self.outputs.digests, self.outputs.count())

    def ledger(self) -> Ledger:
        """Return what is known of the paths concerned; only where the last publish is known."""
        listed = {path: digest for path, digest in self._before.items() if digest}
        return Ledger(listed, {}, (), self.known)


class _Listed(Mapping[str, str]):
    """All files of a site as they are listed in a store, without a copy in memory."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs

    def __getitem__(self, path: str) -> str:
        digest = self._outputs.digest(path)
        if not digest:
            raise KeyError(path)
        return digest

    def __iter__(self) -> Iterator[str]:
        return (path for path, _ in self._outputs.digests())

    def __len__(self) -> int:
        return self._outputs.count()

"""Sites to publish: a path and its bytes for each file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.write.delivery import Delivery
from generator.write.ledger import Ledger, is_as_left, read_ledger
from generator.write.marks import Mark
from generator.write.publish import Published, publish
from generator.write.release import publish_release
from generator.write.releases import release_root
from generator.write.staging import Staging

Tree = dict[str, bytes]
PutSite = Callable[[Path, Mapping[str, bytes]], Published]
TreeOf = Callable[[Path], Tree]

OWN = ("manifest.json", "manifest.pending.json", ".gongkai.partial")


def stage(staging: Staging, files: Mapping[str, bytes], ledger: Ledger) -> Delivery:
    """Stage a whole site."""
    done = [staging.tray.write(path, data) for path, data in files.items()]
    listed = sorted((each.path, each.digest) for each in done)
    return Delivery(
        coming={each.path: each.digest for each in done if each.is_staged},
        leaving=frozenset(ledger.paths() - files.keys()),
        files=lambda: iter(listed),
        total=len(listed),
    )


def publish_site(staging: Staging, files: Mapping[str, bytes]) -> Published:
    """Stage and publish a whole site, by what the output folder says of itself."""
    ledger = read_ledger(staging.root)
    return publish(staging, stage(staging, files, ledger), ledger)


def put_site(output: Path, files: Mapping[str, bytes]) -> Published:
    """Build a whole site."""
    with Staging.beside(output) as staging:
        return publish_site(staging, files)


def put_release(output: Path, files: Mapping[str, bytes], *, keep: int = 5) -> Published:
    """Build a whole site as a release."""
    with Staging.for_release(output) as staging:
        before = release_root(output)
        ledger = read_ledger(before) if before else Ledger({}, {}, ())
        return publish_release(staging, output, stage(staging, files, ledger), keep=keep)


def releases(output: Path) -> list[str]:
    """List the folder of releases."""
    return sorted(path.name for path in (output / "releases").iterdir())


def tree_of(folder: Path) -> Tree:
    """Read all files below a folder, but for what publishing keeps for itself."""
    files = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    found = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in found.items() if name not in OWN}


@dataclass
class Keeper:
    """Builds as one who keeps his own list of what he published, and looks at no more."""

    listed: dict[str, str] = field(default_factory=dict)
    manifest: Mark | None = None

    def put_site(self, output: Path, files: Mapping[str, bytes]) -> Published:
        """Write only what differs from the list, unless someone else published meanwhile."""
        with Staging.beside(output) as staging:
            is_known = is_as_left(output, self.manifest)
            before = self.listed if is_known else {}
            new = {path: sha256(data).hexdigest() for path, data in files.items()}
            changed = [path for path in new if before.get(path) != new[path]]
            done = [staging.tray.write(path, files[path]) for path in changed]
            gone = before.keys() - new.keys()
            known = {path: before[path] for path in (*changed, *gone) if path in before}
            ledger = Ledger(known, {}, (), self.manifest) if is_known else read_ledger(output)
            delivery = Delivery(
                coming={each.path: each.digest for each in done if each.is_staged},
                leaving=frozenset(gone if is_known else ledger.paths() - new.keys()),
                files=lambda: iter(sorted(new.items())),
                total=len(new),
            )
            published = publish(staging, delivery, ledger)
        self.listed, self.manifest = new, published.manifest
        return published

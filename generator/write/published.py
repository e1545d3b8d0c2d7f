"""What came of a publish."""

from dataclasses import dataclass, field

from generator.write.marks import Mark


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did."""

    written: int
    """Files that are new or differ from what stood there."""
    unchanged: int
    """Files that were already as they should be, and were not touched."""
    removed: int
    """Files of ours that are no longer part of the site."""
    left: tuple[str, ...] = ()
    """What is no longer needed but was changed by someone: it stays, and is not ours."""
    release: str = ""
    """The release that is current now; empty where the site is published without releases."""
    manifest: Mark | None = field(default=None, compare=False)
    """Of the manifest, by which a later build knows this publish as the last one."""

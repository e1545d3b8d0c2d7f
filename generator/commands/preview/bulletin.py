"""What came of one build of the preview: a value that is shown in the browser and the terminal."""

from dataclasses import dataclass

from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, blocks
from generator.write.publish import Published


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The outcome of one build."""

    base_path: str
    """Where the site is mounted, as its settings or the command line said at that moment."""
    changed: frozenset[str] = frozenset()
    """Sources whose change led to this build, relative to the site; empty at the start."""
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    tally: Tally | None = None
    """None where the build broke off."""
    published: Published | None = None
    """None where the pages of the build before are kept."""
    fault: str = ""
    """Chinese sentence on what broke the build, where that was not a finding."""
    trace: str = ""
    """The trace of a fault of the program itself, for those who mend it."""

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that keep the new pages back."""
        return tuple(found for found in self.findings if blocks(found, strict=False))

"""The baseline: the faults that an archive had when it adopted the tool, kept beside site.yaml.

A known fault is counted and blocks nothing, a new one blocks. A fault is told by its rule, file,
cell and repairing value: no line numbers, so that an edit elsewhere in the file disturbs nothing,
and no wording, so that a better message does not either. Its weight is kept beside it: what a
baseline holds as a notice is no licence for an error of the same rule at the same cell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from generator.commands.baseline_file import (
    BaselineSyntaxError,
    Entry,
    Fingerprint,
    parse_entries,
    text_of,
)
from generator.commands.errors import UsageError
from generator.commands.rewrite import rewrite
from generator.ground.diagnostics import Finding, Severity

BASELINE_FILE = "baseline.json"
MAX_BYTES = 100_000_000
"""Size over which a baseline is not read; half a million faults have as much."""
_HEAVIEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The faults that a site is known to have."""

    counts: Mapping[Entry, int]

    @property
    def size(self) -> int:
        """Return how many faults are known."""
        return sum(self.counts.values())

    def mark(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Return all findings in their order, the known ones marked so.

        A fault is known where one of at least its weight is. Of more equal faults than are known,
        the last ones are new.
        """
        found = tuple(findings)
        left = dict(self.counts)
        known: set[int] = set()
        # The heavier ones choose first: a new notice shall not make a known error a new one.
        for number in sorted(range(len(found)), key=lambda number: _rank(found[number])):
            finding = found[number]
            held = next((entry for entry in _entries_for(finding) if left.get(entry)), None)
            if held is not None and can_be_known(finding):
                left[held] -= 1
                known.add(number)
        for number, finding in enumerate(found):
            yield finding.as_known() if number in known else finding


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a baseline came to."""

    size: int
    """Faults in it."""
    added: int
    removed: int
    """Faults that were not, or no longer are, in it; compared with the file before."""
    left: tuple[Finding, ...]
    """Those that no baseline takes: they have to be mended."""


def fingerprint_of(finding: Finding) -> Fingerprint:
    """Return what tells a fault from others, wherever it moves in its file."""
    return Fingerprint(finding.place.path, finding.cell, finding.code, finding.expected)


def can_be_known(finding: Finding) -> bool:
    """Tell whether a baseline may hold a finding.

    It takes what a report may accept, and not what the report has accepted already: unreadable
    files, wrong paths, unsafe prose, wrong identity and personal data never become a habit.
    """
    # Most builds have no baseline, or nothing to hold against it: they need no rules.
    every_rule = import_module("generator.commands.rules").every_rule
    rule = every_rule().get(finding.code)
    return rule is not None and rule.acceptable and not finding.is_accepted


def read_baseline(folder: Path) -> Baseline | None:
    """Return the baseline of the site in ``folder``, or None where it has none.

    Raises UsageError for a file that is not one: whoever adopted a baseline must not be flooded
    with old faults because two branches were merged badly.
    """
    path = folder / BASELINE_FILE
    if not path.exists() and not path.is_symlink():
        return None
    try:
        return Baseline(parse_entries(_text(path)))
    except BaselineSyntaxError as error:
        raise UsageError(
            f"{BASELINE_FILE} 读不懂：{error}。\n"
            "请从版本库恢复它，或删去后用 gongkai check --write-baseline 重新写。"
        ) from None


def write_baseline(folder: Path, findings: Iterable[Finding]) -> Written:
    """Write the baseline of a site with these findings, which are all that it has.

    Raises UsageError where the file cannot be written, or is there and is no baseline.
    """
    earlier = read_baseline(folder)
    old = Counter(earlier.counts if earlier else {})
    left: list[Finding] = []
    new: Counter[Entry] = Counter()
    for finding in findings:
        if can_be_known(finding):
            new[Entry(fingerprint_of(finding), finding.severity)] += 1
        elif not finding.is_accepted:
            left.append(finding)
    rewrite(folder / BASELINE_FILE, text_of(new).encode())
    return Written(new.total(), (new - old).total(), (old - new).total(), tuple(left))


def _rank(finding: Finding) -> int:
    return _HEAVIEST_FIRST.index(finding.severity)


def _entries_for(finding: Finding) -> Iterator[Entry]:
    """Return the entries under which a finding may be known, the lightest first."""
    name = fingerprint_of(finding)
    for severity in reversed(_HEAVIEST_FIRST[: _rank(finding) + 1]):
        yield Entry(name, severity)


def _text(path: Path) -> str:
    if not path.is_file():
        raise BaselineSyntaxError("它不是文件")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        raise BaselineSyntaxError("系统拒绝读取") from None
    if len(data) > MAX_BYTES:
        raise BaselineSyntaxError(f"超过 {MAX_BYTES // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BaselineSyntaxError("不是 UTF-8 编码") from None

"""Findings as GitHub's workflow commands, which put them beside the lines of a pull request."""

from collections.abc import Iterable, Iterator

from generator.cli.text import closing
from generator.commands.report_card import Tally
from generator.commands.rules import every_rule
from generator.ground.diagnostics import Finding, Severity
from generator.ground.text import printable

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def format_github(findings: Iterable[Finding], tally: Tally, *, site: str = "") -> Iterator[str]:
    """Return a workflow command for each finding that is not accepted, then the counts.

    ``site`` is the way from the repository to the site, with forward slashes; empty where they
    are the same folder.
    """
    for finding in findings:
        if not finding.is_accepted:
            yield _command(finding, site)
    yield from closing(tally)


def _command(finding: Finding, site: str) -> str:
    rule = every_rule().get(finding.code)
    place = finding.place
    properties = {
        "file": f"{site}/{place.path}" if site else place.path,
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {rule.name}" if rule is not None else finding.code,
    }
    stated = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    message = printable(finding.message)
    if finding.hint:
        message += f"\n改法：{printable(finding.hint)}"
    return f"::{LEVELS[finding.severity]} {stated}::{message.translate(_IN_MESSAGE)}"

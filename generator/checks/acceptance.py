"""What a report's ``accepted`` list does to its findings, and what is wrong with the list itself.

An accepted fault is kept and shown with its reason; an entry that accepts nothing is a finding,
so that the list cannot outlive the faults that it was written for.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import get_close_matches

from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Rule, Severity
from generator.model.report import Acceptance


def accept(
    findings: Sequence[Finding],
    path: str,
    accepted: Sequence[Acceptance],
    *,
    rules: Mapping[str, Rule],
    late: Container[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings, those that the report accepts marked so, and the list's own faults.

    ``findings`` are all of the report in ``path``, those of reading included: an entry of
    ``accepted`` that covers none of them is reported, unless its code is among the ``late`` ones,
    which are judged when all agencies are known. ``rules`` are the known ones by code.
    """
    if not accepted:
        return tuple(findings)
    entries = [e for e in accepted if e.code in rules and rules[e.code].acceptable]
    marked = mark(findings, entries)
    refused = acceptance_not_allowed.find(path, accepted, rules)
    idle = [entry for entry in idle_entries(findings, entries) if entry.code not in late]
    return (*marked, *refused, *acceptance_matches_nothing.find(path, idle, findings))


def mark(findings: Sequence[Finding], entries: Sequence[Acceptance]) -> tuple[Finding, ...]:
    """Return the findings, those that an entry covers with its reason."""
    return tuple(_marked(finding, entries) for finding in findings)


def idle_entries(
    findings: Sequence[Finding], entries: Sequence[Acceptance]
) -> tuple[Acceptance, ...]:
    """Return the entries that cover none of the findings."""
    return tuple(
        entry
        for entry in entries
        if not any(entry.covers(finding.code, finding.cell) for finding in findings)
    )


def _marked(finding: Finding, entries: Sequence[Acceptance]) -> Finding:
    for entry in entries:
        if entry.covers(finding.code, finding.cell):
            return finding.accepted_because(entry.reason)
    return finding


@rule(code="A10", name="acceptance-matches-nothing", severity=Severity.WARNING, acceptable=False)
def acceptance_matches_nothing(
    path: str, idle: Sequence[Acceptance], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """接受清单（accepted）里有一项没有对应的问题。

    ## 依据

    accepted 会连同理由显示在网页上；问题已经改正而说明还在，读者会误以为数字有错。

    ## 怎样改

    删去这一项；问题在别处的，改正 code 或 at（at 包括其下所有的格）。

    ## 不合格的例子

    ```yaml
    requests: 0
    accepted:
      - {code: D01, at: requests, reason: 原件如此}
    ```

    ## 合格的例子

    ```yaml
    requests: 0
    ```
    """
    for entry in idle:
        at = f"（{entry.at}）" if entry.at else ""
        yield acceptance_matches_nothing.rule.finding(
            Place(path, entry.line, entry.column),
            f"accepted 里的 {entry.code}{at} 没有对应的问题。",
            cell=entry.at or None,
            hint=_near_entry(entry, findings),
        )


def _near_entry(entry: Acceptance, findings: Sequence[Finding]) -> str:
    """Return a hint with what was found of the same code, or at the same place."""
    same_code = {f"{f.code} 在 {f.cell}" for f in findings if f.code == entry.code and f.cell}
    same_place = {
        f"{f.code} 在 {f.cell}"
        for f in findings
        if f.cell and entry.at and Acceptance(f.code, entry.at, "", 0, 0).covers(f.code, f.cell)
    }
    found = sorted(same_code | same_place)
    if not found:
        return "问题已经改正的，请删去这一项。"
    return f"现有的问题：{'；'.join(found[:3])}。请改正 code 或 at，或删去这一项。"


@rule(code="A11", name="acceptance-not-allowed", acceptable=False)
def acceptance_not_allowed(
    path: str, accepted: Sequence[Acceptance], rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """接受清单（accepted）里写了不能接受的问题，或不存在的代码。

    ## 依据

    accepted 用来照录已公布原件的错误。源文件读不出来、路径不对、正文不安全、
    标题结构不对、年度或地区不符、泄露个人信息，都不是原件的数字问题，必须改正。

    ## 怎样改

    删去这一项，改正所指的问题；代码写错的，改成提示里的代码。

    ## 不合格的例子

    ```yaml
    accepted:
      - {code: H01, reason: 原件如此}
    ```

    ## 合格的例子

    ```yaml
    accepted:
      - {code: D02, at: requests.results.total, reason: 原件如此，已函请更正}
    ```
    """
    for entry in accepted:
        known = rules.get(entry.code)
        if known is not None and known.acceptable:
            continue
        near = get_close_matches(entry.code.upper(), sorted(rules), n=3, cutoff=0.5)
        if known is None:
            message = f"accepted 里的代码“{entry.code}”不存在。"
            hint = f"相近的代码：{'、'.join(near)}。" if near else None
        else:
            message = f"{entry.code} 这类问题不能接受，必须改正：{known.summary}"
            hint = "请删去 accepted 里的这一项，改正问题本身。"
        place = Place(path, entry.line, entry.column)
        yield acceptance_not_allowed.rule.finding(place, message, hint=hint)

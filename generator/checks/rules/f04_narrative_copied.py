"""F04: the prose of a report is another's."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.prose.sketch import Sketch, are_alien, shares
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Severity

THRESHOLD = 80
"""Per cent of the prose from which on it counts as copied."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """The prose of one report as far as it is compared, and whose it is."""

    agency: str
    """The agency as ``region/slug``."""
    name: str
    """The agency's name in that year."""
    year: int
    path: str
    line: int
    """Line on which the prose begins."""
    sketch: Sketch


@rule(code="F04", name="narrative-copied", severity=Severity.WARNING)
def narrative_copied(report: Narrative, other: Narrative) -> Iterator[Finding]:
    """报告的文字与本机关上一年的报告，或与另一机关同年的报告大体相同（雷同）。

    ## 依据

    国办公开办函〔2021〕30号：年度报告内容雷同、敷衍塞责，造成不良影响的，要追究责任。

    比较的是第一、五、六部分（自由提纲的，为全文）的文字，按分句逐一对照，以字数计算相同的比例；
    数字、本机关和本地区的名称、条例名称一类的套语、不足七字的分句都不计入，因此只换数字和名称的仍算相同。
    达到 80% 的提示。与上一年比较时，看本年的文字有多少在上一年已经有；
    两个机关比较时，以较长的一份为准，相同的几份都与其中路径排在最前的一份对照。
    可以比较的文字不足 200 字或 12 个分句的不判断。

    ## 怎样改

    按本年的实际情况重写。确属同一内容的（如合署办公的两个机关），在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    <!-- 2022.md -->
    全年举办开放日活动 4 场，邀请群众代表走进办事大厅，现场解答停车收费问题。（下略）

    <!-- 2023.md -->
    全年举办开放日活动 5 场，邀请群众代表走进办事大厅，现场解答停车收费问题。（下略，逐句相同）
    ```

    ## 合格的例子

    ```markdown
    <!-- 2023.md -->
    全年把开放日办到社区，五场活动收集意见 62 条，停车收费的三项投诉当场答复。（下略，写本年的情况）
    ```
    """
    percent = _percent(report, other)
    if percent < THRESHOLD:
        return
    is_own = report.agency == other.agency
    whose = "本机关" if is_own else other.name
    yield narrative_copied.rule.finding(
        Place(report.path, report.line, 1),
        f"报告的文字与{whose} {other.year} 年的报告（{other.path}）有 {percent}% 相同，"
        "数字、名称和套语不计在内。",
        hint=(
            "请按本年的实际情况改写。"
            if is_own
            else "请核对是哪一份照抄了另一份，并按本机关的实际情况改写；"
            "确属同一内容的，在 accepted 里写明理由。"
        ),
    )


def _percent(report: Narrative, other: Narrative) -> int:
    """Return how much of a report stands in another, in whole per cent, rounded down.

    Of two agencies nobody knows who wrote first: the longer text counts.
    """
    if are_alien(report.sketch, other.sketch, (THRESHOLD - 1) / 100):
        return 0
    part, counterpart = shares(report.sketch, other.sketch)
    same = part if report.agency == other.agency else min(part, counterpart)
    # A hundredth of a per cent mends what division in binary loses.
    return int(100 * same + 0.01)

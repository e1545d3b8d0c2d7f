"""A05: a government's report says nothing on evaluation, review by society or accountability."""

import re
from collections.abc import Iterator, Mapping

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.passages import OVERVIEW, heading_place
from generator.ground.diagnostics import Finding, Severity

_GOVERNMENT = "government"
_MATTERS: Mapping[str, re.Pattern[str]] = {
    "工作考核": compile_late(r"考核|考评|绩效"),
    "社会评议": compile_late(r"评议|满意度|好差评|第三方评[估价]|社会(?:化)?评[估价]"),
    "责任追究": compile_late(r"追究|追责|问责|约谈"),
}
"""Words that speak of each matter, wherever they stand."""


@rule(code="A05", name="evaluation-missing", severity=Severity.WARNING, when=occasion.GOVERNMENT)
def evaluation_missing(context: ReportContext) -> Iterator[Finding]:
    """政府的年度报告没有写工作考核、社会评议或责任追究的结果情况。

    ## 依据

    《政府信息公开条例》第五十条第一款第四项：各级人民政府的年度报告
    “还应当包括工作考核、社会评议和责任追究结果情况”。部门的报告不受此限。

    只看 kind 为 government 的机关，2019 年度起。全文任何一处写到即可；
    考评、满意度评价、第三方评估、问责、约谈等通行说法都算写到。

    ## 怎样改

    补写结果；本年度没有发生的，也要写明，例如“未发生责任追究情形”。
    公布的原件本来没有写的，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    （五）监督保障。举办培训 2 次。
    ```

    ## 合格的例子

    ```markdown
    （五）监督保障。政务公开占年度考核 4 分；社会评议满意率 97%；未发生责任追究情形。
    ```
    """
    report = context.report
    text = context.prose.text
    if context.agency.kind != _GOVERNMENT or not report.edition.sections or not text:
        return
    missing = [name for name, words in _MATTERS.items() if words.search(text) is None]
    if missing:
        yield evaluation_missing.rule.finding(
            heading_place(report, OVERVIEW),
            f"政府的年度报告没有写到：{'、'.join(missing)}（条例第五十条第一款第四项）。",
            hint="请补写结果；没有发生的也要写明。原件如此的，在 accepted 里写明理由。",
        )

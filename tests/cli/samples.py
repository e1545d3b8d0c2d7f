"""Findings of distinct kinds, for the formats to print."""

from generator.ground.diagnostics import Finding, Place, Severity

TONGJI = "content/410303/tongji"
ERROR = Finding(
    "D03",
    Severity.ERROR,
    Place(f"{TONGJI}/2023.md", 12, 5),
    "合计 7，各列之和 4，相差 3。",
    cell="requests.carried_in.total",
    expected="4",
    hint="核对原件。",
    equations=("t3_row_total:requests.carried_in",),
)
WARNING = Finding(
    "A10",
    Severity.WARNING,
    Place(f"{TONGJI}/2022.md", 31, 9),
    "accepted 里的 D01 没有对应的问题。",
)
NOTICE = Finding("B01", Severity.NOTICE, Place("content/410724/jiaoyu/2021.md"), "缺 2 格。")
ACCEPTED = Finding(
    "D02",
    Severity.ERROR,
    Place(f"{TONGJI}/2021.md", 8, 3),
    "总计 9，各项之和 11，相差 2。",
    cell="requests.results.total.total",
).accepted_because("原件如此，已函请更正")
KNOWN = Finding(
    "E01",
    Severity.ERROR,
    Place(f"{TONGJI}/2020.md", 40, 13),
    "复议总计 5，各项之和 6。",
    cell="remedies.review",
).as_known()
SHARED = Finding("S17", Severity.ERROR, Place("site.yaml", 4, 1), "没有 foot 这个键。")
EVERY = (ERROR, WARNING, NOTICE, ACCEPTED, KNOWN, SHARED)

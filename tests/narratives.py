"""Invented prose of which it is known how much is whose: a report says one clause after another."""

from collections.abc import Sequence

WHO = ("办公室", "各业务科室", "政务大厅窗口", "信息员队伍", "监督小组", "档案管理岗位", "热线专班")
WHAT = (
    "逐月核对了",
    "重新编写了",
    "集中清理了",
    "对外公布了",
    "按需翻译了",
    "补充完善了",
    "当场解释了",
)
WHICH = (
    "停车收费标准",
    "入学报名流程",
    "河道整治方案",
    "老年餐厅名单",
    "公交改线通告",
    "危房鉴定结论",
)
CLAUSES = tuple(who + what + which for which in WHICH for what in WHAT for who in WHO)
"""294 different clauses, all of which count."""


def prose(clauses: Sequence[str], number: int = 3) -> str:
    """Return paragraphs that say the clauses; ``number`` stands in them here and there."""
    sentences = [
        f"全年{number + index}次，{clause}；" if index % 3 == 0 else f"{clause}，"
        for index, clause in enumerate(clauses)
    ]
    lines = ["".join(sentences[at : at + 8]) for at in range(0, len(sentences), 8)]
    return "\n\n".join(line.rstrip("，；") + "。" for line in lines)


def body(clauses: Sequence[str], number: int = 3) -> str:
    """Return the Markdown of a whole report whose narrative says the clauses."""
    third = len(clauses) // 3
    parts = (clauses[:third], clauses[third : 2 * third], clauses[2 * third :])
    headings = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    return "\n\n".join(
        f"## {heading}\n\n{prose(part, number)}"
        for heading, part in zip(headings, parts, strict=True)
    )

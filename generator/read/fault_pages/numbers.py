"""Pages of faults of numbers (B02, B03) and of a second report (H05)."""

from generator.read.fault_pages.page import page

_FORM = "数字要能逐格核对、逐年比较，所以源文件里的写法必须只有一种读法。"

PAGES = {
    "B02": page(
        "格子里写的不是一个合格的数。",
        "件数是零或正整数；只有 2019 年版表格的“本年增/减”可以为负；金额是零或正的小数。",
        "写成阿拉伯数字；没有数据就留空或写 null，不要写“无”“/”“-”。",
        "carried_in: -1",
        "carried_in: 1",
    ),
    "B03": page(
        "数字的写法不规范。",
        _FORM,
        "只写半角数字，不写千位分隔、单位、引号、前导零和正号。",
        'carried_in: "1,200件"',
        "carried_in: 1200",
    ),
    "H05": page(
        "同一机关同一年度有两份报告。",
        "一个机关一年只有一份现行有效的年度报告（条例第四十九条）。",
        "只留一份，命名为年度加 .md；更正写在 revisions 里。",
        """
        content/410303/tongjiju/2023.md
        content/410303/tongjiju/2023-修订.md
        """,
        "content/410303/tongjiju/2023.md",
    ),
}

"""The pages of the faults that reading finds: what each means, why it matters, how to mend it."""

from textwrap import dedent

_FORM = "数字要能逐格核对、逐年比较，所以源文件里的写法必须只有一种读法。"
_YAML = "YAML 允许的花样很多，同样的字可能被读成别的意思；本程序只收没有歧义的写法。"
_PATH = "路径就是身份：地区、机关、年度都由文件所在的位置决定，网址也由此而来。"
_FILE = "报告要在任何机器上读出同样的文字，看得见的和存下来的必须一致。"


def _page(summary: str, basis: str, mend: str, bad: str, good: str) -> str:
    """Return a rule's page; ``bad`` and ``good`` are shown as they would be written."""
    parts = (
        f"{summary}\n",
        f"## 依据\n\n{basis}\n",
        f"## 怎样改\n\n{mend}\n",
        f"## 不合格的例子\n\n```\n{dedent(bad).strip()}\n```\n",
        f"## 合格的例子\n\n```\n{dedent(good).strip()}\n```\n",
    )
    return "\n".join(parts)


_TEXT_PAGES = {
    "S01": _page(
        "文件无法读取。",
        _FILE,
        "检查文件权限，确认它没有被移走，再重新运行。",
        "content/410303/ju/2023.md   权限 000",
        "content/410303/ju/2023.md   权限 644",
    ),
    "S02": _page(
        "文件不是 UTF-8 编码。",
        _FILE,
        "用编辑器的“另存为”选择 UTF-8 编码（带不带 BOM 都可以）。",
        "以 GB18030 或 UTF-16 保存的 2023.md",
        "以 UTF-8 保存的 2023.md",
    ),
    "S03": _page(
        "文件太大，没有读取。",
        "一份年度报告只有几千字，超过 5 MB 的多半是放错了文件。",
        "图片、原件等放到与报告同名的文件夹里作为附件，正文只留文字。",
        "2023.md   50 MB",
        "2023.md   8 KB；2023/原件.pdf",
    ),
    "S04": _page(
        "文件里有不能出现的控制字符。",
        "这类字符看不见，却会截断文字、另起一行或打乱网页，多由 PDF、Word 复制而来。",
        "按提示的行和列删去该字符；看不见时，重新键入前后几个字。",
        "总体<U+0007>情况",
        "总体情况",
    ),
    "S05": _page(
        "文件里有改变文字方向的控制字符。",
        "它使看到的次序与存下的次序不同，数字可能因此读反。",
        "删去该字符。中文报告用不到它。",
        "金额<U+202E>元001",
        "金额100元",
    ),
    "S06": _page(
        "报告开头没有数据区。",
        "数据区（两行 --- 之间的 YAML）存放三张法定表格的数字。",
        "文件第一行写 ---，接着写数据，再写一行 ---。运行 gongkai new 可得到完整骨架。",
        """
        ## 一、总体情况
        """,
        """
        ---
        published: 2024-01-25
        requests: 0
        ---
        ## 一、总体情况
        """,
    ),
    "S07": _page(
        "数据区没有结束。",
        "数据区以单独一行 --- 开始，也以单独一行 --- 结束；不以 ... 结束。",
        "在数据之后、正文之前补一行 ---。",
        """
        ---
        requests: 0
        ...
        ## 一、总体情况
        """,
        """
        ---
        requests: 0
        ---
        ## 一、总体情况
        """,
    ),
    "S08": _page(
        "报告只有数据，没有正文。",
        "《中华人民共和国政府信息公开条例》第五十条：年度报告应当包括工作情况、问题和其他事项。",
        "在数据区之后写一、五、六各部分的文字。",
        """
        ---
        requests: 0
        ---
        """,
        """
        ---
        requests: 0
        ---
        ## 一、总体情况

        本年度……
        """,
    ),
}

_YAML_PAGES = {
    "S10": _page(
        "YAML 写法有误，读不下去。",
        _YAML,
        "按提示的行检查：缩进用空格、冒号用半角并在后面加空格、括号和引号成对。",
        "published：2024-01-25",
        "published: 2024-01-25",
    ),
    "S11": _page(
        "同一个键写了两次。",
        "多数程序会悄悄取后一个，前面填的数就丢了。",
        "删去其中一个，或改成正确的键名。",
        """
        carried_in: 1
        carried_in: 2
        """,
        """
        carried_in: 1
        carried_out: 2
        """,
    ),
    "S12": _page(
        "使用了 YAML 的锚点、别名或合并键。",
        _YAML,
        "把被引用的内容直接写出来。",
        """
        new_received: &x [3, 1, 0, 0, 0, 0, 4]
        total: *x
        """,
        """
        new_received: [3, 1, 0, 0, 0, 0, 4]
        total: [3, 1, 0, 0, 0, 0, 4]
        """,
    ),
    "S13": _page(
        "使用了 YAML 标签。",
        "标签会要求程序把值变成别的类型，甚至运行代码；这里一律不收。",
        "删去以“!”开头的部分。",
        "title: !!binary aGVsbG8=",
        "title: 某局2023年政府信息公开工作年度报告",
    ),
    "S14": _page(
        "一个文件里写了几个 YAML 文档。",
        _YAML,
        "删去多出的 --- 行。",
        """
        name: 某局
        ---
        kind: department
        """,
        """
        name: 某局
        kind: department
        """,
    ),
    "S15": _page(
        "嵌套太深。",
        "表格的键最多五层，几十层的嵌套只会是写错或恶意构造。",
        "检查有没有多出来的方括号。",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "[0, 0, 0, 0, 0, 0, 0]",
    ),
    "S16": _page(
        "值的形状不对：该写一个值的地方写了列表，或者反过来。",
        _FORM,
        "对照 docs/source-format.md 或 gongkai new 生成的骨架改写。",
        "published: [2024-01-25]",
        "published: 2024-01-25",
    ),
    "S17": _page(
        "没有这个键。",
        "写错一个字母的键若被忽略，一格数字就悄悄丢了，所以未知的键一律是错误。",
        "按提示改成最接近的键；键名见 docs/source-format.md。",
        "new_recieved: [3, 1, 0, 0, 0, 0, 4]",
        "new_received: [3, 1, 0, 0, 0, 0, 4]",
    ),
    "S18": _page(
        "缺少必须写的键。",
        "没有它就无法生成页面。",
        "补写这个键。",
        "kind: department",
        """
        name: 西工区统计局
        kind: department
        """,
    ),
    "S19": _page(
        "一行数字的个数不对。",
        "表三每行七个数：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计。"
        "千位分隔逗号会把一个数拆成两个。",
        "数一数这一行，按列的次序补齐；数字里不要写逗号。",
        "new_received: [1,000, 2]",
        "new_received: [1000, 2, 0, 0, 0, 0, 1002]",
    ),
    "S20": _page(
        "这里要写文字。",
        _FORM,
        "写成一行文字；文字里有“: ”或以特殊符号开头时加引号。",
        "title: {a: b}",
        "title: 某局2023年政府信息公开工作年度报告",
    ),
    "S21": _page(
        "日期写法不对。",
        "日期写成“年-月-日”，月、日各两位，才不会把一月二日读成二月一日。",
        "写成 2024-01-02 的样子，并确认这一天存在。",
        "published: 2024-1-2",
        "published: 2024-01-02",
    ),
    "S22": _page(
        "年度写法不对。",
        "年度是四位数字。",
        "只写四位数字，不写“年”。",
        "year: 2023年",
        "year: 2023",
    ),
    "S23": _page(
        "只能从给定的几个值里选。",
        _FORM,
        "按提示改成其中一个。",
        "kind: bureau",
        "kind: department",
    ),
    "S24": _page(
        "文件里写的与路径不一致。",
        _PATH,
        "删去文件里的这一项，或把文件移到正确的位置。",
        "content/410303/tongjiju/2023.md 里写 region: 410300",
        "content/410303/tongjiju/2023.md 里不写 region",
    ),
    "S25": _page(
        "这里指向的格子不在表里。",
        "备注、接受的问题都按格子的路径对应，对不上就不会显示。",
        "路径写成“部分.行.列”，例如 requests.results.total.natural_person。",
        "notes: {requests.totle: 说明}",
        "notes: {requests.results.total: 说明}",
    ),
    "S26": _page(
        "地区的上级关系成了圈。",
        "地区是一棵树，圈上的地区没有位置。",
        "改正 regions.yaml 里的 parent。",
        """
        410300: {name: 甲市, parent: 410303}
        410303: {name: 乙区, parent: 410300}
        """,
        """
        410300: 甲市
        410303: 乙区
        """,
    ),
    "S27": _page(
        "上级地区不在 regions.yaml 里。",
        "地区是一棵树，每个上级也要列出。",
        "补上该地区，或改正 parent。",
        "350171: {name: 某区, parent: 359900}",
        """
        350000: 福建省
        350171: {name: 某区, parent: 350000}
        """,
    ),
    "S35": _page(
        "链接指向的页面或文件不存在。",
        "失效链接是政府网站检查的扣分项（国办秘函〔2019〕19号）。",
        "改正链接，或把附件放到与报告同名的文件夹里。",
        "[原件](2023/没有.pdf)",
        "[原件](2023/原件.pdf)",
    ),
}

_PATH_PAGES = {
    "P01": _page(
        "文件或文件夹的名字不合规则。",
        _PATH,
        "地区用六位代码，机关和页面用小写字母、数字和连字符，报告用四位年度加 .md。",
        "content/410303/Tong Ji Ju/2023年.md",
        "content/410303/tongjiju/2023.md",
    ),
    "P02": _page(
        "这个名字是网站自己要用的。",
        "页面的网址由名字而来，assets、years、search 等已有用处。",
        "换一个名字。",
        "content/pages/search.md",
        "content/pages/how-to-search.md",
    ),
    "P03": _page(
        "这里不该有这个文件。",
        "放错位置的文件不会出现在网站上，多半是漏放了。",
        "移到正确的位置；附件放到与报告同名的文件夹里。",
        "content/410303/tongjiju/原件.pdf",
        "content/410303/tongjiju/2023/原件.pdf",
    ),
    "P04": _page(
        "内容里不能用符号链接。",
        "链接可能指向网站之外，也可能绕成圈。",
        "把链接换成真正的文件。",
        "content/410303/tongjiju -> /srv/share/tongjiju",
        "content/410303/tongjiju/",
    ),
    "P05": _page(
        "机关的文件夹里没有 agency.yaml。",
        "机关的名称和类别由它说明。",
        "写一个 agency.yaml，至少有 name 和 kind。",
        "content/410303/tongjiju/2023.md",
        """
        content/410303/tongjiju/agency.yaml
        content/410303/tongjiju/2023.md
        """,
    ),
    "P06": _page(
        "报告的年度不合理。",
        "《政府信息公开条例》自 2008 年 5 月 1 日起施行，此前没有年度报告。",
        "改正文件名里的年度。",
        "content/410303/tongjiju/1023.md",
        "content/410303/tongjiju/2023.md",
    ),
    "P07": _page(
        "没有 content/regions.yaml。",
        "地区的名称和上下级由它说明。",
        "写一个 regions.yaml，每行一个地区。",
        "content/410303/…",
        """
        content/regions.yaml：
        410303: 西工区
        """,
    ),
    "P08": _page(
        "同一地区有两个机关用了同一个名称。",
        "读者分不清两个同名的机关；多半是给同一机关建了两个文件夹。",
        "合并成一个文件夹；确是两个机关的，写出能够区分的全称。",
        """
        content/410303/tongji/agency.yaml      name: 西工区统计局
        content/410303/tongjiju/agency.yaml    name: 西工区统计局
        """,
        "content/410303/tongji/agency.yaml      name: 西工区统计局",
    ),
}

_NUMBER_PAGES = {
    "B02": _page(
        "格子里写的不是一个合格的数。",
        "件数是零或正整数；只有 2019 年版表格的“本年增/减”可以为负；金额是零或正的小数。",
        "写成阿拉伯数字；没有数据就留空或写 null，不要写“无”“/”“-”。",
        "carried_in: -1",
        "carried_in: 1",
    ),
    "B03": _page(
        "数字的写法不规范。",
        _FORM,
        "只写半角数字，不写千位分隔、单位、引号、前导零和正号。",
        'carried_in: "1,200件"',
        "carried_in: 1200",
    ),
    "H05": _page(
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

PAGES = {**_TEXT_PAGES, **_YAML_PAGES, **_PATH_PAGES, **_NUMBER_PAGES}
"""The page of each fault by its code."""

"""Every kind of source, described key by key.

The names of the keys are those that the readers declare: a key that a reader knows and that is
not described here is a KeyError as soon as this module is imported.
"""

from collections.abc import Iterable, Mapping

from generator.form.editions import BY_KEY
from generator.ground.diagnostics import Severity
from generator.model.addresses import REGION_CODE, SLUG
from generator.model.agency import KINDS
from generator.model.site import BASE_PATH, BASE_URL
from generator.read import agency, deadlines, free_page, regions, site
from generator.read.schema.shapes import (
    Choice,
    Codes,
    Date,
    Either,
    Integer,
    Key,
    Keys,
    Listing,
    RegionCode,
    Shape,
    Text,
    Year,
)

Described = tuple[str, str, Shape]
"""The Chinese name of a key, how its value is written, and its shape."""

TEXT = Text()
FLAG = Choice({"true": "是", "false": "否"})
CODE = "[A-Z][0-9]{2}"
"""What the code of a rule looks like."""
_DAY = Text("(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_AGENCY_KEY = Text(f"{REGION_CODE.pattern}/{SLUG.pattern}")
_WEIGHTS: dict[str, str] = {
    Severity.ERROR: "错误，不能发布",
    Severity.WARNING: "警告，用 --strict 时不能发布",
    Severity.NOTICE: "提示，不妨碍发布",
}


def described(
    names: Iterable[str], descriptions: Mapping[str, Described], required: Iterable[str] = ()
) -> Keys:
    """Return the keys ``names`` with their descriptions; a KeyError names one without."""
    asked = frozenset(required)
    return Keys(tuple(Key(name, *descriptions[name], name in asked) for name in names))


_FORMER = described(
    agency.FORMER_KEYS,
    {
        "name": ("曾用名", "当时的全称。", TEXT),
        "from": ("起始年度", "使用这个名称的第一年，可以不写。", Year()),
        "to": ("截止年度", "使用这个名称的最后一年。", Year()),
    },
    required=("name",),
)
_LINES = {
    section.key: {
        line.key: line.label
        for block in (section.table.blocks if section.table else ())
        for line in block.lines
    }
    for section in BY_KEY["2021"].sections
}
_POWERS = Choice({power: _LINES["proactive"][power] for power in agency.POWERS})
AGENCY = described(
    agency.KEYS,
    {
        "name": ("机关名称", "现在的全称，同一地区内不能重复。", TEXT),
        "kind": ("机关类别", "决定公布期限和汇总方式。", Choice(KINDS)),
        "short_names": ("简称", "列表，如 [区统计局]。", Listing(TEXT)),
        "former_names": ("曾用名", "列表，如 - {name: 西工区统计处, to: 2012}。", Listing(_FORMER)),
        "predecessors": (
            "前身机构",
            "本机关取代的机关，写成“地区代码/机关”，如 410303/tongji。",
            Listing(_AGENCY_KEY),
        ),
        "valid_from": ("设立年度", "从哪一年起应有报告；不写则从第一份报告起。", Year()),
        "valid_to": ("撤销年度", "到哪一年为止应有报告。", Year()),
        "contact": ("联系方式", "显示在机关页面上。", TEXT),
        "members": (
            "汇总范围",
            "政府的报告汇总了哪些机关，写成“地区代码/机关”。",
            Listing(_AGENCY_KEY),
        ),
        "powers": ("职权", "第二部分中不应长期为零的各行。", Listing(_POWERS)),
    },
    required=("name", "kind"),
)

_REGION = described(
    regions.KEYS,
    {
        "name": ("名称", "地区的名称。", TEXT),
        "parent": ("上级地区", "上级的六位代码；不写则按代码推定。", RegionCode()),
        "kind": ("类别", "如 zone（开发区，没有国家标准代码）。", TEXT),
        "valid_from": ("启用年度", "代码启用的第一年。", Year()),
        "valid_to": ("停用年度", "代码使用的最后一年。", Year()),
    },
    required=("name",),
)
REGIONS = Codes(
    REGION_CODE.pattern,
    Key(
        "410303",
        "地区",
        "六位地区代码: 名称；要说明更多时写成 {name: …, parent: …}。",
        Either((TEXT, _REGION)),
        is_required=True,
    ),
)

_BY_KIND: dict[str, Described] = {
    kind: (f"{word}的期限", "次年的月-日，如 01-31；不写则按条例第四十九条。", _DAY)
    for kind, word in KINDS.items()
}
_OF_REGION = Key(
    "410000", "地区的期限", "该地区及其下级地区各类机关的期限。", described(KINDS, _BY_KIND)
)
_DEADLINES = described(
    (*KINDS, deadlines.REGIONS_KEY),
    {
        **_BY_KIND,
        deadlines.REGIONS_KEY: (
            "各地区的期限",
            "六位地区代码: {类别: 月-日}；要求更早公布的地区才写。",
            Codes(REGION_CODE.pattern, _OF_REGION),
        ),
    },
)
_FOOTER = described(
    site.FOOTER_KEYS,
    {
        "owner": ("主办单位", "如 示例市人民政府办公室。", TEXT),
        "contact": ("联系方式", "电话、邮箱或地址。", TEXT),
        "site_code": ("网站标识码", "十位，加引号写。", TEXT),
        "icp": ("ICP 备案号", "如 豫ICP备00000000号。", TEXT),
        "police": ("公安备案号", "如 豫公网安备00000000000000号。", TEXT),
    },
)
_WEIGHT = Key("D04", "问题的轻重", "问题代码: 轻重。", Choice(_WEIGHTS))
SITE = described(
    site.KEYS,
    {
        "name": ("网站名称", "显示在每一页的页首。", TEXT),
        "description": ("网站简介", "一句话，用于首页和搜索引擎。", TEXT),
        "notice": ("声明", "一句话，显示在每份报告旁，如文字的来源。", TEXT),
        "base_path": (
            "网站在服务器上的路径",
            "以“/”开头并以“/”结尾，如 /a/b/；默认 /。",
            Text(BASE_PATH.pattern),
        ),
        "base_url": (
            "协议和主机",
            "如 https://www.example.gov.cn，不带路径。",
            Text(BASE_URL.pattern),
        ),
        "as_of": ("视为今天的日期", "年-月-日；判断是否逾期时以这一天为准。", Date()),
        "footer": ("页脚", "显示在每一页的页脚，不写的不显示。", _FOOTER),
        "deadlines": ("公布期限", "各类机关公布年报的期限。", _DEADLINES),
        "severities": ("问题的轻重", "改变问题的轻重，如 D04: notice。", Codes(CODE, _WEIGHT)),
        "status_pages": ("公布情况页", "写 false 时不列出逾期和未公布的机关；默认 true。", FLAG),
    },
    required=("name",),
)

PAGE = described(
    free_page.KEYS,
    {
        "title": ("标题", "显示在页面和导航里。", TEXT),
        "description": ("简介", "一句话，用于搜索引擎。", TEXT),
        "order": ("次序", "整数，默认 0；导航按次序、再按文件名排列。", Integer()),
    },
    required=("title",),
)

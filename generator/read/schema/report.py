"""A report's front matter, described key by key; its tables are those of the form."""

from generator.form.editions import BY_KEY
from generator.form.grid import grids_of
from generator.read import report
from generator.read.schema.shapes import (
    CellPath,
    CellPaths,
    Choice,
    Date,
    Either,
    Listing,
    Tables,
    Text,
    Year,
)
from generator.read.schema.sources import CODE, FLAG, TEXT, Described, described

_NEWEST = tuple(BY_KEY.values())[-1]
_HOW = "没有填的格留空或写 ~，缺不等于零。"
_SECTIONS: dict[str, Described] = {
    key: (grid.section.heading, f"第{grid.section.numeral}部分的表格，{_HOW}", Tables(key))
    for key, grid in grids_of(_NEWEST).items()
}
_STATED = Choice({key: BY_KEY[key].name for key in report.STATED})
_EDITIONS = Choice({key: edition.name for key, edition in BY_KEY.items()})
_BY_SECTION: dict[str, Described] = {
    key: (title, "这一部分的表格采用的格式。", _STATED) for key, (title, _, _) in _SECTIONS.items()
}

_ACCEPTED = described(
    ("code", "at", "reason"),
    {
        "code": ("问题代码", "gongkai check 给出的代码，一个字母加两位数字，如 B01。", Text(CODE)),
        "at": (
            "位置",
            "键路径，如 requests.results.total，包括它下面的各格；不写则是整份报告。",
            CellPath(report.KEYS),
        ),
        "reason": ("理由", "原件如此的缘由，读者看得到。", TEXT),
    },
    required=("code", "reason"),
)
_REVISION = described(
    ("date", "cell", "old", "new", "reason"),
    {
        "date": ("更正日期", "年-月-日，如 2024-03-02。", Date()),
        "cell": (
            "格",
            "更正的格的键路径，如 proactive.penalties；更正发布日期的写 published。",
            CellPath(("published",)),
        ),
        "old": ("原数", "更正前公布的数字或文字。", TEXT),
        "new": ("更正后", "更正后的数字或文字。", TEXT),
        "reason": ("理由", "为什么更正，读者看得到。", TEXT),
    },
    required=("date", "reason"),
)
_ORIGIN = described(
    ("title", "url"),
    {
        "title": ("来源标题", "所依据的公开报告的标题。", TEXT),
        "url": ("来源网址", "完整的网址，以 http:// 或 https:// 开头。", Text(r"https?://\S+")),
    },
    required=("title",),
)
REPORT = described(
    report.KEYS,
    {
        "published": ("发布日期", "年-月-日，如 2024-01-25。", Date()),
        "title": ("标题", "不写则为机关名称、年度加“年政府信息公开工作年度报告”。", TEXT),
        "year": ("年度", "路径已经写明，不必再写；写了要一致。", Year()),
        "region": ("地区代码", "路径已经写明，不必再写；写了要一致。", TEXT),
        "agency": ("机关", "路径已经写明，不必再写；写了要一致。", TEXT),
        "edition": (
            "格式版本",
            "报告采用的格式与本年度的不同时才写，可以分部分写，如 {requests: 2019}。",
            Either((_EDITIONS, described(report.TABLE_SECTIONS, _BY_SECTION))),
        ),
        "tables": ("是否有表格", "原件没有这三张表的才写。", Choice({"none": "没有表格"})),
        **_SECTIONS,
        "notes": ("表内备注", "原件在数字旁印的说明，一行一条：键路径: 说明。", CellPaths()),
        "accepted": ("已接受的问题", "原件本身的差错，保留并说明理由。", Listing(_ACCEPTED)),
        "revisions": ("更正记录", "发布以后更正过的数字。", Listing(_REVISION)),
        "source": ("数据来源", "数字所依据的公开报告。", _ORIGIN),
        "draft": ("草稿", "写 true 时不发布，只在预览里显示。", FLAG),
    },
)

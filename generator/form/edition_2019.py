"""The trial edition for report years 2019 and 2020: 国办公开办函〔2019〕60号.

Its cells are its own: 本年新制作 is not 制发, 对外公开总数量 is not 现行有效, and the fees are
counted as items, not as an amount. Nothing of table 2 is ever carried over into the 2021 form.
"""

from generator.form.common import OTHER, OVERVIEW, PROBLEMS, REMEDIES, requests_section
from generator.form.shape import Block, Column, Edition, Kind, Line, LineGroup, Section, Table

_ITEMS = (
    Column("items_previous_year", "上一年项目数量", unit="项"),
    Column("items_change", "本年增/减", kind=Kind.CHANGE, unit="项"),
)
_ITEMS_AND_DECISIONS = (*_ITEMS, Column("decisions", "处理决定数量"))

_PROACTIVE = Section(
    "proactive",
    "二",
    "主动公开政府信息情况",
    Table(
        (
            Block(
                heading="第二十条第（一）项",
                corner="信息内容",
                columns=(
                    Column("newly_made", "本年新制作数量"),
                    Column("newly_published", "本年新公开数量"),
                    Column("total_public", "对外公开总数量"),
                ),
                lines=(Line("regulations", "规章"), Line("normative_documents", "规范性文件")),
            ),
            Block(
                heading="第二十条第（五）项",
                corner="信息内容",
                columns=_ITEMS_AND_DECISIONS,
                lines=(
                    Line("licensing", "行政许可"),
                    Line("other_services", "其他对外管理服务事项"),
                ),
            ),
            Block(
                heading="第二十条第（六）项",
                corner="信息内容",
                columns=_ITEMS_AND_DECISIONS,
                lines=(Line("penalties", "行政处罚"), Line("coercion", "行政强制")),
            ),
            Block(
                heading="第二十条第（八）项",
                corner="信息内容",
                columns=_ITEMS,
                lines=(Line("fees", "行政事业性收费"),),
            ),
            Block(
                heading="第二十条第（九）项",
                corner="信息内容",
                columns=(
                    Column("projects", "采购项目数量", unit="个"),
                    Column("amount", "采购总金额", kind=Kind.AMOUNT, unit=""),
                ),
                lines=(Line("procurement", "政府集中采购"),),
            ),
        )
    ),
)

_OTHER_RESULTS = LineGroup("other", "", (Line("unspecified", "（六）其他处理"),))
"""（六） is a single line here; the group exists so that its key path has the depth of 2021's."""

EDITION_2019 = Edition(
    key="2019",
    name="中华人民共和国政府信息公开工作年度报告格式（试行）",
    basis="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    sections=(
        OVERVIEW,
        _PROACTIVE,
        requests_section(_OTHER_RESULTS),
        REMEDIES,
        PROBLEMS,
        OTHER,
    ),
)

"""The edition in force for report years from 2021: 国办公开办函〔2021〕30号."""

from generator.form.common import OTHER, OVERVIEW, PROBLEMS, REMEDIES, requests_section
from generator.form.shape import Block, Column, Edition, Kind, Line, LineGroup, Section, Table

_DECISIONS = (Column("decisions", "本年处理决定数量"),)

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
                    Column("issued", "本年制发件数"),
                    Column("repealed", "本年废止件数", aliases=("本年度止件数",)),
                    Column("in_force", "现行有效件数"),
                ),
                lines=(
                    Line("regulations", "规章"),
                    Line("normative_documents", "行政规范性文件", aliases=("规范性文件",)),
                ),
            ),
            Block(
                heading="第二十条第（五）项",
                corner="信息内容",
                columns=_DECISIONS,
                lines=(Line("licensing", "行政许可"),),
            ),
            Block(
                heading="第二十条第（六）项",
                corner="信息内容",
                columns=_DECISIONS,
                lines=(Line("penalties", "行政处罚"), Line("coercion", "行政强制")),
            ),
            Block(
                heading="第二十条第（八）项",
                corner="信息内容",
                columns=(
                    Column(
                        "amount_wan_yuan",
                        "本年收费金额（单位：万元）",
                        kind=Kind.AMOUNT,
                        unit="万元",
                        aliases=("本年收费金额（单位：万元，保留4位小数）",),
                    ),
                ),
                lines=(Line("fees", "行政事业性收费"),),
            ),
        )
    ),
)

_OTHER_RESULTS = LineGroup(
    "other",
    "（六）其他处理",
    (
        Line(
            "correction_overdue",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            law="条例第三十条",
        ),
        Line(
            "fee_overdue",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            law="条例第四十二条；国办函〔2020〕109号",
        ),
        Line("miscellaneous", "3.其他"),
    ),
)

EDITION_2021 = Edition(
    key="2021",
    name="中华人民共和国政府信息公开工作年度报告格式",
    basis="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    sections=(
        OVERVIEW,
        _PROACTIVE,
        requests_section(_OTHER_RESULTS),
        REMEDIES,
        PROBLEMS,
        OTHER,
    ),
)

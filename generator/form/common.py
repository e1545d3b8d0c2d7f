"""What the 2019 and the 2021 edition have in common: applicants, outcomes, remedies.

Official labels are those of the annexes of 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from generator.form.shape import (
    Balance,
    Block,
    Column,
    ColumnGroup,
    ColumnSum,
    Line,
    LineGroup,
    LineSum,
    Section,
    Table,
)

APPLICANTS = (
    Column("natural_person", "自然人"),
    ColumnGroup(
        "organisation",
        "法人或其他组织",
        (
            Column("commercial_enterprise", "商业企业"),
            Column("research_institution", "科研机构"),
            Column("public_welfare", "社会公益组织"),
            Column("legal_service", "法律服务机构"),
            Column("other", "其他"),
        ),
    ),
    Column("total", "总计", is_total=True, aliases=("合计",)),
)
"""The seven columns of table 3; 法人或其他组织 has no subtotal in the official form."""

REFUSED = LineGroup(
    "refused",
    "（三）不予公开",
    (
        Line("state_secret", "1.属于国家秘密", law="条例第十四条"),
        Line("prohibited_by_law", "2.其他法律行政法规禁止公开", law="条例第十四条"),
        Line("three_securities_one_stability", "3.危及“三安全一稳定”", law="条例第十四条"),
        Line("third_party_rights", "4.保护第三方合法权益", law="条例第十五条"),
        Line("internal_affairs", "5.属于三类内部事务信息", law="条例第十六条第一款"),
        Line("process_information", "6.属于四类过程性信息", law="条例第十六条第二款"),
        Line("enforcement_case_file", "7.属于行政执法案卷", law="条例第十六条第二款"),
        Line("administrative_inquiry", "8.属于行政查询事项", law="条例第三十六条第七项"),
    ),
)

UNAVAILABLE = LineGroup(
    "unavailable",
    "（四）无法提供",
    (
        Line("not_held", "1.本机关不掌握相关政府信息", law="条例第三十六条第四、五项"),
        Line("needs_creation", "2.没有现成信息需要另行制作", law="条例第三十八条"),
        Line("still_unclear_after_correction", "3.补正后申请内容仍不明确", law="条例第三十条"),
    ),
)

NOT_PROCESSED = LineGroup(
    "not_processed",
    "（五）不予处理",
    (
        Line("petition_or_complaint", "1.信访举报投诉类申请", law="条例第三十九条第一款"),
        Line("duplicate", "2.重复申请", law="条例第三十六条第六项"),
        Line("public_publication", "3.要求提供公开出版物", law="条例第三十九条第二款"),
        Line("excessive_without_reason", "4.无正当理由大量反复申请", law="条例第三十五条"),
        Line("reconfirm_obtained_information", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)


def requests_section(other_results: LineGroup) -> Section:
    """Return section three with table 3; the editions differ in （六）其他处理 alone."""
    lines = (
        Line("new_received", "一、本年新收政府信息公开申请数量"),
        Line("carried_in", "二、上年结转政府信息公开申请数量"),
        LineGroup(
            "results",
            "三、本年度办理结果",
            (
                Line("granted", "（一）予以公开", law="条例第三十六条第一、二项"),
                Line(
                    "partly_granted",
                    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                    short_label="（二）部分公开",
                    law="条例第三十七条",
                ),
                REFUSED,
                UNAVAILABLE,
                NOT_PROCESSED,
                other_results,
                Line("total", "（七）总计"),
            ),
        ),
        Line("carried_out", "四、结转下年度继续办理"),
    )
    block = Block(
        columns=APPLICANTS,
        lines=lines,
        corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        overline="申请人情况",
        is_listed=True,
    )
    identities = (
        Balance("t3_balance", ("new_received", "carried_in"), ("results.total", "carried_out")),
        LineSum("t3_result_total", "results.total"),
        ColumnSum("t3_row_total"),
    )
    return Section("requests", "三", "收到和处理政府信息公开申请情况", Table((block,), identities))


def _outcomes() -> tuple[Column, ...]:
    return (
        Column("upheld", "结果维持"),
        Column("corrected", "结果纠正"),
        Column("other", "其他结果"),
        Column("pending", "尚未审结"),
        Column("total", "总计", is_total=True),
    )


REMEDIES = Section(
    "remedies",
    "四",
    "政府信息公开行政复议、行政诉讼情况",
    Table(
        (
            Block(
                columns=(
                    ColumnGroup("review", "行政复议", _outcomes()),
                    ColumnGroup(
                        "litigation",
                        "行政诉讼",
                        (
                            ColumnGroup("direct", "未经复议直接起诉", _outcomes()),
                            ColumnGroup("after_review", "复议后起诉", _outcomes()),
                        ),
                    ),
                ),
                lines=(Line("", ""),),
                is_listed=True,
            ),
        ),
        (ColumnSum("t4_group_total"),),
    ),
    aliases=("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",),
)
"""Section four; table 4 has a single line without a label."""

OVERVIEW = Section("overview", "一", "总体情况")
PROBLEMS = Section(
    "problems",
    "五",
    "存在的主要问题及改进情况",
    aliases=("五、政府信息公开工作存在的主要问题及改进情况",),
)
OTHER = Section("other", "六", "其他需要报告的事项")

"""H03: the report bears another agency's name, or speaks as another kind of agency."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.prose.text import PREAMBLE, Hit
from generator.checks.rule import rule
from generator.checks.text.agency_names import is_known, is_name_of
from generator.checks.text.passages import OVERVIEW
from generator.ground.diagnostics import Finding, Severity
from generator.ground.text import squeeze
from generator.model.agency import Agency
from generator.model.report import official_title

_YEAR = r"(?:[0-9\u3007○零一二三四五六七八九]{4}年度?)"
_TITLE = compile_late(
    rf"(?:关于)?{_YEAR}?(?P<name>[^0-9]{{0,60}}?)(?:关于)?的?{_YEAR}?的?"
    r"(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)"
)
_PUBLISHED_BY = compile_late(
    r"本(?:年度)?报告由(?P<name>[\u4e00-\u9fff]{2,24}?(?:局|厅|委员会|政府|街道办事处))"
    r"(?:根据|依据|依照|按照|负责|编制|编写|撰写|公布|发布)"
)
_OWN_WORDS = compile_late(
    r"我(?:局(?![限部面势促])|委(?![托派员任婉屈])|厅|镇(?![静定压痛])|乡(?![村亲镇]))"
)
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "局": ("局",),
    "委": ("委员会", "委"),
    "厅": ("厅",),
    "镇": ("镇人民政府", "镇政府", "镇"),
    "乡": ("乡人民政府", "乡政府", "乡"),
}
"""What an agency calls itself, and how its name ends."""
_GOVERNMENT = "government"


@rule(code="H03", name="agency-name-differs")
def agency_name_differs(context: ReportContext) -> Iterator[Finding]:
    """标题里的机关名称不是该机关当年的名称，或者正文自称为别的机关。

    ## 依据

    标题按惯例为“机关名称＋年度＋年政府信息公开工作年度报告”。名称以 agency.yaml 为准：
    改过名的，按 former_names 取报告年度的名称；short_names 里的简称、
    前面加不加省市区名，都可以。标题与名称不符，是错误；没有写 title 的不查。

    正文只查两种确定的照抄：“本报告由某某局编制”而不是本机关；
    局的报告里自称“我委”“我厅”“我镇”之类。都是警告。书名号和引号里的不看。
    正文提到的联系单位、上级机关、其他部门不查：凭一份报告无法判断那是不是照抄。

    ## 怎样改

    改正标题或正文；名称确实改过的，在 agency.yaml 里补上 former_names 或 short_names。
    公布的原件本来写错的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 西工区统计局，2023.md
    title: 涧西区统计局2023年政府信息公开工作年度报告
    ```

    ## 合格的例子

    ```yaml
    # 西工区统计局，2023.md
    title: 洛阳市西工区统计局2023年政府信息公开工作年度报告
    ```
    """
    report, agency = context.report, context.agency
    due = agency.name_in(report.year)
    if not is_known(agency):
        return
    if report.title != official_title(due, report.year):
        yield from _in_title(context, due)
    text = context.prose.text
    if "报告由" in text:
        yield from _published_by(context, due)
    if agency.kind != _GOVERNMENT and "我" in text:
        yield from _called_itself(context, due)


def _in_title(context: ReportContext, due: str) -> Iterator[Finding]:
    report, agency = context.report, context.agency
    found = _TITLE.match(squeeze(report.title))
    name = found["name"] if found is not None else ""
    # 西工区人民政府信息公开… says 政府 once for both.
    name = f"{name}政府" if name.endswith("人民") else name
    if not name or is_name_of(name, agency, report.year, context.regions):
        return
    former = _bore(agency, name)
    said = f"{former}，{report.year} 年" if former else ""
    yield agency_name_differs.rule.finding(
        context.locate("title"),
        f"标题里的机关是“{name}”，{said}应为“{due}”。",
        cell="title",
        expected=official_title(due, report.year),
        hint="名称改过的，请在 agency.yaml 里补上 former_names 或 short_names。",
    )


def _bore(agency: Agency, name: str) -> str:
    """Return in words that a name is the agency's of other years, empty where it is not."""
    names = {squeeze(each.name) for each in agency.former_names}
    if name in names:
        return "是该机关别的年度的名称"
    return "是该机关现在的名称" if name == squeeze(agency.name) else ""


def _published_by(context: ReportContext, due: str) -> Iterator[Finding]:
    for hit in context.prose.scan(_PUBLISHED_BY):
        name = hit.match["name"]
        if hit.block.section not in {PREAMBLE, OVERVIEW} or name[0] in "我本该":
            continue
        # A government's report is often drawn up by one of its departments.
        is_compiled = context.agency.kind == _GOVERNMENT and not name.endswith("政府")
        if not is_compiled and not is_name_of(
            name, context.agency, context.report.year, context.regions
        ):
            place = context.place_of(
                hit.block, hit.start + hit.match.start("name") - hit.match.start()
            )
            message = f"“{hit.text}”：本机关是“{due}”。"
            yield agency_name_differs.rule.finding(
                place, message, hint=_COPIED, severity=Severity.WARNING
            )


def _called_itself(context: ReportContext, due: str) -> Iterator[Finding]:
    agency = context.agency
    words = set(_OWN_WORDS.findall(context.prose.text))
    if all(_fits(word[1], (due,)) for word in words):
        return
    names = (due, agency.name, *agency.short_names, *(each.name for each in agency.former_names))
    wrong = {word for word in words if not _fits(word[1], names)}
    # 我局 says nothing of an office or a centre, which may be part of a 局.
    if not wrong or not any(_fits(sign, names) for sign in _ENDINGS):
        return
    hits = [h for h in context.prose.scan(_OWN_WORDS) if h.text in wrong and not _is_quoted(h)]
    for word, count in Counter(hit.text for hit in hits).items():
        first = next(hit for hit in hits if hit.text == word)
        message = f"正文自称“{word}”{count} 次，而本机关是“{due}”。"
        place = context.place_of(first.block, first.start)
        yield agency_name_differs.rule.finding(
            place, message, hint=_COPIED, severity=Severity.WARNING
        )


def _fits(sign: str, names: tuple[str, ...]) -> bool:
    """Tell whether one of the names ends like that of an agency that calls itself 我 and a sign."""
    return any(name.endswith(_ENDINGS[sign]) for name in names)


def _is_quoted(hit: Hit) -> bool:
    """Tell whether a word stands in the title of a document or in quotation marks."""
    before = hit.block.text[: hit.start]
    return any(before.rfind(opened) > before.rfind(closed) for opened, closed in ("《》", "“”"))


_COPIED = "请核对是不是照抄了别的机关的报告。"

"""A07: the section on problems and improvements says nothing, or next to nothing."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.passages import PROBLEMS, heading, heading_place, length, passage_of
from generator.ground.diagnostics import Finding, Severity

FEWEST = 50
"""Below so many characters nobody has stated a problem and its remedy."""
_SIGNS = compile_late(r"[\s。，、；：（）()“”\-—.]+")
_NOTHING = compile_late(
    r"(?:20\d\d年度?)?(?:本年度?)?(?:[我本](?:局|办|委|厅|镇|乡|街道|区|县|市|机关|单位|部门))?"
    r"(?:暂|尚)?(?:无|没有|未发现|不存在)(?:(?:任何|明显|突出|其他|存在)?的?(?:主要)?问题)?"
)
_IMPROVEMENT = compile_late(
    r"改进|改善|改正|整改|完善|加[强大快]|提[高升]|优化|强化|推[进动]|健全|规范|深化|加以|"
    r"下一?步|接下来|今后|将|拟|计划|措施|努力"
)


@rule(code="A07", name="problems-not-stated", severity=Severity.WARNING)
def problems_not_stated(context: ReportContext) -> Iterator[Finding]:
    """“五、存在的主要问题及改进情况”没有内容，或者内容过少。

    ## 依据

    《政府信息公开条例》第五十条第一款第四项规定，年度报告应当写明政府信息公开工作
    存在的主要问题及改进情况。只写“无”等于没有写；上级评查时通常要求重写。

    空白或者只写“无”是警告；不足 50 字，或者看不出改进措施（改进、加强、下一步等），是提示。

    ## 怎样改

    写明主要问题和改进情况。公布的原件本来如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    ## 五、存在的主要问题及改进情况

    无。
    ```

    ## 合格的例子

    ```markdown
    ## 五、存在的主要问题及改进情况

    主要问题：政策解读多为文字，图解、视频少；个别栏目更新不及时。
    改进情况：制作图解 14 篇；建立栏目更新台账，每季度检查一次。
    ```
    """
    report, check = context.report, problems_not_stated.rule
    text = context.writing.sections.get(PROBLEMS, "")
    short = len(text) < FEWEST or length(text) < FEWEST
    if not short and _IMPROVEMENT.search(text):
        return
    if passage_of(report, PROBLEMS) is None:
        return
    name, place = heading(report, PROBLEMS), heading_place(report, PROBLEMS)
    plain = _SIGNS.sub("", text)
    if not plain or _NOTHING.fullmatch(plain):
        said = f"只写了“{text.strip()}”" if plain else "没有内容"
        yield check.finding(place, f"“{name}”{said}。", hint=_HINT)
        return
    faults = [f"只有 {length(text)} 字，不足 {FEWEST} 字"] if short else []
    faults += [] if _IMPROVEMENT.search(text) else ["没有写到改进情况"]
    message = f"“{name}”{'，'.join(faults)}。"
    yield check.finding(place, message, hint=_HINT, severity=Severity.NOTICE)


_HINT = "请写明主要问题和改进情况。原件如此的，在 accepted 里写明理由。"

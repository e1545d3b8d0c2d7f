"""A03: a section is written in a form that is not the one of its year."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.form.grid import grids_of
from generator.ground.diagnostics import Finding


@rule(code="A03", name="edition-not-of-the-year", when=occasion.GAPS)
def edition_not_of_the_year(context: ReportContext) -> Iterator[Finding]:
    """表格用的不是该年度的版本。

    ## 依据

    2019、2020 年度用试行格式（国办公开办函〔2019〕60号），2021 年度起用正式格式
    （国办公开办函〔2021〕30号）；2018 年度及以前没有统一表格。
    两版第二部分的指标含义不同，不能互相折算。

    ## 怎样改

    按该年度的格式填写。原件确实沿用旧表的，照录，用 edition 说明，并在 accepted 里写明理由：
    一个部分用旧表的，at 写这个部分；几个部分都用旧表的，合报一次，at 写 edition。

    ## 不合格的例子

    ```yaml
    # 2023.md
    edition: {proactive: 2019}
    proactive:
      normative_documents: {newly_made: 0, newly_published: 0, total_public: 12}
    ```

    ## 合格的例子

    ```yaml
    # 2023.md
    proactive:
      normative_documents: {issued: 0, repealed: 0, in_force: 12}
    ```
    """
    report, own = context.report, context.report.edition
    # Table 4 is the same in both editions: whatever is stated of it, its form is the year's own.
    due_grids = grids_of(own)
    strange = {k: t for k, t in report.tables.items() if t.grid is not due_grids.get(k)}
    if not strange:
        return
    first, *others = strange
    names = "、".join(table.grid.section.heading for table in strange.values())
    used = "、".join(dict.fromkeys(table.edition.key for table in strange.values()))
    due = f"应为 {own.key} 年版（{own.basis}）" if own.basis else "还没有统一的表格"
    yield edition_not_of_the_year.rule.finding(
        context.locate(first),
        f"{names} 用的是 {used} 年版表格，{report.year} 年度{due}。",
        cell="edition" if others else first,
        hint="原件如此的，照录，用 edition 说明，并在 accepted 里写明理由。",
    )

"""B04: the amount of fees is out of all proportion, or finer than the form asks for."""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks import occasion
from generator.checks.context import ReportContext, Succession
from generator.checks.fees import FEES, PER_UNIT, amount_before, is_unit_slip
from generator.checks.rule import rule
from generator.form.grid import Cell
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import Value, printed

_DECIMALS = 4
_MOST_OF_A_COUNTY = 100_000


@rule(code="B04", name="fee-amount-implausible", severity=Severity.WARNING, when=occasion.PROACTIVE)
def fee_amount_implausible(succession: Succession) -> Iterator[Finding]:
    """行政事业性收费金额可疑：像是把元当成了万元，或者小数多于四位。

    ## 依据

    统一格式（国办公开办函〔2021〕30号附件）写明单位是万元，一些地方的通知要求保留四位小数。
    报警告的有两种：金额恰为上年的一万倍（上下不超过 0.5%）；县级以下机关的金额超过 100000 万元。
    小数多于四位的只作提示：金额照原件的写法保留，不会改动。

    ## 怎样改

    与原件核对单位；原件用元的，折算成万元再填，并在 notes 里写明；
    原件如此而无法核实的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 上年 37.25 万元
    fees: 372500
    ```

    ## 合格的例子

    ```yaml
    # 上年 37.25 万元
    fees: 38.1
    ```
    """
    context = succession.context
    amount = context.report.value(FEES)
    if not amount:
        return
    table = context.report.tables["proactive"]
    cell = table.grid.cells[table.grid.index[FEES]]
    before = amount_before(succession)
    if before is not None and is_unit_slip(amount, before):
        yield _slip(succession, cell, amount, before)
    elif amount > _MOST_OF_A_COUNTY and _is_county(context):
        yield _too_much(context, cell, amount)
    if isinstance(amount, Decimal) and -_exponent(amount) > _DECIMALS:
        yield fee_amount_implausible.rule.finding(
            context.locate(FEES),
            f"{cell.address} 写作 {printed(amount)}，小数有 {-_exponent(amount)} 位。",
            cell=FEES,
            hint="请核对单位是不是万元；四位小数已精确到元，原件如此的不必改动。",
            severity=Severity.NOTICE,
        )


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_county(context: ReportContext) -> bool:
    """Tell whether the agency is surely of a county or below; a zone may be anything."""
    agency = context.agency
    region = context.regions.by_code.get(agency.region)
    is_regular = region is None or not region.kind
    return agency.kind == "township" or (is_regular and not agency.region.endswith("00"))


def _slip(succession: Succession, cell: Cell, amount: Value, before: Value) -> Finding:
    context = succession.context
    paths = succession.earlier_paths
    return fee_amount_implausible.rule.finding(
        context.locate(FEES),
        f"{cell.address} 写作 {printed(amount)}，是 {context.report.year - 1} 年报告（{paths}）"
        f"{printed(before)} 的一万倍，像是以元为单位。",
        cell=FEES,
        expected=printed(Decimal(amount) / PER_UNIT),
        hint="请核对原件的单位：以元计的折算成万元；金额属实的，在 accepted 里写明理由。",
    )


def _too_much(context: ReportContext, cell: Cell, amount: Value) -> Finding:
    return fee_amount_implausible.rule.finding(
        context.locate(FEES),
        f"{cell.address} 写作 {printed(amount)}，超过 {_MOST_OF_A_COUNTY} 万元（十亿元），"
        "县级以下机关很少收这么多，像是以元为单位。",
        cell=FEES,
        hint="请核对原件的单位：以元计的折算成万元；金额属实的，在 accepted 里写明理由。",
    )

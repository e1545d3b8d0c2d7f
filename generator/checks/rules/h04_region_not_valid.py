"""H04: the region's code is unknown, or did not hold in the year."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding
from generator.model.region import Region, Regions


@rule(code="H04", name="region-not-valid", acceptable=False)
def region_not_valid(context: ReportContext) -> Iterator[Finding]:
    """地区代码不在地区表里，或在该年度无效，或与路径不符。

    ## 依据

    行政区划代码（GB/T 2260）六位；撤并、改设的代码在 regions.yaml 里用 valid_from、valid_to 标明。
    开发区等没有国标代码的，写 kind: zone。报告按地区编目，代码错了就会归到别处。

    ## 怎样改

    改正文件夹名或 region，或在 regions.yaml 里补上该地区和有效年份。

    ## 不合格的例子

    ```
    content/410399/tongjiju/2023.md   regions.yaml 里没有 410399
    ```

    ## 合格的例子

    ```
    content/410303/tongjiju/2023.md   regions.yaml 里有 410303: 西工区
    ```
    """
    check, report, regions = region_not_valid.rule, context.report, context.regions
    own, stated = context.agency.region, report.stated_region
    if stated and stated != own:
        is_known = stated in regions.by_code
        fault = f"与路径里的 {own} 不符" if is_known else "不在 regions.yaml 里"
        near = "" if is_known else _near(stated, regions)
        yield check.finding(
            context.locate("region"),
            f"region 写作“{stated}”，{fault}。",
            expected=own,
            hint=f"路径就是身份，请删去这一行或改为 {own}。{near}",
        )
    region = regions.by_code.get(own)
    place = context.locate("region" if stated == own else None)
    if region is None:
        message = f"地区代码 {own} 不在 regions.yaml 里。"
        yield check.finding(
            place, message, hint=_near(own, regions) or "请在 regions.yaml 里补上。"
        )
    elif not region.holds_in(report.year):
        message = f"{region.name}（{own}）{_span(region)}，不能用于 {report.year} 年度的报告。"
        yield check.finding(place, message, hint="请核对该年度的区划代码或 regions.yaml 里的年份。")


def _near(code: str, regions: Regions) -> str:
    """Return a hint with the known codes that look most alike, those of the same city first."""
    near = get_close_matches(code, sorted(regions.by_code), n=12, cutoff=0.6)
    near.sort(key=lambda known: (known[:4] != code[:4], known[:2] != code[:2], known))
    names = "、".join(f"{known} {regions.by_code[known].name}" for known in near[:3])
    return f"相近的代码：{names}。" if names else ""


def _span(region: Region) -> str:
    first = f"自 {region.valid_from} 年起" if region.valid_from is not None else ""
    last = f"至 {region.valid_to} 年止" if region.valid_to is not None else ""
    return f"{first}{last}有效"

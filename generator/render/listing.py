"""The pages that list years, regions and agencies; their views are filled from facts."""

from generator.model.addresses import (
    AGENCIES,
    REGIONS,
    YEARS,
    kind_page,
    region_page,
    region_year_page,
    year_page,
)
from generator.render.desk import Desk, Heading, render, shell_of
from generator.render.views import Link
from generator.render.views_listing import (
    AgenciesView,
    KindView,
    RegionsView,
    RegionView,
    RegionYearView,
    YearsView,
    YearView,
)
from generator.render.words import region_words

YEAR_ENTRY = "pages/year.html"
"""The template of a year's listing."""
YEARS_ENTRY = "pages/years.html"
"""The template of the index of years."""
REGION_ENTRY = "pages/region.html"
"""The template of a region's page."""
REGION_YEAR_ENTRY = "pages/region-year.html"
"""The template of a region's listing of one year."""
REGIONS_ENTRY = "pages/regions.html"
"""The template of the tree of regions."""
AGENCIES_ENTRY = "pages/agencies.html"
"""The template of the list of all agencies."""
KIND_ENTRY = "pages/kind.html"
"""The template of the list of the agencies of one kind."""
_REPORTS = "政府信息公开工作年度报告"
_YEARS_LINK = Link("按年度", YEARS)
_AGENCIES_LINK = Link("按机构", AGENCIES)


def render_year(desk: Desk, view: YearView) -> bytes:
    """Return the listing of a year."""
    heading = Heading(
        address=year_page(view.year),
        title=f"{view.year}年{_REPORTS}",
        description=f"{view.year}年度各机构{_REPORTS}：应有{view.expected}份，已收录{view.published}份。",
        trail=(_YEARS_LINK,),
        here=f"{view.year}年",
    )
    return render(desk, YEAR_ENTRY, shell_of(desk, heading), view)


def render_years(desk: Desk, view: YearsView) -> bytes:
    """Return the index of years."""
    heading = Heading(
        address=YEARS,
        title=f"按年度查看{_REPORTS}",
        description=f"各年度{_REPORTS}的公布情况，共{len(view.rows)}个年度。",
        here="按年度",
    )
    return render(desk, YEARS_ENTRY, shell_of(desk, heading), view)


def render_region(desk: Desk, view: RegionView) -> bytes:
    """Return a region's page."""
    name = region_words((*(link.label for link in view.regions), view.name))
    heading = Heading(
        address=region_page(view.code),
        title=f"{name}{_REPORTS}",
        description=f"{name}各机构历年{_REPORTS}，以及下级地区。",
        trail=view.regions,
        here=view.name,
    )
    return render(desk, REGION_ENTRY, shell_of(desk, heading), view)


def render_region_year(desk: Desk, view: RegionYearView) -> bytes:
    """Return a region's listing of one year."""
    name = region_words(tuple(link.label for link in view.regions))
    heading = Heading(
        address=region_year_page(view.code, view.year),
        title=f"{name}{view.year}年{_REPORTS}",
        description=f"{name}{view.year}年度各机构{_REPORTS}：应有{view.expected}份，"
        f"已收录{view.published}份。",
        trail=view.regions,
        here=f"{view.year}年",
    )
    return render(desk, REGION_YEAR_ENTRY, shell_of(desk, heading), view)


def render_regions(desk: Desk, view: RegionsView) -> bytes:
    """Return the tree of regions."""
    heading = Heading(
        address=REGIONS,
        title=f"按地区查看{_REPORTS}",
        description=f"按省、市、县逐级查看各机构{_REPORTS}。",
        here="按地区",
    )
    return render(desk, REGIONS_ENTRY, shell_of(desk, heading), view)


def render_agencies(desk: Desk, view: AgenciesView) -> bytes:
    """Return the list of all agencies."""
    heading = Heading(
        address=AGENCIES,
        title=f"按机构查看{_REPORTS}",
        description=f"{view.agencies}个机构的历年{_REPORTS}，共{view.reports}份。",
        here="按机构",
    )
    return render(desk, AGENCIES_ENTRY, shell_of(desk, heading), view)


def render_kind(desk: Desk, view: KindView) -> bytes:
    """Return the list of the agencies of one kind."""
    heading = Heading(
        address=kind_page(view.key),
        title=f"{view.label}：{_REPORTS}",
        description=f"{view.label}类{view.agencies}个机构的历年{_REPORTS}，共{view.reports}份。",
        trail=(_AGENCIES_LINK,),
        here=view.label,
    )
    return render(desk, KIND_ENTRY, shell_of(desk, heading), view)

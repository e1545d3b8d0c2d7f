"""The pages that tell who published in time, late or not at all."""

from generator.model.addresses import STATUS, status_page
from generator.render.desk import STATUS_ITEM, Desk, Heading, render, shell_of
from generator.render.views_status import StatusView, StatusYearView

STATUS_ENTRY = "pages/status.html"
"""The template of the overview of all years and regions."""
STATUS_YEAR_ENTRY = "pages/status-year.html"
"""The template of the states of one year."""
_REPORTS = "政府信息公开工作年度报告"


def render_status(desk: Desk, view: StatusView) -> bytes:
    """Return the overview of all years and regions."""
    heading = Heading(
        address=STATUS,
        title=f"{_REPORTS}公布情况",
        description=f"各年度、各地区{_REPORTS}按期公布、逾期公布和未公布的情况。",
        here=STATUS_ITEM.label,
    )
    return render(desk, STATUS_ENTRY, shell_of(desk, heading), view)


def render_status_year(desk: Desk, view: StatusYearView) -> bytes:
    """Return the states of one year."""
    counts = view.counts
    heading = Heading(
        address=status_page(view.year),
        title=f"{view.year}年{_REPORTS}公布情况",
        description=f"{view.year}年度{_REPORTS}：应公布{counts.expected}份，"
        f"按期{counts.on_time}份，逾期{counts.late}份，未公布{counts.missing}份。",
        trail=(STATUS_ITEM,),
        here=f"{view.year}年",
    )
    return render(desk, STATUS_YEAR_ENTRY, shell_of(desk, heading), view)

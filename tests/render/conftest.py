"""One page of each kind."""

from collections.abc import Callable

import pytest

from generator.model.page import FreePage
from generator.read.markdown.parser import PARSER
from generator.render.agency import render_agency
from generator.render.desk import Desk
from generator.render.listing import (
    render_agencies,
    render_kind,
    render_region,
    render_region_year,
    render_regions,
    render_year,
    render_years,
)
from generator.render.page import render_free_page, render_home, render_not_found
from generator.render.report import render_report
from generator.render.status import render_status, render_status_year
from generator.render.views import Link
from generator.render.views_listing import AgenciesView, KindView, RegionsView, YearsView
from tests.render.samples import agency_source, make_desk, make_report, report_source
from tests.render.samples_listing import (
    agency_groups,
    home_view,
    region_tree,
    region_view,
    region_year_view,
    year_view,
)
from tests.render.samples_status import status_view, status_year_view
from tests.render.words import Words, plain


def make_pages(desk: Desk, words: Words = plain) -> dict[str, bytes]:
    """One page of each kind."""
    years = YearsView(home_view(words).years)
    groups, tree = agency_groups(words), region_tree(words)
    kinds = (Link("部门", "kinds/department/"),)
    text = tuple(PARSER.parse(words("本站收录年度报告。")))
    free = FreePage("content/pages/about.md", "about", words("关于本站"), "", 1, text)
    return {
        "report": render_report(desk, report_source(make_report(words), words)),
        "agency": render_agency(desk, agency_source(words)),
        "year": render_year(desk, year_view(words)),
        "years": render_years(desk, years),
        "region": render_region(desk, region_view(words)),
        "region-year": render_region_year(desk, region_year_view(words)),
        "regions": render_regions(desk, RegionsView(tree)),
        "agencies": render_agencies(desk, AgenciesView(3, 5, groups, kinds)),
        "kind": render_kind(desk, KindView("department", "部门", 3, 5, groups)),
        "home": render_home(desk, home_view(words)),
        "free": render_free_page(desk, free, plain),
        "404": render_not_found(desk),
        "status": render_status(desk, status_view(words)),
        "status-year": render_status_year(desk, status_year_view(words)),
    }


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def pages_of() -> Callable[[Words], dict[str, bytes]]:
    """Pages whose content is worded as asked."""
    return lambda words: make_pages(make_desk(words), words)


@pytest.fixture
def pages(desk: Desk) -> dict[str, bytes]:
    return make_pages(desk)

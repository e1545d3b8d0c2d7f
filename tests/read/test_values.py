"""What is read from well-formed settings, regions, agencies and free pages."""

from datetime import date
from pathlib import Path

from generator.ground.diagnostics import Finding
from generator.model.agency import Agency, FormerName
from generator.model.region import Region
from generator.model.site import Footer, Site
from generator.read.agency import read_agency
from generator.read.free_page import read_free_page
from generator.read.regions import read_regions
from generator.read.site import read_site


def write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


def test_settings(tmp_path: Path) -> None:
    write(
        tmp_path,
        "site.yaml",
        """\
name: 洛阳市政府信息公开年报
description: 集中公布
notice: 数字取自公开报告
base_path: /xxgk/nb/
base_url: https://www.example.gov.cn
as_of: 2024-04-01
footer: {owner: 市政府办, contact: 0379-1, site_code: 4103000001, icp: 豫ICP备1号, police: 1}
""",
    )
    findings = list[Finding]()
    site = read_site(tmp_path, findings)
    assert findings == []
    assert site == Site(
        name="洛阳市政府信息公开年报",
        description="集中公布",
        notice="数字取自公开报告",
        base_path="/xxgk/nb/",
        base_url="https://www.example.gov.cn",
        as_of=date(2024, 4, 1),
        footer=Footer("市政府办", "0379-1", "4103000001", "豫ICP备1号", "1"),
    )


def test_the_smallest_settings_have_sensible_defaults(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "name: 年报\n")
    findings = list[Finding]()
    assert read_site(tmp_path, findings) == Site("年报")
    assert Site("年报").base_path == "/"
    assert findings == []


def test_a_region_lies_in_the_nearest_listed_one_by_its_code(tmp_path: Path) -> None:
    write(
        tmp_path,
        "content/regions.yaml",
        """\
410000: 河南省
410300: {name: 洛阳市}
410303: 西工区
410724: 获嘉县
419001: 济源市
350171: {name: 平潭综合实验区, kind: zone, valid_from: 2009, parent: 410000}
410306: {name: 吉利区, valid_to: 2020}
""",
    )
    findings = list[Finding]()
    regions = read_regions(tmp_path, findings)
    assert findings == []
    parents = {code: region.parent for code, region in regions.by_code.items()}
    assert parents == {
        "410000": None,
        "410300": "410000",
        "410303": "410300",
        "410724": "410000",
        "419001": "410000",
        "350171": "410000",
        "410306": "410300",
    }
    zone = regions.by_code["350171"]
    assert zone == Region("350171", "平潭综合实验区", "410000", "zone", 2009, None)
    assert [region.name for region in regions.chain("410303")] == ["河南省", "洛阳市", "西工区"]
    assert [region.code for region in regions.children("410300")] == ["410303", "410306"]
    assert [region.code for region in regions.children(None)] == ["410000"]
    assert [regions.by_code["410306"].holds_in(year) for year in (2020, 2021)] == [True, False]
    assert [zone.holds_in(year) for year in (2008, 2009)] == [False, True]


def test_regions_without_the_file_are_a_finding(tmp_path: Path) -> None:
    findings = list[Finding]()
    assert read_regions(tmp_path, findings).by_code == {}
    assert [(finding.code, finding.place.path) for finding in findings] == [
        ("P07", "content/regions.yaml")
    ]


def test_an_agency_with_everything(tmp_path: Path) -> None:
    write(
        tmp_path,
        "content/410303/tongjiju/agency.yaml",
        """\
name: 西工区统计局
kind: department
short_names: [统计局, 区统计局]
former_names:
  - {name: 西工区计划局, to: 2009}
  - {name: 西工区统计处, from: 2010, to: 2018}
predecessors: [410306/tongji]
valid_from: 2008
valid_to: 2030
contact: 0379-1
members: [410303/zhengwuju]
powers: [licensing, fees]
""",
    )
    findings = list[Finding]()
    agency = read_agency(tmp_path, "410303", "tongjiju", findings)
    assert findings == []
    assert agency == Agency(
        region="410303",
        slug="tongjiju",
        name="西工区统计局",
        kind="department",
        short_names=("统计局", "区统计局"),
        former_names=(
            FormerName("西工区计划局", None, 2009),
            FormerName("西工区统计处", 2010, 2018),
        ),
        predecessors=("410306/tongji",),
        valid_from=2008,
        valid_to=2030,
        contact="0379-1",
        members=("410303/zhengwuju",),
        powers=("licensing", "fees"),
    )
    assert agency.key == "410303/tongjiju"
    assert [agency.name_in(year) for year in (2009, 2010, 2018, 2019)] == [
        "西工区计划局",
        "西工区统计处",
        "西工区统计处",
        "西工区统计局",
    ]


def test_words_that_yaml_takes_for_truth_are_text_where_text_is_due(tmp_path: Path) -> None:
    write(tmp_path, "content/410303/a/agency.yaml", "name: no\nkind: other\ncontact: 010\n")
    findings = list[Finding]()
    agency = read_agency(tmp_path, "410303", "a", findings)
    assert findings == []
    assert agency is not None
    assert (agency.name, agency.contact) == ("no", "010")


def test_a_free_page(tmp_path: Path) -> None:
    text = "---\ntitle: 关于\ndescription: 说明\norder: -3\n---\n[甲](about.md)\n"
    write(tmp_path, "content/pages/about.md", text)
    findings = list[Finding]()
    read = read_free_page(tmp_path, "about", findings)
    assert findings == []
    assert read is not None
    page = read.page
    assert (page.slug, page.title, page.description, page.order) == ("about", "关于", "说明", -3)
    assert [(link.target, link.place.line) for link in read.links] == [("about.md", 6)]

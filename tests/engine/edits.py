"""Edits of a site as offices make them, drawn from a seed; every state of it can be built."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from generator.render.packaged import packaged_templates
from tests.narratives import CLAUSES, prose

NAMES = ("统计局", "财政局", "教育局", "林业局", "商务局", "民政局", "水利局")
SLUGS = ("tongji", "caizheng", "jiaoyu", "linye", "shangwu", "minzheng", "shuili")
REGIONS = ("410303", "410724", "410702")
YEARS = (2019, 2021, 2022, 2023, 2024)
TEMPLATES = ("pages/report.html", "pages/year.html", "pages/region.html", "pages/home.html")
BLOCK = "{% block main %}"
TREE = (
    "410000: 河南省\n410300: 洛阳市\n410303: 西工区\n"
    "410700: 新乡市\n410724: 获嘉县\n410702: 红旗区\n"
)


def report(random: Random) -> str:
    """Return a report whose numbers agree and whose prose may be much like another's."""
    asked = random.randrange(40)
    line = f"[{asked}, 0, 0, 0, 0, 0, {asked}]"
    zero = "partly_granted: 0, refused: 0, unavailable: 0, not_processed: 0, other: 0"
    start = random.randrange(len(CLAUSES) - 60)
    clauses = CLAUSES[start : start + random.randrange(10, 60)]
    published = random.choice(("published: 2025-02-11\n", "published: 2025-03-01\n", ""))
    link = random.choice(("", "", "另见[关于](../../pages/about.md)。"))
    return (
        f"---\n{published}proactive: 0\n"
        f"requests: {{new_received: {line}, carried_in: 0,"
        f" results: {{granted: {line}, total: {line}, {zero}}}, carried_out: 0}}\n"
        "remedies: 0\n---\n\n"
        f"## 一、总体情况\n\n{prose(clauses)}\n\n"
        f"## 五、存在的主要问题及改进情况\n\n人手不足。{link}\n\n"
        "## 六、其他需要报告的事项\n\n无其他需要报告的事项。\n"
    )


def new_site(folder: Path, random: Random) -> Path:
    """Write a site of some agencies and return its folder."""
    site = folder / "site"
    _write(site / "site.yaml", "name: 测试站\nas_of: 2025-04-01\n")
    _write(site / "content/regions.yaml", TREE)
    _write(site / "content/pages/about.md", "---\ntitle: 关于\n---\n\n关于本站。\n")
    for _ in range(5):
        new_agency(site, random)
    return site


def new_agency(site: Path, random: Random) -> None:
    """Write an agency with some reports, if its folder is free."""
    number = random.randrange(len(NAMES))
    folder = site / "content" / random.choice(REGIONS) / SLUGS[number]
    if not folder.exists():
        name, kind = NAMES[number], random.choice(("department", "other"))
        _write(folder / "agency.yaml", f"name: {name}\nkind: {kind}\nvalid_from: 2019\n")
        for year in random.sample(YEARS, random.randrange(1, 4)):
            _write(folder / f"{year}.md", report(random))


def change_report(site: Path, random: Random) -> None:
    """Write a report anew, or one about another year."""
    _write(_agency(site, random) / f"{random.choice(YEARS)}.md", report(random))


def break_report(site: Path, random: Random) -> None:
    """Make a sum wrong, so that nothing may be published until the report is written anew."""
    path = next(iter(sorted(_agency(site, random).glob("*.md"))), None)
    if path is not None and random.random() < 0.5:
        _write(path, path.read_text(encoding="utf-8").replace("total: [", "total: [1", 1))


def mend_reports(site: Path, random: Random) -> None:
    """Write every report anew in which a sum is wrong."""
    for path in sorted(site.glob("content/*/*/*.md")):
        if "total: [1" in path.read_text(encoding="utf-8"):
            _write(path, report(random))


def touch_report(site: Path, random: Random) -> None:
    """Save a file as it is."""
    path = random.choice(sorted(_agency(site, random).glob("*.*")))
    path.write_bytes(path.read_bytes())


def draft_report(site: Path, random: Random) -> None:
    """Make a report a draft, or publish it."""
    for path in sorted(_agency(site, random).glob("*.md"))[:1]:
        text = path.read_text(encoding="utf-8")
        _write(
            path, text.replace("---\n", "---\ndraft: true\n", 1).replace("draft: true\n" * 2, "")
        )


def delete_report(site: Path, random: Random) -> None:
    """Delete a report, with what was attached to it."""
    for path in sorted(_agency(site, random).glob("*.md"))[-1:]:
        path.unlink()
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)


def attach_file(site: Path, random: Random) -> None:
    """Attach a file to a report, or change the one there."""
    for path in sorted(_agency(site, random).glob("*.md"))[:1]:
        _write(path.with_suffix("") / "原件.txt", f"原件{random.randrange(9)}\n")


def rename_agency(site: Path, random: Random) -> None:
    """Change the name or the kind in an agency's file, or its members."""
    more = random.choice(("", "valid_to: 2023\n", "short_names: [局]\n", "contact: 电话 0379-1\n"))
    kind = random.choice(("department", "township"))
    name = random.choice(NAMES)
    _write(_agency(site, random) / "agency.yaml", f"name: {name}\nkind: {kind}\n{more}")


def move_agency(site: Path, random: Random) -> None:
    """Move an agency to another region, or give it another address."""
    folder = _agency(site, random)
    target = site / "content" / random.choice(REGIONS) / random.choice(SLUGS)
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        folder.rename(target)


def delete_agency(site: Path, random: Random) -> None:
    """Delete an agency, but for the last one."""
    if len(_agencies(site)) > 1:
        shutil.rmtree(_agency(site, random))


def change_regions(site: Path, random: Random) -> None:
    """Rename a region, or give it a parent of its own."""
    line = random.choice(
        ("410303: 西工区", "410303: 涧西区", "410303: {name: 西工区, parent: '410700'}")
    )
    _write(site / "content/regions.yaml", TREE.replace("410303: 西工区", line))


def change_settings(site: Path, random: Random) -> None:
    """Write other settings."""
    more = random.choice(
        (
            *("", "description: 说明\n", "notice: 提醒\n", "status_pages: false\n"),
            *("base_url: https://www.example.gov.cn\n", "severities: {A04: warning}\n"),
            *("deadlines: {default: 03-31}\n", "footer: {owner: 某办}\n"),
        )
    )
    as_of = random.choice(("2025-04-01", "2024-02-01", "2026-05-01"))
    _write(site / "site.yaml", f"name: 测试站\nas_of: {as_of}\n{more}")


def change_pages(site: Path, random: Random) -> None:
    """Change the page about the site, or add and delete others."""
    path = site / f"content/pages/{random.choice(('about', 'guide', 'rules'))}.md"
    if path.exists() and path.stem != "about":
        path.unlink()
    else:
        _write(path, f"---\ntitle: 页{random.randrange(3)}\n---\n\n文字{random.randrange(9)}。\n")


def change_template(site: Path, random: Random) -> None:
    """Override a template, or go back to the packaged one."""
    name = random.choice(TEMPLATES)
    path = site / "templates" / name
    if path.exists():
        path.unlink()
    else:
        text = (packaged_templates() / name).read_text(encoding="utf-8")
        # Outside its blocks, a page's template prints nothing.
        _write(path, text.replace(BLOCK, f"{BLOCK}<p>样式{random.randrange(9)}</p>"))


def change_asset(site: Path, random: Random) -> None:
    """Add, change or delete a file that templates may refer to."""
    path = site / "templates/assets" / random.choice(("site.css", "logo.txt"))
    if path.exists() and random.random() < 0.5:
        path.unlink()
    else:
        _write(path, f"/* {random.randrange(9)} */\n")


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    *(change_report, change_report, change_report, touch_report, draft_report, delete_report),
    *(break_report, mend_reports, mend_reports, mend_reports),
    *(attach_file, new_agency, rename_agency, move_agency, delete_agency, change_regions),
    *(change_settings, change_pages, change_template, change_asset),
)


def _agencies(site: Path) -> list[Path]:
    return sorted(path.parent for path in site.glob("content/*/*/agency.yaml"))


def _agency(site: Path, random: Random) -> Path:
    return random.choice(_agencies(site))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

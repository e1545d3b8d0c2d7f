"""A build does what changed, and no more: which agencies' work, and which files."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.render.packaged import packaged_templates
from tests.engine.edits import BLOCK
from tests.engine.sites import built, changed_files, cold, seen
from tests.running import edit, tree_of

pytestmark = pytest.mark.usefixtures("settled")

KEY = "410303/tongjiju"
FOLDER = f"content/{KEY}"
OWN = f"agencies/{KEY}"
ALL = {KEY, "410303/zhengwuju", "410724/zhengwu"}


class Change(NamedTuple):
    """What a build after an edit did."""

    made: frozenset[str]
    """Agencies whose work was done."""
    files: set[str]
    """Files of the output that were replaced, came or went, but for the manifest."""


@pytest.fixture
def after(site: Path) -> Callable[[Callable[[], object]], Change]:
    """Return what tells what a build does after an edit; its result equals a build from nothing."""
    built(site)
    output = site / "output"

    def done(do: Callable[[], object]) -> Change:
        before = seen(output)
        do()
        result = built(site)
        assert result.published is not None
        files = changed_files(before, seen(output))
        assert tree_of(output) == cold(site, site.parent)
        assert ("manifest.json" in files) == bool(files)
        return Change(result.made, files - {"manifest.json"})

    return done


After = Callable[[Callable[[], object]], Change]


def pages(*addresses: str) -> set[str]:
    return {f"{address}index.html" for address in addresses}


def test_nothing_changed_and_nothing_is_touched(site: Path) -> None:
    built(site)
    before = seen(site)
    result = built(site)
    assert seen(site) == before
    assert result.made == set()
    assert result.published is not None
    assert (result.published.written, result.published.removed) == (0, 0)
    assert result.published.unchanged == len(tree_of(site / "output")) - 1


def test_a_file_saved_as_it_is(site: Path, after: After) -> None:
    report = site / FOLDER / "2023.md"
    done = after(lambda: report.write_bytes(report.read_bytes()))
    assert done == Change(frozenset(), set())


def test_prose_of_a_report(site: Path, after: After) -> None:
    done = after(lambda: edit(site / FOLDER / "2023.md", "人手不足", "人手仍不足"))
    assert done == Change(frozenset({KEY}), pages(f"{OWN}/2023/"))


def test_a_number_that_listings_show(site: Path, after: After) -> None:
    def more() -> None:
        report = site / FOLDER / "2023.md"
        edit(
            report, "new_received: [20, 3, 0, 2, 1, 7, 33]", "new_received: [21, 3, 0, 2, 1, 7, 34]"
        )
        edit(report, "granted: [13, 4, 0, 0, 1, 0, 18]", "granted: [14, 4, 0, 0, 1, 0, 19]")
        edit(report, "total: [22, 4, 0, 2, 1, 0, 29]", "total: [23, 4, 0, 2, 1, 0, 30]")

    done = after(more)
    assert done.made == {KEY}
    listings = ("years/2023/", "regions/410303/2023/")
    assert done.files == pages(f"{OWN}/2023/", f"{OWN}/", *listings)


def test_the_day_of_publication(site: Path, after: After) -> None:
    report = site / FOLDER / "2023.md"
    done = after(lambda: edit(report, "published: 2024-01-25", "published: 2024-01-24"))
    assert done.made == {KEY}
    assert done.files == pages("", f"{OWN}/2023/", f"{OWN}/")


def test_a_day_of_publication_that_is_late(site: Path, after: After) -> None:
    report = site / FOLDER / "2023.md"
    done = after(lambda: edit(report, "published: 2024-01-25", "published: 2024-04-25"))
    own = {name for name in done.files if not name.startswith("status/")}
    assert (done.made, own) == ({KEY}, pages("", f"{OWN}/2023/", f"{OWN}/"))
    assert pages("status/", "status/2023/") <= done.files


def test_an_attachment(site: Path, after: After) -> None:
    attached = site / FOLDER / "2023/原件.txt"
    done = after(lambda: attached.write_text("另一份原件，比上一份长得多。\n" * 100))
    assert done.made == {KEY}
    assert f"{OWN}/2023/原件.txt" in done.files
    assert done.files <= {f"{OWN}/2023/原件.txt", *pages(f"{OWN}/2023/")}


def test_a_report_that_goes(site: Path, after: After) -> None:
    done = after((site / "content/410303/zhengwuju/2020.md").unlink)
    assert done.made == {"410303/zhengwuju"}
    assert pages("years/2020/", "regions/410303/2020/", "status/2020/", "") <= done.files
    assert done.files.isdisjoint(pages("regions/410724/", "regions/410724/2023/", "about/"))


def test_an_agency_that_goes(site: Path, after: After) -> None:
    done = after(lambda: shutil.rmtree(site / "content/410724/zhengwu"))
    assert done.made == {"410724/zhengwu"}
    own = {name for name in done.files if name.startswith("agencies/410")}
    assert own == pages("agencies/410724/zhengwu/", "agencies/410724/zhengwu/2023/")
    assert pages("regions/410724/", "kinds/government/", "agencies/", "years/2023/") <= done.files
    assert done.files.isdisjoint(pages("regions/410303/", "years/2022/", "kinds/department/"))


def override(site: Path, name: str) -> None:
    """Put a template of the site before the packaged one, with a line more."""
    text = (packaged_templates() / name).read_text(encoding="utf-8")
    own = site / "templates" / name
    own.parent.mkdir(parents=True)
    # Outside its blocks, a page's template prints nothing.
    own.write_text(text.replace(BLOCK, f"{BLOCK}<p>另一样</p>"), encoding="utf-8")


def test_an_overridden_template_of_the_pages_of_years(site: Path, after: After) -> None:
    years = pages("years/2020/", "years/2022/", "years/2023/")
    done = after(lambda: override(site, "pages/year.html"))
    assert done == Change(frozenset(), years)
    assert after(lambda: shutil.rmtree(site / "templates")) == Change(frozenset(), years)


def test_an_overridden_template_of_reports(site: Path, after: After) -> None:
    done = after(lambda: override(site, "pages/report.html"))
    reports = (f"{OWN}/2022/", f"{OWN}/2023/", "agencies/410303/zhengwuju/2020/")
    more = ("agencies/410303/zhengwuju/2023/", "agencies/410724/zhengwu/2023/")
    assert done == Change(frozenset(ALL), pages(*reports, *more))


def test_a_stylesheet_of_the_site(site: Path, after: After) -> None:
    asset = site / "templates/assets/own.css"

    def write(text: str) -> None:
        asset.parent.mkdir(parents=True, exist_ok=True)
        asset.write_text(text)

    assert after(lambda: write("a {}")) == Change(frozenset(), {"assets/own.css"})
    assert after(lambda: write("b {}")) == Change(frozenset(), {"assets/own.css"})
    assert after(asset.unlink) == Change(frozenset(), {"assets/own.css"})


def test_the_description_of_the_site(site: Path, after: After) -> None:
    done = after(lambda: edit(site / "site.yaml", "供测试用的小网站", "供测试用的网站"))
    assert done == Change(frozenset(), pages(""))


def test_the_name_of_the_site(site: Path, after: After) -> None:
    done = after(lambda: edit(site / "site.yaml", "洛阳新乡", "洛阳和新乡"))
    assert done.made == ALL
    assert done.files == {name for name in tree_of(site / "output") if name.endswith(".html")}


def test_the_name_of_a_region(site: Path, after: After) -> None:
    done = after(lambda: edit(site / "content/regions.yaml", "410724: 获嘉县", "410724: 获嘉市"))
    assert done.made == {"410724/zhengwu"}
    shown = ("agencies/410724/zhengwu/", "agencies/410724/zhengwu/2023/", "regions/410724/")
    assert pages(*shown, "regions/410724/2023/", "regions/", "years/2023/") <= done.files
    assert {name for name in done.files if name.startswith("agencies/410303")} == set()
    assert done.files.isdisjoint(pages("about/", "zhidu/"))


def test_a_free_page(site: Path, after: After) -> None:
    about = site / "content/pages/about.md"
    done = after(lambda: about.write_bytes(about.read_bytes() + "\n再说一句。\n".encode()))
    assert done == Change(frozenset(), pages("about/"))


def test_a_report_that_is_wrong_publishes_nothing_and_is_done_again(site: Path) -> None:
    built(site)
    before = seen(site)
    edit(site / FOLDER / "2022.md", "\nremedies:", "\nremedy:")
    for _ in range(2):
        result = built(site)
        assert (result.made, result.published) == ({KEY}, None)
    assert changed_files(before, seen(site)) == {f"{FOLDER}/2022.md"}
    edit(site / FOLDER / "2022.md", "\nremedy:", "\nremedies:")
    assert built(site).made == set()
    assert tree_of(site / "output") == cold(site, site.parent)

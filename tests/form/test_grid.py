"""What is derived from a section: addresses, the key tree, which paths may be lists."""

import pytest

from generator.form.common import OVERVIEW
from generator.form.editions import BY_KEY
from generator.form.grid import Branch, Cell, Grid, grid_of, grids_of


def grid(edition: str, section: str) -> Grid:
    return grids_of(BY_KEY[edition])[section]


def cell(edition: str, key: str) -> Cell:
    found = grid(edition, key.partition(".")[0])
    return found.cells[found.index[key]]


@pytest.mark.parametrize(
    ("edition", "key", "address"),
    [
        (
            "2021",
            "requests.results.refused.state_secret.organisation.commercial_enterprise",
            "三、（三）1.属于国家秘密 × 商业企业",
        ),
        (
            "2021",
            "requests.new_received.natural_person",
            "三、一、本年新收政府信息公开申请数量 × 自然人",
        ),
        ("2021", "requests.results.total.total", "三、（七）总计 × 总计"),
        (
            "2021",
            "requests.results.partly_granted.organisation.other",
            "三、（二）部分公开 × 其他",
        ),
        (
            "2021",
            "requests.results.other.miscellaneous.organisation.legal_service",
            "三、（六）3.其他 × 法律服务机构",
        ),
        (
            "2019",
            "requests.results.other.unspecified.organisation.public_welfare",
            "三、（六）其他处理 × 社会公益组织",
        ),
        (
            "2021",
            "proactive.fees.amount_wan_yuan",
            "二、行政事业性收费 × 本年收费金额（单位：万元）",
        ),
        ("2019", "proactive.licensing.items_change", "二、行政许可 × 本年增/减"),
        ("2021", "remedies.review.upheld", "四、行政复议·结果维持"),
        (
            "2021",
            "remedies.litigation.after_review.pending",
            "四、行政诉讼·复议后起诉·尚未审结",
        ),
    ],
)
def test_chinese_address_of_a_cell(edition: str, key: str, address: str) -> None:
    assert cell(edition, key).address == address


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_no_two_cells_of_an_edition_share_an_address(edition: str) -> None:
    addresses = [c.address for g in grids_of(BY_KEY[edition]).values() for c in g.cells]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("path", "covered"),
    [
        ("requests", range(175)),
        ("requests.new_received", range(7)),
        ("requests.new_received.organisation", range(1, 6)),
        ("requests.carried_in.total", range(13, 14)),
        ("requests.results.refused", range(28, 84)),
        ("requests.results", range(14, 168)),
        ("requests.totle", range(0)),
        ("requests.new_received.total.more", range(0)),
        ("remedies", range(0)),
        ("", range(0)),
    ],
)
def test_cells_beneath_a_key_path(path: str, covered: range) -> None:
    assert grid("2021", "requests").covered(path) == covered


def rows_of(branch: Branch) -> list[str]:
    own = [branch.path] if branch.is_row else []
    return own + [path for child in branch.children.values() for path in rows_of(child)]


def test_lines_of_table_three_and_groups_of_table_four_may_be_written_as_lists() -> None:
    lines = rows_of(grid("2021", "requests").tree)
    assert len(lines) == 25
    assert "requests.results.refused.state_secret" in lines
    assert "requests.results" not in lines
    assert rows_of(grid("2021", "remedies").tree) == [
        "remedies.review",
        "remedies.litigation.direct",
        "remedies.litigation.after_review",
    ]
    assert rows_of(grid("2021", "proactive").tree) == []


def test_every_branch_is_the_run_of_its_children() -> None:
    def check(branch: Branch) -> None:
        at = branch.start
        for child in branch.children.values():
            assert child.start == at
            at = child.stop
            check(child)
        assert branch.is_cell or at == branch.stop

    for edition in ("2021", "2019"):
        for found in grids_of(BY_KEY[edition]).values():
            check(found.tree)
            assert (found.tree.start, found.tree.stop) == (0, len(found.cells))


def test_a_section_without_a_table_has_no_grid() -> None:
    with pytest.raises(ValueError, match="overview"):
        grid_of(OVERVIEW)

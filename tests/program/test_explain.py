"""``explain``: the page of a rule at the terminal, and the list of all of them."""

import re
from pathlib import Path

import pytest

from tests.running import run


@pytest.mark.parametrize("code", ["D03", "d03"])
def test_a_rule_is_explained_without_a_site_and_in_either_case(tmp_path: Path, code: str) -> None:
    done = run("explain", code, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "D03 row-total-differs"
    assert lines[2] == "错误（阻止发布）；可以在 accepted 里写明理由后保留。"
    assert lines[4] == "第三部分某一行六类申请人之和，不等于该行的总计。"
    headings = [line for line in lines if line.startswith("【")]
    assert headings == ["【依据】", "【怎样改】", "【不合格的例子】", "【合格的例子】"]
    assert any(line.startswith("    ") for line in lines[lines.index("【合格的例子】") :])


def test_the_page_is_plain_text(tmp_path: Path) -> None:
    page = run("explain", "T06", cwd=tmp_path).out
    assert "`" not in page
    assert "#" not in page
    assert "|safe 与 autoescape false" in page


def test_several_rules_stand_in_the_order_asked_for_and_once_each(tmp_path: Path) -> None:
    page = run("explain", "T01", "A10", "t01", cwd=tmp_path).out
    assert re.findall(r"^([A-Z]\d\d) ", page, re.MULTILINE) == ["T01", "A10"]


def test_without_a_code_all_rules_are_listed_by_letter(tmp_path: Path) -> None:
    lines = run("explain", cwd=tmp_path).out.splitlines()
    listed = [line.split()[0] for line in lines if re.match(r"  [A-Z]\d\d  ", line)]
    assert listed == sorted(listed)
    assert {"A10", "B01", "D01", "E01", "H01", "P01", "S01", "T01"} <= set(listed)
    assert "T 模板" in lines
    (row,) = (line for line in lines if line.startswith("  T06  "))
    assert row.split() == ["T06", "template-safe", "模板关闭了转义。"]


def test_an_unknown_code_is_refused_with_the_nearest_ones(tmp_path: Path) -> None:
    done = run("explain", "D01", "D0", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    first, second = done.err.splitlines()
    assert first == "错误：没有“D0”这个代码。"
    assert re.match(r"相近的有 D\d\d、", second)

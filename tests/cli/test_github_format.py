"""Findings as GitHub's workflow commands: one line each, nothing in it that ends it early."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.cli.github_format import format_github
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity
from tests.cli.samples import ACCEPTED, ERROR, EVERY, NOTICE

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*)((?:,\w+=[^,:]*)*)::(.*)")


def printed(*findings: Finding, site: str = "") -> list[str]:
    return list(format_github(findings, Tally(3, 2, 1, 1, 1), site=site))


def test_a_finding_stands_at_its_place_with_its_rule_as_title_and_its_hint_below() -> None:
    assert printed(ERROR)[0] == (
        "::error file=content/410303/tongji/2023.md,line=12,col=5,title=D03 row-total-differs"
        "::合计 7，各列之和 4，相差 3。%0A改法：核对原件。"
    )


def test_without_a_line_the_whole_file_is_meant() -> None:
    assert printed(NOTICE)[0] == (
        "::notice file=content/410724/jiaoyu/2021.md,title=B01 cell-missing::缺 2 格。"
    )


def test_each_weight_has_its_level_and_what_is_accepted_is_left_out() -> None:
    *commands, last = printed(*EVERY)
    assert [line.split(" ")[0] for line in commands] == [
        "::error",
        "::warning",
        "::notice",
        "::error",
        "::error",
    ]
    assert ACCEPTED.place.path not in "".join(commands)
    assert last == "共检查 3 份报告：错误 2 处，警告 1 处，提示 1 处，另有 1 处已接受。"


def test_a_site_in_a_folder_of_the_repository() -> None:
    assert printed(NOTICE, site="portal/nianbao")[0].startswith(
        "::notice file=portal/nianbao/content/410724/jiaoyu/2021.md,"
    )


def test_signs_of_the_syntax_are_escaped() -> None:
    hostile = Finding(
        "D03", Severity.ERROR, Place("content/a,b:c%d\r\n.md", 2), "占 100%：a,b::error::c。"
    )
    assert printed(hostile)[0] == (
        "::error file=content/a%2Cb%3Ac%25d%0D%0A.md,line=2,title=D03 row-total-differs"
        "::占 100%25：a,b::error::c。"
    )


@given(path=st.text(), message=st.text(), hint=st.none() | st.text())
def test_whatever_a_finding_says_is_one_command(path: str, message: str, hint: str | None) -> None:
    finding = Finding("D03", Severity.WARNING, Place(path, 7, 11), message, hint=hint)
    command, _ = printed(finding)
    parts = COMMAND.fullmatch(command)
    assert parts is not None
    assert parts[3] == ",line=7,col=11,title=D03 row-total-differs"
    read = parts[2].replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n")
    assert read.replace("%0D", "\r").replace("%25", "%") == path

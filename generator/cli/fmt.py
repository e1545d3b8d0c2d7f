"""``gongkai fmt`` at the terminal: which sources were rewritten, or would be."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import BLOCKED, BROKEN, CLEAN
from generator.cli.text import where
from generator.commands.fmt import Outcome, put_in_form
from generator.commands.site_folder import find_site
from generator.ground.text import printable
from generator.read.canonical.source import Canonical


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "fmt",
        run,
        summary="把源文件整理成统一的写法",
        description="把源文件整理成统一的写法：键按官方次序，缩进、空格、换行一律；\n"
        "数字、文字和注释都不变，正文不动。读不懂的文件不动，并说明原因。",
        example="gongkai fmt content/410303 --diff",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="只整理这些文件或文件夹；默认全部"
    )
    parser.add_argument("--check", action="store_true", help="只检查，不改文件；有要整理的返回 1")
    parser.add_argument("--diff", action="store_true", help="只显示会怎样改，不改文件")


def run(options: argparse.Namespace) -> int:
    """Put sources in form, or say what would change; raises as ``put_in_form`` does."""
    is_trial = options.check or options.diff
    counts = {"changed": 0, "same": 0, "left": 0, "unlike": 0}
    for outcome in put_in_form(find_site(options.site), options.paths, is_trial=is_trial):
        counts[_kind(outcome)] += 1
        if options.diff and outcome.source.is_changed:
            write_lines(_difference(outcome.source))
        elif outcome.source.is_changed:
            write_lines([f"{'要整理' if is_trial else '已整理'}：{outcome.source.path}"])
        sys.stderr.writelines(f"{line}\n" for line in _why_left(outcome))
    total = sum(counts.values())
    changed = f"{'要整理' if is_trial else '已整理'} {counts['changed']} 个"
    left = counts["left"] + counts["unlike"]
    rest = f"，没有动 {left} 个" if left else ""
    said = f"共 {total} 个源文件：{changed}，本来就符合的 {counts['same']} 个{rest}。\n"
    (sys.stderr if options.diff else sys.stdout).write(said)
    if counts["unlike"]:
        return BROKEN
    return BLOCKED if left or (is_trial and counts["changed"]) else CLEAN


def _kind(outcome: Outcome) -> str:
    if outcome.is_unlike:
        return "unlike"
    if outcome.is_left:
        return "left"
    return "changed" if outcome.source.is_changed else "same"


def _why_left(outcome: Outcome) -> Iterator[str]:
    """Return why a source was left alone, one line for each fault."""
    for finding in outcome.source.findings:
        yield f"没有动 {where(finding.place)}：{finding.code} {printable(finding.message)}"
    if outcome.is_unlike:
        yield (
            f"没有动 {outcome.source.path}：整理后的内容与原来不完全一致，这是程序的问题，"
            "请把这个文件报给维护者。"
        )


def _difference(source: Canonical) -> Iterator[str]:
    """Return a unified diff; line ends, BOM and the like are named, for they cannot be seen."""
    after = source.after or ""
    if after == source.before:
        yield f"{source.path}：只是换行符或 BOM 与统一的写法不同。"
        return
    lines = unified_diff(
        _lines(source.before), _lines(after), f"a/{source.path}", f"b/{source.path}", lineterm=""
    )
    yield from _with_end_marks(lines)


def _lines(text: str) -> list[str]:
    """Return lines, the last one marked where no line end follows it."""
    lines = text.split("\n")
    return [*lines[:-1], f"{lines[-1]}\0"] if lines[-1] else lines[:-1]


def _with_end_marks(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\0"):
            yield line[:-1]
            yield "\\ No newline at end of file"
        else:
            yield line

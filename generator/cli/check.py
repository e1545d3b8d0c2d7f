"""``gongkai check`` at the terminal: its options, and its findings in the format asked for."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cli.code_table import code_table
from generator.cli.github_format import format_github
from generator.cli.grammar import Commands, add_command
from generator.cli.json_format import format_json
from generator.cli.output import write_lines
from generator.cli.progress import Progress
from generator.cli.sarif_format import format_sarif
from generator.cli.selection import Selection, selection_of
from generator.cli.status_codes import BLOCKED, CLEAN
from generator.cli.text import format_text
from generator.commands.baseline import BASELINE_FILE, Written, write_baseline
from generator.commands.check import CheckResult, check
from generator.commands.errors import UsageError
from generator.commands.site_folder import find_site
from generator.ground.diagnostics import blocks

FORMATS = ("text", "json", "sarif", "github")


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "check",
        run,
        summary="检查内容，列出全部问题",
        description="检查内容，一次列出全部文件的全部问题；不生成网站。",
        example="gongkai check content/410303 --select D E01 --format json",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="只检查这些文件或文件夹；默认全部"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="输出格式，默认 text")
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")
    _add_codes(parser, "--select", "只列出这些规则的问题：代码或它的字母，如 D E01")
    _add_codes(parser, "--ignore", "不列出这些规则的问题")
    parser.add_argument(
        "--against", metavar="DIR|REV", help="与已公布的版本对照：文件夹，或 git 的版本（如 v1.0）"
    )
    parser.add_argument("--all", action="store_true", help="基线里已知的问题也列出")
    parser.add_argument(
        "--write-baseline", action="store_true", help=f"把现有的问题写入基线 {BASELINE_FILE}"
    )


def _add_codes(parser: argparse.ArgumentParser, name: str, about: str) -> None:
    parser.add_argument(name, nargs="+", action="extend", default=[], metavar="CODE", help=about)


def run(options: argparse.Namespace) -> int:
    """Check the site and return the exit status; raises as ``check`` does."""
    folder = find_site(options.site)
    wanted = selection_of(options.select, options.ignore, options.paths)
    if options.write_baseline:
        return _write_baseline(options, folder, wanted)
    result = _checked(options, folder, wanted)
    write_lines(_printed(result, folder, options))
    return BLOCKED if result.tally.blocking else CLEAN


def _checked(options: argparse.Namespace, folder: Path, wanted: Selection) -> CheckResult:
    progress = Progress()
    result = check(
        folder,
        wanted.paths,
        is_strict=options.strict,
        choice=wanted.choice,
        against=options.against,
        progress=progress,
    )
    progress.close()
    return result


def _printed(result: CheckResult, folder: Path, options: argparse.Namespace) -> Iterable[str]:
    listed = [each for each in result.findings if options.all or not each.is_known]
    if options.format == "json":
        return (format_json(listed, result.tally),)
    if options.format == "sarif":
        # The standard has its own word for what is known: nothing is left out.
        return (format_sarif(result.findings, result.tally),)
    if options.format == "github":
        return format_github(listed, result.tally, site=_way_from_repository(folder))
    return format_text(listed, folder, result.tally)


def _way_from_repository(folder: Path) -> str:
    """Return the way to the site from what GitHub has checked out; empty anywhere else."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    root = Path(workspace).resolve()
    way = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else "."
    return "" if way == "." else way


def _write_baseline(options: argparse.Namespace, folder: Path, wanted: Selection) -> int:
    if wanted.paths or not wanted.choice.is_whole:
        raise UsageError(
            "基线要照全部内容来写：--write-baseline 不能与 PATH、--select、--ignore 同时使用。"
        )
    if options.against is not None:
        # What changed since a publication is a fault of that one comparison.
        raise UsageError("--write-baseline 不能与 --against 同时使用。")
    if options.format != "text" or options.all:
        raise UsageError("--write-baseline 不列出问题，不能与 --format、--all 同时使用。")
    written = write_baseline(folder, _checked(options, folder, wanted).findings)
    write_lines(_told(written))
    has_blocking = any(blocks(finding, strict=options.strict) for finding in written.left)
    return BLOCKED if has_blocking else CLEAN


def _told(written: Written) -> Iterator[str]:
    yield (
        f"已写入 {BASELINE_FILE}：已知问题 {written.size} 处"
        f"（增加 {written.added} 处，减少 {written.removed} 处）。它们照常计数，不再阻止发布。"
    )
    if written.left:
        yield f"另有 {len(written.left)} 处不能列入基线，请逐处改正（用 gongkai check 查看）："
        yield from code_table(written.left)

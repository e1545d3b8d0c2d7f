"""``gongkai build`` at the terminal: its options, and what it says when it is done."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from generator.cli.addresses import add_base_path, add_base_url, base_path_of, base_url_of
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.progress import Progress
from generator.cli.status_codes import BLOCKED, CLEAN
from generator.cli.text import closing, format_text
from generator.commands.build import BuildOptions, BuildResult, build, refuse_own_folders
from generator.commands.opened import find_site

DEFAULT_OUTPUT = "output"


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "build",
        run,
        summary="检查全部内容并生成网站",
        description="检查全部内容，生成网站，发布到输出文件夹。有错误时什么也不发布。",
        example="gongkai build --output /srv/www/xxgk",
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="默认是网站文件夹里的 output")
    add_base_path(parser)
    add_base_url(parser)
    parser.add_argument("--strict", action="store_true", help="有警告也不发布")
    parser.add_argument("--no-search", action="store_true", help="不生成站内检索")
    parser.add_argument("--no-downloads", action="store_true", help="不生成数据下载")


def run(options: argparse.Namespace) -> int:
    """Build the site and return the exit status; raises as ``build`` does."""
    folder = find_site(options.site)
    base_path, base_url = base_path_of(options), base_url_of(options)
    output = folder / DEFAULT_OUTPUT
    if options.output is not None:
        # Without following a link: publishing has to see that an output is one.
        output = Path(os.path.abspath(options.output))  # noqa: PTH100 - see above
    refuse_own_folders(folder, output.resolve())
    progress = Progress()
    wanted = BuildOptions(folder, output, base_path, base_url, options.strict)
    result = build(wanted, progress)
    progress.close()
    write_lines(_told(result, folder, output))
    return BLOCKED if result.published is None else CLEAN


def _told(result: BuildResult, folder: Path, output: Path) -> Iterator[str]:
    shown = [each for each in result.findings if not each.is_accepted and not each.is_known]
    yield from format_text(shown, folder, result.tally) if shown else closing(result.tally)
    if result.published is None:
        yield "有问题没有解决，什么也没有发布；已发布的页面保持原样。"
        return
    done = result.published
    yield (
        f"已发布到 {output}：写入 {done.written} 个文件，"
        f"未变 {done.unchanged} 个，删除 {done.removed} 个。"
    )
    for path in done.left:
        yield f"{path} 已不在网站里，但发布后被改动过，没有删除；不再需要的请自行删除。"

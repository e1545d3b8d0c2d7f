"""``gongkai build`` at the terminal: its options, and what it says when it is done."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from generator.cli.addresses import add_base_path, add_base_url, base_path_of, base_url_of
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.profile import profile_json, profile_lines
from generator.cli.progress import Progress
from generator.cli.status_codes import BLOCKED, BROKEN, CLEAN
from generator.cli.text import closing, format_text
from generator.commands.build import DASK, BuildOptions, BuildResult, build, refuse_own_folders
from generator.commands.comparison import differences
from generator.commands.site_folder import find_site

DEFAULT_OUTPUT = "output"
_MOST_JOBS = 256
_NAMED = 20
"""Files that are named when a comparison fails."""


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
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="同时工作的进程数，默认与处理器核数相同"
    )
    parser.add_argument(
        "--executor",
        type=_engine,
        metavar="dask://HOST:PORT",
        help="由 dask 集群来做，代替本机的进程",
    )
    parser.add_argument(
        "--release",
        action="store_true",
        help="发布到输出文件夹的 releases 里，由 current 链接一次切换",
    )
    parser.add_argument("--verify", action="store_true", help="另从头生成一遍，与发布的逐字节比较")
    parser.add_argument("--profile", action="store_true", help="列出时间花在哪里")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="--profile 的格式，默认 text"
    )
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
    wanted = BuildOptions(
        folder,
        output,
        base_path,
        base_url,
        options.strict,
        jobs=options.jobs,
        executor=options.executor or "",
        is_release=options.release,
        has_profile=options.profile,
    )
    result = build(wanted, progress)
    different = differences(wanted, progress) if options.verify and result.published else None
    progress.close()
    if options.format == "json":
        write_lines([profile_json(result, different)])
    else:
        write_lines(_told(result, folder, output))
        write_lines(profile_lines(result.profile) if options.profile else ())
        write_lines(_compared(different) if different is not None else ())
    if different:
        return BROKEN
    return BLOCKED if result.published is None else CLEAN


def _compared(different: tuple[str, ...]) -> Iterator[str]:
    if not different:
        yield "已另从头生成一遍：与发布的逐字节相同。"
        return
    yield f"从头生成的结果与发布的不同，共 {len(different)} 个文件："
    yield from (f"  {path}" for path in different[:_NAMED])
    yield "这是程序的错误，请报给维护者；删去 .gongkai 后重新生成可以改正。"


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(f"进程数写作“{text}”，应当是 1 到 {_MOST_JOBS} 的整数")


def _engine(text: str) -> str:
    if text.startswith(DASK):
        return text
    raise argparse.ArgumentTypeError(f"写作“{text}”，要写成 {DASK}主机:端口")


def _told(result: BuildResult, folder: Path, output: Path) -> Iterator[str]:
    shown = [each for each in result.findings if not each.is_accepted and not each.is_known]
    yield from format_text(shown, folder, result.tally) if shown else closing(result.tally)
    yield from result.remarks
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

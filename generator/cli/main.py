"""The entry of the command line: parse, run the command, print, return the exit status."""

import argparse
import errno
import os
import re
import sys
from pathlib import Path
from traceback import format_exc

from generator.cli.json_format import format_json
from generator.cli.parser import make_parser
from generator.cli.progress import Progress
from generator.cli.text import format_text, summary
from generator.commands.build import BuildOptions, BuildResult, build, refuse_own_folders
from generator.commands.check import check
from generator.commands.init import init
from generator.commands.new import new_report
from generator.commands.opened import UsageError, find_site
from generator.read.site import BASE_PATH, BASE_URL
from generator.write.errors import PublishError

CLEAN, BLOCKED, BROKEN = 0, 1, 2
"""Exit status: nothing blocks, findings block, the tool or its use failed."""
DEFAULT_OUTPUT = "output"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = make_parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except (UsageError, PublishError) as error:
        sys.stderr.write(f"错误：{error}\n")
        return BROKEN
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断；已发布的文件都完整，重新运行即可完成。\n")
        return BROKEN
    except BrokenPipeError:
        # The reader of our output went away, as `| head` does: what we found was not delivered.
        sys.stderr.close()
        return BROKEN
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "未知原因")
        sys.stderr.write(f"错误：系统拒绝了读写（{reason}）。请检查磁盘空间和权限后重新运行。\n")
        return BROKEN
    except Exception:  # noqa: BLE001 - the last net: whatever it is, it is ours and not content's
        sys.stderr.write(
            f"错误：程序出了意外，这不是内容的问题。请把下面的信息报给维护者：\n{format_exc()}"
        )
        return BROKEN


def _check(options: argparse.Namespace) -> int:
    folder = find_site(options.site)
    progress = Progress()
    result = check(folder, options.paths, is_strict=options.strict, progress=progress)
    progress.close()
    if options.format == "json":
        print(format_json(result.findings, result.tally))
    else:
        for line in format_text(result.findings, folder, result.tally):
            print(line)
    return BLOCKED if result.tally.blocking else CLEAN


def _build(options: argparse.Namespace) -> int:
    folder = find_site(options.site)
    base_path, base_url = _addresses(options)
    output = folder / DEFAULT_OUTPUT
    if options.output is not None:
        # Without following a link: publishing has to see that an output is one.
        output = Path(os.path.abspath(options.output))  # noqa: PTH100 - see above
    refuse_own_folders(folder, output.resolve())
    progress = Progress()
    wanted = BuildOptions(folder, output, base_path, base_url, options.strict)
    result = build(wanted, progress)
    progress.close()
    _print_build(result, folder, output)
    return BLOCKED if result.published is None else CLEAN


def _print_build(result: BuildResult, folder: Path, output: Path) -> None:
    shown = [finding for finding in result.findings if not finding.is_accepted]
    for line in format_text(shown, folder, result.tally) if shown else (summary(result.tally),):
        print(line)
    if result.published is None:
        print("有问题没有解决，什么也没有发布；已发布的页面保持原样。")
        return
    done = result.published
    print(
        f"已发布到 {output}：写入 {done.written} 个文件，"
        f"未变 {done.unchanged} 个，删除 {done.removed} 个。"
    )
    for path in done.left:
        print(f"{path} 已不在网站里，但发布后被改动过，没有删除；不再需要的请自行删除。")


def _addresses(options: argparse.Namespace) -> tuple[str, str]:
    """Return base path and base URL as typed; raise UsageError where they cannot be used."""
    path: str = options.base_path or ""
    url: str = getattr(options, "base_url", "") or ""
    if path and not re.fullmatch(BASE_PATH, path):
        raise UsageError(f"--base-path 写作“{path}”，要以“/”开头并以“/”结尾，如 /a/b/。")
    if url and not re.fullmatch(BASE_URL, url.rstrip("/")):
        raise UsageError(f"--base-url 写作“{url}”，只写协议和主机，如 https://www.example.gov.cn。")
    return path, url.rstrip("/")


def _new(options: argparse.Namespace) -> int:
    folder = find_site(options.site)
    path = new_report(folder, options.agency, options.year)
    print(f"已新建 {path}。填好数字和文字后，用 gongkai check {path} 检查。")
    return CLEAN


def _init(options: argparse.Namespace) -> int:
    init(options.folder)
    print(f"已新建 {options.folder}。进入该文件夹后，用 gongkai build 生成网站。")
    return CLEAN


def _serve(options: argparse.Namespace) -> int:
    # The server's libraries take longer to load than a small check takes to run.
    from generator.cli.serve import run_serve  # noqa: PLC0415 - see above

    folder = find_site(options.site)
    base_path, _ = _addresses(options)
    run_serve(options, folder, base_path)
    return CLEAN


COMMANDS = {"check": _check, "build": _build, "serve": _serve, "new": _new, "init": _init}

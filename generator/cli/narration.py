"""What ``gongkai serve`` says at the terminal while it runs."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from generator.cli.output import write_lines
from generator.cli.progress import Progress
from generator.cli.text import closing, format_text
from generator.commands.preview.bulletin import Bulletin
from generator.commands.serve import ServeOptions, serve
from generator.ground.diagnostics import Finding, blocks


def run_serve(options: argparse.Namespace, folder: Path, base_path: str) -> None:
    """Serve the preview of a site until it is interrupted; raises as ``serve`` does."""
    wanted = ServeOptions(
        folder,
        options.host,
        options.port,
        base_path,
        opens_browser=options.open,
        is_polling=options.poll,
        follows=options.follow,
    )
    serve(wanted, Narration(folder))


class Narration:
    """Writes results to standard output and progress to standard error."""

    def __init__(self, site: Path) -> None:
        """Take the folder of the site, whose source lines are quoted."""
        self._site = site
        self._progress: Progress | None = None
        self._earlier: frozenset[Finding] = frozenset()
        self._has_pages = False

    def progress(self, stage: str, done: int, total: int) -> None:
        """Show how far a build is, where it takes long."""
        if self._progress is None:
            self._progress = Progress()
        self._progress(stage, done, total)

    def built(self, bulletin: Bulletin) -> None:
        """Write what came of a build: what blocks, and what else is new since the last one."""
        if self._progress is not None:
            self._progress.close()
            self._progress = None
        lines = [*self._findings(bulletin)]
        if bulletin.published is not None:
            self._has_pages = True
            lines.append(_done(bulletin))
        else:
            lines += [line for line in (bulletin.trace, bulletin.fault) if line]
            lines.append(
                "浏览器里保留上一次的页面，并列出问题；改好并保存后自动刷新。"
                if self._has_pages
                else "还没有可以预览的页面，浏览器里列出了问题；改好并保存后自动刷新。"
            )
        write_lines(lines)

    def serving(self, url: str) -> None:
        """Write where the pages are."""
        write_lines([f"预览地址：{url}（按 Ctrl-C 结束）"])

    def remark(self, text: str) -> None:
        """Write a sentence."""
        write_lines([text])

    def _findings(self, bulletin: Bulletin) -> Iterable[str]:
        if bulletin.tally is None:
            return ()
        earlier, self._earlier = self._earlier, frozenset(bulletin.findings)
        shown = [
            found
            for found in bulletin.findings
            if not (found.is_accepted or found.is_known)
            and (found not in earlier or blocks(found, strict=False))
        ]
        if not shown:
            return closing(bulletin.tally)
        return format_text(shown, self._site, bulletin.tally)


def _done(bulletin: Bulletin) -> str:
    if bulletin.published is None:
        return ""
    done, changed = bulletin.published, sorted(bulletin.changed)
    because = f"{changed[0]} 等 {len(changed)} 处改动，" if len(changed) > 1 else ""
    if len(changed) == 1:
        because = f"{changed[0]} 有改动，"
    return (
        f"{because}已生成预览：写入 {done.written} 个文件，删除 {done.removed} 个"
        f"（{bulletin.seconds:.2f} 秒）。"
    )

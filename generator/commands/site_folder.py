"""Which folder is the site that a command is about."""

from pathlib import Path

from generator.commands.errors import UsageError
from generator.model.sources import SITE_FILE


def find_site(start: Path | None) -> Path:
    """Return the folder of the site: the one given, or the nearest one above the current."""
    if start is not None:
        if not (start / SITE_FILE).is_file():
            raise UsageError(f"{start} 里没有 {SITE_FILE}。\n用 gongkai init 文件夹 新建一个网站。")
        return start.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SITE_FILE).is_file():
            return folder
    raise UsageError(
        f"这里和往上的各级文件夹里都没有 {SITE_FILE}。\n"
        "请在网站的文件夹里运行，或用 --site 指明；用 gongkai init 文件夹 可以新建一个网站。"
    )

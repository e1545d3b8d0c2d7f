"""The findings as the browser shows them, and their way into a page.

Nothing here is a script or a style: the sheet is a file of the preview, the list opens and
closes as ``details`` do, and it goes when livereload loads the page anew.
"""

import re
from html import escape

from generator.commands.preview.bulletin import Bulletin
from generator.ground.diagnostics import Finding, Place

SHEET_ADDRESS = "/.gongkai/preview.css"
MOST = 200
"""Findings listed in a page; more than anybody mends before the next build."""
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_BODY = re.compile(rb"<body(?:\s[^>]*)?>", re.IGNORECASE)


def with_additions(page: bytes, head: str, overlay: str) -> bytes:
    """Return a page with markup added to its head and to the start of its body."""
    page = _insert(page, _BODY, overlay, is_after=True)
    return _insert(page, _HEAD_END, head, is_after=False)


def overlay(bulletin: Bulletin) -> str:
    """Return the overlay for a page that stayed as it was, or nothing where it is up to date."""
    if bulletin.published is not None:
        return ""
    return (
        '<aside id="gongkai-preview" aria-label="预览的问题"><details open>'
        f"<summary>{_title(bulletin)}，这里仍是上一次生成的页面</summary>"
        f'<div class="findings" tabindex="0" role="group" aria-label="问题清单">{_body(bulletin)}'
        "</div></details></aside>"
    )


def blocked_page(bulletin: Bulletin, head: str) -> bytes:
    """Return the page that stands for every page until a first build is published."""
    title = "还没有可以预览的页面"
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{head}</head>\n<body>\n"
        f'<main id="gongkai-preview" class="page"><h1>{title}</h1>'
        f"<p>{_title(bulletin)}。改好并保存后，这里会自动换成网站的页面。</p>"
        f"{_body(bulletin)}</main>\n</body>\n</html>\n"
    ).encode()


def _title(bulletin: Bulletin) -> str:
    if bulletin.fault:
        return "生成预览没有成功"
    return f"有 {len(bulletin.blocking)} 处问题没有解决"


def _body(bulletin: Bulletin) -> str:
    if bulletin.fault:
        return "".join(f"<p>{escape(line)}</p>" for line in bulletin.fault.splitlines())
    found = bulletin.blocking
    items = "".join(f"<li>{_item(finding)}</li>" for finding in found[:MOST])
    rest = len(found) - MOST
    more = f"<p>另有 {rest} 处，见终端。</p>" if rest > 0 else ""
    return f"<ol>{items}</ol>{more}"


def _item(finding: Finding) -> str:
    hint = f'<p class="hint">改法：{escape(finding.hint)}</p>' if finding.hint else ""
    return (
        f'<p class="place"><code>{escape(_where(finding.place))}</code> {finding.code}</p>'
        f"<p>{escape(finding.message)}</p>{hint}"
    )


def _where(place: Place) -> str:
    return ":".join(str(part) for part in place if part is not None)


def _insert(page: bytes, pattern: re.Pattern[bytes], markup: str, *, is_after: bool) -> bytes:
    match = pattern.search(page)
    at = len(page) if match is None else match.end() if is_after else match.start()
    return b"".join((page[:at], markup.encode(), page[at:]))

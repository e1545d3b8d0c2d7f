"""Faults of templates as findings: the rules, and how an exception becomes a finding.

No text of the template engine reaches an editor: what it says is taken apart, and said anew.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from generator.ground.diagnostics import Finding, Place
from generator.render.environment import RANGE_LIMIT, SITE_FOLDER, Templates
from generator.render.fault_rules import RULES, T01, T02, T03, T04, T05

__all__ = ["RULES", "TemplateFault", "fault_of"]

_QUOTED = re.compile(r"'([^']*)'")
_PACKAGE = Path(__file__).resolve().parents[1]


class TemplateFault(Exception):  # noqa: N818 - a fault of content on its way to be a finding
    """Rendering stopped at a fault of a template."""

    def __init__(self, finding: Finding) -> None:
        """Carry the finding that says what is wrong."""
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        """Return the finding's message."""
        return self.finding.message


def fault_of(
    error: Exception, templates: Templates, *, template: str, page: str | None = None
) -> TemplateFault | None:
    """Return what an exception says about a template; None for a fault of our own code.

    ``template`` is the one that was asked for, ``page`` the address being rendered.
    """
    if _is_ours(error, templates):
        return None
    frames = list(_frames(error, templates))
    place = frames[-1] if frames else Place(f"{SITE_FOLDER}/{template}")
    finding = _finding(error, place, templates)
    if page is None:
        return TemplateFault(finding)
    message = f"{finding.message.rstrip('。')}（正在生成页面 /{page}）。"
    return TemplateFault(replace(finding, message=message))


def _frames(error: Exception, templates: Templates) -> Iterator[Place]:
    for frame, line in walk_tb(error.__traceback__):
        name = templates.name_of(frame.f_code.co_filename)
        if name is not None:
            yield Place(f"{SITE_FOLDER}/{name}", line)


def _is_ours(error: Exception, templates: Templates) -> bool:
    """Tell whether the innermost frame is code of this package, not a template."""
    files = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
    innermost = files[-1] if files else ""
    if templates.name_of(innermost) is not None or isinstance(error, OverflowError):
        return False
    return Path(innermost).is_relative_to(_PACKAGE)


def _finding(error: Exception, place: Place, templates: Templates) -> Finding:
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, place, templates)
    if isinstance(error, UndefinedError):
        return T02.finding(
            place,
            f"模板用了不存在的名称“{_last_quoted(error)}”。",
            hint="各页面能用哪些名称，见 docs/templates.md。",
        )
    if isinstance(error, OSError):
        # A template that is not there is an OSError to the engine, as is one that may not be read.
        name = error.name if isinstance(error, TemplateNotFound) else None
        return T04.finding(
            place,
            "模板无法读取。" if name is None else f"找不到模板“{name}”。",
            hint="模板的路径从 templates/ 写起，不能含“..”；文件要有读取权限。",
        )
    if isinstance(error, UnicodeDecodeError):
        return T01.finding(place, "模板不是 UTF-8 文本。", hint="请另存为 UTF-8 编码。")
    if isinstance(error, RecursionError | OverflowError | SyntaxError):
        return T03.finding(
            place,
            f"模板互相套用没有尽头、嵌套过深，或一次循环超过 {RANGE_LIMIT} 遍。",
            hint="请检查 extends、include 与宏是否又绕回自身。",
        )
    return T05.finding(place, "模板里的运算不能用于这个值。", hint="请核对这一行的运算与过滤器。")


def _syntax(error: TemplateSyntaxError, place: Place, templates: Templates) -> Finding:
    name = (templates.name_of(error.filename) if error.filename else None) or error.name
    at = Place(f"{SITE_FOLDER}/{name}", error.lineno) if name else place
    unknown = error.message or ""
    if unknown.startswith("No filter named"):
        return T01.finding(at, f"模板用了不存在的过滤器“{_last_quoted(error)}”。")
    if unknown.startswith("No test named"):
        return T01.finding(at, f"模板用了不存在的判断“{_last_quoted(error)}”。")
    return T01.finding(
        at, "模板写法有误，读不下去。", hint="请核对这一行的括号、引号与标签是否成对。"
    )


def _last_quoted(error: Exception) -> str:
    """Return the last name that the engine's sentence quotes."""
    quoted = _QUOTED.findall(str(error).partition("\n")[0])
    return quoted[-1] if quoted else "?"

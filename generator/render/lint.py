"""What can be said of templates without rendering: they parse, escape, and quote attributes."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from generator.ground.diagnostics import Finding, Place
from generator.render.environment import SITE_FOLDER, Templates
from generator.render.fault_rules import T01, T04, T06, T07
from generator.render.faults import fault_of

_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
_UNQUOTED = re.compile(r"[^\s=<>\"'/]+=(?![\"'])")
_QUOTED_VALUE = re.compile(r"=\"[^\"]*\"|='[^']*'")


def lint_templates(templates: Templates, folder: Path) -> tuple[Finding, ...]:
    """Return the findings about all templates of a folder, used or not."""
    files = sorted(file for file in folder.rglob("*.html") if file.is_file())
    found = chain.from_iterable(_lint(templates, folder, file) for file in files)
    return tuple(sorted(found, key=Finding.sort_key))


def _lint(templates: Templates, folder: Path, file: Path) -> Iterator[Finding]:
    name = file.relative_to(folder).as_posix()
    path = f"{SITE_FOLDER}/{name}"
    try:
        source = file.read_text(encoding="utf-8")
    except OSError:
        yield T04.finding(Place(path), "模板无法读取。", hint="请检查文件的权限。")
        return
    except UnicodeDecodeError:
        yield T01.finding(Place(path), "模板不是 UTF-8 文本。", hint="请另存为 UTF-8 编码。")
        return
    try:
        tree = templates.environment.parse(source, name, str(file))
        templates.environment.compile(source, name, str(file))
    except (TemplateSyntaxError, RecursionError, SyntaxError) as error:
        fault = fault_of(error, templates, template=name)
        if fault is None:
            raise
        yield fault.finding
        return
    yield from _unescaped(tree, path)
    yield from _unquoted(source, path)


def _unescaped(tree: nodes.Template, path: str) -> Iterator[Finding]:
    for node in tree.find_all(nodes.Filter):
        if node.name == "safe":
            yield T06.finding(Place(path, node.lineno), "模板用“|safe”关闭了转义。")
    for switch in tree.find_all(nodes.ScopedEvalContextModifier):
        for option in switch.options:
            value = option.value
            is_on = isinstance(value, nodes.Const) and value.value is True
            if option.key == "autoescape" and not is_on:
                yield T06.finding(Place(path, switch.lineno), "模板用“autoescape”关闭了转义。")


def _unquoted(source: str, path: str) -> Iterator[Finding]:
    text = _MARKUP.sub(_blank, source)
    for tag in _TAG.finditer(text):
        inside = _QUOTED_VALUE.sub(lambda found: "~" * len(found[0]), tag[0])
        for found in _UNQUOTED.finditer(inside):
            line = text.count("\n", 0, tag.start() + found.start()) + 1
            attribute = found[0].rstrip("=")
            yield T07.finding(Place(path, line), f"属性“{attribute}”的值没有加引号。")


def _blank(found: re.Match[str]) -> str:
    """Replace Jinja's own marks by as many letters or spaces, so that places stay."""
    filler = "x" if found[0].startswith("{{") else " "
    return "".join(character if character == "\n" else filler for character in found[0])

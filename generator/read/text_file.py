"""Reading a source file's bytes into text, with a finding for whatever makes it unreadable."""

import codecs
from pathlib import Path
from typing import NamedTuple

from generator.ground.diagnostics import Finding, Place
from generator.ground.source import SourceText
from generator.ground.text import code_point, forbidden_character, is_bidi_control
from generator.read import faults

MAX_BYTES = 5_000_000
"""Size over which a source is not read; a report has some ten thousand bytes."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class TextFile(NamedTuple):
    """The outcome of reading one file."""

    source: SourceText | None
    """None where the bytes cannot be had or are not text."""
    findings: tuple[Finding, ...]


def read_text_file(site: Path, path: str) -> TextFile:
    """Return the text of the file at ``path`` relative to the folder ``site``.

    Characters that no source may hold are reported and replaced by U+FFFD one for one, so that
    everything after them keeps its place.
    """
    try:
        with (site / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = _REASONS.get(type(error), "系统拒绝读取")
        finding = faults.UNREADABLE.finding(Place(path), f"文件无法读取：{reason}。")
        return TextFile(None, (finding,))
    if len(data) > MAX_BYTES:
        finding = faults.TOO_LARGE.finding(
            Place(path),
            f"文件超过 {MAX_BYTES // 1_000_000} MB，没有读取。",
            hint="图片、原件等请放到与报告同名的文件夹里作为附件。",
        )
        return TextFile(None, (finding,))
    return decode(data, path)


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "文件在运行过程中被移走了",
    PermissionError: "没有读取权限",
    IsADirectoryError: "这是一个文件夹",
}


def decode(data: bytes, path: str) -> TextFile:
    """Return the text of a source given as bytes."""
    if data.startswith(_UTF16):
        finding = faults.ENCODING.finding(
            Place(path, 1, 1), "文件是 UTF-16 编码。", hint="请另存为 UTF-8 编码。"
        )
        return TextFile(None, (finding,))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(data[: error.start].decode("utf-8"))
        place = SourceText(path, before).place(len(before))
        finding = faults.ENCODING.finding(
            place, "从这里起不是 UTF-8 编码的文字。", hint="请用编辑器另存为 UTF-8 编码。"
        )
        return TextFile(None, (finding,))
    return _without_forbidden(_with_line_feeds(text), path)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _without_forbidden(text: str, path: str) -> TextFile:
    at = forbidden_character(text)
    if at is None:
        return TextFile(SourceText(path, text), ())
    findings: list[Finding] = []
    source = SourceText(path, text)
    reported: set[str] = set()
    characters = list(text)
    while at is not None:
        character = text[at]
        if character not in reported:
            reported.add(character)
            findings.append(_forbidden(source, at, character, text.count(character)))
        characters[at] = "\ufffd"
        at = forbidden_character(text, at + 1)
    refused = sum(now != was for now, was in zip(characters, text, strict=True))
    return TextFile(SourceText(path, "".join(characters), refused), tuple(findings))


def _forbidden(source: SourceText, at: int, character: str, count: int) -> Finding:
    times = f"（全文共 {count} 处）" if count > 1 else ""
    name = code_point(character)
    if is_bidi_control(character):
        message = f"有改变文字方向的控制字符 {name}{times}。"
        return faults.BIDI_CONTROL.finding(source.place(at), message, hint="请删去这个字符。")
    message = f"有不能出现的控制字符 {name}{times}。"
    return faults.CONTROL_CHARACTER.finding(source.place(at), message, hint="请删去这个字符。")

"""Reading a source file's bytes into text, with a finding for whatever makes it unreadable."""

import codecs
import os
from pathlib import Path
from typing import NamedTuple

from generator.ground.diagnostics import Finding, Place
from generator.ground.source import SourceText
from generator.ground.text import code_point, forbidden_character, is_bidi_control
from generator.read import faults

MAX_BYTES = 5_000_000
"""Size over which a source is not read; a report has some ten thousand bytes."""
_PIECE = 65_536
"""Bytes asked for at a time; memory is taken for as many, and nearly all sources have fewer."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class TextFile(NamedTuple):
    """The outcome of reading one file."""

    source: SourceText | None
    """None where the bytes cannot be had or are not text."""
    findings: tuple[Finding, ...]


def read_text_file(site: Path, path: str, data: bytes | None = None) -> TextFile:
    """Return the text of the file at ``path`` relative to the folder ``site``.

    ``data`` is what it holds, where ``read_bytes`` has been asked already.
    Characters that no source may hold are reported and replaced by U+FFFD one for one, so that
    everything after them keeps its place.
    """
    try:
        if data is None:
            data = read_bytes(f"{site}/{path}")
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


def read_bytes(path: str) -> bytes:
    """Return what a file holds; of one over ``MAX_BYTES``, its beginning with some bytes more.

    Raises OSError where the file cannot be read. It is opened without a Path and without Python's
    buffer, which cost more than reading the file.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        parts = [os.read(file, _PIECE)]
        size = len(parts[0])
        # A piece may be shorter than what is there; only nothing is the end.
        while parts[-1] and size <= MAX_BYTES:
            parts.append(os.read(file, _PIECE))
            size += len(parts[-1])
    finally:
        os.close(file)
    return b"".join(parts)


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

"""Any YAML, read by the library into nodes that know their places.

The tree is made from the parser's events rather than by composing, so that depth is bounded
before any recursion, and equal keys, aliases, tags and further documents are each reported
where they stand.
"""

from collections.abc import Iterator

import yaml

from generator.ground.diagnostics import Finding, Place
from generator.ground.text import code_point, forbidden_character
from generator.read import faults
from generator.read.yaml_nodes import Node, Record, Scalar, Sequence, Tree
from generator.read.yaml_syntax import explain_syntax_error

MAX_DEPTH = 32
"""Levels of nesting; the deepest key path of the form has five."""

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML without libyaml reads the same, only slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def compose(text: str, path: str, *, first_line: int = 1) -> Tree:
    """Return the tree of ``text``, which begins at ``first_line`` of the file at ``path``."""
    builder = _Builder(path, first_line - 1)
    try:
        root = builder.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = (mark.line, mark.column) if mark is not None else (0, 0)
        finding = explain_syntax_error(text, at, path, first_line)
        return Tree(None, (*builder.findings, finding))
    except _TooDeepError:
        return Tree(None, tuple(builder.findings))
    return Tree(root, tuple(builder.findings))


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return the line and the column, from 1, at which an event starts in its text."""
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


class _TooDeepError(Exception):
    """Raised to leave the parser once the depth limit is passed."""


class _Builder:
    """Makes nodes from events and collects what is wrong with them."""

    def __init__(self, path: str, line_offset: int) -> None:
        self.path = path
        self.line_offset = line_offset
        self.findings: list[Finding] = []

    def place(self, event: yaml.Event) -> Place:
        """Return where an event starts in the file."""
        line, column = _start(event)
        return Place(self.path, line + self.line_offset, column)

    def report(self, finding: Finding) -> None:
        self.findings.append(finding)

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """Return the root of the first document; a further document is reported."""
        root: Node | None = None
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self.report(
                        faults.SEVERAL_DOCUMENTS.finding(
                            self.place(event), "这里又开始了一个 YAML 文档，一个文件只能有一个。"
                        )
                    )
                    break
                root = self.node(next(events), events, 1)
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node | None:
        """Return the node that begins with ``event``, taking its events."""
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse_alias(event, f"*{event.anchor}")
            return None
        if isinstance(event, yaml.CollectionStartEvent) and (event.anchor or event.tag):
            self.refuse_properties(event)
        if depth > MAX_DEPTH:
            self.report(
                faults.TOO_DEEP.finding(self.place(event), f"嵌套超过 {MAX_DEPTH} 层，无法读取。")
            )
            raise _TooDeepError
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return self.mapping(event, events, depth)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor or event.tag:
            self.refuse_properties(event)
        if event.style == '"':
            self.refuse_escaped_controls(event)
        line, column = _start(event)
        return Scalar(event.value, line + self.line_offset, column, not event.style)

    def sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self.node(event, events, depth + 1)
            if item is not None:
                items.append(item)
        place = self.place(start)
        return Sequence(tuple(items), place.line or 1, place.column or 1)

    def mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Record:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if key is None:
                continue
            if not isinstance(key, Scalar):
                self.report(
                    faults.WRONG_SHAPE.finding(
                        self.place(event), "键应当是一个词，这里写成了列表或映射。"
                    )
                )
                continue
            if key.text == "<<" and key.is_plain:
                self.refuse_alias(event, "<<")
                continue
            if key.text in keys:
                first = keys[key.text]
                self.report(
                    faults.EQUAL_KEYS.finding(
                        self.place(event),
                        f"键“{key.text}”重复，第 {first.line} 行已经写过。",
                        hint="同一层里一个键只能写一次，请删去或改名其中一个。",
                    )
                )
                continue
            keys[key.text] = key
            if value is not None:
                values[key.text] = value
        place = self.place(start)
        return Record(keys, values, place.line or 1, place.column or 1)

    def refuse_alias(self, event: yaml.Event, what: str) -> None:
        self.report(
            faults.ALIAS.finding(
                self.place(event),
                f"不能使用 YAML 的锚点、别名或合并键（{what}）。",
                hint="请把要引用的内容直接写在这里。",
            )
        )

    def refuse_properties(self, event: yaml.NodeEvent) -> None:
        """Report an anchor or a tag in front of a value."""
        if event.anchor:
            self.refuse_alias(event, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag:
            self.report(
                faults.TAG.finding(
                    self.place(event),
                    f"不能使用 YAML 标签（{tag.replace('tag:yaml.org,2002:', '!!')}）。",
                    hint="请删去以“!”开头的标签，只写值。",
                )
            )

    def refuse_escaped_controls(self, event: yaml.ScalarEvent) -> None:
        """Report a character that only an escape, such as that of NUL, can bring in."""
        at = forbidden_character(event.value)
        if at is not None:
            name = code_point(event.value[at])
            self.report(
                faults.CONTROL_CHARACTER.finding(
                    self.place(event), f"引号内的转义写出了不能出现的字符 {name}。"
                )
            )

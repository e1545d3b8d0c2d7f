"""Whatever an editor saves, reading ends with findings at places that exist; it never raises."""

from hypothesis import example, given
from hypothesis import strategies as st

from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.read.report import ReportFile, ReportRead, parse_report
from generator.read.text_file import decode
from generator.read.yaml_nodes import Node, Record, Scalar
from generator.read.yaml_tree import read_yaml

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
PATH = "content/410303/tongjiju/2023.md"

WORDS = st.sampled_from([
    *("published", "title", "year", "edition", "tables", "proactive", "requests", "remedies"),
    *("notes", "accepted", "revisions", "source", "draft", "results", "new_received", "total"),
    *("regulations", "fees", "licensing", "other", "review", "code", "at", "reason", "2019"),
    *(": ", ":", "：", "\n", "\n  ", "\n    ", "\n- ", "\t", "[", "]", "{", "}", ", ", "? "),
    *("0", "3", "010", "0.10", "-7", "~", "null", "none", "true", "'", '"', "\\", "|", ">", "#"),
    *("&a ", "*a", "!!int ", "!x ", "<<", "---\n", "...\n", "%", "@", "　", "\u2028", "\x07"),
    *("甲", "𠮷", "\u202e", "\ufeff", "\r", "\x85", "<b>", "[a](javascript:x)", "## 一\n"),
])  # fmt: skip
YAML = st.lists(WORDS, max_size=40).map("".join)
YEARS = st.sampled_from([2016, 2020, 2023])


def assert_places_exist(findings: tuple[Finding, ...], text: str) -> None:
    """Lines and columns count characters of the text, its line ends being single."""
    source = SourceText(PATH, text)
    for finding in findings:
        path, line, column = finding.place
        assert path == PATH
        assert finding.message
        if line is not None:
            assert 1 <= line <= len(source.line_starts), finding
            assert column is not None
            assert 1 <= column <= len(source.line(line)) + 1, finding


def read(text: str, year: int) -> ReportRead:
    decoded = decode(text.encode("utf-8", "surrogatepass"), PATH)
    if decoded.source is None:
        return parse_report(SourceText(PATH, ""), ReportFile(PATH, AGENCY, year), decoded.findings)
    return parse_report(decoded.source, ReportFile(PATH, AGENCY, year), decoded.findings)


@given(YAML, YEARS)
@example("requests: {", 2023)
@example("requests: 0", 2016)
@example("title: [", 2023)
@example("a: 'x", 2023)
@example("a: 1\n...\nb: 2", 2023)
def test_any_front_matter(data: str, year: int) -> None:
    text = f"---\n{data}\n---\n正文。\n"
    outcome = read(text, year)
    assert outcome.report is not None or outcome.findings
    assert_places_exist(outcome.findings, text.replace("\r\n", "\n").replace("\r", "\n"))


@given(st.text(max_size=200), YEARS)
def test_any_text_as_a_whole_file(text: str, year: int) -> None:
    outcome = read(text, year)
    assert outcome.report is not None or outcome.findings
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert_places_exist(outcome.findings, plain)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xef\xbb\xbf\xef\xbb\xbf---\n")
@example(b"---\r\n\xe4\xb8")
@example(b"\xff")
def test_any_bytes(data: bytes) -> None:
    decoded = decode(data, PATH)
    assert (decoded.source is None) <= bool(decoded.findings)
    for finding in decoded.findings:
        assert finding.place.line is None or finding.place.line >= 1
        assert finding.place.column is None or finding.place.column >= 1
    if decoded.source is not None:
        outcome = parse_report(decoded.source, ReportFile(PATH, AGENCY, 2023), decoded.findings)
        assert_places_exist(outcome.findings, decoded.source.text)


@given(YAML)
def test_every_value_stands_where_the_tree_says(text: str) -> None:
    # YAML passes over a second byte order mark without counting it as a column.
    decoded = decode(f"{text}\n".replace("\ufeff", "").encode(), PATH)
    assert decoded.source is not None
    lines = decoded.source.text.split("\n")

    def check(node: Node) -> None:
        assert 1 <= node.line <= len(lines)
        assert 1 <= node.column <= len(lines[node.line - 1]) + 1
        if isinstance(node, Scalar):
            written = lines[node.line - 1][node.column - 1 :]
            # An anchor or a tag, each a fault of its own, stands before the value.
            if node.is_plain and node.text and not written.startswith(("&", "!")):
                assert written.startswith(node.text.partition(" ")[0].partition("\n")[0])
        elif isinstance(node, Record):
            for key in node.keys.values():
                check(key)
            for value in node.values.values():
                check(value)
        else:
            for item in node.items:
                check(item)

    root = read_yaml(decoded.source.text, PATH).root
    if root is not None:
        check(root)

"""Reading a file that is YAML alone: site.yaml, regions.yaml, agency.yaml."""

from pathlib import Path

from generator.ground.diagnostics import Finding, Place
from generator.read import faults
from generator.read.fields import Fields
from generator.read.text_file import read_text_file
from generator.read.yaml_nodes import Record
from generator.read.yaml_syntax import suspicious_line
from generator.read.yaml_tree import read_yaml


def read_data_file(site: Path, path: str, findings: list[Finding]) -> Fields | None:
    """Return the mapping that a YAML file holds; its faults are added to ``findings``."""
    text = read_text_file(site, path)
    findings += text.findings
    if text.source is None:
        return None
    tree = read_yaml(text.source.text, path)
    findings += tree.findings
    root = tree.root
    if root is None and not tree.findings:
        root = Record({}, {}, 1, 1)
    if isinstance(root, Record):
        return Fields(path, root, findings)
    if root is not None:
        where = Place(path, root.line, root.column)
        findings.append(
            suspicious_line(text.source.text, path, 1)
            or faults.WRONG_SHAPE.finding(where, "这个文件应当是一行行“键: 值”。")
        )
    return None

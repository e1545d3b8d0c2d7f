"""Reading an agency.yaml."""

from pathlib import Path

from generator.ground.diagnostics import Finding
from generator.model.agency import KINDS, Agency, FormerName
from generator.read import faults
from generator.read.data_file import read_data_file
from generator.read.fields import Fields
from generator.read.yaml_tree import Scalar, Sequence

AGENCY_FILE = "agency.yaml"
KEYS = (
    *("name", "kind", "short_names", "former_names", "predecessors"),
    *("valid_from", "valid_to", "contact", "members", "powers"),
)
FORMER_KEYS = ("name", "from", "to")
POWERS = ("licensing", "penalties", "coercion", "fees")


def read_agency(site: Path, region: str, slug: str, findings: list[Finding]) -> Agency | None:
    """Return the agency in ``content/<region>/<slug>``; None where it cannot be read at all."""
    fields = read_data_file(site, f"content/{region}/{slug}/{AGENCY_FILE}", findings)
    if fields is None:
        return None
    fields.refuse_unknown(KEYS)
    if fields.node_at("kind") is None:
        fields.findings.append(
            faults.KEY_MISSING.finding(
                fields.place(fields.node),
                "缺少“kind”。",
                hint=f"请补写一行“kind: …”，可以是：{'、'.join(KINDS)}。",
            )
        )
    return Agency(
        region=region,
        slug=slug,
        name=fields.text("name", required=True) or slug,
        kind=fields.choice("kind", KINDS) or "other",
        short_names=fields.texts("short_names"),
        former_names=tuple(_former(inner) for inner in fields.mappings("former_names")),
        predecessors=fields.texts("predecessors"),
        valid_from=fields.year("valid_from"),
        valid_to=fields.year("valid_to"),
        contact=fields.text("contact"),
        members=fields.texts("members"),
        powers=_powers(fields),
        places=_places(fields),
    )


def _places(fields: Fields) -> dict[str, tuple[int, int]]:
    """Return where other agencies are named; what is no name is a finding already."""
    lists = (fields.node_at("predecessors"), fields.node_at("members"))
    items = (item for node in lists if isinstance(node, Sequence) for item in node.items)
    return {
        item.text.strip(): (item.line, item.column) for item in items if isinstance(item, Scalar)
    }


def _former(fields: Fields) -> FormerName:
    fields.refuse_unknown(FORMER_KEYS)
    name = fields.text("name", required=True)
    return FormerName(name, fields.year("from"), fields.year("to"))


def _powers(fields: Fields) -> tuple[str, ...]:
    """Return the powers that an agency holds: lines of table 2 that should not be zero."""
    found: list[str] = []
    for node in fields.items("powers"):
        if isinstance(node, Scalar) and node.text in POWERS:
            found.append(node.text)
        else:
            said = f"“{node.text}”" if isinstance(node, Scalar) else "列表或映射"
            names = "、".join(POWERS)
            fields.report(faults.BAD_CHOICE, node, f"{said}不是职权名，只能是：{names}。")
    return tuple(found)

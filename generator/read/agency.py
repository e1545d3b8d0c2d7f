"""Reading an agency.yaml."""

import re
from pathlib import Path

from generator.ground.diagnostics import Finding
from generator.ground.text import printable
from generator.model.addresses import REGION_CODE, SLUG
from generator.model.agency import KINDS, Agency, FormerName
from generator.model.sources import AGENCY_FILE
from generator.read import faults
from generator.read.data_file import read_data_file
from generator.read.fields import Fields
from generator.read.yaml_nodes import Scalar

KEYS = (
    *("name", "kind", "short_names", "former_names", "predecessors"),
    *("valid_from", "valid_to", "contact", "members", "powers"),
)
FORMER_KEYS = ("name", "from", "to")
POWERS = ("licensing", "penalties", "coercion", "fees")
_AGENCY_KEY = re.compile(f"{REGION_CODE.pattern}/{SLUG.pattern}")
_KEY_HINT = "照 content 里的文件夹写，如 content/410303/tongji 写成 410303/tongji。"


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
    own, places = f"{region}/{slug}", dict[str, tuple[int, int]]()
    return Agency(
        region=region,
        slug=slug,
        name=fields.text("name", required=True) or slug,
        kind=fields.choice("kind", KINDS) or "other",
        short_names=fields.texts("short_names"),
        former_names=tuple(_former(inner) for inner in fields.mappings("former_names")),
        predecessors=_others(fields, "predecessors", own, places),
        valid_from=fields.year("valid_from"),
        valid_to=fields.year("valid_to"),
        contact=fields.text("contact"),
        members=_others(fields, "members", own, places),
        powers=_powers(fields),
        places=places,
    )


def _others(
    fields: Fields, name: str, own: str, places: dict[str, tuple[int, int]]
) -> tuple[str, ...]:
    """Return the agencies of a list, each once and none the agency itself, and note their places.

    What can be no agency's key stays in the list, without a place: a total over members of which
    one is unknown is not a total.
    """
    found: list[str] = []
    for item in fields.items(name):
        if not isinstance(item, Scalar):
            fields.report(faults.NOT_TEXT, item, f"“{name}”的每一项要写成一行文字。")
            continue
        other = item.text.strip()
        if other == own:
            fields.report(faults.BAD_CHOICE, item, f"{name} 里的“{own}”就是本机关。", "请删去。")
        elif other in found:
            message = f"{name} 里“{printable(other)}”写了两次。"
            fields.report(faults.BAD_CHOICE, item, message, "只留一项。")
        else:
            found.append(other)
            if _AGENCY_KEY.fullmatch(other):
                places.setdefault(other, (item.line, item.column))
            else:
                message = f"{name} 里的“{printable(other)}”不是“地区代码/机关”的形式。"
                fields.report(faults.BAD_CHOICE, item, message, _KEY_HINT)
    return tuple(found)


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

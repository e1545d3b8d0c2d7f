"""Reading content/regions.yaml: every region by its code, and the tree that they form."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import REGION_CODE
from generator.model.region import Region, Regions, default_parent
from generator.read import faults
from generator.read.data_file import read_data_file
from generator.read.fields import Fields
from generator.read.yaml_nodes import Record, Scalar

REGIONS_FILE = "content/regions.yaml"
KEYS = ("name", "parent", "kind", "valid_from", "valid_to")


def read_regions(site: Path, findings: list[Finding]) -> Regions:
    """Return the regions of a site; what is wrong is added to ``findings``."""
    if not (site / REGIONS_FILE).is_file():
        findings.append(
            faults.NO_REGIONS.finding(
                Place(REGIONS_FILE),
                "没有 content/regions.yaml。",
                hint="请新建这个文件，每行一个地区，例如“410303: 西工区”。",
            )
        )
        return Regions({})
    fields = read_data_file(site, REGIONS_FILE, findings)
    if fields is None:
        return Regions({})
    stated = {
        code: region
        for code, key in fields.node.keys.items()
        if (region := _region(fields, code, key)) is not None
    }
    placed = {code: _with_parent(fields, region, stated) for code, region in stated.items()}
    return Regions(_without_circles(fields, placed))


def _region(fields: Fields, code: str, key: Scalar) -> Region | None:
    if not REGION_CODE.fullmatch(code):
        fields.report(faults.BAD_NAME, key, f"地区代码“{code}”不是六位数字。", hint="例如 410303。")
        return None
    node = fields.node_at(code)
    if node is None or isinstance(node, Scalar):
        return Region(code, fields.text(code, required=True) or code)
    inner = fields.mapping(code)
    if inner is None:
        return Region(code, code)
    inner.refuse_unknown(KEYS)
    return Region(
        code,
        inner.text("name", required=True) or code,
        inner.text("parent") or None,
        inner.text("kind"),
        inner.year("valid_from"),
        inner.year("valid_to"),
    )


def _with_parent(fields: Fields, region: Region, known: Mapping[str, Region]) -> Region:
    if region.parent is None:
        return replace(region, parent=default_parent(region.code, known))
    if region.parent in known:
        return region
    near = get_close_matches(region.parent, known, n=3, cutoff=0.6)
    place = _parent_place(fields, region.code)
    fields.findings.append(
        faults.REGION_UNKNOWN.finding(
            place,
            f"{region.name}的上级“{region.parent}”不在 regions.yaml 里。",
            hint=f"相近的代码：{'、'.join(near)}。" if near else "请补上这个地区。",
        )
    )
    return replace(region, parent=None)


def _parent_place(fields: Fields, code: str) -> Place:
    own = fields.node.values.get(code)
    parent = own.values.get("parent") if isinstance(own, Record) else None
    return fields.place(parent or own or fields.node)


def _without_circles(fields: Fields, regions: dict[str, Region]) -> dict[str, Region]:
    """Return the regions with every circle of parents reported once and cut."""
    sound: set[str] = set()
    for code in sorted(regions):
        walked: list[str] = []
        at: str | None = code
        while at is not None and at not in sound and at not in walked:
            walked.append(at)
            at = regions[at].parent
        if at is not None and at in walked:
            circle = " → ".join([*walked[walked.index(at) :], at])
            fields.findings.append(
                faults.REGION_CIRCLE.finding(
                    _parent_place(fields, at), f"地区的上级关系成了圈：{circle}。"
                )
            )
            regions[at] = replace(regions[at], parent=None)
        sound.update(walked)
    return regions

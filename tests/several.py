"""Writing sites of a few agencies, and what a check of them finds about several together."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.commands.check import check
from generator.ground.diagnostics import Finding
from tests.narratives import CLAUSES, body

CODES = frozenset({"A10", "F01", "F02", "F04", "J03", "K01", "K02", "S35"})
XIAN, GONGAN, MINZHENG, SHUILI = "410724/xian", "410724/gongan", "410724/minzheng", "410724/shuili"
NAMES = {
    XIAN: "获嘉县人民政府",
    GONGAN: "获嘉县公安局",
    MINZHENG: "获嘉县民政局",
    SHUILI: "获嘉县水利局",
}
OWN = {key: CLAUSES[at * 60 : at * 60 + 60] for at, key in enumerate(NAMES)}
"""Prose of which no agency shares anything with another."""


def new_site(folder: Path) -> Path:
    """Write a site with regions and nothing else."""
    write(folder / "site.yaml", "name: 测试站\nas_of: 2024-04-01\n")
    write(folder / "content/regions.yaml", "410000: 河南省\n410724: 获嘉县\n")
    return folder


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def agency(site: Path, key: str, more: str = "") -> None:
    """Write an agency's file; ``more`` are further lines of it."""
    kind = "government" if key == XIAN else "department"
    write(site / "content" / key / "agency.yaml", f"name: {NAMES[key]}\nkind: {kind}\n{more}")


def report(  # noqa: PLR0913 - the parts of a report that the cases are about
    site: Path,
    key: str,
    year: int,
    *,
    clauses: Sequence[str] = CLAUSES[:3],
    proactive: Mapping[str, object] | None = None,
    carried: tuple[int, int] = (0, 0),
    front: str = "",
) -> None:
    """Write a report; ``carried`` are natural persons' requests brought in and carried out."""
    numbers = {
        **dict.fromkeys(("regulations", "normative_documents", "licensing", "penalties"), 0),
        **dict.fromkeys(("coercion", "fees"), 0),
        **(proactive or {}),
    }
    table = "".join(f"  {name}: {value}\n" for name, value in numbers.items())
    brought, left = carried
    new = [left + 5, 0, 0, 0, 0, 0, left + 5]
    done = [brought + 5, 0, 0, 0, 0, 0, brought + 5]
    refused = (
        *("state_secret", "prohibited_by_law", "three_securities_one_stability"),
        *("third_party_rights", "internal_affairs", "process_information"),
        *("enforcement_case_file", "administrative_inquiry"),
    )
    write(
        site / "content" / key / f"{year}.md",
        f"---\npublished: {year + 1}-01-20\n{front}proactive:\n{table}"
        f"requests:\n  new_received: {new}\n"
        f"  carried_in: [{brought}, 0, 0, 0, 0, 0, {brought}]\n"
        f"  results:\n    granted: {done}\n    partly_granted: 0\n"
        f"    refused: {{{', '.join(f'{name}: 0' for name in refused)}}}\n"
        "    unavailable: 0\n    not_processed: 0\n    other: 0\n"
        f"    total: {done}\n"
        f"  carried_out: [{left}, 0, 0, 0, 0, 0, {left}]\nremedies: 0\n---\n\n"
        f"{body(clauses, year)}\n",
    )


def found(site: Path, *paths: str) -> list[Finding]:
    """Return the findings of the rules at issue."""
    findings = check(site, [site / path for path in paths]).findings
    return [finding for finding in findings if finding.code in CODES]


def told(site: Path, *paths: str) -> list[str]:
    """Return where the findings are, whose they are, and what is accepted."""
    return [
        f"{f.place.path.removeprefix('content/410724/')}:{f.place.line} {f.code}"
        + (f" {f.cell}" if f.cell else "")
        + (" accepted" if f.is_accepted else "")
        for f in found(site, *paths)
    ]

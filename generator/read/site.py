"""Reading site.yaml, the settings of the portal."""

import re
from pathlib import Path

from generator.ground.diagnostics import Finding, Severity
from generator.model.site import BASE_PATH, BASE_URL, Footer, Site, Weight
from generator.model.sources import SITE_FILE
from generator.read import faults
from generator.read.data_file import read_data_file
from generator.read.deadlines import read_deadlines
from generator.read.fields import Fields

KEYS = (
    *("name", "description", "notice", "base_path", "base_url", "as_of", "footer"),
    *("deadlines", "severities", "status_pages"),
)
FOOTER_KEYS = ("owner", "contact", "site_code", "icp", "police")


def read_site(site: Path, findings: list[Finding]) -> Site:
    """Return the settings in site.yaml; what is wrong is added to ``findings``."""
    fields = read_data_file(site, SITE_FILE, findings)
    if fields is None:
        return Site(name="")
    fields.refuse_unknown(KEYS)
    return Site(
        name=fields.text("name", required=True),
        description=fields.text("description"),
        notice=fields.text("notice"),
        base_path=_matching(fields, "base_path", BASE_PATH, "以“/”开头并以“/”结尾，如 /a/b/")
        or "/",
        base_url=_matching(
            fields, "base_url", BASE_URL, "只写协议和主机，如 https://www.example.gov.cn"
        ),
        as_of=fields.date("as_of"),
        footer=_footer(fields),
        deadlines=read_deadlines(fields),
        severities=_severities(fields),
        has_status_pages=fields.choice("status_pages", ("true", "false")) != "false",
    )


def _matching(fields: Fields, key: str, pattern: re.Pattern[str], wanted: str) -> str:
    text = fields.text(key)
    if text and not pattern.fullmatch(text):
        fields.report(
            faults.BAD_CHOICE, fields.node.values[key], f"“{key}”写作“{text}”，要{wanted}。"
        )
        return ""
    return text


def _footer(fields: Fields) -> Footer:
    inner = fields.mapping("footer")
    if inner is None:
        return Footer()
    inner.refuse_unknown(FOOTER_KEYS)
    return Footer(*(inner.text(key) for key in FOOTER_KEYS))


def _severities(fields: Fields) -> tuple[Weight, ...]:
    """Return the severities that the portal states; whether such rules exist is judged later."""
    inner = fields.mapping("severities")
    if inner is None:
        return ()
    found: list[Weight] = []
    for code, key in inner.node.keys.items():
        word = inner.choice(code, tuple(Severity))
        if word:
            found.append(Weight(code, Severity(word), key.line, key.column))
    return tuple(found)

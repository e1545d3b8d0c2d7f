"""From a key path back to the place where it is written, or to its nearest written parent."""

import pytest

from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.read.report import ReportFile, parse_report

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
REPORT = """\
---
published: 2024-01-25
proactive:
  regulations: {issued: 3, repealed: 5}
  licensing: 7
requests:
  new_received: [11, 13, 17, 19, 23, 29, 112]
  carried_in:
    natural_person: 31
    organisation: {other: 37}
  results:
    granted: 0
    refused: 0
    total: ~
remedies: 0
notes:
  proactive.licensing: 其中网上办理4件
---
正文。
"""


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("proactive.regulations.repealed", (4, 38)),
        ("proactive.regulations.in_force", (4, 3)),
        ("proactive.licensing.decisions", (5, 14)),
        ("proactive.penalties.decisions", (3, 1)),
        ("requests", (6, 1)),
        ("requests.new_received", (7, 17)),
        ("requests.new_received.natural_person", (7, 18)),
        ("requests.new_received.organisation.public_welfare", (7, 30)),
        ("requests.new_received.organisation", (7, 17)),
        ("requests.new_received.total", (7, 42)),
        ("requests.carried_in.natural_person", (9, 21)),
        ("requests.carried_in.organisation.other", (10, 27)),
        ("requests.carried_in.organisation.legal_service", (10, 5)),
        ("requests.carried_in.total", (8, 3)),
        ("requests.results.granted.total", (12, 14)),
        ("requests.results.refused.state_secret.total", (13, 14)),
        ("requests.results.total.total", (14, 12)),
        ("requests.results.partly_granted.total", (11, 3)),
        ("requests.carried_out", (6, 1)),
        ("remedies.review.upheld", (15, 11)),
        ("published", (2, 12)),
        ("notes", (16, 1)),
        ("notes.proactive.licensing", (17, 24)),
        ("notes.requests.results.total", (16, 1)),
        ("source.title", (1, 1)),
        ("", (1, 1)),
        (None, (1, 1)),
    ],
)
def test_place_of_a_key_path(key: str | None, place: tuple[int, int]) -> None:
    source = SourceText("content/410303/tongjiju/2023.md", REPORT)
    locate = parse_report(source, ReportFile(source.path, AGENCY, 2023)).locate
    assert locate(key) == (source.path, *place)

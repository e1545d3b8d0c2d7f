"""Published reports give exactly the violated identities that were found in them by hand."""

from pathlib import Path

import pytest

from generator.ground.diagnostics import Finding
from tests.reference.publication import findings_about
from tests.reference.samples import Sample

READ_BY_HAND = (
    *("001", "003", "005", "006", "007", "008", "010", "014", "016", "017", "039", "042"),
    *("043", "044", "045", "046", "049", "053", "d01", "d02"),
)
FREE_OUTLINE = ("019", "054")


@pytest.fixture
def samples(shared: Path) -> Path:
    return shared / "samples" / "reports"


def findings_in(samples: Path, number: str, site: Path) -> tuple[Finding, ...]:
    return findings_about(site, Sample(samples, number).publication)


@pytest.mark.shared
@pytest.mark.parametrize("number", READ_BY_HAND + FREE_OUTLINE)
def test_exactly_the_violated_identities_are_found(
    samples: Path, number: str, tmp_path: Path
) -> None:
    found = findings_in(samples, number, tmp_path)
    assert {name for f in found for name in f.equations} == Sample(samples, number).violated


@pytest.mark.shared
def test_no_sample_with_tables_is_left_out(samples: Path) -> None:
    numbers = {path.name.partition(".")[0] for path in samples.glob("*.truth.json")}
    assert numbers == {*READ_BY_HAND, *FREE_OUTLINE}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("number", "code", "sides"),
    [
        ("042", "G03", ("258", "275")),
        ("042", "G03", ("265", "337")),
        ("042", "G04", ("33.9", "32.0")),
        ("042", "G03", ("716", "805")),
        ("045", "G01", ("75", "74")),
        ("046", "G08", ("393", "470")),
        ("054", "G06", ("421", "425")),
    ],
)
def test_prose_that_contradicts_its_table_is_found(
    samples: Path, number: str, code: str, sides: tuple[str, str], tmp_path: Path
) -> None:
    found = [f for f in findings_in(samples, number, tmp_path) if f.code == code]
    assert any(all(side in f.message for side in sides) for f in found), found


@pytest.mark.shared
@pytest.mark.parametrize("number", READ_BY_HAND)
def test_prose_that_agrees_is_left_alone(samples: Path, number: str, tmp_path: Path) -> None:
    mismatches = Sample(samples, number).meta.get("text_table_mismatch", ())
    found = [f for f in findings_in(samples, number, tmp_path) if f.code.startswith("G")]
    if not mismatches:
        assert [f for f in found if f.severity != "notice"] == []

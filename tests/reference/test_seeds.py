"""Five published reports get the findings that a reader of them expects.

What belongs to foreign documents and is gone once numbers stand in a source (B05, B06, B07, I09)
is left to the importer.
"""

from pathlib import Path

import pytest

from tests.reference.publication import findings_about
from tests.reference.seeds import publication

EXPECTED = {
    "000": {"A08", "I06"},
    "001": {"A08", "I06"},
    "002": {"A06", "I05", "I06"},
    "003": {"G07", "I06"},
    "004": {"A04", "A08", "B01", "H06", "I06"},
}


@pytest.mark.shared
@pytest.mark.parametrize("number", EXPECTED)
def test_a_seed_gets_the_findings_expected_of_it(shared: Path, tmp_path: Path, number: str) -> None:
    seed = publication(next((shared / "seeds").glob(f"{number}_*.txt")))
    found = findings_about(tmp_path, seed)
    assert {finding.code for finding in found} == EXPECTED[number], found


@pytest.mark.shared
def test_the_six_blank_cells_of_seed_004_are_one_fault(shared: Path, tmp_path: Path) -> None:
    seed = publication(next((shared / "seeds").glob("004_*.txt")))
    (found,) = [f for f in findings_about(tmp_path, seed) if f.code == "B01"]
    assert found.cell == "requests.results.granted"
    assert "6 格" in found.message

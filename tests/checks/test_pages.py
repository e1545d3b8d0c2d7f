"""The pages of the rules under docs/ are the ones that the rules give of themselves."""

from pathlib import Path

from generator.checks.pages import pages_of
from generator.commands.rule_pages import write_rule_pages
from generator.commands.rules import documented_rules

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_the_pages_in_docs_are_fresh() -> None:
    """Mend with ``python -m generator.commands.rule_pages docs/rules``."""
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    assert written == pages_of(documented_rules())


def test_the_index_links_every_rule() -> None:
    index = pages_of(documented_rules())["README.md"]
    assert all(
        f"[{rule.code}]({rule.code}.md) | {rule.name} |" in index for rule in documented_rules()
    )


def test_a_page_tells_the_weight_and_whether_the_fault_may_be_kept() -> None:
    pages = pages_of(documented_rules())
    assert "错误（阻止发布）；可以在 accepted 里写明理由后保留。" in pages["D01.md"]
    assert "错误（阻止发布）；不能接受，必须改正。" in pages["H04.md"]
    assert "警告（--strict 时阻止发布）；不能接受，必须改正。" in pages["A10.md"]


def test_writing_pages_removes_those_of_rules_that_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "rules"
    folder.mkdir(parents=True)
    (folder / "Z99.md").write_text("# Z99\n", encoding="utf-8")

    write_rule_pages(folder)

    assert {path.name for path in folder.iterdir()} == set(pages_of(documented_rules()))

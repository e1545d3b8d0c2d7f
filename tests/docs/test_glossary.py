"""The glossary agrees with the form: every key and every official label of both editions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.form.editions import EDITIONS
from generator.form.figures import KEY_FIGURES
from generator.form.shape import Block, Column, ColumnGroup, Edition, Line, LineGroup, Section
from generator.model.agency import KINDS

Term = tuple[str, str]
"""A Chinese label and the key that it has; the key of a label without one is empty."""


@pytest.fixture(scope="module")
def glossary(repository: Path) -> frozenset[Term]:
    text = (repository / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return frozenset((row[0].strip(), row[2].strip(" `")) for row in rows)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_every_label_of_an_edition_stands_in_the_glossary_beside_its_key(
    edition: Edition, glossary: frozenset[Term]
) -> None:
    missing = [term for section in edition.sections for term in terms_of(section)]
    assert [term for term in missing if term not in glossary] == []


def test_kinds_of_agency_and_key_figures_stand_in_the_glossary(glossary: frozenset[Term]) -> None:
    terms = [(label, key) for key, label in KINDS.items()]
    terms += [(figure.label, figure.key) for figure in KEY_FIGURES]
    assert [term for term in terms if term not in glossary] == []


def test_no_term_is_listed_twice_in_one_table(repository: Path) -> None:
    text = (repository / "docs" / "glossary.md").read_text(encoding="utf-8")
    for table in text.split("\n## ")[1:]:
        rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
        named = [(row[0].strip(), row[2].strip()) for row in rows[2:]]
        assert len(named) == len(set(named)), table.splitlines()[0]


def terms_of(section: Section) -> Iterator[Term]:
    yield section.heading, section.key
    for alias in section.aliases:
        yield alias, section.key
    for block in section.table.blocks if section.table else ():
        yield from block_terms(block)


def block_terms(block: Block) -> Iterator[Term]:
    for label in (block.heading, block.corner, block.overline):
        if label:
            yield label, ""
    for part in (*block.columns, *block.lines):
        yield from part_terms(part)


def part_terms(part: Column | ColumnGroup | Line | LineGroup) -> Iterator[Term]:
    if part.label:
        yield part.label, part.key
    if isinstance(part, ColumnGroup):
        for column in part.columns:
            yield from part_terms(column)
    elif isinstance(part, LineGroup):
        for line in part.lines:
            yield from part_terms(line)
    else:
        for alias in part.aliases:
            yield alias, part.key

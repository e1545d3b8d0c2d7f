"""From source to values and back to the same source, for any table of either edition."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.form.editions import BY_KEY
from generator.form.grid import Cell, Grid, grids_of
from generator.form.shape import Kind
from generator.model.report import TableData, Value, printed
from generator.read.compose import compose_section
from generator.read.tables import edition_of_keys, read_table
from generator.read.yaml_nodes import Record
from generator.read.yaml_tree import read_yaml

TABLES = [(edition, key) for edition in ("2021", "2019") for key in grids_of(BY_KEY[edition])]
Values = tuple[Value | None, ...]
Drawn = tuple[str, str, Values]
"""An edition, a section, and the values of its cells."""
COUNTS = st.integers(0, 10**12 - 1)
CHANGES = st.integers(-(10**12) + 1, 10**12 - 1)
AMOUNTS = st.from_regex(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?", fullmatch=True).map(Decimal)
KINDS: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.COUNT: COUNTS,
    Kind.CHANGE: CHANGES,
    Kind.AMOUNT: AMOUNTS,
}


def zero(cell: Cell) -> Value:
    return Decimal(0) if cell.kind is Kind.AMOUNT else 0


def grid_of(edition: str, section: str) -> Grid:
    return grids_of(BY_KEY[edition])[section]


@st.composite
def drawn_tables(draw: st.DrawFn) -> Drawn:
    """Tables with runs of zeros and of missing cells, as real ones have."""
    edition, section = draw(st.sampled_from(TABLES))
    cells = grid_of(edition, section).cells
    is_zero = draw(st.booleans())
    values: list[Value | None] = [zero(cell) if is_zero else None for cell in cells]
    for index in draw(st.sets(st.integers(0, len(cells) - 1), max_size=25)):
        cell = cells[index]
        values[index] = draw(st.none() | st.just(zero(cell)) | KINDS[cell.kind])
    return edition, section, tuple(values)


def read_back(edition: str, grid: Grid, source: str) -> TableData:
    tree = read_yaml(source, "2023.md")
    assert tree.findings == ()
    assert isinstance(tree.root, Record)
    node = tree.root.values.get(grid.key)
    if node is None:
        return TableData(BY_KEY[edition], grid, (None,) * len(grid.cells))
    read = read_table(node, grid, BY_KEY[edition], "2023.md")
    assert read.findings == ()
    return read.table


def in_print(values: Sequence[Value | None]) -> list[str]:
    """Values with every digit that they are written with: 0.1 and 0.10 are two amounts here."""
    return ["缺" if value is None else printed(value) for value in values]


@given(drawn_tables(), st.booleans())
def test_values_are_read_back_as_they_were_written(
    table: Drawn,
    has_labels: bool,  # noqa: FBT001 - drawn
) -> None:
    edition, section, values = table
    grid = grid_of(edition, section)
    source = compose_section(grid, values, has_labels=has_labels)
    assert in_print(read_back(edition, grid, source).values) == in_print(values)


@given(drawn_tables())
def test_a_composed_source_is_composed_again_to_the_same_text(
    table: Drawn,
) -> None:
    edition, section, values = table
    grid = grid_of(edition, section)
    source = compose_section(grid, values)
    assert compose_section(grid, read_back(edition, grid, source).values) == source


@given(drawn_tables())
def test_the_edition_is_recognised_by_its_keys_or_stays_the_expected_one(
    table: Drawn,
) -> None:
    edition, section, values = table
    grid = grid_of(edition, section)
    tree = read_yaml(compose_section(grid, values), "2023.md")
    assert isinstance(tree.root, Record)
    node = tree.root.values.get(grid.key)
    if node is not None:
        assert edition_of_keys(node, grid.key, BY_KEY[edition]) is BY_KEY[edition]


def test_everything_zero_is_a_bare_zero_and_nothing_else() -> None:
    for edition, section in TABLES:
        grid = grid_of(edition, section)
        values = [zero(cell) for cell in grid.cells]
        assert compose_section(grid, values) == f"{grid.key}: 0\n"


def test_labels_of_the_form_stand_behind_in_one_column() -> None:
    grid = grids_of(BY_KEY["2021"])["proactive"]
    values = [3, 5, 7, 11, 13, 17, 19, 23, None, Decimal("0.10")]
    source = compose_section(grid, values, has_labels=True)
    texts, labels = zip(*(line.split("# ") for line in source.splitlines()), strict=True)
    assert [text.rstrip() for text in texts] == [
        "proactive:",
        "  regulations:         {issued: 3, repealed: 5, in_force: 7}",
        "  normative_documents: {issued: 11, repealed: 13, in_force: 17}",
        "  licensing:           19",
        "  penalties:           23",
        "  coercion:            ~",
        "  fees:                0.10",
    ]
    assert len({len(text) for text in texts}) == 1
    assert labels[0] == "二、主动公开政府信息情况"
    assert labels[1].startswith("规章")
    assert labels[4].startswith("行政处罚")

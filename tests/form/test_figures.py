"""Key figures of listings: which cells they add up, and that a gap is never a zero."""

from generator.form.editions import BY_KEY
from generator.form.figures import KEY_FIGURES, key_figures
from generator.form.grid import all_cells

CELLS = {
    "requests.new_received.total": 31,
    "requests.results.total.total": 29,
    "requests.results.granted.total": 17,
    "requests.carried_out.total": 5,
    "remedies.review.total": 3,
    "remedies.litigation.direct.total": 7,
    "remedies.litigation.after_review.total": 11,
}


def test_key_figures_in_their_order() -> None:
    assert key_figures(CELLS.get) == (31, 29, 17, 5, 3, 18)


def test_a_figure_with_a_missing_cell_is_missing_not_a_smaller_sum() -> None:
    cells = {key: value for key, value in CELLS.items() if "after_review" not in key}
    assert key_figures(cells.get) == (31, 29, 17, 5, 3, None)


def test_key_figures_stand_in_both_editions_that_have_tables() -> None:
    wanted = {cell for figure in KEY_FIGURES for cell in figure.cells}
    for edition in ("2021", "2019"):
        assert wanted <= {cell.key for cell in all_cells(BY_KEY[edition])}
    assert wanted == set(CELLS)

"""Tables as CSV files that spreadsheet programs open rightly and safely.

A byte order mark tells Excel that the text is UTF-8, and lines end as RFC 4180 asks. A cell that
a spreadsheet would take for a formula gets an apostrophe before it, which such programs take for
the mark of a text: a name in a source must not become a command on the machine of a reader.
"""

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - some programs take the full-width sign for the narrow one


def sheet_text(rows: Iterable[Sequence[str | int]]) -> str:
    """Return rows as the whole text of a CSV file; numbers stay numbers."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    csv.writer(text, lineterminator="\r\n").writerows(map(_harmless, rows))
    return text.getvalue()


def _harmless(row: Sequence[str | int]) -> list[str | int]:
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
        for cell in row
    ]

"""All editions, and which of them is the one of a report year."""

from generator.form.edition_2019 import EDITION_2019
from generator.form.edition_2021 import EDITION_2021
from generator.form.shape import Edition

OUTLINE = Edition(
    key="outline",
    name="自由提纲（全国统一格式施行之前）",
    basis="",
    first_year=2008,
    last_year=2018,
    sections=(),
)
"""Before report year 2019 there was no national form: narrative under free headings."""

EDITIONS = (OUTLINE, EDITION_2019, EDITION_2021)
BY_KEY = {edition.key: edition for edition in EDITIONS}
FIRST_YEAR = OUTLINE.first_year
"""The first report year: the 条例 of 2007 came into force on 1 May 2008."""


def edition_of(year: int) -> Edition:
    """Return the edition that a report about ``year`` has to follow."""
    for edition in reversed(EDITIONS):
        if year >= edition.first_year:
            return edition
    return OUTLINE

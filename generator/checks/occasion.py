"""What a report may give occasion to look at; most rules are silent about one without theirs.

A rule names its occasions beside its code, and is not called for a report that has none of them:
calling sixty rules for nothing cost more than what they look at. An occasion may be there for
nothing, but where a rule would find something one of its occasions is always there.
"""

from itertools import count

_bits = (1 << place for place in count())

ALWAYS = next(_bits)
"""The report itself."""
GAPS = next(_bits)
"""Its tables are not exactly those of its year, each with a number in every cell."""
FAILING = next(_bits)
"""A table does not add up."""
PROACTIVE = next(_bits)
"""Table 2 is there and not all zero."""
FORM_2019 = next(_bits)
"""Table 2 is there, in the form of 2019."""
REQUESTS = next(_bits)
"""Table 3 is there and not all zero."""
NOTES = next(_bits)
"""Remarks stand beside cells."""
REVISIONS = next(_bits)
"""Corrections are listed."""
GOVERNMENT = next(_bits)
"""The agency is a government."""
POWERS = next(_bits)
"""The agency's powers are known."""
PERCENT = next(_bits)
"""The prose states percentages."""
ODD = next(_bits)
"""There are characters out of the ordinary."""
DIGITS = next(_bits)
"""There are numbers as long as those of telephones."""
FIRST = next(_bits)
"""There is no report of the year before."""
BEFORE = next(_bits)
"""There is one."""
YEARS_APART = next(_bits)
"""The agency has earlier reports, and none of the year before."""
STOCK = next(_bits)
"""The stock of documents does not follow from the year before."""
CARRIED = next(_bits)
"""What was carried in is not what the year before carried out."""
SAME = next(_bits)
"""The tables are those of the year before."""
ZEROS = next(_bits)
"""Table 3 is all zero, and there is a report of the year before."""
CASES = next(_bits)
"""There were reviews or suits, and there is a report of the year before."""
CASES_BEFORE = next(_bits)
"""There were reviews or suits in the year before."""
RECEIVED = next(_bits)
"""At a glance the prose contradicts table 3 on what was received."""
HANDLED = next(_bits)
"""The same on what was carried, handled or finished."""
RESULTS = next(_bits)
"""The prose states results."""
DISPUTES = next(_bits)
"""At a glance the prose contradicts table 4."""
PUBLISHED = next(_bits)
"""At a glance the prose contradicts table 2 on documents that were made public."""
ISSUED = next(_bits)
"""The same on documents that were issued, repealed or are in force."""

"""The faults that reading finds: of files and their form (S), of paths (P), of numbers (B), H05.

Each is a small declaration; the text of its page stands in ``fault_pages``.
"""

from generator.ground.diagnostics import Rule, Severity
from generator.read.fault_pages import PAGES


def _error(code: str, name: str, *, acceptable: bool = False) -> Rule:
    return Rule(code, name, Severity.ERROR, PAGES[code], acceptable)


UNREADABLE = _error("S01", "file-unreadable")
ENCODING = _error("S02", "encoding-not-utf-8")
TOO_LARGE = _error("S03", "file-too-large")
CONTROL_CHARACTER = _error("S04", "control-character")
BIDI_CONTROL = _error("S05", "bidi-control")
FRONT_MATTER_MISSING = _error("S06", "front-matter-missing")
FRONT_MATTER_UNCLOSED = _error("S07", "front-matter-unclosed")
BODY_EMPTY = _error("S08", "body-empty")

YAML_SYNTAX = _error("S10", "yaml-syntax")
EQUAL_KEYS = _error("S11", "equal-keys")
ALIAS = _error("S12", "yaml-alias")
TAG = _error("S13", "yaml-tag")
SEVERAL_DOCUMENTS = _error("S14", "several-documents")
TOO_DEEP = _error("S15", "yaml-too-deep")
WRONG_SHAPE = _error("S16", "wrong-shape")
UNKNOWN_KEY = _error("S17", "unknown-key")
KEY_MISSING = _error("S18", "key-missing")
ROW_LENGTH = _error("S19", "row-length")
NOT_TEXT = _error("S20", "not-text")
BAD_DATE = _error("S21", "bad-date")
BAD_YEAR = _error("S22", "bad-year")
BAD_CHOICE = _error("S23", "bad-choice")
PATH_DISAGREES = _error("S24", "path-disagrees")
UNKNOWN_CELL = _error("S25", "unknown-cell")
REGION_CIRCLE = _error("S26", "region-circle")
REGION_UNKNOWN = _error("S27", "region-unknown")
BROKEN_LINK = _error("S35", "broken-link")

BAD_NAME = _error("P01", "bad-name")
RESERVED_NAME = _error("P02", "reserved-name")
STRAY_FILE = _error("P03", "stray-file")
SYMLINK = _error("P04", "symbolic-link")
AGENCY_MISSING = _error("P05", "agency-file-missing")
YEAR_OUT_OF_RANGE = _error("P06", "year-out-of-range")
NO_REGIONS = _error("P07", "regions-file-missing")
SAME_NAME = _error("P08", "agency-name-twice")
ATTACHMENT_KIND = _error("P09", "attachment-kind-refused")

NOT_A_COUNT = _error("B02", "not-a-count", acceptable=True)
NUMBER_NOT_PLAIN = _error("B03", "number-not-plain", acceptable=True)
TWO_REPORTS = _error("H05", "two-reports-for-one-year")

RULES = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
"""All rules declared here."""

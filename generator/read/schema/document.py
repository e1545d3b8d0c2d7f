"""The JSON Schema files for editors: draft-07, which the usual YAML language server knows."""

import json
from collections.abc import Mapping

from generator.read.schema.report import REPORT
from generator.read.schema.shapes import (
    CellPath,
    CellPaths,
    Choice,
    Codes,
    Date,
    Either,
    Integer,
    Key,
    Keys,
    Listing,
    RegionCode,
    Shape,
    Tables,
    Text,
    Year,
)
from generator.read.schema.sources import AGENCY, REGIONS, SITE
from generator.read.schema.tables import Json, TableWriter, cell_paths

DIALECT = "http://json-schema.org/draft-07/schema#"
_DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_MESSAGES = {"pattern": "patternErrorMessage", "enum": "errorMessage"}
_DOCUMENTS: dict[str, tuple[str, Shape]] = {
    "report.schema.json": ("政府信息公开工作年度报告的数据区", REPORT),
    "agency.schema.json": ("机关（agency.yaml）", AGENCY),
    "regions.schema.json": ("地区表（content/regions.yaml）", REGIONS),
    "site.schema.json": ("网站设置（site.yaml）", SITE),
}


def schema_files() -> Mapping[str, str]:
    """Return the text of each schema file by its name."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }


def schemas() -> Mapping[str, Json]:
    """Return each schema by the name of its file."""
    return {name: _document(title, shape) for name, (title, shape) in _DOCUMENTS.items()}


def _document(title: str, shape: Shape) -> Json:
    writer = _Writer()
    body = writer.required(shape)
    document: Json = {"$schema": DIALECT, "title": title, **body}
    definitions = writer.tables.definitions
    if definitions:
        document["definitions"] = dict(sorted(definitions.items()))
    return document


class _Writer:
    """Turns descriptions into schemas; what is shared is kept for the end of the document."""

    def __init__(self) -> None:
        self.tables = TableWriter()

    def key(self, key: Key) -> Json:
        """Return the schema of one key: its names, how it is written, what it may hold."""
        if isinstance(key.shape, Tables):
            table = self.tables.section(key.shape.section)
            return {**table, "description": f"{key.help}{table['description']}"}
        help_ = f"{key.help}{_meanings(key.shape)}"
        value = self.required(key.shape) if key.is_required else self.optional(key.shape)
        # Not of the standard: the language server says these in place of its English sentences.
        for word, message in _MESSAGES.items():
            if word in value:
                value[message] = f"“{key.name}”写得不对。{help_}"
        return {"title": key.title, "description": help_, **value}

    def optional(self, shape: Shape) -> Json:
        """Return what may stand under a key that need not say anything."""
        schema = self.required(shape, may_be_blank=True)
        ways = schema.get("anyOf")
        if isinstance(ways, list):
            return {"anyOf": [*ways, {"type": "null"}]}
        kinds = schema.get("type", [])
        types = kinds if isinstance(kinds, list) else [kinds]
        choices = schema.get("enum")
        if isinstance(choices, list):
            return {**schema, "enum": [*choices, None]}
        return {**schema, "type": [*types, "null"]}

    def required(self, shape: Shape, *, may_be_blank: bool = False) -> Json:
        """Return what may stand where something has to."""
        schema: Json
        match shape:
            case Keys():
                schema = self._keys(shape)
            case Codes():
                each = {f"^(?:{shape.pattern})$": self.key(shape.each)}
                schema = {"type": "object", "patternProperties": each}
                schema["additionalProperties"] = False
            case Listing():
                schema = {"type": "array", "items": self.required(shape.item)}
            case Either():
                schema = {"anyOf": [self.required(each) for each in shape.shapes]}
            case CellPaths():
                notes = {path: _note(name) for path, name in cell_paths().items()}
                schema = {"type": "object", "properties": notes, "additionalProperties": False}
            case CellPath():
                schema = _cell_path(shape)
            case Tables():
                schema = self.tables.section(shape.section)
            case _:
                schema = _scalar(shape, may_be_blank=may_be_blank)
        return schema

    def _keys(self, shape: Keys) -> Json:
        schema: Json = {
            "type": "object",
            "properties": {key.name: self.key(key) for key in shape.keys},
            "additionalProperties": False,
        }
        required = [key.name for key in shape.keys if key.is_required]
        return {**schema, "required": required} if required else schema


def _cell_path(shape: CellPath) -> Json:
    names = cell_paths()
    words = [*names, *(word for word in shape.besides if word not in names)]
    return {"enum": words, "enumDescriptions": [names.get(word, "") for word in words]}


def _scalar(shape: Shape, *, may_be_blank: bool) -> Json:
    schema: Json
    match shape:
        case Text(pattern=""):
            blank = {} if may_be_blank else {"pattern": r"\S"}
            schema = {"type": ["string", "number", "boolean"], **blank}
        case Text():
            empty = "|" if may_be_blank else ""
            schema = {"type": ["string"], "pattern": f"^(?:{shape.pattern}{empty})$"}
        case Date():
            schema = {"type": ["string"], "format": "date", "pattern": _DATE}
        case Year():
            schema = _digits(1000, 9999, "^[0-9]{4}$")
        case RegionCode():
            schema = _digits(100_000, 999_999, "^[1-9][0-9]{5}$")
        case Integer():
            schema = _digits(-9999, 9999, "^-?[0-9]{1,4}$")
        case Choice():
            schema = _choice(shape)
        case _:
            raise TypeError(shape)
    return schema


def _digits(least: int, most: int, pattern: str) -> Json:
    """Return the schema of a number that may as well be quoted, as all text may."""
    return {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": pattern}


def _choice(shape: Choice) -> Json:
    """Return the words, also as what YAML takes them for: true, false and whole numbers."""
    values: list[object] = []
    meanings: list[str] = []
    for word, meaning in shape.words.items():
        taken: list[object] = [str(word)]
        if word in {"true", "false"}:
            taken.insert(0, word == "true")
        elif word.isdigit():
            taken.insert(0, int(word))
        values += taken
        meanings += [meaning] * len(taken)
    return {"enum": values, "enumDescriptions": meanings}


def _meanings(shape: Shape) -> str:
    if not isinstance(shape, Choice):
        return ""
    return f"可以写：{'、'.join(f'{word}（{said}）' for word, said in shape.words.items())}。"


def _note(name: str) -> Json:
    return {
        "title": name,
        "description": f"{name}的备注。",
        "type": ["string", "number", "boolean", "null"],
    }

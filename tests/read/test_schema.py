"""The JSON Schemas for editors: sound, complete, labelled, and of one mind with the readers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.form.editions import BY_KEY
from generator.form.grid import all_cells
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.read.agency import read_agency
from generator.read.fields import Fields
from generator.read.front_matter import Parts, divide
from generator.read.regions import read_regions
from generator.read.report import ReportFile, read_report
from generator.read.schema.document import schema_files, schemas
from generator.read.schema.report import REPORT
from generator.read.schema.shapes import Codes, Either, Keys, Listing, Shape
from generator.read.schema.sources import AGENCY, REGIONS, SITE
from generator.read.site import read_site
from tests.cases import Fence, cases_in

CASES = cases_in(Path(__file__).parent / "cases" / "schema")
GIVEN = [
    pytest.param(name.partition(":")[0], fence, id=f"{name} {number}")
    for name, case in CASES.items()
    for number, fence in enumerate(case.fences, start=1)
]


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are text, only true and false are truth values."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for word in ("true", "false"):
    EditorsLoader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", yaml.resolver.re.compile(f"{word}$"), [word[0]]
    )


def seen_by_an_editor(text: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    return with_text_keys(yaml.load(text, EditorsLoader))  # noqa: S506 - made from SafeLoader


def with_text_keys(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def data_of(text: str) -> str:
    parts = divide(SourceText("2023.md", text))
    assert isinstance(parts, Parts)
    return parts.data


def schema_for(name: str) -> Draft7Validator:
    kind = "report" if name.endswith(".md") else name.partition(".")[0]
    return Draft7Validator(schemas()[f"{kind}.schema.json"])


def complaints(name: str, text: str) -> list[str]:
    data = data_of(text) if name.endswith(".md") else text
    return [error.message for error in schema_for(name).iter_errors(seen_by_an_editor(data))]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(schemas()[name])
    assert schema_files()[name].endswith("}\n")


@pytest.mark.parametrize(("verdict", "fence"), GIVEN)
def test_what_an_editor_says_of_a_source(verdict: str, fence: Fence) -> None:
    found = complaints(fence.name, fence.text)
    assert bool(found) == (verdict != "accepted"), found


@pytest.mark.parametrize(("verdict", "fence"), GIVEN)
def test_the_readers_say_the_same(verdict: str, fence: Fence, tmp_path: Path) -> None:
    assert bool(faults_in(fence, tmp_path)) == (verdict == "refused")


def faults_in(fence: Fence, site: Path) -> list[str]:
    places = {
        "site.yaml": "site.yaml",
        "regions.yaml": "content/regions.yaml",
        "agency.yaml": "content/410303/ju/agency.yaml",
    }
    path = site / places.get(fence.name, f"content/410303/ju/{fence.name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(fence.stored())
    # Whether codes, regions and agencies exist is not a matter of form.
    elsewhere = {"S27"}
    return [code for code in read_all(fence.name, site) if code not in elsewhere]


def read_all(name: str, site: Path) -> list[str]:
    findings: list[Any] = []
    if name == "site.yaml":
        read_site(site, findings)
    elif name == "regions.yaml":
        read_regions(site, findings)
    elif name == "agency.yaml":
        read_agency(site, "410303", "ju", findings)
    else:
        agency = Agency("410303", "ju", "甲局", "department")
        file = ReportFile(f"content/410303/ju/{name}", agency, int(name[:4]))
        findings += read_report(site, file).findings
    return [finding.code for finding in findings]


def test_every_source_of_the_repository_is_accepted(repository: Path) -> None:
    content = repository / "content"
    files = [repository / "site.yaml", content / "regions.yaml"]
    files += [*content.glob("*/*/agency.yaml"), *content.glob("[0-9]*/*/*.md")]
    assert len(files) > 30
    for file in files:
        assert complaints(file.name, file.read_text(encoding="utf-8")) == [], file


def properties_in(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON
    if isinstance(schema, dict):
        for kind in ("properties", "patternProperties"):
            yield from schema.get(kind, {}).items()
        for inner in schema.values():
            yield from properties_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties_in(inner)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_has_a_chinese_name_and_says_how_it_is_written(name: str) -> None:
    found = list(properties_in(schemas()[name]))
    assert found
    for key, schema in found:
        for word in ("title", "description"):
            said = schema.get(word, "")
            assert any("\u4e00" <= character <= "\u9fff" for character in said), (key, word, said)


def test_no_mapping_takes_an_unknown_key() -> None:
    def mappings(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
        inner: Iterable[Any] = ()
        if isinstance(schema, dict):
            if schema.get("type") in ("object", ["object", "null"]):
                yield schema
            inner = schema.values()
        elif isinstance(schema, list):
            inner = schema
        for each in inner:
            yield from mappings(each)

    found = [mapping for schema in schemas().values() for mapping in mappings(schema)]
    assert len(found) > 30
    assert all(mapping.get("additionalProperties") is False for mapping in found)


def test_labels_of_lines_and_columns_are_those_of_the_form() -> None:
    report = schemas()["report.schema.json"]
    titles = {schema["title"] for _, schema in properties_in(report)}
    for edition in BY_KEY.values():
        for cell in all_cells(edition):
            line, column = cell.line.line, cell.column.column
            assert not line.label or line.label in titles
            assert column.label in titles
    said = " ".join(schema["description"] for _, schema in properties_in(report))
    order = "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计（单位：件）"
    assert f"依次是：{order}" in said
    assert "本年收费金额（单位：万元），零或正数" in said


def test_each_number_of_a_row_has_the_name_of_its_column() -> None:
    rows = schemas()["report.schema.json"]["definitions"]
    assert isinstance(rows, dict)
    names = [item["title"] for item in rows["requests.row"]["items"]]
    assert names[0] == "自然人"
    assert names[-1] == "总计"
    assert [item["title"] for item in rows["remedies.row"]["items"]][:2] == ["结果维持", "结果纠正"]


def keys_in(shape: Shape) -> Iterator[tuple[str, ...]]:
    """Return the names of the keys of every mapping that a description holds."""
    if isinstance(shape, Keys):
        yield tuple(key.name for key in shape.keys)
        for key in shape.keys:
            yield from keys_in(key.shape)
    elif isinstance(shape, Listing):
        yield from keys_in(shape.item)
    elif isinstance(shape, Codes):
        yield from keys_in(shape.each.shape)
    elif isinstance(shape, Either):
        for each in shape.shapes:
            yield from keys_in(each)


EVERYTHING = [
    (
        SITE,
        "site.yaml",
        "name: 年报\nfooter: {owner: 甲}\ndeadlines: {regions: {410300: {township: 01-15}}}\n",
    ),
    (REGIONS, "regions.yaml", "410303: {name: 西工区}\n"),
    (AGENCY, "agency.yaml", "name: 甲局\nkind: other\nformer_names: [{name: 乙局}]\n"),
    (
        REPORT,
        "2023.md",
        """\
---
edition: {requests: 2019}
accepted: [{code: A02, reason: 原件}]
revisions: [{date: 2024-03-02, reason: 漏计}]
source: {title: 年报}
---
正文。
""",
    ),
]
"""For each kind of source one that has every mapping in which the reader looks for keys."""


@pytest.mark.parametrize(("shape", "name", "text"), EVERYTHING)
def test_the_keys_described_are_those_that_the_reader_knows(
    shape: Shape, name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: set[tuple[str, ...]] = set()
    refuse = Fields.refuse_unknown

    def spy(fields: Fields, names: Iterable[str]) -> None:
        known.add(tuple(names))
        refuse(fields, names)

    monkeypatch.setattr(Fields, "refuse_unknown", spy)
    assert faults_in(Fence(name, (), text), tmp_path) == []
    assert {tuple(sorted(keys)) for keys in keys_in(shape)} == {tuple(sorted(k)) for k in known}

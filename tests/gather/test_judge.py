"""Judgements after any series of edits: the same as if everything were judged at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather.addresses import Addresses
from generator.gather.census import Census
from generator.gather.judge import judge
from generator.gather.judgements.evidence import Evidence
from generator.gather.sources import Sources
from generator.gather.status import StatusBook
from generator.ground.diagnostics import Place
from generator.model.deadlines import Deadlines
from generator.model.facts import Link
from generator.model.region import Region, Regions
from generator.read.scan import scan_agency
from generator.store.changes import Changes
from generator.store.facts import FactStore, agency_owner, page_owner
from generator.store.units import Unit, Units
from generator.work.agency import work
from generator.work.outcome import Outcome
from generator.work.surroundings import Surroundings
from tests.narratives import CLAUSES
from tests.render.samples import make_desk
from tests.several import report, write

REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410303": Region("410303", "西工区", "410000"),
        "410724": Region("410724", "获嘉县", "410000"),
    }
)
KEYS = ("410303/an", "410303/bo", "410303/cai", "410724/an", "410724/bo")
UNPLACED = "990000/wu"
"""The region of this one is not known."""
OTHERS = st.lists(st.sampled_from([*KEYS, UNPLACED, "410303/meiyou"]), max_size=2, unique=True)
YEARS = (2021, 2022, 2023)
TEXTS = (CLAUSES[:40], CLAUSES[3:43], CLAUSES[6:46], CLAUSES[:5])
ENTRIES = "accepted:\n" + "".join(
    f"  - {{code: {code}, reason: 原件如此}}\n" for code in ("F01", "F04", "K01", "K02")
)
TARGETS = (
    *("../an/2022.md", "../../410724/bo/2023.md", "2021/原件.pdf", "/years/2021/", "/kinds/other/"),
    *("/regions/410724/2022/", "/status/2023/", "../../990000/wu/2023.md", "../cai/agency.yaml"),
)


@dataclass(frozen=True)
class Written:
    """A report of a small portal as it is written."""

    text: int
    carried: tuple[int, int]
    front: str
    target: str
    has_attachment: bool
    is_readable: bool


@dataclass(frozen=True)
class Folder:
    """An agency's folder."""

    name: str
    kind: str
    lists: str
    reports: tuple[Written | None, ...]
    is_readable: bool

    def write(self, site: Path, key: str) -> None:
        """Write its files."""
        folder = site / "content" / key
        head = f"name: {self.name}\nkind: {self.kind}\n{self.lists}"
        write(folder / "agency.yaml", head if self.is_readable else "name: [\n")
        for year, one in zip(YEARS, self.reports, strict=True):
            if one is None:
                continue
            file = folder / f"{year}.md"
            report(site, key, year, clauses=TEXTS[one.text], carried=one.carried, front=one.front)
            text = file.read_text(encoding="utf-8") + f"\n见[这里]({one.target})。\n"
            write(file, text if one.is_readable else "没有元数据。\n")
            if one.has_attachment:
                write(folder / f"{year}/原件.pdf", "")


def lists_of(members: list[str], predecessors: list[str], years: str) -> str:
    return f"members: {members}\npredecessors: {predecessors}\n{years}".replace("'", "")


def folders(readable: st.SearchStrategy[bool]) -> st.SearchStrategy[Folder]:
    written = st.builds(
        Written,
        text=st.integers(0, len(TEXTS) - 1),
        carried=st.sampled_from([(0, 0), (0, 3), (3, 0), (5, 3)]),
        front=st.sampled_from(["", "", ENTRIES, "draft: true\n"]),
        target=st.sampled_from(TARGETS),
        has_attachment=st.booleans(),
        is_readable=readable,
    )
    return st.builds(
        Folder,
        name=st.sampled_from(["甲局", "乙局", "丙局"]),
        kind=st.sampled_from(["department", "government", "other"]),
        lists=st.builds(
            lists_of,
            members=OTHERS,
            predecessors=OTHERS,
            years=st.sampled_from(["", "", "valid_to: 2022\n", "valid_from: 2022\n"]),
        ),
        reports=st.tuples(*[st.none() | written for _ in YEARS]),
        is_readable=readable,
    )


def edits(
    keys: tuple[str, ...], readable: st.SearchStrategy[bool]
) -> st.SearchStrategy[list[dict[str, Folder | None]]]:
    """Return whole portals with edits of them: each puts folders in the place of others."""
    portal = st.dictionaries(st.sampled_from(keys), folders(readable), min_size=3)
    one = st.none() | folders(readable)
    edit = st.dictionaries(st.sampled_from(keys), one, min_size=1, max_size=2)
    return st.builds(
        lambda first, others: [first, *others], portal, st.lists(edit, min_size=1, max_size=5)
    )


sound = edits(KEYS, st.just(value=True))
doubtful = edits((*KEYS, UNPLACED), st.sampled_from([True] * 9 + [False]))


@dataclass
class Office:
    """A site that is edited, with what is known of it."""

    site: Path
    folders: dict[str, Folder] = field(default_factory=dict)
    done: dict[tuple[str, Folder], Outcome] = field(default_factory=dict)

    @property
    def around(self) -> Surroundings:
        """Return what the work on every agency shares."""
        return Surroundings(self.site, REGIONS, is_rehearsal=True)

    def edit(self, key: str, folder: Folder | None) -> None:
        """Put another folder in the place of an agency's, or none."""
        for path in sorted((self.site / "content" / key).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (self.site / "content" / key).mkdir(parents=True, exist_ok=True)
        self.folders.pop(key, None)
        if folder is not None:
            folder.write(self.site, key)
            self.folders[key] = folder

    def work(self, store: FactStore, key: str) -> None:
        """Do the work on an agency, in the place of what the store knows of it."""
        store.drop_agency(key)
        Units(store).drop(key)
        folder = self.folders.get(key)
        if folder is None:
            return
        scanned, _ = scan_agency(self.site, key)
        Units(store).put(Unit(key, "", years=scanned.years))
        if (key, folder) not in self.done:
            self.done[key, folder] = work(scanned, self.around, make_desk())
        outcome = self.done[key, folder]
        if outcome.facts is not None:
            store.put(outcome.facts)
        store.put_looked(key, outcome.reports, outcome.unread)
        store.put_findings(outcome.findings, agency_owner(key))

    def judge(self, store: FactStore, changes: Changes) -> list[str]:
        """Judge, and return all findings."""
        store.count_years()
        census, sources = Census(store, REGIONS), Sources(self.around, store)
        addresses = Addresses(census, sources, frozenset({"about/"}))
        evidence = Evidence(StatusBook(census, Deadlines(), None), sources)
        judge(evidence, addresses, changes, store.put_findings)
        return [repr(finding) for finding in store.findings()]

    def addresses(self, store: FactStore) -> set[object]:
        """Return what stands for the addresses of agencies."""
        reports = set(store.rows("SELECT agency, year FROM report"))
        files = (
            (key, year, name)
            for key, year in reports
            for name in scan_agency(self.site, key)[0].beside(year)
        )
        kinds = store.rows("SELECT DISTINCT kind FROM agency")
        standing = store.rows("SELECT DISTINCT region, year FROM standing")
        return {*reports, *files, *store.rows("SELECT key FROM agency"), *kinds, *standing}


def put_page(store: FactStore, number: int) -> None:
    """Put the links of a free page, which go now here, now there."""
    store.drop_owned(page_owner("about"))
    target = ("agencies/410303/an/", "agencies/410724/bo/2023/", "about/")[number % 3]
    at = Place("content/pages/about.md", 3, number + 1)
    store.put_links([Link(at, target)], page_owner("about"))


def judged(steps: list[dict[str, Folder | None]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield after each step what is found by it and what is found by judging everything."""
    with TemporaryDirectory() as place, FactStore() as store:
        office = Office(Path(place))
        before: set[object] = set()
        for number, edit in enumerate(steps):
            for key, folder in edit.items():
                office.edit(key, folder)
                office.work(store, key)
            put_page(store, number)
            has_new_addresses = before != (before := office.addresses(store))
            changes = Changes(
                is_everything=False,
                agencies=frozenset(edit),
                has_new_addresses=has_new_addresses,
            )
            after_edits = office.judge(store, changes if number else Changes())
            with FactStore() as cold:
                for key in office.folders:
                    office.work(cold, key)
                put_page(cold, number)
                yield after_edits, office.judge(cold, Changes())


@settings(max_examples=40)
@given(sound | doubtful)
def test_any_edits_lead_to_what_judging_everything_finds(
    steps: list[dict[str, Folder | None]],
) -> None:
    for after_edits, from_scratch in judged(steps):
        assert after_edits == from_scratch


def test_an_heir_is_judged_again_when_another_heir_renounces() -> None:
    def folder(lists: str, *reports: tuple[int, int] | None) -> Folder:
        texts = [
            carried and Written(3, carried, "", "/", has_attachment=False, is_readable=True)
            for carried in (None, *reports)
        ]
        return Folder("甲局", "department", lists, tuple(texts), is_readable=True)

    heir = "predecessors: [410303/an]\nvalid_from: 2023\n"
    steps: list[dict[str, Folder | None]] = [
        {
            "410303/an": folder("valid_to: 2022\n", (0, 7), None),
            "410303/bo": folder(heir, None, (5, 0)),
            "410303/cai": folder(heir, None, (2, 0)),
        },
        {"410303/cai": folder("valid_from: 2023\n", None, (2, 0))},
        {"410303/an": folder("valid_to: 2022\n", (0, 5), None)},
    ]
    found = [
        after_edits for after_edits, from_scratch in judged(steps) if after_edits == from_scratch
    ]
    told = [sum("'F01'" in line and "/bo/" in line for line in each) for each in found]
    assert [bool(count) for count in told] == [False, True, False]

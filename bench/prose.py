"""The prose of a generated report, spoken from the grammar in phrases.yaml."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import checkout  # noqa: F401 - puts the checkout on the path
import yaml
from figures import Figures
from places import Seat

from generator.form.grid import grids_of

Grammar = Mapping[str, tuple[str, ...]]

_SLOT = re.compile(r"<(?P<list>\w+)>|\{(?P<low>\d+)-(?P<high>\d+)\}|\{(?P<fact>\w+)\}")

_OVERVIEW_LENGTH = 1000
"""国办公开办函〔2021〕30号: in principle not more than a thousand characters."""


def grammar() -> Grammar:
    """Return the lists of phrases by name."""
    text = Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, list[str]] = yaml.safe_load(text)
    return {name: tuple(phrases) for name, phrases in lists.items()}


def prose(phrases: Grammar, seat: Seat, figures: Figures, chance: Random) -> str:
    """Return a report's Markdown: preamble and the sections that have no table."""
    facts = _facts(seat, figures, chance)
    speaker = _Speaker(phrases, _choices(seat, figures), facts, seat.topics, chance)
    parts = [speaker.say("preamble")]
    for section in figures.edition.sections:
        if section.table is None:
            parts += [f"## {section.heading}", _passage(speaker, section.key)]
    return "\n\n".join(parts) + "\n"


def _passage(speaker: "_Speaker", section: str) -> str:
    """Return a section's text, said again until the overview keeps to its length."""
    text = speaker.say(section)
    while section == "overview" and len("".join(text.split())) > _OVERVIEW_LENGTH:
        text = speaker.say(section)
    return text


class _Speaker:
    """One report's voice: it repeats no phrase of a list before all have been said."""

    def __init__(
        self,
        phrases: Grammar,
        choices: Mapping[str, str],
        facts: Mapping[str, str],
        topics: tuple[str, ...],
        chance: Random,
    ) -> None:
        self._phrases = {**phrases, "topic": topics}
        self._choices = choices
        self._facts = facts
        self._chance = chance
        self._unsaid: dict[str, list[str]] = {}

    def say(self, name: str) -> str:
        """Return a phrase of a list with everything in it spoken out."""
        name = self._choices.get(name, name)
        unsaid = self._unsaid.get(name)
        if not unsaid:
            unsaid = self._unsaid[name] = list(self._phrases[name])
        at = int(self._chance.random() * len(unsaid))
        unsaid[at], unsaid[-1] = unsaid[-1], unsaid[at]
        return _SLOT.sub(self._fill, unsaid.pop())

    def _fill(self, slot: re.Match[str]) -> str:
        if slot["list"]:
            return self.say(slot["list"])
        if slot["low"]:
            return str(self._chance.randint(int(slot["low"]), int(slot["high"])))
        if slot["fact"] == "topic":
            return self.say("topic")
        return self._facts[slot["fact"]]


def _choices(seat: Seat, figures: Figures) -> Mapping[str, str]:
    """Return which list stands in for a name in this report."""
    has_requests = any(figures.values["requests"])
    has_carried = figures.total("requests.carried_in") > 0
    has_fees = figures.total("requests.results.other.fee_overdue") > 0
    is_government = seat.agency.kind == "government"
    return {
        "stock": f"stock_{figures.edition.key}",
        "on_request": "requests_some" if has_requests else "requests_none",
        "received": "received_again" if has_carried else "received_first",
        "oversight": "oversight_government" if is_government else "oversight_agency",
        "fee": "fee_some" if has_fees else "fee_none",
    }


def _facts(seat: Seat, figures: Figures, chance: Random) -> Mapping[str, str]:
    parts = [chance.randint(20, 380) for _ in range(3)]
    facts: dict[str, object] = {
        "agency": seat.agency.name,
        "us": seat.us,
        "level": seat.level,
        "address": seat.address,
        "phone": seat.phone,
        "postcode": seat.postcode,
        "year": figures.year,
        "next_year": figures.year + 1,
        "basis": _basis(figures),
        "items": sum(parts),
        **dict(zip(("part_a", "part_b", "part_c"), parts, strict=True)),
        **_documents(figures),
        **_requests(figures, chance),
    }
    return {key: str(value) for key, value in facts.items()}


def _basis(figures: Figures) -> str:
    edition = figures.edition
    office = "国务院办公厅政府信息与政务公开办公室"
    return f"《{office}关于印发〈{edition.name}〉的通知》（{edition.basis}）"


def _documents(figures: Figures) -> Mapping[str, object]:
    """Return the cells of the line on 规范性文件, by the keys of their columns."""
    grid = grids_of(figures.edition)["proactive"]
    cells = [grid.cells[index] for index in grid.covered("proactive.normative_documents")]
    return {cell.column.key: figures.values[grid.key][cell.index] for cell in cells}


def _requests(figures: Figures, chance: Random) -> Mapping[str, object]:
    """Return what the prose says of tables 3 and 4."""
    results = grids_of(figures.edition)["requests"].tree.children["results"].children
    groups = {key: figures.total(f"requests.results.{key}") for key in results}
    done = groups.pop("total")
    new = figures.total("requests.new_received")
    persons = figures.at("requests.new_received.natural_person")
    notices = figures.total("requests.results.other.fee_overdue") + chance.randint(2, 40)
    return {
        **groups,
        "new": new,
        "brought": figures.total("requests.carried_in"),
        "done": done,
        "left": figures.total("requests.carried_out"),
        "persons": persons,
        "organisations": new - persons,
        "share": _percent(groups["granted"], done),
        "reviews": figures.total("remedies.review"),
        "suits": figures.total("remedies.litigation"),
        "notices": notices,
        "fee": notices * chance.randint(1, 9) * 100,
    }


def _percent(part: int, whole: int) -> Decimal:
    """Return a share in percent with one decimal, half rounded up."""
    share = Decimal(100 * part) / Decimal(whole or 1)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)

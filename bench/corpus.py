"""Write a site of invented agencies and reports, to measure the generator with.

Usage: python bench/corpus.py OUT --agencies N --years Y [--first-year 2021] [--seed S]
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import checkout  # noqa: F401 - puts the checkout on the path
from dice import dice
from figures import history
from front_matter import front_matter
from places import Country, Seat, country, most_agencies
from prose import Grammar, grammar, prose

from generator.form.edition_2019 import EDITION_2019

_SITE_NAME = "云上政府信息公开工作年度报告（测试语料）"
_LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Plan:
    """What a corpus is to hold."""

    agencies: int
    years: range
    seed: int
    zero_share: float
    """Share of the agencies, and so of the reports, that never receive a request."""


def write_corpus(out: Path, plan: Plan) -> None:
    """Write a whole site into ``out``, which is absent or empty."""
    land = country(plan.agencies, plan.seed)
    phrases = grammar()
    silent = _silent(land, plan)
    _write(out / "site.yaml", f"name: {_SITE_NAME}\n")
    regions = "".join(f"{code}: {land.regions[code]}\n" for code in sorted(land.regions))
    _write(out / "content" / "regions.yaml", regions)
    for seat in land.seats:
        has_requests = seat.agency.key not in silent
        for name, text in _files(seat, phrases, plan, has_requests=has_requests):
            _write(out / "content" / seat.agency.key / name, text)


def _silent(land: Country, plan: Plan) -> frozenset[str]:
    """Return the keys of the agencies without requests; governments are taken last."""
    chance = dice(plan.seed, "silent")
    order = sorted(land.seats, key=lambda s: (s.agency.kind == "government", chance.random()))
    return frozenset(s.agency.key for s in order[: round(plan.zero_share * len(order))])


def _files(
    seat: Seat, phrases: Grammar, plan: Plan, *, has_requests: bool
) -> Iterator[tuple[str, str]]:
    """Return the name and the text of each file in an agency's folder."""
    agency = seat.agency
    yield "agency.yaml", _mapping({k: getattr(agency, k) for k in ("name", "kind", "contact")})
    chance = dice(plan.seed, agency.key)
    for figures in history(chance, plan.years, has_requests=has_requests):
        published = date(figures.year + 1, 1, chance.randint(4, 31))
        body = prose(phrases, seat, figures, dice(plan.seed, agency.key, figures.year))
        yield f"{figures.year}.md", f"{front_matter(figures, published)}\n{body}"


def _mapping(entries: Mapping[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in entries.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Write a site of invented reports.")
    parser.add_argument("out", type=Path, metavar="OUT", help="an absent or empty folder")
    parser.add_argument("--agencies", type=int, required=True, metavar="N")
    parser.add_argument("--years", type=int, required=True, metavar="Y")
    parser.add_argument("--first-year", type=int, default=2021, metavar="YEAR")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument(
        "--zero-share",
        type=float,
        default=0.5,
        metavar="SHARE",
        help="share of the agencies without any request (default: %(default)s)",
    )
    arguments = parser.parse_args()
    last = arguments.first_year + arguments.years - 1
    if not 1 <= arguments.agencies <= most_agencies():
        parser.error(f"--agencies: 1 to {most_agencies()}")
    if not EDITION_2019.first_year <= arguments.first_year <= last <= _LAST_YEAR:
        parser.error(f"years: from {EDITION_2019.first_year} to {_LAST_YEAR}, one at least")
    if not 0 <= arguments.zero_share <= 1:
        parser.error("--zero-share: 0 to 1")
    if arguments.out.exists() and (not arguments.out.is_dir() or any(arguments.out.iterdir())):
        parser.error(f"{arguments.out} is not an empty folder")
    return arguments


def main() -> int:
    """Run the command."""
    arguments = _arguments()
    years = range(arguments.first_year, arguments.first_year + arguments.years)
    plan = Plan(arguments.agencies, years, arguments.seed, arguments.zero_share)
    write_corpus(arguments.out, plan)
    print(f"{plan.agencies * len(years)} reports in {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What the scripts that measure share: generated sites, edits of them, tables and figures."""

import argparse
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from checkout import ROOT
from process import run

BENCH = ROOT / "bench"
GENERATOR = (sys.executable, "-m", "generator")
STORE = ".gongkai"
"""The folder of a site in which gongkai keeps what it knows from builds before."""
_NUMBER = re.compile(r"(?m)^  licensing: (\d+)$")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A generated site."""

    folder: Path
    name: str
    """Says how large it is."""
    reports: int


def generated(folder: Path, reports: int, years: int) -> Corpus:
    """Return a site with about ``reports`` reports; one that is there already is used again."""
    agencies = max(1, round(reports / years))
    name = f"{agencies}x{years}"
    size = ("--agencies", str(agencies), "--years", str(years))
    site = folder / f"corpus-{name}"
    made(site, ("corpus.py",), size)
    return Corpus(site, name, agencies * years)


def made(target: Path, script: Sequence[str], options: Sequence[str] = ()) -> None:
    """Let a script of this folder write ``target``, unless it is there."""
    if not target.exists():
        partial = target.with_suffix(".partial")
        remove(partial)
        name, *arguments = script
        run((sys.executable, str(BENCH / name), *arguments, str(partial), *options))
        partial.rename(target)


def remove(*folders: Path) -> None:
    """Remove folders, whether they are there or not."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def any_report(site: Path, chance: Random) -> Path:
    """Return a report by chance, without a list of all of them."""
    region = chance.choice(sorted(site.glob("content/[0-9]*")))
    agency = chance.choice(sorted(region.iterdir()))
    return chance.choice(sorted(agency.glob("[0-9]*.md")))


def raised(text: str) -> tuple[str, int]:
    """Return a report in which one number of table 2 is larger by one, and that number."""
    number = int(_NUMBER.findall(text)[0]) + 1
    return _NUMBER.sub(f"  licensing: {number}", text), number


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [headings, ["---:"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> Mapping[str, object]:
    """Return what figures depend on besides the program."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg()[0],
    }


def write_json(file: Path | None, figures: object) -> None:
    """Write figures into a file, if one is wanted."""
    if file:
        text = json.dumps(figures, ensure_ascii=False, indent=2)
        file.write_text(f"{text}\n", encoding="utf-8")


@contextmanager
def folder_for(kept: Path | None) -> Iterator[Path]:
    """Return the folder to work in: the one to be kept, or one that goes afterwards."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as name:
            yield Path(name)


def parser_of(description: str, reports: Sequence[int]) -> argparse.ArgumentParser:
    """Return a parser with the options that all comparisons of sizes have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--reports", type=_count, nargs="+", default=reports, metavar="N")
    parser.add_argument("--years", type=_count, default=5, help="reports per agency (default: 5)")
    parser.add_argument("--rounds", type=_count, default=3)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep generated sites here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON too")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 at least")
    return number

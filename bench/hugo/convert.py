"""Turn a generated site into the tree from which Hugo builds the same pages.

Usage: python bench/hugo/convert.py SITE TREE

SITE is what bench/corpus.py wrote; TREE must be absent. Hugo reads the front matter and Markdown of
reports as they stand, apart from bold text that ends in a full stop: an escaped space behind it
lets Hugo see the end, and is not printed.
"""

import json
import re
import shutil
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ASSETS = _HERE.parent.parent / "templates" / "assets"
_FIRST_YEAR = 2021
"""The form of 2021 is the only one that the templates print."""
_BOLD_END = re.compile(r"(?<=。)\*\*(?=\S)")


class ConversionError(Exception):
    """A site that Hugo's templates cannot show; the text says why."""


def convert(site: Path, tree: Path) -> None:
    """Write Hugo's configuration, templates, data and content into ``tree``."""
    content = site / "content"
    years = sorted({int(report.stem) for report in content.glob("*/*/*.md")})
    if not years or years[0] < _FIRST_YEAR:
        raise ConversionError(f"{site}: reports from {_FIRST_YEAR} on are needed, and no others")
    shutil.copytree(_HERE / "layouts", tree / "layouts")
    shutil.copytree(_HERE / "content", tree / "content")
    shutil.copytree(_ASSETS, tree / "static" / "assets")
    (tree / "static" / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    settings = (_HERE / "hugo.yaml").read_text(encoding="utf-8")
    title = re.fullmatch(r"name: (.*)\n", (site / "site.yaml").read_text(encoding="utf-8"))
    if title is None:
        raise ConversionError(f"{site / 'site.yaml'}: a name and nothing else was expected")
    (tree / "hugo.yaml").write_text(f"title: {title[1]}\n{settings}", encoding="utf-8")
    (tree / "data").mkdir()
    shutil.copy(content / "regions.yaml", tree / "data")
    kinds = {_kind(agency) for agency in content.glob("*/*/agency.yaml")}
    for name, values in (("years", years), ("kinds", sorted(kinds))):
        (tree / "data" / f"{name}.json").write_text(json.dumps(values), encoding="utf-8")
    for folder in sorted(content.glob("*/*/")):
        _agency(folder, tree / "content" / "agencies" / folder.parent.name / folder.name)


def _kind(agency: Path) -> str:
    found = re.search(r"^kind: (\S+)$", agency.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ConversionError(f"{agency}: there is no kind")
    return found[1]


def _agency(source: Path, target: Path) -> None:
    """Write an agency's section; ``kind`` is a word of Hugo's own, so it moves to the params."""
    target.mkdir(parents=True)
    entries = (source / "agency.yaml").read_text(encoding="utf-8")
    entries = entries.replace("name: ", "title: ", 1)
    title, _, others = entries.partition("\n")
    params = "".join(f"  {line}\n" for line in others.splitlines())
    head = f'{title}\ntype: agency\nparams:\n  region: "{source.parent.name}"\n{params}'
    (target / "_index.md").write_text(f"---\n{head}---\n", encoding="utf-8")
    for report in source.glob("*.md"):
        text = report.read_text(encoding="utf-8")
        marked = _BOLD_END.sub(r"\g<0>\\ ", text)
        (target / report.name).write_text(marked, encoding="utf-8", newline="\n")


def main() -> int:
    """Run the command."""
    site, tree = (Path(argument) for argument in sys.argv[1:])
    try:
        convert(site, tree)
    except ConversionError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

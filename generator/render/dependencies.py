"""Which template files a page is printed from, for builds that skip what has not changed.

A page depends on its entry template and on all that this one reaches: what it extends, includes and
imports, and so on. A name is one that the engine looks up, so it stands for a file of the site or
for the packaged one; a file that appears where none was, or goes before the packaged one, changes
the digests of the pages that name it. The code that fills the views is no part of this.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.meta import find_referenced_templates

from generator.render.agency import AGENCY_ENTRY
from generator.render.desk import SHELL_ENTRIES
from generator.render.environment import PACKAGED, Templates
from generator.render.report import REPORT_ENTRY
from generator.render.stamp import files_below
from generator.render.table import MARK_ENTRY, MISSING_ENTRY, TABLE_ENTRY

AGENCY_ENTRIES = (AGENCY_ENTRY, REPORT_ENTRY, TABLE_ENTRY, MARK_ENTRY, MISSING_ENTRY)
"""The entry templates of all that is printed for one agency."""
_SIZE = 16
_UNREADABLE = (TemplateSyntaxError, UnicodeDecodeError, RecursionError)


class TemplateBook:
    """The templates of a site as they are now; each file is looked at once."""

    def __init__(
        self, templates: Templates, known: Mapping[str, Sequence[str | None]] | None = None
    ) -> None:
        """Look templates up as ``templates`` does; ``known`` is what an earlier book exported."""
        self._templates = templates
        self._known = known or {}
        self._references: dict[str, tuple[str | None, ...]] = {}
        self._seen: dict[str, tuple[str, tuple[str | None, ...]]] = {}
        self._all: tuple[str, ...] | None = None

    def digest(self, entry: str) -> str:
        """Return a digest of all that pages with this entry template are printed from.

        What every page is surrounded by counts with each entry. Raises OSError for a file that
        cannot be read.
        """
        total = blake2b(digest_size=_SIZE)
        for name in sorted(self.uses(entry)):
            total.update(f"{len(name)}:{name} {self._look(name)[0]}\n".encode())
        return total.hexdigest()

    def uses(self, entry: str) -> frozenset[str]:
        """Return the names that pages with this entry may ask for, there or not."""
        reached: set[str] = set()
        waiting = [entry, *SHELL_ENTRIES]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self._named_in(name)
        return frozenset(reached)

    def references(self) -> Mapping[str, list[str | None]]:
        """Return what was found in each file, by its content's digest, for the next book.

        It is plain data: the names that a template refers to, and None among them for a name that
        only rendering tells.
        """
        return {digest: list(names) for digest, names in sorted(self._references.items())}

    def _named_in(self, name: str) -> Iterator[str]:
        for reference in self._look(name)[1]:
            if reference is None:
                yield from self._all_names()
            else:
                yield reference

    def _look(self, name: str) -> tuple[str, tuple[str | None, ...]]:
        """Return what a name stands for, and what is referred to there."""
        known = self._seen.get(name)
        if known is None:
            known = self._seen[name] = self._read(name)
        return known

    def _read(self, name: str) -> tuple[str, tuple[str | None, ...]]:
        found = self._find(name)
        if found is None:
            return "absent", ()
        rank, file = found
        data = file.read_bytes()
        digest = blake2b(data, digest_size=_SIZE).hexdigest()
        if digest not in self._references:
            names = self._known.get(digest)
            self._references[digest] = self._parsed(data) if names is None else tuple(names)
        return f"{rank} {digest}", self._references[digest]

    def _find(self, name: str) -> tuple[int, Path] | None:
        """Return the file that a name stands for, as the engine's loaders look for it.

        The number before it tells its folder, the packaged one being 0 in any site.
        """
        folders = self._templates.folders
        places = [(len(folders) - n, folder, name) for n, folder in enumerate(folders, start=1)]
        prefix, mark, rest = name.partition("/")
        if mark and prefix == PACKAGED:
            places.append((0, folders[-1], rest))
        for rank, folder, inner in places:
            try:
                file = folder.joinpath(*split_template_path(inner))
            except TemplateNotFound:
                continue
            if file.is_file():
                return rank, file
        return None

    def _parsed(self, data: bytes) -> tuple[str | None, ...]:
        """Return what a template refers to; nothing for one with a fault, as it prints nothing."""
        try:
            tree = self._templates.environment.parse(data.decode())
        except _UNREADABLE:
            return ()
        names = set(find_referenced_templates(tree))
        told = sorted(name for name in names if name is not None)
        return (*told, None) if None in names else tuple(told)

    def _all_names(self) -> tuple[str, ...]:
        """Return the names of all files, each as the site's and as the packaged one."""
        if self._all is None:
            folders = self._templates.folders
            names = {path for folder in folders for path, _ in files_below(folder)}
            packaged = {f"{PACKAGED}/{path}" for path, _ in files_below(folders[-1])}
            self._all = tuple(sorted(names | packaged))
        return self._all

"""The Jinja environment, and where its templates come from.

A site's own ``templates/`` folder is looked at first and overrides the packaged set file by file.
A template of the site reaches the packaged one of the same name as ``packaged/<name>``. Templates
are trusted, but they are programs of others: everything is escaped, an unknown name is a fault,
and neither ``safe`` marks nor endless ranges go unnoticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.utils import Namespace

from generator.render.compiled import CompiledTemplates
from generator.render.escaping import EscapingTemplate
from generator.render.packaged import SITE_FOLDER, packaged_templates

__all__ = [
    "PACKAGED",
    "RANGE_LIMIT",
    "SITE_FOLDER",
    "Templates",
    "asset_files",
    "bounded_range",
    "open_templates",
    "packaged_templates",
]

RANGE_LIMIT = 100_000
"""The longest range that a template may count through."""
PACKAGED = "packaged"
"""Before the name of a template, after a slash: the packaged one, whatever the site overrides."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The environment, and the folders behind it in the order in which they are looked at."""

    environment: Environment
    folders: tuple[Path, ...]

    def name_of(self, file: str) -> str | None:
        """Return a template's name by its file, or None for a file that is no template."""
        for folder in self.folders:
            if Path(file).is_relative_to(folder):
                return Path(file).relative_to(folder).as_posix()
        return None


def open_templates(own: Path | None = None, cache: Path | None = None) -> Templates:
    """Return the environment of a site whose own templates, if any, lie in the folder ``own``.

    Compiled templates are kept in the folder ``cache``, where there is one.
    """
    packaged = packaged_templates()
    folders = (own, packaged) if own is not None and own.is_dir() else (packaged,)
    loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in folders]
    loaders.append(PrefixLoader({PACKAGED: FileSystemLoader(packaged)}))
    environment = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None if cache is None else CompiledTemplates(cache),
    )
    environment.template_class = EscapingTemplate
    environment.globals = {"range": bounded_range, "namespace": Namespace}
    return Templates(environment, folders)


def bounded_range(*bounds: int) -> range:
    """Return a range; raise OverflowError for one that no page can need."""
    numbers = range(*bounds)
    if len(numbers) > RANGE_LIMIT:
        raise OverflowError
    return numbers


def asset_files(templates: Templates) -> Mapping[str, Path]:
    """Return the files of ``assets/`` by their address; a site's own override packaged ones.

    They override one too whose address differs in case alone, as some servers and disks take the
    two for one.
    """
    found: dict[str, Path] = {}
    for folder in templates.folders:
        own = {address.casefold() for address in found}
        for file in sorted((folder / "assets").rglob("*")):
            address = file.relative_to(folder).as_posix()
            is_asset = file.is_file() and not file.name.startswith(".")
            if is_asset and address.casefold() not in own:
                found[address] = file
    return dict(sorted(found.items()))

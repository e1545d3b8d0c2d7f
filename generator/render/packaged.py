"""Where templates lie: the packaged set, and the folder in which a site overrides it."""

from pathlib import Path

SITE_FOLDER = "templates"
"""The folder of a site that overrides packaged templates."""


def packaged_templates() -> Path:
    """Return the folder of the packaged set: inside an installed package, else beside it."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"

"""The style sheet: every colour of text is legible on every ground, in light and in dark."""

import re
from itertools import product

import pytest

from generator.render.environment import packaged_templates

TEXTS = ("ink", "soft", "zero", "red", "link", "visited")
GROUNDS = ("paper", "tint", "total", "note")
ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def palettes() -> dict[str, dict[str, str]]:
    """The custom properties of each scheme; a later one changes some of the first."""
    sheet = (packaged_templates() / "assets" / "site.css").read_text(encoding="utf-8")
    found = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", rules))
        for rules in re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)
    ]
    return {
        name: found[0] | colours
        for name, colours in zip(("light", "dark", "print"), found, strict=True)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_is_legible_on_every_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    faint = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in product(TEXTS, GROUNDS)
        if contrast(colours[text], colours[ground]) < ENOUGH
    }
    assert faint == {}


def test_no_text_is_smaller_than_twelve_pixels_on_a_screen() -> None:
    sheet = (packaged_templates() / "assets" / "site.css").read_text(encoding="utf-8")
    screen = sheet.partition("@media print")[0]
    sizes = [float(size) for size in re.findall(r"font(?:-size)?:[^;]*?([0-9.]+)rem", screen)]
    assert min(sizes) == 0.75

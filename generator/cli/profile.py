"""Where the time of a build went, as text and as JSON."""

import json
from collections.abc import Iterable, Iterator

from generator.commands.build import BuildResult, Profile

_STAGES = {
    "look": "查看改动",
    "open": "读取设置",
    "plan": "决定要做什么",
    "work": "机关页面",
    "pages": "自由页面",
    "gather": "汇总页面",
    "judge": "跨机关核对",
    "publish": "发布",
}
_MOST_TEMPLATES = 10


def profile_lines(profile: Profile) -> Iterator[str]:
    """Return the lines of a profile: stages in their order, the slowest agencies and templates."""
    yield "各阶段用时（秒）："
    yield from _table((_STAGES.get(name, name), took) for name, took in profile.stages.items())
    if profile.agencies:
        yield "最慢的机关（秒）："
        yield from _table(profile.agencies)
    if profile.templates:
        yield "最慢的模板（各进程合计，秒）："
        yield from _table(profile.templates[:_MOST_TEMPLATES])


def profile_json(result: BuildResult, different: tuple[str, ...] | None) -> str:
    """Return the outcome and the profile of a build as one JSON object.

    ``different`` are the paths at which it differs from a build from nothing; None if that was
    not asked for.
    """
    tally, done, profile = result.tally, result.published, result.profile
    return json.dumps(
        {
            "summary": {
                "reports": tally.reports,
                "errors": tally.errors,
                "warnings": tally.warnings,
                "notices": tally.notices,
            },
            "published": None
            if done is None
            else {
                "written": done.written,
                "unchanged": done.unchanged,
                "removed": done.removed,
                "release": done.release,
            },
            "made": sorted(result.made),
            "different": different,
            "seconds": {
                "stages": profile.stages,
                "agencies": dict(profile.agencies),
                "templates": dict(profile.templates),
            },
        },
        ensure_ascii=False,
    )


def _table(rows: Iterable[tuple[str, float]]) -> Iterator[str]:
    for name, seconds in rows:
        yield f"  {seconds:8.3f}  {name}"

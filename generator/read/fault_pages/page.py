"""The shape of a rule's page."""

from textwrap import dedent


def page(summary: str, basis: str, mend: str, bad: str, good: str) -> str:
    """Return a rule's page; ``bad`` and ``good`` are shown as they would be written."""
    parts = (
        f"{summary}\n",
        f"## 依据\n\n{basis}\n",
        f"## 怎样改\n\n{mend}\n",
        f"## 不合格的例子\n\n```\n{dedent(bad).strip()}\n```\n",
        f"## 合格的例子\n\n```\n{dedent(good).strip()}\n```\n",
    )
    return "\n".join(parts)

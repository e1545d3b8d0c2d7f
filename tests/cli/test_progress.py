"""Progress: silent for a second, one moving line on a terminal, plain lines elsewhere."""

import io

import pytest

from generator.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which tests set."""
    now = [100.0]
    monkeypatch.setattr("generator.cli.progress.time.monotonic", lambda: now[0])
    return now


def run(stream: io.StringIO, clock: list[float], times: tuple[float, ...]) -> str:
    shown = Progress(stream, _started=100.0)
    for done, at in enumerate(times, start=1):
        clock[0] = 100.0 + at
        shown("生成机关页面", done, len(times))
    shown.close()
    return stream.getvalue()


def test_a_quick_run_says_nothing(clock: list[float]) -> None:
    assert run(Terminal(), clock, (0.1, 0.5, 0.9)) == ""
    assert run(io.StringIO(), clock, (0.1, 0.5, 0.9)) == ""


def test_a_terminal_has_one_line_that_moves_and_goes(clock: list[float]) -> None:
    said = run(Terminal(), clock, (0.5, 1.2, 1.25, 1.4))
    assert said == ("\r\x1b[K生成机关页面 2/4\r\x1b[K生成机关页面 4/4\r\x1b[K")


def test_without_a_terminal_there_are_plain_lines_now_and_then(clock: list[float]) -> None:
    said = run(io.StringIO(), clock, (0.5, 1.2, 2.0, 6.5, 7.0))
    assert said == "生成机关页面 2/5\n生成机关页面 4/5\n"


def test_a_stage_without_parts_is_named_alone(clock: list[float]) -> None:
    stream = io.StringIO()
    shown = Progress(stream, _started=100.0)
    clock[0] += 2
    shown("发布", 0, 0)
    assert stream.getvalue() == "发布\n"

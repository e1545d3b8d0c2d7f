"""Who does the work on agencies: this process, processes on this machine, or a distributed engine.

Any ``concurrent.futures.Executor`` will do. Work is handed out in batches, a few ahead of what has
come back, so that neither orders nor outcomes pile up however large the portal is.
"""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any, Protocol

from generator.commands.build import DASK
from generator.commands.engine.batch import Done, do_batch
from generator.commands.errors import UsageError
from generator.read.scan import AgencyFolder
from generator.write.tray import Tray

BATCH = 60
"""Reports in a batch: some tens of milliseconds of work, against less than one of handing over."""
WORTHWHILE = 240
"""Reports below which starting processes takes longer than what they save."""
AHEAD = 3
"""Batches handed out ahead for each worker."""
LOST = (
    "有工作进程被系统终止了，多半是内存不足；已发布的文件都完整。\n"
    "请用 --jobs 减少进程数后重新生成。"
)
_PATIENCE = 10
"""Seconds in which a distributed engine has to answer."""


class Crew(Protocol):
    """Those who do the work."""

    def do(
        self, brief: bytes, tray: Tray | None, folders: Sequence[AgencyFolder]
    ) -> Iterator[Done]:
        """Return what the work on each agency leaves, in the order of ``folders``."""


class Alone:
    """The crew of one: this process."""

    def do(
        self, brief: bytes, tray: Tray | None, folders: Sequence[AgencyFolder]
    ) -> Iterator[Done]:
        """Do the work agency by agency."""
        for folder in folders:
            yield from do_batch(brief, tray, (folder,))


class Hired:
    """A crew that is reached through an executor, which is hired when there is enough to do."""

    def __init__(
        self, hire: Callable[[], AbstractContextManager[Executor]], size: int, worthwhile: int
    ) -> None:
        """Take how an executor is made, how many work at a time, and what is worth its while."""
        self._hire = hire
        self._size = size
        self._worthwhile = worthwhile

    def do(
        self, brief: bytes, tray: Tray | None, folders: Sequence[AgencyFolder]
    ) -> Iterator[Done]:
        """Spread the work in batches."""
        if sum(map(weight_of, folders)) < self._worthwhile:
            yield from Alone().do(brief, tray, folders)
            return
        with self._hire() as executor:
            try:
                yield from _spread(executor, (brief, tray), _batches(folders), AHEAD * self._size)
            except BrokenExecutor as error:
                raise UsageError(LOST) from error


def crew_of(jobs: int | None, address: str = "") -> Crew:
    """Return a crew: ``jobs`` processes, one for each core where None, or those at ``address``.

    Raises UsageError for an address of an engine that is unknown, not installed or not reached.
    """
    if address:
        return _distributed(address)
    count = cores() if jobs is None else jobs
    if count == 1:
        return Alone()
    return Hired(lambda: _processes(count), count, WORTHWHILE)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def weight_of(folder: AgencyFolder) -> int:
    """Return how much work an agency is, counted in reports."""
    return 1 + len(folder.years)


def _batches(folders: Iterable[AgencyFolder]) -> Iterator[tuple[AgencyFolder, ...]]:
    batch: list[AgencyFolder] = []
    weight = 0
    for folder in folders:
        batch.append(folder)
        weight += weight_of(folder)
        if weight >= BATCH:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def _spread(
    executor: Executor,
    told: tuple[bytes, Tray | None],
    batches: Iterable[tuple[AgencyFolder, ...]],
    ahead: int,
) -> Iterator[Done]:
    """Yield the outcomes of batches in their order, never more than ``ahead`` of them waiting."""
    waiting: deque[Future[list[Done]]] = deque()
    try:
        for batch in batches:
            with _undisturbed():
                waiting.append(executor.submit(do_batch, *told, batch))
            if len(waiting) >= ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Nobody waits for what was not begun yet, but what was must not write where all is removed.
        for future in waiting:
            future.cancel()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C while processes may be started, and in those processes for good.

    It goes to all processes of a terminal, and one that has not begun yet could not but complain.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _processes(count: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - see below
    from multiprocessing import get_context  # noqa: PLC0415 - few builds need either

    # A fork finds everything imported already; beside other threads it could take a lock for ever.
    is_forking = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if is_forking else "spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_settle)


def _settle() -> None:
    """Prepare a process for work: it ends with the one that asked for it, and not before.

    Ctrl-C was held back from it before it began: the process that was called decides what it means.
    """
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 - loaded in a worker already

    above = parent_process()
    if above is not None:
        above.join()
        # Killed, it could not say good-bye: what is under way is nobody's any more.
        os._exit(1)


def _distributed(address: str) -> Crew:
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise UsageError("用 --executor dask://… 要先安装：pip install 'gongkai[dask]'。") from None
    try:
        client = distributed.Client(address.replace(DASK, "tcp://", 1), timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            f"连不上 {address} 上的 dask 调度器。请核对地址，并确认调度器已经启动。"
        ) from error
    size = sum(client.nthreads().values())
    if not size:
        client.close()
        raise UsageError(f"{address} 上的 dask 调度器没有工作进程。请先启动 dask worker。")
    return Hired(lambda: _borrowed(client), size, worthwhile=0)


@contextmanager
def _borrowed(client: Any) -> Iterator[Executor]:  # noqa: ANN401 - its package has no types
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()

"""The port of the preview: the one asked for, or the next free one from the default on."""

import errno
import socket

from generator.commands.errors import UsageError

DEFAULT_PORT = 8000
TRIES = 20
"""How many ports after the default one are tried."""


def listen(host: str, port: int | None) -> list[socket.socket]:
    """Return listening sockets; ``None`` stands for the default port, 0 for any free one.

    Raises UsageError where the port is taken or the address is not one of this machine.
    """
    ports = range(DEFAULT_PORT, DEFAULT_PORT + TRIES + 1) if port is None else (port,)
    for each in ports:
        try:
            return _bind(host, each)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise UsageError(_unusable(host, each, error)) from error
    if port is None:
        raise UsageError(
            f"端口 {ports[0]} 到 {ports[-1]} 都已被占用。请用 --port 另选一个，如 --port 9000。"
        )
    raise UsageError(
        f"端口 {port} 已被占用，可能是另一个预览还在运行。\n"
        "请先结束它，或用 --port 另选一个；--port 0 为任选。"
    )


def _bind(host: str, port: int) -> list[socket.socket]:
    """Return one socket for each address of a host, all on the same port."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    bound: list[socket.socket] = []
    refused: OSError | None = None
    try:
        for family, _, _, _, address in sorted(set(found)):
            same = bound[0].getsockname()[1] if bound else port
            try:
                bound.append(socket.create_server((str(address[0]), same), family=family))
            except OSError as error:
                # Where IPv6 is switched off, localhost still names ::1.
                if error.errno != errno.EADDRNOTAVAIL:
                    raise
                refused = error
        if refused is not None and not bound:
            raise refused
    except OSError:
        for each in bound:
            each.close()
        raise
    for each in bound:
        each.setblocking(False)  # noqa: FBT003 - the socket's own signature
    return bound


def _unusable(host: str, port: int, error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"系统不允许使用端口 {port}。请用 --port 另选一个。"
    return f"不能在地址 {host} 上提供预览：它不是本机的地址。请用 --host 另选，默认 127.0.0.1。"

"""Which host names a request may use: a page of another name must not read the preview.

A hostile page can make its own name resolve to this machine (DNS rebinding); the browser then
takes the preview for that page's own server. Only the name in the request gives it away.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

from tornado.httputil import split_host_and_port


def is_own_host(header: str, bound: str) -> bool:
    """Tell whether a Host header names this server, which is bound to the address ``bound``."""
    name = host_name(header)
    if name in {"localhost", host_name(bound)}:
        return True
    address, served = _address(name), _address(host_name(bound))
    if address is None:
        is_open = served is not None and served.is_unspecified
        return is_open and name == socket.gethostname().lower()
    if address.is_loopback:
        return True
    return served is None or not served.is_loopback


def host_name(header: str) -> str:
    """Return the name in a Host header, without port and brackets."""
    if header.count(":") > 1 and not header.startswith("["):
        return header.lower()
    return split_host_and_port(header)[0].strip("[]").lower()


def url_of(bound: str, port: int, base_path: str) -> str:
    """Return the address at which a browser on this machine finds the preview."""
    address = _address(bound)
    if address is not None and address.is_unspecified:
        bound = "::1" if isinstance(address, IPv6Address) else "127.0.0.1"
    host = f"[{bound}]" if ":" in bound else bound
    return f"http://{host}:{port}{base_path}"


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None

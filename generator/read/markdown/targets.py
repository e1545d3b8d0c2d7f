"""What the target of a link may be: a page of the web, a mail or telephone address, or our own.

A list of what is allowed, never of what is forbidden: browsers know more schemes than we do.
"""

import re

_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_CONTACT = re.compile(r"(?:mailto|tel):.", re.IGNORECASE)
_SCHEME = re.compile(r"[^/?#]*?(?::|%3a)", re.IGNORECASE)
_BACKSLASH = re.compile(r"\\|%5c", re.IGNORECASE)


def is_external(target: str) -> bool:
    """Tell whether a target, percent-encoded, lies on another host."""
    return _WEB.match(target) is not None or target.startswith("//")


def is_own(target: str) -> bool:
    """Tell whether a target is relative or a fragment: a place of this very site.

    A colon before the first slash makes a scheme, however it is spelt: ``java%20script:x`` is
    no relative address (RFC 3986, section 4.2). Browsers read a backslash as a slash.
    """
    if not target or target.startswith("//") or _BACKSLASH.search(target):
        return False
    return _SCHEME.match(target) is None


def is_safe_link(target: str) -> bool:
    """Tell whether a link may point at a target."""
    if is_own(target):
        return True
    is_known = _WEB.match(target) or _CONTACT.match(target)
    return is_known is not None and not _BACKSLASH.search(target)

"""The one way in which a command refuses to begin."""


class UsageError(Exception):
    """The tool was called in a way in which it cannot work; the message is Chinese."""

"""The exit statuses of the program, the same for every command."""

CLEAN = 0
"""Done; no finding blocks publication."""
BLOCKED = 1
"""At least one finding blocks publication."""
BROKEN = 2
"""The tool or its use failed."""

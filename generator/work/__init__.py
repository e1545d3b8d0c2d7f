"""The work on one agency: load, check, render, facts; a pure function of its own files."""

"""The prose of a report as checks look at it: visible text, where it stands, what it says."""

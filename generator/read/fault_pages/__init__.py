"""The pages of the faults that reading finds: what each means, and how to mend it."""

from generator.read.fault_pages import data, files, numbers, paths

PAGES = {**files.PAGES, **data.PAGES, **paths.PAGES, **numbers.PAGES}
"""The page of each fault by its code."""

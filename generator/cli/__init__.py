"""The command line: parsing arguments, printing findings and progress."""

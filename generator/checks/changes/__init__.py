"""What differs between two states of a source: cells, passages, other facts, and what explains it.

Two readings of one report or agency are compared; nothing here knows of files, sites or Git.
"""

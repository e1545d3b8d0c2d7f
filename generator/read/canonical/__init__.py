"""The canonical form of a source: how it is laid out, while every value stays as it is written."""

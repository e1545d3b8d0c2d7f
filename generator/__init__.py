"""gongkai: a static site generator for Chinese annual disclosure reports."""

__version__ = "0.1.0"

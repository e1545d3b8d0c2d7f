"""Judgements that need more than one agency, one kind to a module, from facts.

Sources are read again only to find places, and where facts do not say enough about one report.
"""

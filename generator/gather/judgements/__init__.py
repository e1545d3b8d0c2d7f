"""Judgements that need more than one agency, one kind to a module: from facts only."""

"""Frozen values: the site, its regions, agencies and reports. They hold, and do nothing."""

"""Checks: one short documented unit for each rule that a single report can break."""

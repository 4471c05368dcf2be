"""Collect: references that a reference manager exported, as tables of a case file."""

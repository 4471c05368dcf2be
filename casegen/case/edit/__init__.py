"""Edits of a case file at its places."""

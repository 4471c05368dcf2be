"""Spelling: marks, old encodings, units as they are typed."""

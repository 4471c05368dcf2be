"""The report formats of a check: one module each, named for the format."""

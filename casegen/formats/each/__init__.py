"""The output formats: one module each, named for its file suffix."""

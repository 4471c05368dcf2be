"""F: figures and tables."""

"""C: citations."""

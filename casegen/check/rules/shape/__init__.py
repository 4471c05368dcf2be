"""S: the shape of a case file."""

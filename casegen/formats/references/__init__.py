"""References in the form of other programs."""

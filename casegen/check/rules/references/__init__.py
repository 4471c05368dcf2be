"""R: references."""

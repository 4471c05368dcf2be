"""People, days and places that a text could make known."""

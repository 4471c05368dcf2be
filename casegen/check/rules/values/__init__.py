"""V: values and units."""

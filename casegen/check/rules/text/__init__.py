"""X: text hygiene."""

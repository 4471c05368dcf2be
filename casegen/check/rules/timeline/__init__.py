"""T: the timeline of a patient."""

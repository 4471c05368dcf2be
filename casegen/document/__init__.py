"""The Document: its tree, its walks, and a publication in all its languages."""

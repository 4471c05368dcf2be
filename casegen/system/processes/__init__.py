"""Workers: processes of their own for what takes long or may take too much."""

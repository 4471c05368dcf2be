"""J: what a journal limits and demands."""

"""Word: a Document as a Word file, and a journal's own Word file as the source of its looks."""

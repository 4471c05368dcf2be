"""Paper: a page laid out as a PDF that is an archive and accessible, by WeasyPrint."""

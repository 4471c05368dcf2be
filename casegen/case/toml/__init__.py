"""What a TOML file says and where: spans, spellings, plain data and faults.

The syntax is read by tree-sitter; by hand is what it does not tell, which characters of the file
spell which of a text, and what a mistake is called.
"""

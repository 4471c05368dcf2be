"""What a TOML file says and where: spans, spellings, plain data and faults."""

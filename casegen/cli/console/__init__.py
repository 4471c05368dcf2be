"""The console: what the commands share of telling a person what happens."""

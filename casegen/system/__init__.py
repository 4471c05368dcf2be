"""The machine: disk, limits and processes."""

"""The rules: one file each, in one folder for each group."""

"""The commands: one module each, with a function of its name; nothing else prints or exits."""

"""The command line: arguments, printing and exit statuses; the only room that prints or exits."""

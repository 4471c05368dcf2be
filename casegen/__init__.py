"""Write a clinical case once, as data; print checked case reports in several languages."""

__version__ = "0.1.0"

"""Tests of reading what a text says."""

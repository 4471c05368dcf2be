"""Tests of the machine: disk and processes."""

"""Tests of what an author hands in."""

"""Tests of composing."""

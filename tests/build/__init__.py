"""Tests of making outputs."""

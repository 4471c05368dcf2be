"""Tests of what decides the look."""

"""Forms: what kind of place a text is printed in, which decides what is read in it."""

from __future__ import annotations

from typing import Literal, TypeAlias

Form: TypeAlias = Literal["blocks", "line", "cell", "label"]
"""Paragraphs and lists; one line, as a title; a table's cell, where only keys cite; a label."""

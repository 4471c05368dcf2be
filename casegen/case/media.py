"""Media: the kinds of pictures that a case has, and how their files' names end."""

from __future__ import annotations

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg"}

"""A patient whose treatment is told in full, to be laid over the least case."""

from pathlib import Path

TREATED = (Path(__file__).parents[1] / "data" / "told" / "treatment.toml").read_text("utf-8")

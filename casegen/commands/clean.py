"""`casegen clean`: remove what builds have made."""

from __future__ import annotations

from pathlib import Path

import click

from casegen.terminal import OUT


@click.command()
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
def clean(out: Path) -> None:
    """Remove what builds have made, and nothing else."""
    from casegen.build import remove

    for path in remove(out):
        click.echo(path)

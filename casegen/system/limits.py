"""The limits: how much of anything one case may hold, in one place.

A clinical case of two patients takes some 70 kB, 10 figures and 20 references; each limit is many
times what a long report needs, and low enough that a case at all of its limits is still checked in
seconds, and printed as PDF in both languages within twenty (`benchmarks/printed_limits.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MB: Final = 1_000_000

CASE_BYTES: Final = MB // 2
FIGURE_BYTES: Final = 25 * MB
EXPORT_BYTES: Final = 10 * MB  # what a reference manager wrote: some 5,000 works with abstracts
SHEET_BYTES: Final = 1 * MB  # values in a CSV file: 300 points of 300 analytes
FOLDER_BYTES: Final = 75 * MB
FOLDER_ENTRIES: Final = 5_000
PIXELS: Final = 60 * MB

JPEG_SCANS: Final = 40  # a progressive picture is told in some ten, each gone through in full

SVG_BYTES: Final = 2 * MB
SVG_ELEMENTS: Final = 20_000
SVG_DEPTH: Final = 40
SVG_STYLES: Final = 2_000
SVG_STYLE: Final = 100_000
SVG_STEPS: Final = 500_000
SVG_CHARACTERS: Final = 20_000
SVG_PAINT: Final = 1_000  # how many times the whole of a drawing may be painted over
SVG_LAYERS: Final = 10  # one within another

# Every text is there in each language.
LANGUAGES: Final = 2
PROSE_DEPTH: Final = 10
TEXT_CHARACTERS: Final = 50_000
REFERENCE_CHARACTERS: Final = 2_000  # of one field of a reference
LINES: Final = 10_000
# Cells of all tables together: a long report has some 300.
CELLS: Final = 3_000
# Numbers of references in the text of one language, ranges written out: a long report has some 100.
CITATIONS: Final = 1_500
TABLE_KEYS: Final = 500
VALUES: Final = 20_000
FINDINGS: Final = 1_000

# A bundle, as it is and unpacked: it holds a figure twelve times over, in all its formats.
ARCHIVE_BYTES: Final = 1_000 * MB
ARCHIVE_FILES: Final = 2_000

# How many a case may list of each kind, over all its patients, figures or tables together; a
# star stands for any place in a list.
MOST: Final[Mapping[tuple[str, ...], int]] = {
    ("authors",): 200,
    ("affiliations",): 200,
    ("keywords",): 100,
    ("patients",): 50,
    ("patients", "*", "related_to"): 200,
    ("patients", "*", "timeline"): 1_000,
    ("patients", "*", "observations"): 3_000,
    ("patients", "*", "interventions"): 500,
    ("patients", "*", "interventions", "*", "steps"): 1_000,
    ("patients", "*", "interventions", "*", "devices"): 500,
    ("patients", "*", "outcomes"): 500,
    ("patients", "*", "levels"): 500,
    ("patients", "*", "tumors"): 50,
    ("patients", "*", "variants"): 100,
    ("patients", "*", "cultures"): 100,
    ("patients", "*", "cultures", "*", "susceptibility"): 300,
    ("patients", "*", "observation_tables"): 50,
    ("figures",): 100,
    ("figures", "*", "panels"): 300,
    ("tables",): 100,
    ("tables", "*", "columns"): 500,
    ("tables", "*", "rows"): 3_000,
    ("discussion",): 200,
    ("references",): 250,
}

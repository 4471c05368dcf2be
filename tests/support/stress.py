"""Makes what is hard to print: tables of many columns, pictures of every shape, long words."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image as Pillow

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.document.publication import Edition
from casegen.document.tree import Document
from tests.support.least_case import least, written

PROFILES = ("source-article", "care", "jocm", "bmjcr", "vjrnm")
RATIOS = (1 / 20, 1 / 10, 1 / 4, 1 / 2.6, 1 / 2, 1.0, 2.0, 5.0, 20.0)
WORDS = (5, 12, 25, 90, 200, 500)
HEADS = ("Bilirubin", "Haemoglobin", "Day 12", "Tiểu cầu", "Ferritin", "eGFR")
CELLS = ("107–112", "1,234.5", "—", "4.14–4.48", "<0.01", "12 (3–8)")


def table(columns: int, rows: int = 3, extra: str = "", kind: str = "true") -> str:
    """An author's table of that size, as TOML: a column of words, then columns of figures."""
    heads = [("Xét nghiệm", "Test", "false")]
    heads += [(f"{HEADS[n % 6]} {n}", f"{HEADS[n % 6]} {n}", kind) for n in range(1, columns)]
    lines = ['[[tables]]\nid = "big"\ntitle = { vi = "Bảng lớn", en = "A large table" }', extra]
    listed = (
        f'{{ heading = {{ vi = "{vi}", en = "{en}" }}, numeric = {numeric} }}'
        for vi, en, numeric in heads
    )
    lines.append("columns = [" + ", ".join(listed) + "]")
    made = (
        ", ".join([f'"Row {row}"', *(f'"{CELLS[(row + n) % 6]}"' for n in range(1, columns))])
        for row in range(rows)
    )
    lines.append("rows = [" + ", ".join(f"[{cells}]" for cells in made) + "]")
    return "\n".join(lines)


def observed(times: int) -> str:
    """So many times of measurement in one patient, as TOML."""
    names = ["admission", *(f"d{n}" for n in range(1, times - 1)), "discharge"]
    points = "".join(
        f'[[patients.timeline]]\nid = "{name}"\nday = {n}\n'
        f'event = {{ vi = "Ngày điều trị thứ {n}", en = "Treatment day {n}" }}\n'
        for n, name in enumerate(names)
    )
    values = "".join(
        f'[[patients.observations]]\nanalyte = "platelets"\nat = "{name}"\nlow = {100 + n}\n'
        f'high = {105 + n}\nunit = "10*9/L"\n'
        for n, name in enumerate(names)
    )
    return f"[[patients]]\n{points}{values}"


def png(ratio: float, longest: int = 1200) -> bytes:
    """A picture of that width to its height, with a frame at its edges."""
    size = (longest, round(longest / ratio)) if ratio >= 1 else (round(longest * ratio), longest)
    file = io.BytesIO()
    drawn = Pillow.new("RGB", (max(size[0], 8), max(size[1], 8)), "red")
    drawn.paste("white", (3, 3, drawn.width - 3, drawn.height - 3))
    drawn.save(file, format="PNG")
    return file.getvalue()


def figure(panels: int = 1, columns: int = 1, legend: str = "") -> str:
    """A figure of that many panels, as TOML."""
    head = '[[figures]]\nid = "tall"\ntitle = { vi = "Hình cao", en = "A tall picture" }\n'
    head += f'schematic = true\nlegend = {{ vi = "{legend}", en = "{legend}" }}\n' * bool(legend)
    alt = 'alt = { vi = "Một khung", en = "A frame" }'
    if panels == 1:
        return f'{head}file = "shape.png"\n{alt}\n'
    listed = "".join(
        f'[[figures.panels]]\nid = "{chr(65 + n)}"\nfile = "shape.png"\n{alt}\n'
        for n in range(panels)
    )
    return f"{head}columns = {columns}\n{listed}"


def worded(length: int) -> str:
    """A word of that many letters in the title, the prose and a table, as TOML."""
    word = ("ACGT" * 125)[:length]
    toml = table(3, extra=f'note = {{ vi = "{word}", en = "{word}" }}', kind="false")
    toml = toml.replace('"Row 1"', f'"{word}"').replace("Haemoglobin 1", word)
    toml += f'\n[introduction]\nvi = "Đoạn {word} này."\nen = "The {word} here."\n'
    return f'{toml}[title]\nvi = "Thiếu máu {word}"\nen = "Anemia {word}"\n'


def hard(folder: Path, toml: str, ratio: float = 1.0, profile: str | None = None) -> Edition:
    """The least case with a piece of TOML laid over it and a picture beside it, as printed."""
    (folder / "shape.png").write_bytes(png(ratio))
    (folder / "case.toml").write_text(written(least(toml)), "utf-8")
    whole, findings = examined(folder, Options(profile=profile))
    assert whole is not None, findings
    assert whole.case is not None, [found.said("en") for found in findings]
    return edition(whole, "least")


def languages(made: Edition) -> Iterator[tuple[Document, Edition]]:
    """Each document of an edition, with an edition of it that attaches nothing."""
    for document in made.documents.values():
        yield document, replace(made, files={})

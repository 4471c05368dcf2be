"""Large case files made to be slow, each of a kind and as large as is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from tests.support.least_case import least, written

Data: TypeAlias = dict[str, Any]


def introduced(vi: str, en: str | None = None) -> Data:
    """The least case with an introduction."""
    return least() | {"introduction": {"vi": vi, "en": en or vi}}


def repeated(vi: str, en: str, times: int, between: str = " ") -> Data:
    """The least case with an introduction of numbered sentences."""
    texts = (between.join(text.replace("#", str(n)) for n in range(times)) for text in (vi, en))
    return introduced(*texts)


def listed(count: int) -> Data:
    """The least case with so many references, all cited."""
    rows = [
        {"id": f"r{n}", "type": "webpage", "title": f"Iron {n}", "URL": f"https://a.vn/{n}"}
        | {"issued": 2005}
        for n in range(count)
    ]
    return repeated("[@r#]", "[@r#]", count) | {"references": rows}


def observed(count: int) -> Data:
    """The least case with so many observations, at a hundred points."""
    data = least()
    patient = data["patients"][0]
    event = {"vi": "Khám", "en": "Visit"}
    patient["timeline"] += [{"id": f"t{n}", "day": n + 100, "event": event} for n in range(100)]
    kinds = (("hemoglobin", "g/L"), ("sodium", "mmol/L"), ("crp", "mg/L"))
    patient["observations"] = [
        {"analyte": kinds[n % 3][0], "at": f"t{n % 100}", "value": 130, "unit": kinds[n % 3][1]}
        for n in range(count)
    ]
    return data


def tabled(count: int) -> Data:
    """The least case with so many tables, all called."""
    column = {"heading": {"vi": "A", "en": "A"}}
    tables = [
        {"id": f"t{n}", "title": {"vi": "Bảng", "en": "Table"}, "columns": [column], "rows": []}
        for n in range(count)
    ]
    return repeated("(@tab:t#)", "(@tab:t#)", count) | {"tables": tables}


def keyworded(count: int) -> Data:
    """The least case with so many keywords."""
    return least() | {"keywords": [{"vi": f"bệnh {n}", "en": f"disease {n}"} for n in range(count)]}


def waiving(count: int) -> Data:
    """The least case with so many waivers."""
    return least() | {"waive": {f"rule-{n}": "reason" for n in range(count)}}


def keyed(count: int) -> Data:
    """The least case with so many keys that no format knows."""
    return least() | {f"key{n}": "value" for n in range(count)}


def ticks(count: int) -> Data:
    """The least case with an introduction of about so many ticks, in runs that all differ."""
    return introduced(" ".join("`" * n for n in range(1, int((2 * count) ** 0.5))))


def at_all_limits(size: int, cells: int, references: int) -> Data:
    """The least case with so many bytes, cells and references, as prose, tables and entries."""
    data = least()
    data["references"] += [article(n) for n in range(references - len(data["references"]))]
    names = [f"t{n}" for n in range(cells // 400)]
    data["tables"] = [square(name) for name in names]
    calls = " ".join(f"(@tab:{name})" for name in names)
    left = size * 9 // 10 - len(written(data).encode())
    entry = data["discussion"][0]
    cited = iter(data["references"][1:])
    for _ in range(PARAGRAPHS):
        keys = "".join(f" [@{row['id']}]." for row, _ in zip(cited, range(4), strict=False))
        times = left // PARAGRAPHS // len((VI + EN).encode())
        data["discussion"].append(entry | {"vi": VI * times + keys, "en": EN * times + keys})
    data["introduction"] = {"vi": f"{VI}{calls}", "en": f"{EN}{calls}"}
    return data


def article(number: int) -> Data:
    """An article as most are: three authors, a title of twelve words."""
    people = [{"family": name, "given": "An"} for name in ("Nguyen", "Tran", "Le")]
    return {
        "id": f"r{number}",
        "type": "article-journal",
        "title": f"Iron in the blood of {number} children of many regions, a report of cases",
        "author": people,
        "container-title": "J Clin Hematol",
        "issued": 2000 + number % 20,
        "volume": f"{number % 90 + 1}",
        "page": f"{number + 1}-{number + 9}",
        "DOI": f"10.1000/x{number}",
    }


def square(name: str) -> Data:
    """A table of twenty columns and rows."""
    columns = [{"heading": {"vi": f"C{n}", "en": f"C{n}"}} for n in range(20)]
    rows = [[f"{row}.{n}" for n in range(20)] for row in range(19)]
    title = {"vi": f"Bảng {name}", "en": f"Table {name}"}
    return {"id": name, "title": title, "columns": columns, "rows": rows}


PARAGRAPHS = 150
VI = "Thiếu máu là bệnh thường gặp ở trẻ em. "
EN = "Anemia is a common disease of children. "
# How large a file of some kind is, told by how often what it holds stands in it.
FILES: dict[str, tuple[int, Callable[[int], Data]]] = {
    "one paragraph": (10000, lambda n: introduced(VI * n, EN * n)),
    "many paragraphs": (10000, lambda n: repeated("Câu thứ # đây.", "Sentence # here.", n, "\n\n")),
    "citations": (10000, lambda n: repeated("Gặp [@lee2005].", "Seen [@lee2005].", n)),
    "look-ups": (10000, lambda n: repeated("Tuổi {{ p1.age }}.", "Age {{ p1.age }}.", n)),
    "numbers": (10000, lambda n: repeated("#,5 cm", "#.5 cm", n)),
    "references": (10000, listed),
    "observations": (20000, observed),
    "nested brackets": (80000, lambda n: introduced("[" * n + "x" + "]" * n)),
    "one word": (480_000, lambda n: introduced("a" * n)),
    "one number": (480_000, lambda n: introduced("1" * n)),
    "ranges without end": (120_000, lambda n: introduced("1–" * n)),
    "letters and their marks apart": (40_000, lambda n: introduced("e\u0302\u0301 " * n)),
    "stars": (160_000, lambda n: introduced("*a " * n)),
    "words in stars": (120_000, lambda n: introduced("*a* " * n)),
    "items of a list": (120_000, lambda n: introduced("- a\n" * n)),
    "ticks": (450_000, ticks),
    "spaces": (480_000, lambda n: introduced("a" + " " * n + "b")),
    "citations alone": (50_000, lambda n: introduced("[@lee2005]" * n)),
    "spaces before a dash": (400_000, lambda n: introduced("x\n" + " " * n + "[@lee2005] -")),
    "quotation marks": (150_000, lambda n: introduced("“" * n)),
    "braces that open": (150_000, lambda n: introduced("{{ " * n)),
    "citations that open": (100_000, lambda n: introduced("[@" * n)),
    "keywords": (2500, keyworded),
    "waivers": (10000, waiving),
    "unknown keys": (10000, keyed),
    "tables": (2000, tabled),
}

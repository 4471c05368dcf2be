"""Whatever identifies a person in some words, found by the rules that look for each kind."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.check.rules.privacy import (
    citizen_number,
    e_mail_address,
    identity_card_number,
    insurance_number,
    online_address,
    phone_number,
    record_number,
    vehicle_plate,
)
from casegen.check.rules.privacy.advanced_age import ages
from casegen.check.rules.privacy.bed_and_room import beds
from casegen.check.rules.privacy.birth_year import births
from casegen.check.rules.privacy.patient_initials import initials
from casegen.check.rules.privacy.patient_name import names, theirs
from casegen.check.rules.privacy.place_below_province import english, vietnamese
from casegen.check.rules.privacy.workplace_named import workplaces
from casegen.reading.beside import told
from casegen.reading.clinical import Pages, laid
from casegen.reading.people.days import days

NUMBERS = (
    *(citizen_number.numbers, identity_card_number.numbers, insurance_number.numbers),
    *(phone_number.numbers, record_number.numbers, vehicle_plate.plates),
    *(e_mail_address.addresses, online_address.addresses),
)
DETAILS = (days, ages, births, vietnamese, english, workplaces, beds, initials)


def one_page(text: str) -> Pages:
    """Some words that stand beside the case's own texts, as pages."""
    return laid(None, {("",): (text, text)}, aside=True)


def identifying(text: str) -> list[tuple[int, int]]:
    """Where words hold what identifies: numbers in any case, and what is told of a patient."""
    pages = one_page(text)
    found = [span for find in NUMBERS for span in find(pages)]
    found += [*theirs(pages), *full_names(pages)]
    found += [span for find in DETAILS for span in find(pages) if told(pages, span[0])]
    return merged(found)


def full_names(pages: Pages) -> Iterator[tuple[int, int]]:
    """Full names that tell by themselves that they are a person's."""
    for start, end in names(pages):
        if len(pages.words[start:end].split()) > len(("family", "given")):
            yield start, end


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in their order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found

"""V023 udi-malformed."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

# GS1 puts the device identifier, a GTIN of 14 digits, behind (01).
GTIN = re.compile(r"(?:\(01\))?(\d{14})(?!\d)")


@rule("V023", "warning")
def udi_malformed(given: Modelled) -> Findings:
    """The identifier of a device must have the check digit that its other digits make.

    Why: a mistyped number names another device, or none, when a safety notice is looked up.
    Identifiers of GS1 are read (General Specifications, 7.9); those of HIBCC and ICCBBA are not.

    Bad:
        [[patients]]
        [[patients.interventions]]
        type = "procedure"
        devices = [{ name = { vi = "Van", en = "Valve" }, udi = "(01)09506000134353" }]
        [patients.laboratory]
        vi = "Van ở @tab:devices-p1, xét nghiệm ở @tab:labs-p1."
        en = "The valve is in @tab:devices-p1, the blood tests are in @tab:labs-p1."

    Good:
        [[patients]]
        [[patients.interventions]]
        type = "procedure"
        devices = [{ name = { vi = "Van", en = "Valve" }, udi = "(01)09506000134352" }]
        [patients.laboratory]
        vi = "Van ở @tab:devices-p1, xét nghiệm ở @tab:labs-p1."
        en = "The valve is in @tab:devices-p1, the blood tests are in @tab:labs-p1."

    Fix: copy the number from the label of the device.
    """
    for index, patient in enumerate(given.case.patients):
        for number, act in enumerate(patient.interventions):
            for place, device in enumerate(act.devices):
                found = GTIN.match(device.udi or "")
                if found and not sound(found[1]):
                    message = _("The check digit of this UDI is wrong; copy it from the label.")
                    above = ("patients", index, "interventions", number)
                    yield Found((*above, "devices", place, "udi"), message)


def sound(gtin: str) -> bool:
    """Whether the last digit makes the weighted sum of all a multiple of ten."""
    return sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(gtin)) % 10 == 0

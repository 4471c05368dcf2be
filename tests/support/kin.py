"""A mother and her newborn, to be laid over the least case."""

from __future__ import annotations

PROSE = """
presentation = { vi = "Người bệnh vào viện vì mệt.", en = "The patient was admitted for fatigue." }
history = { vi = "Tiền sử khỏe mạnh.", en = "The patient had been healthy." }
examination = { vi = "Da xanh.", en = "The skin was pale." }
diagnosis = { vi = "Chẩn đoán là thiếu máu.", en = "The diagnosis was anemia." }
interventions = []
outcomes = []
"""
CONSENT = """
[patients.consent]
obtained = true
form = "written"
signed_by = "{by}"
publication = true
images = true
"""


def mother_and_newborn(mother: str = "", newborn: str = "", *, consents: bool = True) -> str:
    """Return the two as TOML, with further keys of each; with consents, each has their own."""
    own = [CONSENT.replace("{by}", by) if consents else "" for by in ("patient", "parent")]
    return f"""
[[patients]]
id = "p1"
label = {{ vi = "Mẹ", en = "Mother" }}
sex = "female"
age = 31
{PROSE}{mother}{own[0]}
[[patients]]
id = "p2"
label = {{ vi = "Trẻ sơ sinh", en = "Newborn" }}
sex = "male"
age = 2
age_unit = "h"
gestational_age = {{ weeks = 32, days = 4 }}
birth_weight = {{ value = 1850 }}
related_to = [{{ patient = "p1", relation = "child" }}]
{PROSE}{newborn}{own[1]}
"""

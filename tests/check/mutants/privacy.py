"""Faults of privacy: identifiers in the clinical text, images and consent."""

from __future__ import annotations

from tests.check.mutants.draft import LANGUAGES, Data, Draft, NoPlaceError, Table

INJECTORS = Table()
NOTED = "noted.png"
PARTS = ("history", "examination", "imaging", "outcomes")


@INJECTORS("citizen-number")
def copy_a_citizen_number(draft: Draft) -> None:
    draft.add("Số CCCD là 001085012345.", "The citizen ID is 001085012345.", *PARTS)


@INJECTORS("identity-card-number")
def copy_an_identity_card(draft: Draft) -> None:
    draft.add("CMND số 012345678.", "Identity card no. 012345678.", *PARTS)


@INJECTORS("insurance-number")
def copy_an_insurance_card(draft: Draft) -> None:
    draft.add("Thẻ BHYT HS4010123456789.", "Insurance card HS4010123456789.", *PARTS)


@INJECTORS("phone-number")
def copy_a_telephone_number(draft: Draft) -> None:
    draft.add("Người nhà ở số 0912 345 678.", "The family is at 0912 345 678.", *PARTS)


@INJECTORS("record-number")
def copy_a_record_number(draft: Draft) -> None:
    draft.add("Số bệnh án là BA-045678.", "The record number is BA-045678.", *PARTS)


@INJECTORS("e-mail-address")
def copy_an_e_mail_address(draft: Draft) -> None:
    draft.add("Hồi âm từ an85@example.com.", "A reply came from an85@example.com.", *PARTS)


@INJECTORS("exact-date")
def date_a_visit(draft: Draft) -> None:
    draft.add("Khám lại ngày 12 tháng 3.", "The next visit was on 12 March.", *PARTS)


@INJECTORS("exact-date")
def date_a_visit_in_figures(draft: Draft) -> None:
    draft.add("Khám lại 12/03/2024.", "The next visit was on 12/03/2024.", *PARTS)


@INJECTORS("place-below-province")
def say_where_a_patient_lives(draft: Draft) -> None:
    draft.add("Gia đình sống ở xã Tân Lập.", "The family lives in Tan Lap Commune.", *PARTS)


@INJECTORS("patient-name")
def name_a_patient(draft: Draft) -> None:
    draft.add("Ông Tuấn đồng ý.", "Mr. Tuan agreed.", *PARTS)


@INJECTORS("patient-initials")
def give_initials(draft: Draft) -> None:
    draft.add("Ông N.V.T. đồng ý.", "Mr. N.V.T. agreed.", *PARTS)


@INJECTORS("advanced-age")
def tell_a_great_age(draft: Draft) -> None:
    draft.add("Bà nội 95 tuổi, khỏe.", "The grandmother, 95 years old, is well.", *PARTS)


@INJECTORS("patient-name")
def name_a_child_without_accents(draft: Draft) -> None:
    draft.add("Con trai Minh đồng ý.", "Her son Minh agreed.", *PARTS)


@INJECTORS("place-below-province")
def say_in_small_letters_where_a_patient_lives(draft: Draft) -> None:
    draft.add("Nhà ở chung cư Linh Đàm.", "The home is in Ea Kar commune.", *PARTS)


@INJECTORS("online-address")
def give_a_profile(draft: Draft) -> None:
    draft.add("Ảnh ở facebook.com/lan.tran.85.", "See facebook.com/lan.tran.85.", *PARTS)


@INJECTORS("vehicle-plate")
def give_a_number_plate(draft: Draft) -> None:
    draft.add("Biển số xe là 29H1-12345.", "The plate was 29H1-12345.", *PARTS)


@INJECTORS("birth-year")
def give_a_year_of_birth(draft: Draft) -> None:
    draft.add("Mẹ sinh năm 1961.", "The mother was born in 1961.", *PARTS)


@INJECTORS("bed-and-room")
def say_in_which_bed(draft: Draft) -> None:
    draft.add("Nằm giường 12, buồng 304.", "The stay was in bed 12 of room 304.", *PARTS)


@INJECTORS("workplace-named")
def name_a_school(draft: Draft) -> None:
    draft.add("Con học trường tiểu học Kim Đồng.", "A child attends Kim Dong School.", *PARTS)


def picture(draft: Draft) -> Data:
    """A panel of a figure."""
    return draft.one([row for table in draft.data.get("figures", []) for row in table["panels"]])


@INJECTORS("figure-identifying")
def name_a_point_of_time_after_a_patient(draft: Draft) -> None:
    event = {"vi": "Khám lại", "en": "Visit"}
    draft.one(draft.data["patients"])["timeline"].append({"id": "tran-thi-lan", "event": event})


@INJECTORS("image-metadata")
def show_a_picture_with_a_note(draft: Draft) -> None:
    picture(draft)["file"] = NOTED


@INJECTORS("burned-in-unchecked")
def look_through_no_picture(draft: Draft) -> None:
    figure = draft.entry("figures")
    del figure["schematic"]
    draft.one(figure["panels"])["burned_in_checked"] = False


def real(draft: Draft) -> None:
    """Make the case one of a real patient who consented to everything."""
    draft.data.pop("synthetic", None)
    draft.data.pop("source", None)
    words = {key: draft.data["consent"][key] for key in LANGUAGES}
    told = {"form": "written", "signed_by": "parent", "publication": True, "images": True}
    draft.data["consent"] = {"obtained": True, **told, **words}


@INJECTORS("consent-missing")
def publish_without_consent(draft: Draft) -> None:
    real(draft)
    draft.data["consent"]["obtained"] = False


@INJECTORS("consent-incomplete", times=4)
def leave_out_what_consent_covers(draft: Draft) -> None:
    real(draft)
    del draft.data["consent"][draft.one(["form", "signed_by", "publication"])]


@INJECTORS("shared-consent")
def let_one_consent_stand_for_all(draft: Draft) -> None:
    if len(draft.data["patients"]) == 1:
        raise NoPlaceError
    real(draft)


@INJECTORS("ethics-missing")
def say_nothing_of_ethics(draft: Draft) -> None:
    real(draft)
    del draft.data["ethics"]


@INJECTORS("sensitive-field")
def tell_what_a_patient_is(draft: Draft) -> None:
    real(draft)
    draft.add("Người bệnh là nông dân.", "The patient is a farmer.", *PARTS)


@INJECTORS("combination-identifying")
def tell_hospital_and_year(draft: Draft) -> None:
    real(draft)
    vi = "Khám ở Bệnh viện Lê Lợi năm 2019, bệnh hiếm."
    draft.add(vi, "At Le Loi Hospital in 2019 the disease was rare.", *PARTS)

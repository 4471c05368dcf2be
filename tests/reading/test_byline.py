"""An author is found in a text however the name is written, and other words are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from casegen.case.figures.image import Image
from casegen.case.model import Case
from casegen.compose.blind import BlindError, blind, refuse
from casegen.reading.people.byline import byline
from casegen.style.profile_files import tuples
from tests.support.growth import linear
from tests.support.least_case import least

AUTHOR = {
    "family": "Nguyễn", "middle": "Thị", "given": "Bạch Tuyết", "name_style": "eastern",
    "affiliations": ("a",), "orcid": "0000-0002-1825-0097", "corresponding": True,
    "email": "tuyet.nguyen79@thanhnhando.vn",
}  # fmt: skip
OTHER = {
    "family": "van der Berg", "given": "Jean-Paul", "middle": "", "name_style": "western",
    "affiliations": ("a",), "email": "jpvdb@gmail.com",
}  # fmt: skip
SHORT = {"family": "Vi", "given": "An", "name_style": "eastern", "affiliations": ("a",)}
PLACE = {
    "id": "a",
    "name": {"vi": "Khoa Huyết học, Bệnh viện Thanh Nhàn", "en": "Red Peace Hospital"},
    "country": "VN",
}


def case(**changes: Any) -> Case:  # noqa: ANN401 - any keys of a case
    data = {**tuples(least()), "authors": (AUTHOR, OTHER, SHORT), "affiliations": (PLACE,)}
    return Case.model_validate({**data, **changes})


WRITTEN = byline(case())
# What stands around a name and tells nothing.
LEFT = {"Theo", "vậy", "Dr", "BS", "BSCKII", "bác", "sĩ", "Prof", "https", "orcid", "org", "www"}


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Bạch Tuyết",
        "NGUYỄN THỊ BẠCH TUYẾT",
        "Nguyen Thi Bach Tuyet",
        "nguyen thi bach tuyet",
        "Bạch Tuyết Nguyễn",
        "Bach Tuyet Thi Nguyen",
        "Tuyet Nguyen",
        "Nguyen, Bach Tuyet",
        "Nguyễn Tuyết",
        "Nguyễn\nThị Bạch\nTuyết",
        "Nguyễn **Thị** Bạch Tuyết",
        "Nguyen TBT",
        "Nguyen BT",
        "B. T. Nguyen",
        "Nguyễn T. B. T.",
        "N.T. Bạch Tuyết",
        "N.T.B.T.",
        "NTBT",
        "V.A.",
        "NguyenThiBachTuyet",
        "BachTuyetNguyen",
        "Dr Tuyet",
        "BS. Tuyết",
        "BSCKII Nguyễn",
        "bác sĩ Tuyết",
        "Prof. van der Berg",
        "Jean-Paul van der Berg",
        "van der Berg, J.-P.",
        "JP van der Berg",
        "VAN DER BERG Jean-Paul",
        "Vi An",
        "An Vi",
        "tuyet.nguyen79@thanhnhando.vn",
        "TUYET.NGUYEN79@THANHNHANDO.VN",
        "tuyet.nguyen79",
        "www.thanhnhando.vn",
        "jpvdb@gmail.com",
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "0000000218250097",
        "Khoa Huyết học",
        "Bệnh viện Thanh Nhàn",
        "BV Thanh Nhàn",
        "Benh vien Thanh Nhan",
        "BỆNH VIỆN\nTHANH NHÀN",
        "Red  Peace hospital",
    ],
)
def test_an_author_is_found_however_the_name_is_written(name: str) -> None:
    for text in (f"Theo {name}, vậy.", name, f"({name})"):
        told = WRITTEN.told(text)
        left = "".join(c for at, c in enumerate(text) if not any(a <= at < b for a, b in told))
        assert told, text
        assert set(re.findall(r"\w+", left)) <= LEFT


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn Tuyết khám người bệnh.",
        "Nguyen T báo cáo một ca.",
        "Vì ăn kém nên sụt cân; vi an sinh.",
        "Sự an toàn của thuốc; bác sĩ an ủi người bệnh.",
        "Tuyết rơi; bạch cầu; thị lực; nguyên nhân.",
        "MRI, CT, HCT và PTH bình thường.",
        "Berg balance scale; van; der.",
        "A. B. C. D.",
        "gmail.com",
        "Bệnh viện khác.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert WRITTEN.told(text) == []


def test_a_word_that_is_both_names_of_an_author_is_not_the_whole_name() -> None:
    twice = {**SHORT, "family": "Hà", "middle": "Đức", "given": "Hà"}
    found = byline(case(authors=(twice,)))
    assert not found.tells("Hà Nội")
    assert found.tells("Hà Hà")
    assert found.tells("Hà ĐH")


def test_an_author_of_one_name_is_found_by_it() -> None:
    found = byline(case(authors=({**SHORT, "family": "Suharto", "given": ""},)))
    assert found.tells("by Suharto")


@pytest.mark.parametrize("initials", ["NTBT", "NBT", "VA", "V.A."])
def test_authors_who_sign_by_initials_are_found_where_they_sign(initials: str) -> None:
    assert WRITTEN.told(f"{initials} nhận tài trợ.", signed=True)


def test_numbers_of_grants_and_of_ethics_are_found_but_years_are_not() -> None:
    changed = case(
        funding={"vi": "Quỹ 108.02-2019.34, 2019-2021.", "en": "Grant 108.02-2019.34."},
        ethics={"required": True, "number": "123/QĐ-2020", "vi": "Có.", "en": "Yes.",
                "council": {"vi": "Hội đồng Lúa Vàng", "en": "Golden Rice Board"}},
    )  # fmt: skip
    found = byline(changed)
    for text in ("108.02-2019.34", "123/QĐ-2020", "golden rice board"):
        assert found.tells(text)
    assert not found.tells("2019-2021")


def reference(key: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {"id": key, "type": "article-journal", "title": "Anemia", **more}


OWN = [
    reference("a", author=({"family": "Nguyen", "given": "TBT"},)),
    reference("b", author=({"family": "Lee", "given": "A"}, {"literal": "Bach Tuyet Nguyen"})),
    reference("c", author=({"literal": "Bệnh viện Thanh Nhàn"},)),
    reference("d", title="A guide of Red Peace Hospital"),
    reference("e", URL="https://thanhnhando.vn/guide"),
]


@pytest.mark.parametrize("own", OWN, ids=lambda one: one["id"])
def test_a_work_of_the_authors_is_cited_without_telling_whose_it_is(own: dict[str, Any]) -> None:
    own = {**own, "id": "nguyen2020"}
    text = {"vi": "Như đã báo cáo [@lee2005; @nguyen2020].", "en": "As [@nguyen2020; @lee2005]."}
    data = tuples(least())
    hidden = blind(case(references=(*data["references"], own), introduction=text))
    assert [one.id for one in hidden.references] == ["lee2005", "withheld-1"]
    assert hidden.introduction.text["vi"] == "Như đã báo cáo [@lee2005; @withheld-1]."
    left = hidden.references[1].model_dump(exclude_none=True, exclude={"author", "editor"})
    assert left.pop("unconfirmed") == ()
    assert left == {
        "id": "withheld-1", "type": "article-journal", "language": "vi",
        "title": "[lược bỏ để bình duyệt kín] / [withheld for blind review]",
    }  # fmt: skip
    assert "nguyen2020" not in hidden.model_dump_json()


def test_what_a_text_looks_up_is_left_as_it_is() -> None:
    text = "Tuổi {{ p1.age }}, @fig:nguyen-thi-bach-tuyet, hoặc viết cho tuyet@thanhnhando.vn."
    hidden = blind(case(introduction={"vi": text, "en": "None."}))
    said = hidden.introduction.text["vi"]
    assert "{{ p1.age }}, @fig:nguyen-thi-bach-tuyet" in said
    assert "thanhnhando" not in said


def test_a_cell_that_is_the_same_in_every_language_is_read_too() -> None:
    both = {"vi": "Bảng", "en": "Table"}
    table = {
        "id": "t", "title": both, "columns": ({"heading": both}, {"heading": both}),
        "rows": (("Nguyen TBT", {"vi": "Đạt", "en": "Done by Tuyet Nguyen"}),),
    }  # fmt: skip
    first, second = blind(case(tables=(table,))).tables[0].rows[0]
    assert first == "[lược bỏ để bình duyệt kín]"
    assert isinstance(second, dict)
    assert second["en"] == "Done by [withheld for blind review]"


@pytest.mark.parametrize("slug", ["nguyen-thi-bach-tuyet", "emh_bach-tuyet_nguyen"])
def test_a_folder_named_for_an_author_is_refused(slug: str) -> None:
    with pytest.raises(BlindError, match="rename the folder"):
        refuse(case(), slug, {})
    refuse(case(), "emh-thalassemia", {})


def test_a_drawing_that_names_an_author_is_refused_at_its_place() -> None:
    both = {"vi": "Hình", "en": "Figure"}
    figure = {"id": "a", "title": both, "alt": both, "file": "a.svg", "schematic": True}
    given = case(figures=(figure,))

    def drawn(text: str) -> dict[str, Image]:
        data = f"<svg xmlns='http://www.w3.org/2000/svg'><text>{text}</text></svg>".encode()
        return {"a.svg": Image("a.svg", "image/svg+xml", 1, 1, data, (), "")}

    with pytest.raises(BlindError, match="take it out") as raised:
        refuse(given, "small", drawn("B&#7841;ch <tspan>Tuyết</tspan> Nguyễn"))
    assert raised.value.keys == ("figures", 0, "file")
    refuse(given, "small", drawn("Đốt sống"))


def test_time_grows_with_the_text_and_with_the_authors_and_no_faster() -> None:
    def many(size: int) -> tuple[dict[str, Any], ...]:
        return tuple({**AUTHOR, "given": f"Tuyết {chr(97 + n % 26)}{n}"} for n in range(size))

    def read(authors: int, sentences: int) -> Callable[[], object]:
        found = byline(case(authors=many(authors)))
        text = "Nguyễn Văn A khám người bệnh, MRI bình thường. " * sentences
        return lambda: found.told(text)

    assert linear(lambda size: read(200, size), 125)
    assert linear(lambda size: read(size, 125), 50)


def test_the_ids_of_a_blind_report_are_neutral() -> None:
    both = {"vi": "Hình", "en": "Figure"}
    figure = {"id": "nguyen-bach-tuyet", "title": both, "alt": both, "file": "a.png"}
    table = {"id": "tuyet-2", "title": both, "columns": (), "rows": ()}
    says = "Xem (@fig:nguyen-bach-tuyet{A,B}) và @tab:tuyet-2, @tab:labs-p1."
    hidden = blind(case(figures=(figure,), tables=(table,), introduction={"vi": says, "en": says}))
    assert [one.id for one in hidden.figures] == ["figure-1"]
    assert [one.id for one in hidden.tables] == ["table-1"]
    wanted = "Xem (@fig:figure-1{A,B}) và @tab:table-1, @tab:labs-p1."
    assert hidden.introduction.text == {"vi": wanted, "en": wanted}


def test_an_id_that_cannot_be_given_anew_is_told() -> None:
    data = tuples(least())
    point = {"id": "nguyen-bach-tuyet", "event": {"vi": "Khám", "en": "Visit"}}
    patient = {**data["patients"][0], "timeline": (*data["patients"][0]["timeline"], point)}
    with pytest.raises(BlindError, match="id") as raised:
        refuse(case(patients=(patient,)), "small", {})
    assert raised.value.keys == ("patients", 0, "timeline", 2, "id")


THREE = {"family": "Hoàng", "given": "Gia Du", "name_style": "eastern", "affiliations": ("a",)}
BACH_MAI = {
    "id": "a",
    "name": {"vi": "Khoa Ngoại, Bệnh viện Bạch Mai", "en": "Bach Mai Hospital"},
    "country": "VN",
}


@pytest.mark.parametrize(
    "text",
    [
        "HGD", "Gia Du", "H.G.D.", "BVBM", "BMH", "Bạch Mai", "Bach Mai", "BV Bạch Mai", "BẠCH MAI",
        "78 đường Giải Phóng", "số 78 Giải Phóng", "78 Giai Phong Street",
    ],
)  # fmt: skip
def test_a_hospital_is_withheld_by_its_short_names_and_its_address(text: str) -> None:
    given = case(
        authors=(THREE,),
        affiliations=(BACH_MAI,),
        introduction={"vi": f"Mổ tại {text}, khỏe.", "en": f"Operated at {text}, well."},
    )
    for said in blind(given).introduction.text.values():
        assert text not in said


@pytest.mark.parametrize(
    "text", ["MRI", "HBV", "HGB", "gia đình", "Bệnh viện tỉnh", "Hà Nội", "12 bệnh nhân", "5 mg"]
)
def test_other_words_are_left_where_short_names_are_withheld(text: str) -> None:
    said = f"Thấy {text}, khỏe."
    given = case(
        authors=(THREE, {**THREE, "given": "Bảo Vân"}),
        affiliations=(BACH_MAI,),
        introduction={"vi": said, "en": said},
    )
    assert blind(given).introduction.text == {"vi": said, "en": said}

"""Parity: what the two languages of a text must share, however each of them writes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.case.finding import Found
from casegen.case.model import Case
from casegen.case.model.accepted import stamp
from casegen.check.rule import by_handle
from tests.support.given import profiled
from tests.support.growth import linear
from tests.support.least_case import checked, least

# Each pair says the same in Vietnamese and in English, in whatever forms.
SAME_NUMBERS = (
    ("Trị số là 3,85.", "The value was 3.85."),
    ("Trong 1.000 ca.", "In 1,000 cases."),
    ("Kéo dài 2,5 tháng.", "It lasted two and a half months."),
    ("Kéo dài 1,5 năm.", "It lasted a year and a half."),
    ("Sau hai tháng rưỡi.", "After 2.5 months."),
    ("Sau một năm rưỡi.", "After 1.5 years."),
    ("Liều tăng gấp 2.", "The dose was doubled."),
    ("Liều tăng gấp đôi.", "The dose rose 2 times."),
    ("Men gan tăng gấp 3.", "The enzymes tripled."),
    ("Creatinin tăng gấp rưỡi.", "Creatinine rose 1.5 times."),
    ("Creatinin tăng 1,5 lần.", "Creatinine rose one and a half times."),
    ("Liều giảm còn 50%.", "The dose was halved."),
    ("Giảm còn 1/3.", "It fell to a third."),
    ("Chiếm 2/3 chu vi.", "It took up two thirds of the wall."),
    ("Tăng gấp 4 lần.", "There was a fourfold rise."),
    ("Uống 3 lần mỗi ngày.", "It was taken thrice a day."),
    ("Thai lần 1, PARA 0000, 32 tuần.", "Gravida 1, para 0, at 32 weeks."),
    ("PARA 0000, thai 32 tuần.", "Gravida 1, para 0, at 32 weeks."),
    ("PARA 1021.", "Gravida 4, para 1."),
    ("Song thai 2 bánh rau.", "Twins with 2 placentas."),
    ("Hồng cầu 4,2.10¹²/L.", "Red cells were 4.2 × 10¹²/L."),
    ("Bạch cầu 12,5 . 10⁹/L.", "Leukocytes were 12.5 × 10⁹/L."),
    ("Tải lượng 2,3.10⁵ bản sao/mL.", "The load was 2.3 × 10^5^ copies/mL."),
    ("Tiểu cầu 150 000/mm³.", "Platelets were 150,000/mm³."),
    ("Có 1.234.567,5 đơn vị.", "There were 1,234,567.5 units."),
    ("Báo cáo 2 ca.", "A report of two cases."),
    ("Có hai ca.", "There were 2 cases."),
    ("Sau 48 giờ.", "Forty-eight hours later."),
    ("Bốn mươi tám giờ sau.", "After 48 hours."),
    ("Khoảng 2 triệu người.", "Some 2,000,000 people."),
    ("Ngày thứ 3.", "On the 3rd day."),
    ("Tuần thứ ba.", "In week 3."),
    ("Tổn thương độ II.", "A grade 2 lesion."),
    ("Yếu 2 chân.", "Weakness of the legs."),
    ("Tràn dịch 2 bên.", "Bilateral effusion."),
    ("Sau 1 tháng.", "A month later."),
    ("Một nửa số ca.", "In 50% of cases."),
    ("Với p < 0,05.", "With p < .05."),
    ("Ngày 12 tháng 3 năm 2024.", "On 12 March 2024."),
    ("Ngày 12/03/2024.", "On March 12, 2024."),
    ("Ngày 12/3/2024.", "On 03/12/2024."),
    ("Ngày 12-03-2024.", "On 2024-03-12."),
    ("Tháng 3 năm 2024.", "In March 2024."),
    ("Ngày 12/3.", "On 12 March."),
    ("Từ ngày 12 đến 14 tháng 3.", "From March 12 to March 14."),
    ("Tháng 5 có 12 ca.", "In May 12 cases came."),
    ("Có 5/2000 trẻ.", "In 5 of 2000 children."),
    ("Lúc 20 giờ.", "At 8 pm."),
    ("Lúc 8h30.", "At 8:30 am."),
    ("Ngang mức D4–D7.", "At T4–T7."),
    ("Đĩa đệm L4/5.", "The L4–L5 disc."),
    ("Ngang T₄.", "At T4."),
    ("Chuỗi xung T1W.", "T1-weighted images."),
    ("Đo HbA1c.", "Glycated hemoglobin was measured."),
    ("Mảnh 1x1 cm, ×400.", "Pieces of 1 × 1 cm, x400."),
    ("Khi (1) đau hoặc (2) yếu.", "With pain or weakness."),
    ("Điểm z là -2,5.", "The z-score was −2.5."),
    ("Có 3 -5 ca.", "There were 3–5 cases."),
    ("Dùng 10mg.", "A dose of 10 mg."),
    ("Sản phụ PARA 1011.", "The woman was G3P1011."),
    ("Gấp 5 lần.", "Fivefold."),
    ("Tăng gấp 2 lần.", "It was twice as high."),
    ("Những năm 80 của thế kỷ trước.", "The 1980s."),
    ("Cuối thập niên 1980.", "The late 80s."),
    ("Sau nửa giờ.", "After 30 minutes."),
    ("Thứ 2 hằng tuần.", "Every Monday."),
    ("Tuổi ngoài 40.", "In her forties."),
    ("Vào lúc 14 giờ 30.", "At 2:30 p.m."),
    ("Giai đoạn IIIB.", "Stage 3B."),
    ("Điểm SCORTEN là\n3.", "The SCORTEN was 3."),
)
OTHER_NUMBERS = (
    ("Trị số là 3,85.", "The value was 3.58."),
    ("Báo cáo 2 ca.", "A report of three cases."),
    ("Hai ca, 5 ngày.", "Two cases, 6 days."),
    ("Ngày 12/03/2024.", "On 12 April 2024."),
    ("Ngày 12/03/2024.", "On 3 December 2024."),
    ("Ngang mức T4–T8.", "At T4–T7."),
    ("Ngang mức D4.", "At T5."),
    ("Khi (1) đau hoặc (2) yếu.", "With (1) pain or (3) weakness."),
    ("Trong 1.125 ca.", "In 1.125 cases."),
    ("Điểm z là −2,5.", "The z-score was 2.5."),
    ("Có 5 ca, rồi 5 ca.", "There were 5 cases."),
    ("CA125 tăng tới 125.", "CA125 rose to 152."),
    ("Những năm 80.", "The 1970s."),
    ("Có 80 người.", "The 1980 people came."),
    ("Kích thước 3,5 × 2,1 cm.", "It measured 3.5 × 1.2 cm."),
    ("Tỷ lệ 1:10.000.", "A ratio of 1:1,000."),
    ("Có:\n\n2. đau\n3. yếu, 3.", "There were:\n\n2. pain\n3. weakness."),
)
SAME_UNITS = (
    ("Hemoglobin 10 g/dL.", "Hemoglobin was 10 g/dl."),
    ("Hồng cầu 4,2 T/L.", "Red cells were 4.2 ×10¹²/L."),
    ("Bạch cầu 10 G/l.", "Leukocytes were 10 x 10^9/L."),
    ("Dùng 5 mg/kg/ngày.", "A dose of 5 mg/kg/day."),
    ("ALT 20 UI/L.", "ALT was 20 U/L."),
    ("Mạch 80 lần/phút.", "The pulse was 80 bpm."),
    ("Từ 8 cm đến 10 cm.", "From 8 to 10 cm."),
    ("Nam, 37 tuổi.", "A man aged 37."),
    ("Sốt 39 độ.", "A fever of 39 °C."),
    ("Khối 10 cm.", "A 10-cm mass."),
    ("Dùng 5 viên.", "A course of 5 tablets."),
    ("Trong 2,5 tuần.", "For 2.5 weeks."),
    ("HR 0,84; KTC 95% 0,77–0,92.", "HR 0.84; 95% CI 0.77–0.92."),
    ("OR 2,6, KTC 95% 1,1–6,4.", "The OR was 2.6, 95% confidence interval 1.1–6.4."),
    ("Đạm niệu 3 g/24 giờ.", "Proteinuria was 3 g/24 h."),
    ("Dùng 5 mg/ngày.", "A dose of 5 mg daily."),
    ("Dùng 1.000 đơn vị/ngày.", "A dose of 1,000 IU per day."),
    ("Hồng cầu 4,2 T/L.", "Red cells were 4.2 M/µL."),
    ("Ferritin 345 ng/mL.", "Ferritin was 345 µg/L."),
    ("Áp lực 12 cmH₂O.", "A pressure of 12 cm H₂O."),
)
OTHER_UNITS = (
    ("Hemoglobin 90 g/L.", "Hemoglobin was 90 g/dL."),
    ("Bạch cầu 10 G/L.", "Leukocytes were 10 g/L."),
    ("Trong 3 ngày.", "For 3 weeks."),
    ("Dùng 5 mg.", "A dose of 5 µg."),
    ("Hemoglobin 90 g/L.", "Hemoglobin was 90."),
    ("Dùng 5 mg trong 3 ngày.", "A dose of 3 mg for 5 days."),
    ("Gặp ở 20; 30 và 40%.", "It was found in 20; 30 and 40 cases."),
    ("Dùng 5 mg/kg/ngày.", "A dose of 5 mg/kg/hour."),
    ("Truyền 5 mL/giờ.", "An infusion of 5 mL/day."),
    ("Creatinin 120 µmol/L.", "Creatinine was 120 mmol/L."),
    ("Dùng 5 mg/ngày.", "A dose of 5 µg daily."),
)
SAME_POLARITY = (
    ("Liều được giảm một nửa; sắt tăng gấp đôi.", "The dose was halved; iron had doubled."),
    ("Creatinin tăng lên rồi giảm dần.", "Creatinine rose and then fell."),
    ("Người bệnh vẫn tự đi được.", "The patient could still walk."),
    ("Vẫn còn yếu nhẹ; sốt giảm dần.", "Some weakness remained; the fever resolved."),
    ("Người bệnh hết đau, vẫn uống thuốc.", "The pain had gone; the drug was continued."),
    ("Bốn người bệnh tử vong, sáu người còn sống.", "Four patients died and six survived."),
    ("Không còn cần thở oxy.", "Oxygen was no longer needed."),
    ("Đáp ứng kém với thuốc.", "There was a poor response to the drug."),
    ("Người bệnh đã bỏ thuốc lá.", "The patient no longer smoked."),
    ("Vấn đề còn tranh cãi.", "The matter is controversial."),
    ("Bệnh không đặc hiệu.", "The signs were nonspecific."),
    ("Khối lành tính.", "There was no malignancy."),
    ("Cách này chưa chắc có hiệu quả.", "It may be ineffective."),
    ("Tổn thương không hồi phục.", "The damage was irreversible."),
    ("Người bệnh không sốt, không ho.", "The patient was afebrile and did not cough."),
    ("Không hiếm gặp ở trẻ nhỏ.", "It is not uncommon in small children."),
    ("Hiếm gặp; ống mật chủ giãn.", "It is rare; the common bile duct was wide."),
    ("Không rõ nguyên nhân.", "The cause is unknown."),
    ("Đỡ đau nhưng sau đó nặng lên.", "The pain eased and then grew worse."),
    ("Ung thư phổi không tế bào nhỏ.", "Non-small-cell lung cancer."),
    ("Có tiền sử dị ứng, không có tiền sử hen.", "A history of allergy but not of asthma."),
)
OTHER_POLARITY = (
    ("Liều được giảm một nửa.", "The dose was doubled."),
    ("Chưa ghi nhận tái phát.", "The disease had recurred."),
    ("Người bệnh vẫn tự đi được.", "The patient can no longer walk."),
    ("Người bệnh không còn đi được.", "The patient still walks."),
    ("Người bệnh còn đau.", "The patient was pain-free."),
    ("Vẫn chảy máu sau nút mạch.", "The bleeding stopped after embolization."),
    ("Người bệnh còn sống.", "The patient died."),
    ("Bệnh không đáp ứng với steroid.", "The disease responded to steroids."),
    ("Người bệnh vẫn cần thở oxy.", "The patient no longer needed oxygen."),
    ("Hạch không sờ thấy.", "The node was palpable."),
    ("Gia đình từ chối phẫu thuật.", "The family agreed to surgery."),
    ("Tiểu không tự chủ.", "He was continent."),
    ("Người bệnh không hút thuốc.", "The patient smoked."),
    ("Vấn đề còn nhiều tranh luận.", "The matter is uncontroversial."),
    ("Vấn đề không còn tranh cãi.", "The matter is controversial."),
    ("Xét nghiệm âm tính.", "The test was positive."),
    ("Khối ác tính.", "The mass was benign."),
    ("Người bệnh không sốt.", "The patient had a fever."),
    ("Có ý nghĩa thống kê.", "It was not statistically significant."),
    ("Cơ chế vẫn chưa rõ.", "The mechanism is well understood."),
    ("Bệnh hiếm gặp.", "The disease is common."),
    ("Người bệnh không thể đi lại.", "The patient was able to walk."),
    ("Triệu chứng cải thiện.", "The symptoms worsened."),
    ("Không tìm thấy di căn.", "Metastases were found."),
    ("Có tiền sử dị ứng.", "He had no history of allergy."),
    ("U không cắt bỏ được.", "The tumor was resectable."),
    ("Phẫu thuật là chống chỉ định.", "Surgery is indicated."),
)
SAME_BLOCKS = (
    ("Một.\n\nHai.", "One.\n\nTwo."),
    ("Một.\nHai.", "One. Two."),
    ("- một\n- hai", "- one\n- two"),
)
OTHER_BLOCKS = (
    ("Một.\n\nHai.", "One. Two."),
    ("- một\n- hai", "- one"),
)
SAME_ABBREVIATIONS = (
    ("Tạo máu ngoài tủy (EMH).", "Extramedullary hematopoiesis (EMH)."),
    ("CRP tăng.", "C-reactive protein was high."),
    ("Độ nặng (II).", "A severe grade."),
)
OTHER_ABBREVIATIONS = (("Tạo máu ngoài tủy.", "Extramedullary hematopoiesis (EMH)."),)


def found(name: str, vi: str, en: str) -> list[Found]:
    """What one rule finds where the introduction stands so in both languages."""
    rule = by_handle(name)
    assert rule is not None
    texts = f"[introduction]\nvi = {json.dumps(vi)}\nen = {json.dumps(en)}"
    case = Case.model_validate_json(json.dumps(least(texts)))
    return list(rule.find(profiled(case)))


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        (name, *pair)
        for name, table in (
            ("parity-numbers", SAME_NUMBERS + SAME_UNITS),
            ("parity-units", SAME_UNITS + SAME_NUMBERS),
            ("parity-polarity", SAME_POLARITY),
            ("parity-paragraphs", SAME_BLOCKS),
            ("parity-abbreviations", SAME_ABBREVIATIONS),
        )
        for pair in table
    ],
)
def test_texts_that_say_the_same_are_let_pass(name: str, vi: str, en: str) -> None:
    assert [item.values for item in found(name, vi, en)] == []


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        (name, *pair)
        for name, table in (
            ("parity-numbers", OTHER_NUMBERS),
            ("parity-units", OTHER_UNITS),
            ("parity-polarity", OTHER_POLARITY),
            ("parity-paragraphs", OTHER_BLOCKS),
            ("parity-abbreviations", OTHER_ABBREVIATIONS),
        )
        for pair in table
    ],
)
def test_texts_that_differ_are_found_with_both_places(name: str, vi: str, en: str) -> None:
    findings = found(name, vi, en)
    assert findings
    for finding in findings:
        assert {finding.keys, finding.also} == {("introduction", "vi"), ("introduction", "en")}


def test_a_slip_of_one_number_is_told_once() -> None:
    (finding,) = found("parity-numbers", "Người bệnh 37 tuổi.", "A 73-year-old patient.")
    assert finding.values == {"item": "73", "other": "vi", "wanted": "37"}
    assert (finding.keys, finding.also) == (("introduction", "en"), ("introduction", "vi"))


def test_two_slips_are_told_once_each() -> None:
    vi, en = "Khối 3,5 cm, sau 12 ngày.", "A mass of 5.3 cm, after 21 days."
    told = [finding.values["wanted"] for finding in found("parity-numbers", vi, en)]
    assert told == ["3,5", "12"]


def test_a_number_is_named_with_both_counts_at_its_own_place() -> None:
    vi = "Có 5 ca, rồi 5 ca."
    (finding,) = found("parity-numbers", vi, "There were 5 cases.")
    assert finding.values == {"item": "5", "here": "2", "there": "1", "other": "en"}
    assert vi[finding.start : finding.end] == "5"
    assert finding.start == vi.rindex("5")


def test_two_wrong_units_are_shown_as_they_were_typed() -> None:
    (finding,) = found("parity-units", "Hemoglobin 90 g/L.", "Hemoglobin was 90 g/dL.")
    assert finding.values == {"item": "90 g/dL", "wanted": "90 g/L", "other": "vi"}


@pytest.mark.parametrize(
    ("toml", "number"),
    [
        ('vi = "đau, sốt"\nen = "pain and fever"', 1),
        ('vi = "liều 1,5 mg"\nen = "dose of 1.5 mg"', 0),
        ('vi = "chèn ép tủy"\nen = "acute cord compression"', 1),
        ('vi = "bệnh phổi mạn"\nen = "pulmonary disease"', 1),
        ('vi = "spinal cord compression"\nen = "spinal cord compression"', 1),
        ('vi = "Staphylococcus aureus"\nen = "Staphylococcus aureus"', 0),
        ('vi = "thalassemia"\nen = "thalassemia"', 0),
        ('vi = "thiếu máu"\nen = "thiếu máu"', 1),
        ('vi = "viêm tụy cấp tính"\nen = "pancreatitis"', 1),
        ('vi = "viêm tụy cấp"\nen = "acute pancreatitis"', 0),
        ('vi = "cấp cứu"\nen = "emergency"', 0),
        ('vi = "u tủy ngực"\nen = "spinal cord tumor"', 1),
        ('vi = "u lồng ngực"\nen = "chest tumor"', 0),
        ('vi = "viêm não tự miễn"\nen = "encephalitis"', 1),
        ('vi = "viêm não tự miễn"\nen = "autoimmune encephalitis"', 0),
        ('vi = "u tái phát"\nen = "relapsed tumor"', 0),
        ('vi = "bệnh Basedow"\nen = "Graves disease"', 0),
    ],
)
def test_a_keyword_is_held_to_its_translation(toml: str, number: int, tmp_path: Path) -> None:
    findings = checked(least(f"[[keywords]]\n{toml}"), tmp_path).findings
    assert [finding.name for finding in findings] == ["parity-keywords"] * number


def test_keywords_translated_at_each_others_places_are_found(tmp_path: Path) -> None:
    def told(*pairs: str) -> list[str]:
        rows = [dict(zip(("vi", "en"), pair.split(" | "), strict=True)) for pair in pairs]
        toml = "".join(f'[[keywords]]\nvi = "{r["vi"]}"\nen = "{r["en"]}"\n' for r in rows)
        return [finding.message for finding in checked(least(toml), tmp_path).findings]

    others = ("sốt | fever", "bệnh Basedow | Graves disease")
    assert told("bệnh Kawasaki | Kawasaki disease", "infliximab | infliximab", *others) == []
    crossed = told("bệnh Kawasaki | infliximab", "infliximab | Kawasaki disease", *others)
    assert len(crossed) == 2
    assert all("bring them together" in message for message in crossed)


def test_a_keyword_given_twice_is_found_in_each_language(tmp_path: Path) -> None:
    first = '[[keywords]]\nvi = "Thiếu máu"\nen = "anemia"\n'
    again = '[[keywords]]\nvi = "thiếu máu"\nen = "Anemia"\n'
    findings = checked(least(first + again), tmp_path).findings
    assert [(finding.name, finding.language) for finding in findings] == [
        ("parity-keywords", "vi"),
        ("parity-keywords", "en"),
    ]


def test_a_translation_is_stale_once_its_source_has_changed(tmp_path: Path) -> None:
    old = least()["introduction"]["vi"]
    table = f'[accepted]\nintroduction = "{stamp(old)}"\n'
    assert checked(least(table), tmp_path).findings == ()
    stale = least(table + '[introduction]\nvi = "Thiếu máu là bệnh hay gặp."')
    (finding,) = checked(stale, tmp_path).findings
    assert (finding.name, finding.language) == ("translation-stale", "en")
    changed = least(table + '[introduction]\nen = "Anemia is very common."')
    assert checked(changed, tmp_path).findings == ()


def test_a_stamp_is_of_the_text_in_nfc() -> None:
    assert stamp("Thie\u0302\u0301u") == stamp("Thiếu")


def test_a_stamp_that_leads_to_no_text_is_found(tmp_path: Path) -> None:
    findings = checked(least('[accepted]\nintro = "000000000000"'), tmp_path).findings
    assert [(finding.name, finding.values) for finding in findings] == [
        ("translation-stale", {"path": "intro"})
    ]


SENTENCES = st.sampled_from(
    (
        ("Hemoglobin là {} g/L.", "Hemoglobin was {} g/L."),
        ("Nằm viện {} ngày.", "The stay was {} days."),
        ("Khối dài {} cm.", "The mass was {} cm long."),
        ("Tỷ lệ là {}%.", "The rate was {}%."),
        ("Ngang mức T{}.", "The level was T{}."),
    )
)
AMOUNTS = st.integers(20, 9999)
PARAGRAPHS = st.lists(st.tuples(SENTENCES, AMOUNTS), min_size=1, max_size=6)


@settings(max_examples=60)
@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_the_sentences_is_free(
    told: list[tuple[tuple[str, str], int]], random: Random
) -> None:
    vi = [pair[0].format(amount) for pair, amount in told]
    en = [pair[1].format(amount) for pair, amount in told]
    random.shuffle(en)
    for name in ("parity-numbers", "parity-units", "parity-polarity", "parity-paragraphs"):
        assert found(name, " ".join(vi), " ".join(en)) == []


@settings(max_examples=100)
@given(PARAGRAPHS, st.data())
def test_a_digit_changed_in_one_language_is_always_found(
    told: list[tuple[tuple[str, str], int]], data: st.DataObject
) -> None:
    texts = [" ".join(pair[side].format(amount) for pair, amount in told) for side in (0, 1)]
    side = data.draw(st.integers(0, 1))
    places = [place for place, character in enumerate(texts[side]) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    # A T1 or T2 could be an image's sequence; 0 before other digits changes no value.
    digit = data.draw(st.sampled_from([d for d in "3456789" if d != texts[side][place]]))
    texts[side] = texts[side][:place] + digit + texts[side][place + 1 :]
    assert found("parity-numbers", *texts)


@pytest.mark.parametrize("piece", ["3,85 g/L. ", "1/1/20 ", "T4", "1 000 ", "("])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece)) + "1"
        return lambda: (found("parity-numbers", text, "2"), found("parity-units", text, "2"))

    assert linear(prepare, 10_000)

"""Text hygiene: what each rule sees in either language, and its nearest legal neighbours."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from casegen.case.finding import Found
from casegen.case.load import load
from casegen.check.fix import mended
from casegen.check.given import Data
from casegen.check.rule import by_handle, rules
from casegen.check.rules.text.term_drift import SETS
from casegen.reading.spelling.phrases import folded
from tests.support.growth import linear
from tests.support.least_case import CASES, checked, least, written

TEXT_RULES = [rule for rule in rules() if "X003" <= rule.code <= "X017" or rule.code == "X021"]


def run(name: str, data: Mapping[str, Any]) -> list[Found]:
    """What one rule finds in some data, in the order of the text."""
    rule = by_handle(name)
    assert rule is not None
    found = rule.find(Data(data, written(data)))
    return sorted(found, key=lambda each: (str(each.keys), each.start or 0))


def seen(name: str, **texts: str) -> list[str]:
    """The characters of an introduction that one rule points at."""
    found = run(name, {"introduction": texts})
    return [texts[str(each.keys[-1])][each.start : each.end] for each in found]


FAULTS: list[tuple[str, str, str, list[str]]] = [
    ("legacy-encoding", "vi", "Hoàn c¶nh khó khăn.", ["c¶nh"]),
    ("legacy-encoding", "vi", "Ng­êi bÖnh bÞ thiÕu m¸u m¹n.", ["Ng­êi"]),
    ("legacy-encoding", "vi", "Bệnh nhân ®iÒu trị.", ["®iÒu"]),
    ("legacy-encoding", "vi", "Ngöôøi beänh thieáu maùu.", ["Ngöôøi"]),
    ("legacy-encoding", "vi", "Bị thieáu máu.", ["thieáu"]),
    ("legacy-encoding", "en", "Dr. Nguyeãn Vaên An read it.", ["Nguyeãn"]),
    ("legacy-encoding", "vi", "Bệnh viện Trung ƣơng.", ["ƣơng"]),
    ("legacy-encoding", "vi", "Tru+o+'ng nghie^m", ["Tru+o+'ng"]),
    ("legacy-encoding", "vi", "Tiáº¿ng Viá»‡t", ["Tiáº¿ng"]),
    ("legacy-encoding", "en", "The patientâ€™s leg", ["patientâ€™s"]),
    ("confusable-letter", "vi", "Bệnh viện Ðại học", ["Ðại"]),
    ("confusable-letter", "vi", "Ɖau lưng", ["Ɖau"]),
    ("confusable-letter", "en", "The pаtient", ["pаtient"]),
    ("confusable-letter", "en", "МRI of the spine", ["МRI"]),
    ("confusable-letter", "en", "Ηemoglobin", ["Ηemoglobin"]),
    ("tone-placement-mixed", "vi", "Sau hòa giải, khóa lại rồi lại hoá mô.", ["hoá"]),
    ("tone-placement-mixed", "vi", "Tuỷ sống khoẻ, thuỳ trên, tủy ngực.", ["tủy"]),
    ("range-dash-mixed", "vi", "Từ 3-7 ngày, 9–37%, 90 - 92.", ["3-7", "90 - 92"]),
    ("range-dash-mixed", "vi", "Từ 3–7 ngày, 4,14- 4,99.", ["4,14- 4,99"]),
    ("range-dash-mixed", "en", "In 3–7 days, 90 – 92 and 74.3 -76.6.", ["90 – 92", "74.3 -76.6"]),
    ("range-dash-mixed", "en", "In 3– 7 days and 9-37%.", ["3– 7", "9-37"]),
    ("range-dash-mixed", "vi", "Từ 3–5 ngày, 7−9 và 7 ~ 9 ngày.", ["7−9", "7 ~ 9"]),
    ("unit-spacing", "vi", "Khối 10cm, 90g/L, sốt 39°C.", ["10cm", "90g", "39°C"]),
    ("unit-spacing", "vi", "Gặp ở 20 % người bệnh.", ["0 %"]),
    ("unit-spacing", "en", "A 3.5mm lesion; hemoglobin 90g/L; 4.2T/L.", ["3.5mm", "90g", "4.2T"]),
    ("unit-spacing", "en", "Up to 20 % of patients.", ["0 %"]),
    ("unit-symbol", "vi", "Hb 9 g/dl, HC 3,9 G/l, MCV 74 fl.", ["g/dl", "G/l", "fl"]),
    ("unit-symbol", "vi", "Nặng 52 Kg, truyền 350cc, sốt 39 ºC.", ["Kg", "cc", "ºC"]),
    (
        "unit-symbol",
        "vi",
        "39⁰C, 39 ˚C, 39°c, 390C và 39 0C, 37,50C, 39oC, gập 90˚.",
        ["⁰C", "˚C", "°c", "0C", " 0C", "0C", "oC", "˚"],
    ),
    (
        "superscript-lost",
        "vi",
        "BC 12,5 x 109/L, 250 × 109/L, 2 x 105 bản sao/mL, 4 x 1012/L, 4,2.1012/L, 10E5/mL, 10*5.",
        ["109", "109", "105", "1012", "1012", "10E5", "10*5"],
    ),
    ("superscript-lost", "en", "1.73 m2, kg/m2 and 2.5E6 cells.", ["m2", "m2", "2.5E6"]),
    ("unit-symbol", "en", "Stored at 40C, then at −20 ᵒC.", ["0C", "ᵒC"]),
    ("unit-symbol", "en", "CRP 5 mg/l, 5 mmol/l, 120 mmhg.", ["mg/l", "mmol/l", "mmhg"]),
    ("decimal-mark", "vi", "Hồng cầu 3.85, p < 0.05 và 0.125.", ["3.85", "0.05", "0.125"]),
    ("decimal-mark", "vi", "Bạch cầu 1,234.5 tế bào.", ["1,234.5"]),
    ("decimal-mark", "en", "A node of 1,5 cm, p = 0,05.", ["1,5", "0,05"]),
    ("decimal-mark", "en", "Platelets 1.234,5 in all.", ["1.234,5"]),
    ("ambiguous-number", "vi", "Tiểu cầu là 1.125 lúc đó.", ["1.125"]),
    ("ambiguous-number", "vi", "Liều 12.345 đơn vị.", ["12.345"]),
    ("subscript-digit", "vi", "Chèn ép T₄–T₇, cố định T₃T₄ - T₇T₈.", ["T₄–T₇", "T₃T₄ - T₇T₈"]),
    ("subscript-digit", "vi", "Giảm cảm giác từ mức T₅.", ["T₅"]),
    ("subscript-digit", "en", "Laminectomy at T₄ and the L₁–L₂ space.", ["T₄", "L₁–L₂"]),
    ("doubled-space", "vi", "Da  xanh,\tlách \u00a0to.", ["  ", " \u00a0"]),
    ("doubled-space", "en", "Pale.  Weak [@lee2005]  and thin.", ["  ", "  "]),
    ("straight-quotes", "vi", 'Hình "tóc dựng".', ['"tóc dựng"']),
    ("straight-quotes", "vi", 'Chữ "u lạc.', ['"']),
    ("straight-quotes", "en", "The patient's 'tumor' in Crohn's.", ["'", "'tumor'", "'"]),
    ("spelling-term", "vi", "Phim Sagital, đối quang\ntử.", ["Sagital", "đối quang\ntử"]),
    ("spelling-term", "vi", "Chuẩn đoán và triệu trứng.", ["Chuẩn đoán", "triệu trứng"]),
    ("spelling-term", "en", "A Sagital film should be born in mind.", ["Sagital", "born in mind"]),
    ("spelling-term", "vi", "Hội trứng; nội xoi; sống xót.", ["Hội trứng", "nội xoi", "sống xót"]),
    ("spelling-term", "en", "Here in we saw an rare abcess.", ["Here in we", "an rare", "abcess"]),
    ("term-drift", "vi", "Người bệnh yếu; người bệnh tê; bệnh nhân mệt.", ["bệnh nhân"]),
    ("term-drift", "vi", "Khối tạo máu ngoài tủy lớn. Khối EMH đáp ứng.", ["Khối EMH"]),
    ("term-drift", "en", "Anemia was found; his anaemia eased; anemia came back.", ["anaemia"]),
    ("mid-sentence-break", "vi", "Khối chèn ép\n\ntủy ngực.", ["p\n\nt"]),
    ("mid-sentence-break", "vi", "Khối này là\n\nEMH điển hình.", ["à\n\nE"]),
    ("mid-sentence-break", "en", "Seen [@an]\n \nin two,\n\nand later.", ["]\n \ni", ",\n\na"]),
]  # fmt: skip

LEGAL = {
    "legacy-encoding": [
        ("vi", "CRP 5 µg/L, 37 °C, 1,5 m², 3 cm³, ±2, 1½ viên, ×10¹²/L."),
        ("vi", "Thuốc Humira®, Remicade®và, © 2024, bệnh¹ và § 3; «trích dẫn»."),
        ("vi", "Hoà, oà, khoẻ, loé, tuý, uý, thuỷ, quà, nghiệm, được, người."),
        ("vi", "Hội chứng Guillain–Barré, Sjögren, Behçet, Ménière."),
        ("vi", "Số 10^9/L, x+y, Na+, e^x, C++."),
        ("en", "A naïve patient of Dr João Araújo from Køge, in août, at León."),
        ("en", "Zoë, Noël, Haüy, Müller, Ångström, Sørensen, Señor, Gesù."),
        ("en", "mg·kg, µmol/L, mean ± SD, co\u00adoperate, 5° flexion."),
    ],
    "confusable-letter": [
        ("vi", "Đại học, đau, BỆNH VIỆN ĐA KHOA."),
        ("vi", "β-thalassemia, αβ, IFNγ, TNFα, μg, Aβ42, NF-κB, χ2."),
        ("en", "Sigurðsson and Guðmundsdóttir described it."),
        ("en", "Медицина и здоровье"),
        ("en", "Σ = 3, ΔT = 2, the letter ð, Ω."),
        ("en", "Αθήνα"),
    ],
    "tone-placement-mixed": [
        ("vi", "Tủy, hóa, thùy, khỏe, tỏa, hủy."),
        ("vi", "Tuỷ, hoá, thuỳ, khoẻ, toả, huỷ."),
        ("vi", "Khóa, hoàn, toàn, thuyền, khoảng, huyết, nguyên."),
        ("vi", "Mô hóa, quý, quà, quỹ, quẻ, quỳ."),
        ("vi", "Hóa trị ở Hoà Bình, họ Uỷ."),
        ("vi", "Tủy cũ, đào, lúa, múa, của, thừa."),
        ("en", "Old hòa and new hoà."),
    ],
    "range-dash-mixed": [
        ("vi", "Quyết định số 12-2019; mã số 108.99-2019.345; sau 2–3 ngày."),
        ("vi", "Từ 3-7 ngày, 9-37%."),
        ("vi", "Từ 3–7 ngày, T4-T7, T1-T2, COVID-19 - 2 lần, hóa-xạ trị."),
        ("vi", "Từ 3–7 ngày, ngày 2024-03-10 và 10-03-2024, 05-03."),
        ("vi", "Từ 3–7 ngày, điện thoại 024-3869-3731."),
        ("vi", "Từ 3–7 ngày [2-6], doi:10.1186/1752-1947-4-319."),
        ("en", "In 3–7 days, a 37-year-old man, glucose-6-phosphate, IL-6."),
        ("en", "In 3–7 days, https://example.org/10-12, ISBN 978-3-16-148410-0."),
        ("en", "In 3–7 days, T2-T4, L4-5, C3-6, 4 - a number, p53-2."),
        ("en", "In 3–7 days; closed with 3-0 nylon and 10-0 sutures; a 5-3 victory."),
    ],
    "unit-spacing": [
        ("vi", "Khối 10 cm, 90\u00a0g/L, 20%, 39 °C."),
        ("vi", "MRI 3T, T1W, kim 18G, 99mTc, 18F-FDG, CA125, p53."),
        ("vi", "Lần 2, HbA1c, B12, H1N1, 5HT, 4L, 2D."),
        ("vi", "Khâu 3-0, độ 3/5, ×400, 2 mm/giờ."),
        ("en", "A 5-mm lesion at 37°C in 20% of patients."),
        ("en", "3D, 1.5T, 7T, 2h, 4th, 22nd, 1980s, 10x."),
        ("en", "COX2 mRNA, an 18gauge needle, miR21g, 16S, 5G network, U2OS."),
    ],
    "superscript-lost": [
        ("vi", "Khối 98 x 105 mm, HA 109/90 mmHg, biến thể 10E5."),
        ("vi", "Bạch cầu 12.10⁹/L, 4 × 10³/µL, 4,2.10^12^/L."),
        ("en", "HLA-A*24:02, M2, T2, a ratio of 1:109."),
        ("en", "A lesion of 3 x 109 mm and 1.73 m², 5 cm³."),
        ("en", "ICD 10E10; CYP2C19*2; 10 × 12 cm."),
        ("vi", "Phòng 105/L2, số 109, 10 E 5."),
    ],
    "unit-symbol": [
        ("vi", "Hb 90 g/L, 10 g/dL, 3,9 T/L, 74 fL, 5 ml, 2 l, 10 UI/L."),
        ("vi", "Và/l, km/l, a/dl, nhóm l, tài liệu/lần."),
        ("vi", "52 kg, 350 mL, 39 °C, 120 mmHg, 5 µg."),
        ("vi", "Biến thể c.390C>T, R390C; phòng 40C; gập 90°; 2 × 10⁰; ở 45 MM bệnh nhân."),
        ("vi", "Kg là viết tắt; cc thường dùng."),
        ("en", "8 fl oz, ng/mL, ng/ml, mg/L, and/late."),
        ("en", "Type 2 CC, group Cm, 5 CCs, 3 MMP."),
        ("en", "Bag/l, drug/l, grade 3 group, 10 great vessels."),
    ],
    "decimal-mark": [
        ("vi", "Đề tài mã số 108.99-2019.345; (106.02-2018.12); số 12.5/QĐ."),
        ("vi", "Hồng cầu 3,85; p < 0,05; 12.500; 1.234.567; 1.234,5."),
        ("vi", "SPSS 26.0, phiên bản 2.1, R 4.2, mục 2.1, Bảng 3.1, ICD 10.5."),
        ("vi", "Ngày 5.3.2024, doi 10.1136/bcr-2013, 10.52322/jocmbmh.123.01."),
        ("vi", "D56.1, v2.0, chr7.1, 1.125 và số 2.345/QĐ-BYT."),
        ("vi", "2.1 Chẩn đoán\n\n3.2 Điều trị"),
        ("vi", "Xem https://example.org/1.5 và [đây](https://example.org/1.5)."),
        ("en", "RBC 3.85, p < 0.05, 12,500 cells, 1,234,567, 1,125."),
        ("en", "1,25-dihydroxyvitamin D, 2,3-DPG, 1,25(OH)2D3, 46,XY."),
        ("en", "HPV types 16,18, panels 1,4,10, refs [2,5], days 3,7."),
        ("en", "Published as 10,1136/x."),
    ],
    "ambiguous-number": [
        ("vi", "Tiểu cầu 4.500, 12.000, 1.234.567."),
        ("vi", "Hồng cầu 3,85 và 1,125."),
        ("vi", "Số 1.125/QĐ-BYT, SPSS 1.125."),
        ("vi", "0.125 và 1.25."),
        ("vi", "1 125 và 1125."),
        ("en", "1,125 cells and 1.125 mL."),
        ("en", "12,345 and 0.125."),
    ],
    "subscript-digit": [
        ("vi", "SpO₂ 98%, HbA₂ 3,5%, CO₂, H₂O, PaO₂, N₂O."),
        ("vi", "FT₄, T₃, T₄ bình thường; C₃ và C₄ giảm."),
        ("vi", "Vitamin D₃, B₁₂, tiếng S₁ và S₂ đều."),
        ("vi", "Cột sống: bổ sung vitamin D₃."),
        ("vi", "Chèn ép T4–T7, mức T5."),
        ("en", "C₂H₅OH, CaCO₃, C₆H₁₂O₆, level of CO₂."),
        ("en", "Free T₄ was normal; dopamine D₂ receptors."),
    ],
    "doubled-space": [
        ("vi", "Da xanh, lách to."),
        ("vi", "- mục một\n  - mục con\n    thụt vào"),
        ("vi", "Dòng một  \ndòng hai."),
        ("vi", "Đã rõ [@lee2005;  @an2004]."),
        ("en", "Pale.\n\nWeak."),
        ("en", "10\u00a0cm and {{  p1.age  }} years."),
        ("en", "  Indented."),
    ],
    "straight-quotes": [
        ("vi", "Hình “tóc dựng”, ‘u’, bệnh Crohn’s."),
        ("vi", "Đầu 5' và 3', ống 22\" và 24\"."),
        ("en", "The patient’s “sign”, 5'-UTR, 3′ end, 5′10″."),
        ("en", "6' tall, 10'' of arc."),
        ("en", "See <https://example.org/a'b>."),
        ("en", "No marks at all."),
    ],
    "spelling-term": [
        ("vi", "Sagittal, đối quang từ, chẩn đoán, tiêu chuẩn, đoán định."),
        ("vi", "Tan máu, huyết tán, xuất huyết, bổ sung."),
        ("vi", "Khối tạo máu, xử trí, xử lý, triệu chứng."),
        ("vi", "Phẫu thuật, giải phẫu bệnh, điều trị."),
        ("en", "Sagittal, medullary, extramedullary, hematopoiesis."),
        ("en", "Two cases; reports; born in Hanoi; in mind."),
        ("en", "These complications; preferred; referred; occurred."),
    ],
    "term-drift": [
        ("vi", "Người bệnh yếu, người bệnh tê."),
        ("vi", "Người bệnh (hay bệnh nhân) yếu."),
        ("vi", "Khối tạo máu ngoài tủy, tên gọi u tạo máu ngoài tủy là thói quen."),
        ("vi", "Tỷ lệ, kỹ thuật, bác sĩ, mạn tính."),
        ("vi", "Phim X-quang, phim x-quang."),
        ("en", "Anemia, anemic patients, anemias."),
        ("en", "The mass is called an EMH mass; tumor, tumors, tumorous."),
    ],
    "mid-sentence-break": [
        ("vi", "Da xanh.\n\nlách to."),
        ("vi", "Gồm:\n\n- da xanh\n- lách to\n\nkhông sốt."),
        ("vi", "Xem (@tab:labs-p1)\n\nsau đó khỏe."),
        ("vi", "Da xanh\nlách to."),
        ("en", "It was pale.\n\nIt was large."),
        ("en", "Genes studied\n\nmRNA levels."),
        ("en", "He said “stop”\n\nand stopped."),
        ("en", "The name\n\nIt was given."),
    ],
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text, each once."""
    return list(dict.fromkeys(text.split()))


# One word of an old encoding among words of Unicode: what was typed in TCVN3 and in VNI.
RELICS = words("""
bÖnh ThiÕu ®iÒu trÞ lång nång kÝch thÝch c¹nh ®¹i đ¹i kh«ng phßng cßn vÞ nh÷ng t×nh d­íi
chøng giíi sµng
nhÊt BÖNH §Æc §iÓm lµ vµ gÆp gÉy næi tËp khèi thÕ cøu nghiªn Nguyªn håi ®éng tæn cÊp sèt xÐt
beänh Beänh nhaân thieáu maùu ñieàu phaãu thuaät tuûy ngöïc ngöôøi Ngöôøi coät chöùng khoâng
laâm saøng baøn luaän keát NGÖÔØI BEÄNH ñöôïc truyeàn caàu uoáng laùch cuoái Nguyeãn moå naêm
""")
UNTOUCHED = words("""
Müller Sjögren Guillain-Barré Ménière Behçet Kaposi naïve São Paulo Béclère Sézary Köhler Röntgen
Löffler Grünwald Höchst Björk Åland Ångström Sørensen Bø Lü Noël Loïc Thaï Haüy Zaïre Citroën Gaëtan
Muñoz Nuñez Peña señor año João Araújo não região août jeûne Saône où dû goût fièvre tête Benoît
Straße Weiß Maß für über Tür Übelkeit Sjöstrand Göteborg Malmö Tromsø Kjær İstanbul Gülhane Çelik
º ª 5º N·m n·m kg·m a×b 2×3 x÷y µ µm µmol mmol·L °C ±2 ½ 1½ m² cm³ 10⁹ ® § © mà» «đau»
hoá¹ khi¹ bệnh¹ Hà² to¹
hòa hoà toàn thuỷ quý giữa nghĩa khuỷu ngoằn ngoèo boong xoong Đắk Lắk Krông Êđê naïf façade cliché
Remicade®và Zocor® café protégé résumé Ångstrom coöperate Brönsted Dupuytren’s Öz Günther Köln Mühe
""")


@pytest.mark.parametrize("word", RELICS)
def test_a_lone_word_of_an_old_encoding_is_seen(word: str) -> None:
    assert seen("legacy-encoding", vi=f"Lúc đó {word} như đã nêu.") == [word]


@pytest.mark.parametrize("word", UNTOUCHED)
def test_a_name_or_sign_of_another_tongue_is_none_of_an_old_encoding(word: str) -> None:
    assert seen("legacy-encoding", vi=f"Lúc đó {word} như đã nêu, {word}.") == []
    assert seen("legacy-encoding", en=f"Then {word} as given above.") == []


def test_an_old_encoding_is_seen_in_titles_of_references() -> None:
    data = {"references": [{"title": "KÕt qu¶ ®iÒu trÞ"}, {"title": "Ett lån av Bång Håkansson"}]}
    assert [found.keys[:2] for found in run("legacy-encoding", data)] == [("references", 0)]


@pytest.mark.parametrize(("name", "language", "text", "expected"), FAULTS)
def test_a_fault_is_pointed_at(name: str, language: str, text: str, expected: list[str]) -> None:
    assert seen(name, **{language: text}) == expected


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [(name, *legal) for name, texts in LEGAL.items() for legal in texts],
)
def test_a_legal_neighbour_passes(name: str, language: str, text: str) -> None:
    assert seen(name, **{language: text}) == []


def test_every_text_rule_has_faults_and_six_legal_neighbours() -> None:
    names = {rule.name for rule in TEXT_RULES} - {"not-nfc"}
    assert len(names) == 15
    assert {name for name, *_rest in FAULTS} == names == set(LEGAL)
    assert all(len(texts) >= 6 for texts in LEGAL.values())


@pytest.mark.parametrize(("english", "found"), [("1,125", []), ("1125", []), ("1.125", ["1.125"])])
def test_the_other_language_tells_what_a_number_means(english: str, found: list[str]) -> None:
    assert seen("ambiguous-number", vi="Có 1.125 ca.", en=f"There were {english} cases.") == found


def test_a_comma_copied_into_english_is_a_decimal_mark() -> None:
    texts = {"vi": "Chỉ số z là 1,6 và 2,3.", "en": "A z-score of 1,6."}
    assert seen("decimal-mark", **texts) == ["1,6"]


def test_a_list_without_spaces_is_no_decimal_in_english() -> None:
    assert seen("decimal-mark", vi="Vào ngày 3,7.", en="On days 3,7.") == []


def test_ranges_of_two_languages_are_not_compared_with_each_other() -> None:
    assert seen("range-dash-mixed", vi="Từ 3-7 ngày.", en="For 3–7 days.") == []


@pytest.mark.parametrize("part", ["title", "source", "affiliations"])
def test_names_and_titles_keep_their_own_placement_of_tones(part: str) -> None:
    data = {"introduction": {"vi": "Tủy, hóa."}, part: {"vi": "về hoá trị"}}
    assert run("tone-placement-mixed", data) == []


@pytest.mark.parametrize("name", ["legacy-encoding", "confusable-letter"])
def test_the_data_of_references_are_read_too(name: str) -> None:
    data = {"references": [{"title": "Bệnh viện Ðại học Trung ƣơng"}]}
    assert [found.keys for found in run(name, data)] == [("references", 0, "title")]


@pytest.mark.parametrize("name", [rule.name for rule in TEXT_RULES])
def test_a_reference_keeps_its_own_typography(name: str) -> None:
    title = 'A  "case" of 10cm - 1-2, 1 – 2 g/dl in hòa and hoà, Sagital, T₄–T₇'
    assert run(name, {"references": [{"title": title}]}) == []


def test_letters_stored_apart_are_composed_with_the_rest_of_the_file_kept(tmp_path: Path) -> None:
    data = least('short_title = { vi = "Tên ngắn gọn", en = "Short title" }')
    whole = written(data)
    apart = whole.replace("Tên ngắn gọn", unicodedata.normalize("NFD", "Tên ngắn gọn"))
    result = checked(apart, tmp_path)
    assert [finding.name for finding in result.findings] == ["not-nfc"]
    assert mended(result.source, result.findings)[0] == whole


@pytest.mark.parametrize(
    "text", ["Tên ngắn, β, µ, ½, ﬁ", "Điều trị", "한국", "e", "Å and Ω composed"]
)
def test_composed_text_passes(text: str) -> None:
    assert run("not-nfc", {"title": {"vi": unicodedata.normalize("NFC", text)}}) == []


@pytest.mark.parametrize(
    ("vi", "right"),
    [
        ("Từ 3-7 tuần, 9–37 ngày, 2 - 4 lần.", "Từ 3–7 tuần, 9–37 ngày, 2–4 lần."),
        ("Khối 6cm, sốt 39°C.", "Khối 6 cm, sốt 39 °C."),
        ("Gặp ở 20 % trẻ.", "Gặp ở 20% trẻ."),
        ("Nặng 52 Kg, Hb 9 g/dl.", "Nặng 52 kg, Hb 9 g/dL."),
        ("Sốt 39⁰C, rồi 38 ˚C.", "Sốt 39 °C, rồi 38 °C."),
        ("Da  xanh.", "Da xanh."),
        ("Bệnh viện Ða khoa.", "Bệnh viện Đa khoa."),
        ("Lách to 6.4 cm.", "Lách to 6,4 cm."),
        ("Chỉ số z 6.4.", "Chỉ số z 6.4."),
    ],
)
def test_mending_writes_what_is_right_and_leaves_nothing_to_mend(
    vi: str, right: str, tmp_path: Path
) -> None:
    assert fixed(vi, tmp_path) == right
    assert fixed(right, tmp_path) == right


def test_mending_curls_quotation_marks_in_pairs(tmp_path: Path) -> None:
    assert fixed("Chữ \"u\" của 'y văn' Crohn's.", tmp_path) == "Chữ “u” của ‘y văn’ Crohn’s."


def fixed(vi: str, folder: Path) -> str:
    """A Vietnamese text after the mends of the text rules."""
    data = least()
    data["conclusion"]["vi"] = vi
    text = written(data)
    result = checked(text, folder)
    findings = [each for each in result.findings if each.code.startswith("X")]
    (folder / "case.toml").write_text(mended(result.source, findings)[0], "utf-8")
    return str(load(folder).data["conclusion"]["vi"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.name)
def test_the_real_cases_are_clean(rule: Any, path: Path) -> None:  # noqa: ANN401 - a Rule
    assert run(rule.name, load(path).data) == []


def test_no_name_of_a_set_stands_within_another() -> None:
    names = [set_ for words in SETS.values() for set_ in words["sets"]]
    assert len(names) > 20
    pairs = [pair for set_ in names for pair in permutations(set_, 2)]
    assert [pair for pair in pairs if f" {folded(pair[0])} " in f" {folded(pair[1])} "] == []


FLOODS = [
    *("a ", "1-2 – ", "1.25 ", "1,125 ", "1.125 ", '"x ', "\n\n", "  ", "T₄ T₄", "òa oà "),
    *("1" * 50, "c¶", "người bệnh ", "9cm ", "9 g/dl "),
]


@pytest.mark.parametrize("flood", FLOODS)
def test_time_grows_with_a_flood_of_anything_and_no_faster(flood: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        data = {"introduction": {"vi": flood * (size // len(flood)), "en": "x"}}

        def heard() -> None:
            given = Data(data, "a = 1")
            for rule in TEXT_RULES:
                deque(rule.find(given), 0)

        return heard

    assert linear(prepare, 50_000)

"""Sentences that look like faults and are none, in both languages."""

from __future__ import annotations

SAYINGS = {
    "enumerators in the text": (
        "Có hai điều kiện: (1) không sốt, (2) không đau.",
        "There are two conditions: (1) no fever, (2) no pain.",
    ),
    "a volume with its issue": (
        "Bài đăng ở số 34(10) của tạp chí.",
        "It appeared in number 34(10) of the journal.",
    ),
    "an address": (
        "Xem https://doi.org/10.1186/1752-1947-4-319.",
        "See https://doi.org/10.1186/1752-1947-4-319.",
    ),
    "a version of a program": (
        "Số liệu được xử lý bằng SPSS 26.0.",
        "Data were analyzed with SPSS 26.0.",
    ),
    "a date in words": (
        "Quy trình theo quyết định ngày 12 tháng 3 năm 2024.",
        "The procedure follows the decision of 12 March 2024.",
    ),
    "a date in figures": (
        "Quy trình theo quyết định ngày 5.3.2024.",
        "The procedure follows the decision of 5 March 2024.",
    ),
    "a decimal by each language's mark": ("Lách to 6,4 cm.", "The spleen measured 6.4 cm."),
    "lowered and raised characters": (
        "Phân áp CO~2~ và HCO~3~^−^ bình thường.",
        "The pressure of CO~2~ and HCO~3~^−^ were normal.",
    ),
    "stars of alleles": (
        "Không mang HLA-B*15:02 hay CYP2C19 *2.",
        "HLA-B*15:02 and CYP2C19 *2 were absent.",
    ),
    "thousands": ("Có 12 500 người tham gia.", "There were 12,500 participants."),
    "a range with an en dash": ("Cần nghỉ 2–3 ngày.", "Rest for 2–3 days is needed."),
    "a product of lengths": ("Mảnh nhỏ 2 × 3 cm.", "The pieces were small, 2 × 3 cm."),
    "a formula with a lowered digit": ("SpO₂ và HbA₂ bình thường.", "SpO₂ and HbA₂ were normal."),
    "a hormone with a lowered digit": ("Nồng độ FT₄ bình thường.", "The FT₄ was normal."),
    "a name with its own tone": (
        "Người nhà sống ở Hoà Bình.",
        "The family lives in Hoà Bình.",
    ),
    "a name with a letter of its own": (
        "Cách này do Sigurðsson đề ra.",
        "This was proposed by Sigurðsson.",
    ),
    "a letter of Greek": ("IFNγ không được đo.", "IFNγ was not measured."),
    "the ends of a strand": ("Đầu 5' và 3' được đọc.", "The 5' and 3' ends were read."),
    "a name that is only mentioned": (
        "Người bệnh (hay bệnh nhân) được giải thích trước.",
        "The patient was forewarned.",
    ),
    "field strength and needle": (
        "Máy có từ trường 3T, kim 18G.",
        "The scanner was a 3T one, the needle 18G.",
    ),
    "a table of another work": (
        "Cách chia này giống Bảng 1 của hướng dẫn.",
        "This division is that of Table 1 of the guideline.",
    ),
    "the rest of a denial": (
        "Lựa chọn này còn gây tranh luận.",
        "This choice is far from settled and remains controversial.",
    ),
    "a unit spelt in two ways": (
        "Cần giữ hồng cầu trên 3 T/L.",
        "Red cells should be kept above 3 ×10¹²/L.",
    ),
    "a term that both define": (
        "Chụp cắt lớp vi tính (CLVT) ít khi cần.",
        "Computed tomography (CT) is rarely needed.",
    ),
    "quotation marks within": ("Chữ “khối” dễ hiểu hơn.", "The word “mass” is easier."),
}

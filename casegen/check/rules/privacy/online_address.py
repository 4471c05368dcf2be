"""P014 online-address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import Pages

SITES = (
    r"(?:facebook|fb|instagram|tiktok|twitter|linkedin|threads)\.com|zalo\.(?:me|vn)|fb\.me"
    r"|m\.me|t\.me|wa\.me|youtube\.com/(?:@|c(?:hannel)?/|user/)|(?<![\w.])x\.com"
)
PROFILE = re.compile(rf"(?<![\w-])(?:www\.|m\.|web\.)?(?:{SITES})/?[\w.@=?/-]*\w", re.IGNORECASE)
NAMED = r"(?:facebook|fb|zalo|instagram|tiktok|twitter|viber|telegram|messenger|skype|wechat)"
HANDLE = re.compile(
    rf"(?<!\w)(?:nick |tài khoản |trang )?{NAMED}(?: cá nhân| profile| account| page| id)?"
    r"(?: tên| là| is| named| of| của mẹ| của con| của trẻ)?(?: ?[:(@“\"]+ ?|\s)"
    r"(?=@?[\w.-]*[\d_.@]\w|@\w)@?(?P<name>[\w.-]{3,40}\w)"
)
ADDRESS = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
VERSION = re.compile(r"(?:phiên bản|version|release|v|bản|mục|section|software|phần mềm)[\s.:]*$")
LARGEST = 255


@rule("P014")
def online_address(given: Data) -> Findings:
    """A report must not print where a patient is found online: a profile, a name, an IP address.

    Why: a profile shows name, face and friends, and a computer’s address leads to a household.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, theo trang facebook.com/lan.tran.85 của mẹ."
        en = "The patient had been healthy, as facebook.com/lan.tran.85 tells."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, theo ảnh mà gia đình gửi qua Facebook."
        en = "The patient had been healthy in pictures that the family sent by Facebook."

    Fix: delete the address; say "on social media" if that matters.
    """
    message = _("A profile or an address on the internet stands here; delete it.")
    for pages in given.spoken:
        for start, end in addresses(pages):
            yield Found(**pages.at(start, end), message=message)


def addresses(pages: Pages) -> Iterator[tuple[int, int]]:
    """Profiles by their address or their name, and addresses of computers."""
    found = [match.span() for match in PROFILE.finditer(pages.raw)]
    handles = HANDLE.finditer(pages.folded)
    # A number alone is that of a telephone.
    found += [match.span("name") for match in handles if any(map(str.isalpha, match["name"]))]
    for match in ADDRESS.finditer(pages.words):
        numbers = [int(part) for part in match[0].split(".")]
        computer = max(numbers) <= LARGEST and max(numbers) > max(len(numbers), 9)
        if computer and not VERSION.search(pages.before(match.start())):
            found.append(match.span())
    yield from sorted(set(found))

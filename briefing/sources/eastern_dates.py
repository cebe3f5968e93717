"""Writes the dates of eastern pages as others do: 2026年3月10日, 下午3:05, 10 tháng 3 năm 2026."""

import re
from typing import Final

# A weekday may stand behind the day: 火, 火曜日, 화요일, 周二, in brackets of either width.
_DAY: Final = re.compile(
    r"(\d{4})(?: ?[年년][ .]?|[-/.])(\d{1,2})(?: ?[月월] ?|[-/.])(\d{1,2})(?: ?[日일号號])?\.?"
    r"(?: ?[(（]?(?:[月火水木金土日월화수목금토일](?:曜日?|요일)?|(?:星期|周|週)[一二三四五六日天])"
    r"[)）]?(?=$|[ \d]))?"
)
_HALF: Final = r"(?P<half>오전|上午|午前|早上|凌晨|오후|下午|午後|晚上)?"
_TIME: Final = re.compile(
    rf"(?:(?<=\d)|,? ?){_HALF} ?(?P<hour>\d{{1,2}})"
    r"(?: ?[時时点點시] ?(?:(?P<minute>\d{1,2}) ?[分분])?(?: ?(?P<second>\d{1,2}) ?[秒초])?"
    r"|(?P<clock>:\d\d(?::\d\d)?))"
)
_EASTERN: Final = re.compile(r"[年년月日일時时点點시오上下午早凌晚火水木金土월화수목금토周週]")
# Vietnamese numbers its months; a weekday may stand before the day: "thứ ba", "chủ nhật".
_VIETNAMESE: Final = re.compile(
    r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})", re.IGNORECASE
)
_VIETNAMESE_DAY: Final = re.compile(
    r"\A(?:thứ \w{2,4}|chủ nhật),? (?:ngày )?(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4}))?", re.IGNORECASE
)
_AFTERNOON: Final = frozenset({"오후", "下午", "午後", "晚上"})


def western(text: str) -> str:
    """Return a date as it would be written in digits and marks; others stay as they are."""
    text = _VIETNAMESE_DAY.sub(_day_first, text, count=1)
    if "tháng" in text.casefold():
        return _VIETNAMESE.sub(r"\3-\2-\1", text, count=1)
    if not _EASTERN.search(text):
        return text
    # The blank keeps the day's digits from those of the hour: 3月10日8時.
    return " ".join(_TIME.sub(_clock, _DAY.sub(r"\1-\2-\3 ", text, count=1), count=1).split())


def _day_first(found: re.Match[str]) -> str:
    return f"{found[3]}-{found[2]}-{found[1]}" if found[1] else ""


def _clock(found: re.Match[str]) -> str:
    half, clock = found["half"], found["clock"]
    if clock is None:
        clock = f":{int(found['minute'] or 0):02d}:{int(found['second'] or 0):02d}"
    said = "" if half is None else " pm" if half in _AFTERNOON else " am"
    return f" {found['hour']}{clock}{said}"

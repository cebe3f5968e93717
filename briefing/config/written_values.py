"""The values that config.yaml may hold, each as it is written and as it is checked."""

import re
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Annotated, get_args
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from briefing.config.durations import kept, span
from briefing.config.plain_values import is_edition_name, is_zone
from briefing.config.values import EVERY_DAY, PageSize
from briefing.plugins import known, names, nearest

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_SETS: Mapping[str, frozenset[int]] = {
    "daily": EVERY_DAY,
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOUR = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def _edition_name(value: str) -> str:
    if not is_edition_name(value):
        raise ValueError(
            f"'{value}' cannot name a folder; use letters, digits, '-', '_' and '.', 64 at most"
        )
    return value


def _zone(value: str) -> str:
    if not is_zone(value):
        raise ValueError(f"there is no time zone '{value}'{_nearest_zone(value)}")
    return value


def _nearest_zone(value: str) -> str:
    """The zone someone means who writes a city only, or mistypes."""
    zones = available_timezones()
    wanted = value.strip().replace(" ", "_")
    places = {zone.rpartition("/")[2]: zone for zone in sorted(zones, key=_preference)}
    exact = {place.casefold(): zone for place, zone in places.items()}.get(wanted.casefold())
    if exact:
        return f"; did you mean '{exact}'?"
    # 'EST' and its like keep no summer time: nobody is led there.
    regions = {zone for zone in zones if "/" in zone and not zone.startswith("Etc/")} | {"UTC"}
    return nearest(wanted, regions, otherwise="; names look like 'Europe/Istanbul'")


def _preference(zone: str) -> tuple[bool, str]:
    """Of two names for one place (Asia/Istanbul, Europe/Istanbul) the last in order wins."""
    return zone.startswith("Europe/"), zone


def _hour(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 23:
        return time(value)
    match = _HOUR.fullmatch(value) if isinstance(value, str) else None
    try:
        hour, minute, second = (int(part or 0) for part in match.groups()) if match else (99, 0, 0)
        return time(hour, minute, second)
    except ValueError:
        raise ValueError(f"{value!r} is no time of day; write it as '07:00'") from None


def _days(value: object) -> object:
    words = re.split(r"[,\s]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(words, list) or not words:
        raise ValueError("write 'daily', 'weekdays' or days such as [mon, wed, fri]")
    return frozenset().union(*(_day_range(str(word)) for word in words))


def _day_range(word: str) -> frozenset[int]:
    folded = word.casefold()
    if folded in _DAY_SETS:
        return _DAY_SETS[folded]
    first, dash, last = folded.partition("-")
    start = _weekday(first, word)
    if not dash:
        return frozenset({start})
    end = _weekday(last, word)
    return frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))


def _weekday(word: str, written: str) -> int:
    for number, name in enumerate(_WEEKDAYS):
        if len(word) >= 2 and name.startswith(word):
            return number
    choices = (*(name[:3] for name in _WEEKDAYS), *_WEEKDAYS, *_DAY_SETS)
    otherwise = "; write mon, tue, ... sun"
    raise ValueError(f"'{written}' is no day{nearest(word, choices, otherwise=otherwise)}")


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(f"'{value}' is no language code; codes look like 'en' or 'tr'")
    return value


def _written_language(value: str) -> str:
    """A language in which dates can be written: what is not known would quietly be English."""
    if _language(value) != "en":
        from babel import localedata

        if not localedata.exists(value):
            raise ValueError(
                f"nobody here knows how dates are written in '{value}'; the words of the page are "
                "English unless you have templates of your own"
            )
    return value


def _page(value: object) -> object:
    sizes = {size.casefold(): size for size in get_args(PageSize)}
    folded = str(value).casefold()
    if folded not in sizes:
        raise ValueError(f"'{value}' is no paper size here; write A4 or Letter")
    return sizes[folded]


def _format(value: str) -> str:
    if not known("renderers", value):
        known_names = names("renderers")
        choices = f"; known: {', '.join(known_names)}"
        raise ValueError(
            f"there is no format '{value}'{nearest(value, known_names, otherwise=choices)}"
        )
    return value


def _several(value: object) -> object:
    """A text where a list is asked for is a list; its commas part the entries, as in brackets."""
    if not isinstance(value, str):
        return value
    return [entry for part in value.split(",") if (entry := part.strip())]


def _limit(value: object) -> object:
    return value if isinstance(value, timedelta) else span(value)


def _kept(value: object) -> object:
    return value if isinstance(value, timedelta) else kept(value)


def _base_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(
            f"'{value}' is no address of a folder; write https://news.example.org/briefs"
        )
    if parts.query or parts.fragment:
        raise ValueError(f"'{value}' must end with the folder: nothing may follow '?' or '#'")
    return value.rstrip("/")


EditionName = Annotated[str, AfterValidator(_edition_name)]
Zone = Annotated[str, AfterValidator(_zone)]
Hour = Annotated[time, BeforeValidator(_hour)]
Limit = Annotated[timedelta, BeforeValidator(_limit)]
Kept = Annotated[timedelta | None, BeforeValidator(_kept)]
Days = Annotated[frozenset[int], BeforeValidator(_days)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]
Language = Annotated[str, AfterValidator(_language)]
WrittenLanguage = Annotated[str, AfterValidator(_written_language)]
Page = Annotated[PageSize, BeforeValidator(_page)]
Format = Annotated[str, AfterValidator(_format)]
Words = Annotated[list[str], BeforeValidator(_several)]
Formats = Annotated[list[Format], BeforeValidator(_several), Field(min_length=1)]

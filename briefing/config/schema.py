"""The shape of config.yaml, as pydantic checks it: which keys there are and what they may hold.

Plug-ins' own options are not known here; they stay as written.
"""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from briefing.config.durations import kept, span
from briefing.config.values import (
    DEFAULT_BUILD_LIMIT,
    DEFAULT_LANGUAGES,
    DEFAULT_MIN_PROBABILITY,
    EVERY_DAY,
    CatchUp,
    MailBody,
    PageSize,
)
from briefing.days_off import DaysOff, checked
from briefing.plugins import known, names, nearest

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_SETS: Mapping[str, frozenset[int]] = {
    "daily": EVERY_DAY,
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
}
_EDITION_NAME = re.compile(r"\w[\w.-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOUR = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def _edition_name(value: str) -> str:
    if not _EDITION_NAME.fullmatch(value):
        raise ValueError(
            f"'{value}' cannot name a folder; use letters, digits, '-', '_' and '.', 64 at most"
        )
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # what ZoneInfo says to a wrong or odd name
        raise ValueError(f"there is no time zone '{value}'{_nearest_zone(value)}") from None
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
# What is written for a plug-in: a name, or a mapping with its options.
Plugin = Any


class _Keys(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True
    )


class SectionKeys(_Keys):
    """A section of the brief."""

    name: str = Field(min_length=1, description="heading of the section")
    words: Words = Field([], description="a story with these words belongs to the section")
    weight: float = Field(1.0, gt=0, description="how much its stories count; 1 is ordinary")


class HolidayKeys(_Keys):
    """The days an edition leaves out."""

    country: str | None = Field(None, description="whose public holidays, such as TR")
    subdivision: str | None = Field(None, description="of which part of it, such as BY of DE")
    dates: list[date] = Field([], description="other days off")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        """`DE-BY` is a country and its part, a list is days of one's own."""
        if isinstance(value, str):
            country, _, part = value.partition("-")
            return {"country": country, "subdivision": part or None}
        return {"dates": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.country is not None:
            checked(self.country, self.subdivision)
        elif self.subdivision is not None:
            raise ValueError(f"'{self.subdivision}' is a part of no country; name it, too")
        return self

    def days_off(self) -> DaysOff:
        """As a value."""
        country, part = self.country, self.subdivision
        if country is not None:
            country, part = checked(country, part)
        return DaysOff(country=country, subdivision=part, dates=frozenset(self.dates))


class EditionKeys(_Keys):
    """An edition: what is made, when, from what, for whom."""

    name: EditionName = Field(description="unique; also its folder under the output folder")
    title: str | None = Field(None, description="printed in the masthead")
    zone: Zone = Field("UTC", description="IANA time zone")
    hour: Hour = Field(time(7), description="when it closes and is made, such as '07:00'")
    days: Days = Field(EVERY_DAY, description="daily, weekdays, or days such as [mon, thu]")
    holidays: HolidayKeys = Field(
        default_factory=lambda: HolidayKeys.model_validate({}),
        description="days it leaves out: TR, DE-BY, or country, subdivision and dates",
    )
    follows: Words = Field([], description="editions for the same readers at other hours")
    language: WrittenLanguage = Field("en", description="language code of the brief itself")
    page: Page = Field("A4", description="paper size of the PDF: A4 or Letter")
    formats: Formats = Field(["html", "pdf"], description="what is written")
    mail_body: MailBody = Field("full", description="what a mail says: full or digest")
    stories: int = Field(12, ge=1, le=500, description="at most so many stories")
    actors: int = Field(20, ge=0, le=500, description="at most so many key actors")
    visits: int | None = Field(None, ge=0, description="at most so many visits; all if not set")
    pdf_visits: int | None = Field(60, ge=0, description="at most so many visits in the PDF")
    sections: list[SectionKeys] = Field([], description="sections, in the order of the brief")
    watchlist: Words = Field([], description="names whose stories come first")
    hard_news: bool = Field(default=True, description="affairs of state come before sport and show")
    summariser: Plugin = Field("ranker", description="how a story is summarised")
    sources: Words = Field([], description="names of the sources it uses; all if not set")
    channels: list[Plugin] = Field([], description="how it is delivered")


class LanguageKeys(_Keys):
    """How texts are read."""

    models: dict[Language, str] = Field(
        dict(DEFAULT_LANGUAGES), description="language code to the spaCy pipeline that reads it"
    )


class VisitKeys(_Keys):
    """Which of the visits that were read count."""

    min_probability: float = Field(
        DEFAULT_MIN_PROBABILITY,
        ge=0,
        le=1,
        description="a visit read as less likely than this reaches no brief",
    )


class RetentionKeys(_Keys):
    """How long things are kept; `briefing prune` takes away what is older."""

    articles: Kept = Field(None, description="articles, from when they last had something new")
    analyses: Kept = Field(None, description="what was read out of them")
    briefs: Kept = Field(None, description="briefs and their files")
    runs: Kept = Field(None, description="lines of the run log")


class WebKeys(_Keys):
    """Where the archive is served, and to whom."""

    address: str = Field("127.0.0.1", min_length=1, description="address it listens on")
    port: int = Field(8580, ge=0, le=65535, description="port it listens on; 0 for any free one")
    token: str | None = Field(None, min_length=16, description="what a reader must know")
    hosts: Words = Field([], description="names it may be called by, besides localhost")


class ConfigKeys(_Keys):
    """The configuration file."""

    sources: list[Plugin] = Field(min_length=1, description="where articles come from")
    editions: list[EditionKeys] = Field(
        default_factory=lambda: [EditionKeys.model_validate({"name": "daily"})],
        min_length=1,
        description="the briefs",
    )
    store: str = Field("briefing.db", description="database: a file or an SQLAlchemy URL")
    output: Path = Field(Path("output"), description="folder the briefs are written to")
    base_url: BaseUrl | None = Field(
        None, description="address of the output folder on the web; mail and PDF link to it"
    )
    templates: Path | None = Field(None, description="folder with your own templates")
    outlets: dict[str, Words] = Field(
        {}, description="an outlet to the other names it goes by in the sources"
    )
    language: LanguageKeys = Field(
        default_factory=lambda: LanguageKeys.model_validate({}), description="how texts are read"
    )
    visits: VisitKeys = Field(
        default_factory=lambda: VisitKeys.model_validate({}), description="which visits count"
    )
    catch_up: CatchUp = Field("latest", description="missed briefs: latest, all or skip")
    catch_up_days: int = Field(3, ge=0, le=366, description="how far back missed briefs are made")
    alert: list[Plugin] = Field([], description="how whoever runs it is told of trouble")
    build_limit: Limit = Field(
        DEFAULT_BUILD_LIMIT, description="how long a brief may take before it counts as hung"
    )
    retention: RetentionKeys = Field(
        default_factory=lambda: RetentionKeys.model_validate({}),
        description="how long things are kept",
    )
    engine: Plugin = Field("local", description="where articles are read")
    serve: bool = Field(default=False, description="the daemon serves the archive, too")
    web: WebKeys = Field(
        default_factory=lambda: WebKeys.model_validate({}), description="where it is served"
    )


# What messages call the mapping at a place; the key is the last name that leads to it.
OWNERS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "": ("the configuration", ConfigKeys),
    "editions": ("an edition", EditionKeys),
    "sections": ("a section", SectionKeys),
    "holidays": ("holidays", HolidayKeys),
    "language": ("language", LanguageKeys),
    "visits": ("visits", VisitKeys),
    "retention": ("retention", RetentionKeys),
    "web": ("web", WebKeys),
}

PluginKind = Literal["sources", "summarisers", "renderers", "channels", "engines"]

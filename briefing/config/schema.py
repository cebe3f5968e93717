"""The shape of config.yaml, as pydantic checks it: which keys there are and what they may hold.

Plug-ins' own options are not known here; they stay as written.
"""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefing.config.plain_values import DEFAULT_STORE
from briefing.config.values import (
    DEFAULT_BUILD_LIMIT,
    DEFAULT_LANGUAGES,
    DEFAULT_MIN_PROBABILITY,
    EVERY_DAY,
    CatchUp,
    MailBody,
)
from briefing.config.written_values import (
    BaseUrl,
    Days,
    EditionName,
    Formats,
    Hour,
    Kept,
    Language,
    Limit,
    Page,
    Words,
    WrittenLanguage,
    Zone,
)
from briefing.days_off import DaysOff, checked

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
    store: str = Field(DEFAULT_STORE, description="database: a file or an SQLAlchemy URL")
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

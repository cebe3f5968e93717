"""What a checked configuration holds: frozen values, and nothing of YAML or of validation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from briefing.days_off import NONE_OFF, DaysOff
from briefing.plugins import PluginSpec
from briefing.window import Calendar, Timetable

PageSize = Literal["A4", "Letter"]
MailBody = Literal["full", "digest"]
CatchUp = Literal["latest", "all", "skip"]

EVERY_DAY = frozenset(range(7))
# Busy feeds hold what they brought for some hours only; an hour is polite to any server (2026-11).
DEFAULT_EVERY = timedelta(hours=1)
# Ten thousand articles are read and written in less than half of it on two cores (2026-11).
DEFAULT_BUILD_LIMIT = timedelta(hours=2)
# Of visits read at least this surely in ordinary news, 20 of 23 were right (2026-11).
DEFAULT_MIN_PROBABILITY = 0.4
DEFAULT_LANGUAGES: Mapping[str, str] = {"en": "built-in"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """One place that articles come from.

    Attributes:
        name: How the configuration and messages call it; unique.
        plugin: What reads it.
        every: How often the daemon reads it, besides when a brief is made.
    """

    name: str
    plugin: PluginSpec
    every: timedelta = DEFAULT_EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A section of the brief.

    Attributes:
        name: Its heading.
        words: A story with these words in it belongs here.
        weight: How much its stories count for: 1 is ordinary.
    """

    name: str
    words: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionConfig:
    """One edition: what is made, when, from what, for whom.

    Attributes:
        name: Unique; also the folder's name under the output folder.
        title: Printed in the masthead.
        zone: IANA name of its time zone.
        hour: Its cutoff on each of its days.
        days: Weekdays it appears on, Monday is 0.
        off: Days it does not appear on all the same.
        follows: The other editions of a day that are read by the same people: its brief begins
            where the last of these ended, and does not tell again what they told.
        language: ISO 639 code of the brief itself.
        page: Paper size of the PDF.
        formats: Names of the renderers.
        mail_body: What a mail says: the whole brief, or its digest.
        stories: At most this many stories.
        actors: At most this many key actors.
        visits: At most this many visits; None for all.
        pdf_visits: At most this many of them in the PDF; None for all.
        sections: In the order of the brief.
        watchlist: Names whose stories come first.
        hard_news: Whether affairs of state come before sport, show and advice.
        summariser: How stories are summarised.
        sources: Names of the sources it uses; empty for all.
        channels: How it is delivered.
    """

    name: str
    title: str
    zone: str = "UTC"
    hour: time = time(7)
    days: frozenset[int] = EVERY_DAY
    off: DaysOff = NONE_OFF
    follows: tuple[Timetable, ...] = ()
    language: str = "en"
    page: PageSize = "A4"
    formats: tuple[str, ...] = ("html", "pdf")
    mail_body: MailBody = "full"
    stories: int = 12
    actors: int = 20
    visits: int | None = None
    pdf_visits: int | None = 60
    sections: tuple[SectionSpec, ...] = ()
    watchlist: tuple[str, ...] = ()
    hard_news: bool = True
    summariser: PluginSpec = field(default_factory=lambda: PluginSpec(use="ranker"))
    sources: tuple[str, ...] = ()
    channels: tuple[PluginSpec, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The days it appears on."""
        return Calendar(self.days, self.off)

    @property
    def timetable(self) -> Timetable:
        """When it closes."""
        return Timetable(name=self.name, zone=self.zone, hour=self.hour, days=self.calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long things are kept; None for ever.

    Attributes:
        articles: Articles, from when they were published or last had something new.
        analyses: What was read out of articles, by the age of these.
        briefs: Briefs and their files.
        runs: Lines of the run log.
    """

    articles: timedelta | None = None
    analyses: timedelta | None = None
    briefs: timedelta | None = None
    runs: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebConfig:
    """Where `briefing serve` listens, and who may come in.

    Attributes:
        address: The address it listens on.
        port: 0 for any that is free.
        token: What a reader must know; None for whoever can reach it.
        hosts: The names it may be called by, besides localhost and numbers.
    """

    address: str = "127.0.0.1"
    port: int = 8580
    token: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether others than this machine can reach it, and need no token."""
        return self.token is None and not is_loopback(self.address)


def is_loopback(address: str) -> bool:
    """Whether an address is reached from this machine only."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:  # a name may lead anywhere
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of config.yaml, checked, with paths made absolute.

    Attributes:
        path: The file it was read from.
        store: SQLAlchemy URL of the database.
        output: Folder the briefs are written to.
        base_url: Where that folder lies on the web, without a slash at the end; None if nowhere.
        templates: Folder with the user's own templates, if any.
        sources: Where articles come from.
        editions: What is made of them; at least one.
        outlets: Other names of outlets to the name each goes by.
        languages: Language code to the pipeline that reads it.
        min_visit_probability: A visit read as less likely than this reaches no brief.
        catch_up: What the daemon does about briefs it missed.
        catch_up_days: How far back it looks for them.
        alert: How whoever runs the program is told that something needs a person.
        build_limit: How long the build of one brief may take before it counts as hung.
        retention: How long things are kept.
        engine: Where analysis runs.
        web: Where the archive is served.
        serve: Whether the daemon serves it.
    """

    path: Path
    store: str
    output: Path
    base_url: str | None = None
    templates: Path | None
    sources: tuple[SourceSpec, ...]
    editions: tuple[EditionConfig, ...]
    outlets: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_LANGUAGES))
    min_visit_probability: float = DEFAULT_MIN_PROBABILITY
    catch_up: CatchUp = "latest"
    catch_up_days: int = 3
    alert: tuple[PluginSpec, ...] = ()
    build_limit: timedelta = DEFAULT_BUILD_LIMIT
    retention: Retention = field(default_factory=Retention)
    engine: PluginSpec = field(default_factory=lambda: PluginSpec(use="local"))
    web: WebConfig = field(default_factory=WebConfig)
    serve: bool = False

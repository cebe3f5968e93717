"""Makes editions of what config.yaml says of them: their plug-ins, and which follow which."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefing.config.plugin_checks import PluginCheck
from briefing.config.schema import EditionKeys, SectionKeys
from briefing.config.values import EditionConfig, SectionSpec
from briefing.config.yaml_lines import Key
from briefing.plugins import PluginSpec, nearest


def editions_of(
    entries: Iterable[EditionKeys], check: PluginCheck, *, sources: Collection[str]
) -> tuple[EditionConfig, ...]:
    """The editions, in the order of the file; what is wrong with them is told to the check.

    Args:
        entries: What the file says of them.
        check: Checks their plug-ins.
        sources: The names of the sources that there are.
    """
    made: list[EditionConfig] = []
    for index, keys in enumerate(entries):
        here: Key = ("editions", index)
        if keys.name.casefold() in {other.name.casefold() for other in made}:
            check.fault((*here, "name"), f"another edition is called '{keys.name}' already")
        for number, source in enumerate(keys.sources):
            if source not in sources:
                choices = f"; known: {', '.join(sources)}"
                check.fault(
                    (*here, "sources", number),
                    f"there is no source '{source}'{nearest(source, sources, otherwise=choices)}",
                )
        made.append(_edition(keys, here, check))
    return _following(made, {keys.name: tuple(keys.follows) for keys in entries}, check)


def require_full_briefs(editions: Iterable[EditionConfig], check: PluginCheck) -> None:
    """A digest leads to the full brief: attached, or on the web; else nobody could read it."""
    for index, edition in enumerate(editions):
        mails = [one.options.get("attach") for one in edition.channels if one.use == "mail"]
        if edition.mail_body == "digest" and any(_no_brief(attached) for attached in mails):
            check.fault(
                ("editions", index, "mail_body"),
                "a digest needs the full brief beside it: set base_url, let the mail attach "
                "something, or write 'mail_body: full'",
            )


def _following(
    made: Sequence[EditionConfig], follows: Mapping[str, Sequence[str]], check: PluginCheck
) -> tuple[EditionConfig, ...]:
    """The editions, each with those that it follows, directly or by way of another."""
    known = {one.name: one for one in made}
    for index, name in enumerate(known):
        for number, other in enumerate(follows[name]):
            key: Key = ("editions", index, "follows", number)
            if other not in known:
                choices = f"; known: {', '.join(known)}"
                said = nearest(other, known, otherwise=choices)
                check.fault(key, f"there is no edition '{other}'{said}")
            elif other == name:
                check.fault(key, "an edition follows its own last brief in any case")
            elif known[other].timetable.closes_with(known[name].timetable):
                check.fault(key, f"'{other}' closes at the same hour: there is nothing between")
    return tuple(
        dataclasses.replace(
            one, follows=tuple(known[other].timetable for other in _all_of(one.name, follows))
        )
        for one in made
    )


def _edition(keys: EditionKeys, here: Key, check: PluginCheck) -> EditionConfig:
    summariser = check.plugin("summarisers", keys.summariser, (*here, "summariser"), zone=keys.zone)
    channels = [
        check.plugin("channels", raw, (*here, "channels", number), zone=keys.zone)
        for number, raw in enumerate(keys.channels)
    ]
    return EditionConfig(
        name=keys.name,
        title=keys.title or _title(keys.name),
        zone=keys.zone,
        hour=keys.hour,
        days=keys.days,
        off=keys.holidays.days_off(),
        language=keys.language,
        page=keys.page,
        formats=tuple(dict.fromkeys(keys.formats)),
        mail_body=keys.mail_body,
        stories=keys.stories,
        actors=keys.actors,
        visits=keys.visits,
        pdf_visits=keys.pdf_visits,
        sections=tuple(_section(section) for section in keys.sections),
        watchlist=tuple(keys.watchlist),
        hard_news=keys.hard_news,
        summariser=summariser or PluginSpec(use="ranker"),
        sources=tuple(keys.sources),
        channels=tuple(channel for channel in channels if channel),
    )


def _all_of(name: str, follows: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The editions that one follows, and those that these follow, but for itself."""
    found: dict[str, None] = {}
    waiting = list(follows[name])
    while waiting:
        other = waiting.pop(0)
        if other in follows and other != name and other not in found:
            found[other] = None
            waiting += follows[other]
    return tuple(found)


def _no_brief(attached: object) -> bool:
    """Whether none of the formats that a mail attaches, if it says which, is a whole brief."""
    return isinstance(attached, list | tuple) and {*attached} <= {"ics", "digest"}


def _section(keys: SectionKeys) -> SectionSpec:
    return SectionSpec(name=keys.name, words=tuple(keys.words), weight=keys.weight)


def _title(name: str) -> str:
    """The masthead of an edition that only has a name: `daily` becomes `Daily brief`."""
    words = name.replace("-", " ").replace("_", " ").strip()
    title = words[:1].upper() + words[1:]
    return title if "brief" in title.casefold() else f"{title} brief"

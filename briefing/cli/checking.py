"""The command that says whether all is well: each part is tried, and none stops the others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, FAILED, Session
from briefing.errors import BriefingError, DeliveryError, OutputError, SourceError, StoreError

if TYPE_CHECKING:
    from briefing.config import Config, PluginSpec
    from briefing.interfaces import Source
    from briefing.model import FetchedArticle, Problem
    from briefing.store import KeptDocument

# What the sources wrote in a month tells which scripts the next brief may hold.
_SCRIPT_DAYS = 30


def check(context: typer.Context, as_json: AsJson = False) -> int:
    """Check configuration, fonts, language model, store, sources, channels, output, briefs."""
    session: Session = context.obj
    config = session.config()
    results: list[dict[str, object]] = []
    for what, looked in _checks(config, now=session.clock()):
        try:
            found, ok = looked(), True
        except BriefingError as error:
            found, ok = str(error), False
        results.append({"check": what, "ok": ok, "found": found})
        if not as_json:
            typer.echo(f"{what}: ok ({found})" if ok else f"{what}: failed: {found}")
    if as_json:
        print_json(results)
    return DONE if all(result["ok"] for result in results) else FAILED


def _checks(config: "Config", *, now: datetime) -> Iterator[tuple[str, Callable[[], str]]]:
    """What is looked at, in the order of a run."""
    yield "config", partial(_counts, config)
    yield "fonts", partial(_fonts, config)
    for language in config.languages:
        yield f"language model {language}", partial(_model, config, language)
    yield "database", partial(_database, config)
    yield "store", partial(_whole, config)
    yield "scripts", partial(_scripts, config, now=now)
    for source in config.sources:
        yield f"source {source.name}", partial(_source, source.plugin, now=now)
    for edition in config.editions:
        for spec in edition.channels:
            twins = [other for other in edition.channels if other.use == spec.use]
            look = partial(_channel, spec, place=_short(spec.where) if len(twins) > 1 else "")
            yield f"channel {edition.name} {spec.use}", look
    for spec in config.alert:
        yield f"channel alert {spec.use}", partial(_channel, spec, place=_short(spec.where))
    yield "output", partial(_writable, config.output)
    yield "briefs", partial(_briefs, config)


def _short(where: str) -> str:
    """`config.yaml:12` of where a plug-in is configured."""
    return ":".join(Path(where).name.split(":")[:2])


def _counts(config: "Config") -> str:
    return f"{config.path}: sources {len(config.sources)}, editions {len(config.editions)}"


def _fonts(config: "Config") -> str:
    from briefing.render.environment import font_folders

    try:
        import briefing.render.pdf_worker  # noqa: F401 - whether it can be imported is the question
    except (ImportError, OSError) as error:  # the C libraries of WeasyPrint are missing
        raise BriefingError(
            f"the PDF writer cannot start: {error}", hint="install the package pango"
        ) from error
    fonts = [
        path
        for folder in font_folders(config.templates)
        for path in folder.rglob("*")
        if path.suffix.casefold() in (".ttf", ".otf", ".woff2")
    ]
    if not fonts:
        raise BriefingError("there are no fonts beside the templates", hint="reinstall briefing")
    return f"{len(fonts)} files, WeasyPrint {version('weasyprint')}"


def _model(config: "Config", language: str) -> str:
    from briefing.analysis.language import load_pipeline

    load_pipeline(language, languages=config.languages)
    return config.languages[language]


def _database(config: "Config") -> str:
    from briefing.store import open_store

    with open_store(config.store) as store:
        return store.where


def _whole(config: "Config") -> str:
    """Whether the database is undamaged."""
    from briefing.store import open_store

    with open_store(config.store) as store:
        faults = store.examiner.faults()
        where = store.where
    if faults:
        raise StoreError(
            f"{where}: {'; '.join(faults)}", hint="put the newest sound copy of it in its place"
        )
    return "undamaged"


def _briefs(config: "Config") -> str:
    """Whether every brief can be read, and its files lie where they were written."""
    from briefing.store import open_store

    with open_store(config.store) as store:
        found = store.examiner.briefs()
    names = [f"{one.edition} {one.day}" for one in found.unreadable]
    if names:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        edition, _, day = names[0].partition(" ")
        raise StoreError(
            f"the brief {names[0]}{more} cannot be read",
            hint=f"'briefing build --edition {edition} --date {day} --rebuild' makes it anew",
        )
    files = [(entry, file) for entry in found.readable for file in entry.documents]
    gone = [(entry, file) for entry, file in files if not _lies_there(file)]
    if gone:
        entry, file = gone[0]
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        raise OutputError(
            f"{file.path}{more} of {len(files)} files are gone or cut short",
            hint=f"'briefing build --edition {entry.edition} --date {entry.day} --rebuild' makes "
            "them anew; 'briefing prune' takes briefs away with their files",
        )
    return f"{len(found.readable)} briefs, {len(files)} files"


def _lies_there(file: "KeptDocument") -> bool:
    try:
        size = Path(file.path).stat().st_size
    except OSError:
        return False
    return file.size in (0, size)  # older stores did not keep the size


def _scripts(config: "Config", *, now: datetime) -> str:
    """Which scripts of the last headlines the PDF cannot print, and what to do about it."""
    from briefing.render.environment import font_folders
    from briefing.render.glyphs import coverage
    from briefing.store import open_store

    with open_store(config.store) as store:
        outlines = store.articles.outlines(
            since=now - timedelta(days=_SCRIPT_DAYS),
            until=now + timedelta(days=1),
            zone=ZoneInfo("UTC"),
            as_of=now,
        )
        titles = [outline.article.title for outline in outlines]
    lacking = coverage(font_folders(config.templates)).lacking(titles)
    if not lacking:
        return f"the PDF has fonts for the headlines of the last {_SCRIPT_DAYS} days"
    where = "the folder fonts beside your templates"
    if config.templates is None:
        where = "a folder fonts inside a folder that 'templates' names in the configuration"
    return (
        f"the PDF has no font for {', '.join(lacking)} and spells or names the script instead; "
        "install briefing[fonts] for Devanagari and Thai; for others put a .ttf or .otf file, such "
        f"as of the Noto family, into {where}, or make that a link to the system's fonts"
    )


def _source(spec: "PluginSpec", *, now: datetime) -> str:
    """Ask a source for the first thing it has."""
    from briefing import plugins
    from briefing.model import Problem

    with _broken_down(SourceError):
        source = cast("Source", plugins.create("sources", spec))
        first = next((item for item in source.fetch(now=now) if not _is_notice(item)), None)
    if first is None:
        return "it can be read and holds nothing"
    return f"it can be read; {first.message}" if isinstance(first, Problem) else "it can be read"


def _is_notice(item: "FetchedArticle | Problem") -> bool:
    return bool(getattr(item, "notice", False))


def _channel(spec: "PluginSpec", *, place: str) -> str:
    """What a channel says of itself, and where it is configured if that tells it apart."""
    from briefing import plugins

    at = f", {place}" if place else ""
    try:
        with _broken_down(DeliveryError):
            look = getattr(plugins.create("channels", spec), "check", None)
            return f"{spec.use if look is None else look()}{at}"
    except BriefingError as error:
        if not place:
            raise
        raise DeliveryError(f"{error}{at}") from error


@contextmanager
def _broken_down(failure: type[BriefingError]) -> Iterator[None]:
    """Tell whatever a plug-in raises as a failure, so that the other checks go on."""
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:
        raise failure(f"it broke down: {type(error).__name__}: {error}") from error


def _writable(folder: Path) -> str:
    from briefing.deliver.folder import require_writable

    require_writable(folder)
    return str(folder)

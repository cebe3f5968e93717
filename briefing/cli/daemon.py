"""The command that stays: run."""

import contextlib
import faulthandler
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefing.cli.building import tell_build
from briefing.cli.entry import DONE, INTERRUPTED, Session
from briefing.cli.sending import tell_delivered
from briefing.cli.service_manager import ServiceManager
from briefing.model import Problem

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import EditionConfig
    from briefing.runs.alarm import Alarm
    from briefing.runs.due_work import TickReport

log = logging.getLogger(__name__)


def run(
    context: typer.Context,
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the archive, too; as 'serve: true' does.")
    ] = False,
) -> int:
    """Stay and make every brief when it is due: collect, build, deliver."""
    from briefing import runs, schedule

    session: Session = context.obj
    config, manager = session.config(), ServiceManager()
    if manager.listens:
        faulthandler.enable()  # the watchdog's signal: the log is to say where we hung
    with watched_workshop(session) as (workshop, alarm):
        for edition in config.editions:
            due = _next_due(edition, session.clock())
            log.info("%s: next at %s", edition.name, _local(due, edition))

        told: set[Problem] = set()

        def work(now: datetime) -> None:
            manager.progress("looking what is due")
            builder = partial(runs.build_apart, progress=manager.progress)
            report = runs.watched_tick(
                workshop, alarm, now=now, builder=builder, progress=manager.progress
            )
            tell_tick(report, told)
            manager.progress(f"waiting: {_next_brief(config.editions, now)}")

        try:
            with _serving(session, workshop, wanted=serve or config.serve):
                manager.ready()
                schedule.run(work, clock=session.clock, stopping=manager.stopping)
        except KeyboardInterrupt:  # the second one: do not even wait for the work in hand
            log.info("interrupted: nothing was left half-written")
            os._exit(INTERRUPTED)
        _ignore_sigterm()
    log.info("stopped")
    return DONE


@contextlib.contextmanager
def watched_workshop(session: Session) -> "Iterator[tuple[Workshop, Alarm]]":
    """Every part the verbs need, and the alarm; a store that cannot be opened is told there."""
    from briefing import runs

    alarm = runs.alarm_of(session.config())
    with runs.sounded(session.config(), alarm, now=session.clock()):
        opened = session.workshop()
    with opened as workshop:
        yield workshop, alarm


@contextlib.contextmanager
def _serving(session: Session, workshop: "Workshop", *, wanted: bool) -> Iterator[None]:
    """Serve the archive beside the work, in a thread, if it is wanted."""
    if not wanted:
        yield
        return
    from briefing.cli.serving import place, served

    web = session.config().web
    with served(session, workshop, web) as server, server.beside():
        log.info("the archive is at %s", place(web, server))
        yield


def _ignore_sigterm() -> None:
    """What stops services may say it again while the store is closed; the door takes it back."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _next_due(edition: "EditionConfig", now: datetime) -> datetime:
    from briefing.window import next_cutoff

    return next_cutoff(zone=edition.zone, hour=edition.hour, days=edition.calendar, now=now)


def _next_brief(editions: "Sequence[EditionConfig]", now: datetime) -> str:
    due, number = min((_next_due(edition, now), n) for n, edition in enumerate(editions))
    return f"{editions[number].name} at {_local(due, editions[number])}"


def _local(moment: datetime, edition: "EditionConfig") -> str:
    return f"{moment.astimezone(ZoneInfo(edition.zone)):%Y-%m-%d %H:%M} {edition.zone}"


def tell_tick(report: "TickReport", told: "set[Problem] | None" = None) -> None:
    """Results on stdout; the rest in the log, with its time: a service's stderr is one.

    Args:
        report: What a tick did.
        told: What was told of the sources before. A source that fails every hour is not told of
            every hour, but with each brief; changed here.
    """
    before = told if told is not None else set[Problem]()
    if report.builds:
        before.clear()
    collected = report.collected.problems if report.collected is not None else ()
    fresh = [problem for problem in collected if problem not in before]
    before.update(collected)
    for problem in (*fresh, *(one for made in report.builds for one in made.problems)):
        hint = f" ({problem.hint})" if problem.hint else ""
        level = logging.INFO if problem.notice else logging.WARNING
        log.log(level, "%s: %s%s", problem.where, problem.message, hint)
    for made in report.builds:
        tell_build(log.info, made)
    for receipt in report.receipts:
        if receipt.delivered:
            tell_delivered(receipt)
    sys.stdout.flush()

"""The command that delivers a built brief, and what is said of each delivery."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common_options import HOPELESS, AsJson, Day, EditionName, print_json
from briefing.cli.days import parse_day
from briefing.cli.entry import DONE, FAILED, PROBLEMS, Session
from briefing.cli.logs import visible
from briefing.errors import BriefingError, UsageError
from briefing.plugins import nearest

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import EditionConfig
    from briefing.model import Receipt
    from briefing.runs import Wishes
    from briefing.runs.expected_deliveries import Wanted

_DryRun = Annotated[bool, typer.Option("--dry-run", help="Say who would get it; send nothing.")]
_To = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="ADDRESS",
        help="Only to this recipient, also if it was refused or is in doubt; may be repeated.",
    ),
]
_Unknown = Annotated[
    bool, typer.Option("--unknown", help="Also to those of whom nobody knows if they have it.")
]
_Early = Annotated[
    bool, typer.Option("--early", help="Also a brief so far; it does not count as the day's.")
]
_Again = Annotated[bool, typer.Option("--again", help="Also to those who have it already.")]


def send(
    context: typer.Context,
    date_: Day = "today",
    edition: EditionName = None,
    dry_run: _DryRun = False,
    to: _To = None,
    unknown: _Unknown = False,
    early: _Early = False,
    again: _Again = False,
    as_json: AsJson = False,
) -> int:
    """Deliver a built brief; nobody gets it twice."""
    from briefing.runs import Wishes

    session: Session = context.obj
    now = session.clock()
    editions = [one for one in session.editions(edition) if one.channels]
    if not editions:
        raise UsageError(
            "no edition has a channel to deliver to", hint="add 'channels' to the configuration"
        )
    editions = _served(editions, to or ())
    wishes = Wishes(again=again, to=tuple(to or ()), unknown=unknown, early=early)
    codes = []
    rows: list[dict[str, object]] | None = [] if as_json else None
    with session.workshop() as workshop:
        for one in editions:
            day = parse_day(date_, zone=one.zone, now=now)
            try:
                act = _plan if dry_run else _sent
                codes.append(act(session, workshop, one, day, wishes, rows))
            except BriefingError as error:
                if len(editions) == 1 or isinstance(error, HOPELESS):
                    raise
                typer.echo(f"error: {one.name}: {error}", err=True)
                codes.append(FAILED)
    if rows is not None:
        print_json(rows)
    return codes[0] if len(set(codes)) == 1 else PROBLEMS


def _served(editions: "Sequence[EditionConfig]", to: Sequence[str]) -> "list[EditionConfig]":
    """The editions that reach one of some recipients; all of them if none is named."""
    from briefing.assembly import channels

    reached = {
        one.name: {name for channel in channels(one) for name in channel.channel.recipients()}
        for one in editions
    }
    everybody = sorted({name for names in reached.values() for name in names})
    folded = {name.casefold() for name in everybody}
    for name in to:
        if name.casefold() not in folded:
            choices = f"; known: {', '.join(everybody)}"
            raise UsageError(
                f"there is no recipient '{name}'{nearest(name, everybody, otherwise=choices)}"
            )
    wanted = {name.casefold() for name in to}
    return [one for one in editions if not to or wanted & {n.casefold() for n in reached[one.name]}]


def _sent(
    session: Session,
    workshop: "Workshop",
    one: "EditionConfig",
    day: date,
    wishes: "Wishes",
    rows: list[dict[str, object]] | None,
) -> int:
    """Send one edition's brief, and name whoever nobody will serve by itself.

    With rows, what became of each delivery is a row for a program instead of a line.
    """
    from briefing import runs

    receipts = runs.send(workshop, edition=one, day=day, now=session.clock(), wishes=wishes)
    if rows is None:
        code = tell_receipts(receipts)
    else:
        code = _code(receipts)
        rows += [_row(one, day, receipt) for receipt in receipts]
    told = {(receipt.channel, receipt.recipient) for receipt in receipts}
    left = [
        delivery
        for delivery in runs.outstanding(workshop, edition=one, day=day, now=session.clock())
        if delivery.named not in told
    ]
    for delivery in left:
        typer.echo(f"warning: {one.name} {day}: {_standing(delivery)}", err=True)
    if not receipts and not left:
        who = " and ".join(wishes.to)
        has = f"{who} {'has' if len(wishes.to) == 1 else 'have'} it" if who else "everybody has it"
        session.note(f"{one.name} {day}: {has}; --again sends it once more")
    return PROBLEMS if left and code == DONE else code


def _plan(
    session: Session,
    workshop: "Workshop",
    one: "EditionConfig",
    day: date,
    wishes: "Wishes",
    rows: list[dict[str, object]] | None,
) -> int:
    """Say of each recipient of one edition what `send` would do; with rows, to a program."""
    from briefing import runs

    now = session.clock()
    for delivery, would in runs.planned(workshop, edition=one, day=day, now=now, wishes=wishes):
        said = "would be sent" if would else "has it"
        if rows is not None:
            rows.append(_planned_row(one, day, delivery, would=would))
        elif not would and (delivery.is_doubtful or delivery.is_refused):
            typer.echo(_standing(delivery))
        else:
            typer.echo(f"{delivery.channel.name} {delivery.recipient}: {said}")
    session.note("nothing was sent")
    return DONE


def _standing(delivery: "Wanted") -> str:
    """Why nobody will serve a recipient by itself, and what would."""
    known = delivery.known
    assert known is not None  # what is unknown to the ledger is simply sent
    said = f"{delivery.channel.name} {delivery.recipient}: "
    if delivery.is_refused:
        return f"{said}refused: {known.detail}; --to {delivery.recipient} tries it once more"
    if known.state == "sending":
        sender = known.owner.partition("@")[0]
        return f"{said}another process{f' ({sender})' if sender else ''} is sending it right now"
    return (
        f"{said}in doubt: {known.detail}; --unknown or --to {delivery.recipient} sends it once more"
    )


def tell_receipts(receipts: "Sequence[Receipt]") -> int:
    """What became of each delivery; the exit code that follows from it."""
    for receipt in receipts:
        if receipt.delivered:
            tell_delivered(receipt)
        else:
            said = f"{receipt.channel} {receipt.recipient}: "
            told = visible(f"warning: {said}{receipt.detail}; {_what_next(receipt)}")
            typer.echo(told, err=True)
    return _code(receipts)


def _code(receipts: "Sequence[Receipt]") -> int:
    failed = [receipt for receipt in receipts if not receipt.delivered]
    if not failed:
        return DONE
    hopeless = len(failed) == len(receipts) and not any(receipt.doubtful for receipt in failed)
    return FAILED if hopeless else PROBLEMS


def _row(edition: "EditionConfig", day: date, receipt: "Receipt") -> dict[str, object]:
    return {
        "edition": edition.name,
        "date": day.isoformat(),
        "channel": receipt.channel,
        "recipient": receipt.recipient,
        "delivered": receipt.delivered,
        "doubtful": receipt.doubtful,
        "permanent": receipt.permanent,
        "detail": receipt.detail,
    }


def _planned_row(
    edition: "EditionConfig", day: date, delivery: "Wanted", *, would: bool
) -> dict[str, object]:
    known = delivery.known
    return {
        "edition": edition.name,
        "date": day.isoformat(),
        "channel": delivery.channel.name,
        "recipient": delivery.recipient,
        "would_be_sent": would,
        "state": str(known.state) if known and known.attempts else None,
        "detail": known.detail if known else "",
    }


def tell_delivered(receipt: "Receipt") -> None:
    """One delivery that arrived."""
    detail = f" ({receipt.detail})" if receipt.detail else ""
    typer.echo(f"{receipt.channel} {receipt.recipient}: delivered{detail}")


def _what_next(receipt: "Receipt") -> str:
    if receipt.doubtful:
        return f"it may have arrived; --unknown or --to {receipt.recipient} sends it once more"
    if receipt.permanent:
        return f"--to {receipt.recipient} tries it once more"
    return "a later 'briefing send' tries again"

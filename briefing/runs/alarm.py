"""Tells whoever runs the program what needs a person: each trouble once, and that it is over.

What was told is remembered in a file and not in the store, since the store may be the trouble.
"""

import hashlib
import logging
import socket
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from briefing.deliver.guarded import Guarded
from briefing.model import Notice
from briefing.runs.alarm_memory import Memory, Unsent, Word
from briefing.runs.troubles import Trouble

log = logging.getLogger(__name__)

# A trouble that comes and goes is told again not before this, then twice as long, up to the
# longest; one that has been away for the longest begins anew.
AGAIN_AFTER: Final = timedelta(minutes=10)
LONGEST: Final = timedelta(days=1)

# An alert that its channel did not take is tried again after this, then after twice as long, up
# to an hour, and for so many days at most.
RETRY_AFTER: Final = timedelta(minutes=1)
LONGEST_RETRY: Final = timedelta(hours=1)
KEPT: Final = timedelta(days=3)

# More lines than that nobody reads on a telephone.
_LINES: Final = 20


class Alarm:
    """The channels of whoever runs the program, and what they were told.

    Args:
        tellers: The channels.
        memory: What was told before.
        place: Which briefing it is, of all that somebody runs.
    """

    def __init__(self, tellers: Sequence[Guarded], memory: Memory, *, place: str) -> None:
        self._tellers = tellers
        self._memory = memory
        self._place = place

    def heed(self, troubles: Iterable[Trouble], *, now: datetime, blind: bool = False) -> None:
        """Tell what is new of these troubles, and which are over.

        Args:
            troubles: All there are.
            now: The time.
            blind: Others cannot be known now; so none is over because it is not named.
        """
        if not self._tellers:
            return
        with self._memory.held() as mine:
            if not mine:  # another process is telling right now
                return
            words, unsent = self._memory.read()
            words, fresh, over = decide(words, tuple(troubles), now=now, blind=blind)
            if fresh or over:
                notice = self._notice(fresh, over, now=now)
                unsent = [*unsent, *self._addressed(notice, now=now)]
            self._memory.write(words, unsent)
            left = [after for one in unsent if (after := self._tried(one, now=now)) is not None]
            if left != unsent:
                self._memory.write(words, left)

    def _addressed(self, notice: Notice, *, now: datetime) -> list[Unsent]:
        return [
            Unsent(channel=number, recipient=recipient, notice=notice, tries=0, retry_at=now)
            for number, teller in enumerate(self._tellers)
            for recipient in teller.recipients()
        ]

    def _tried(self, one: Unsent, *, now: datetime) -> Unsent | None:
        """Try to tell one recipient; None if nothing is left to do."""
        if one.channel >= len(self._tellers):
            return None
        # Later than the longest wait: written while a clock was ahead.
        if now < one.retry_at <= now + LONGEST_RETRY:
            return one
        teller = self._tellers[one.channel]
        text = f"{one.notice.at.isoformat()}\0{one.notice.text}\0{one.recipient}"
        known_as = f"<alert.{hashlib.sha256(text.encode()).hexdigest()[:24]}@briefing.invalid>"
        receipt = teller.tell(one.notice, recipient=one.recipient, message_id=known_as)
        if receipt.delivered:
            return None
        to = f"{teller.name} {one.recipient}"
        log.error("the alert to %s did not arrive: %s", to, receipt.detail)
        if receipt.permanent or receipt.doubtful or now - one.notice.at > KEPT:
            return None
        wait = min(RETRY_AFTER * (1 << min(one.tries, 20)), LONGEST_RETRY)
        return replace(one, tries=one.tries + 1, retry_at=now + wait)

    def _notice(self, fresh: Sequence[Word], over: Sequence[Word], *, now: datetime) -> Notice:
        first = f"Alert: {fresh[0].said}" if fresh else f"Over: {over[0].said}"
        more = len(fresh) + len(over) - 1
        parts = [
            *(["Needs a person:", *_listed(fresh)] if fresh else []),
            *(["Over:", *_listed(over)] if over else []),
            f"{self._place}, {now:%Y-%m-%d %H:%M} UTC",
        ]
        return Notice(
            subject=f"[briefing] {first[:150]}{f' (and {more} more)' if more else ''}",
            text="\n".join(parts) + "\n",
            at=now,
        )


def place_of(config: object) -> str:
    """Where this briefing runs, in words: machine and configuration."""
    with suppress(OSError):
        return f"{socket.gethostname()}: {config}"
    return str(config)


def decide(
    words: Sequence[Word], troubles: Sequence[Trouble], *, now: datetime, blind: bool
) -> tuple[list[Word], list[Word], list[Word]]:
    """What is remembered from now on, what is told as new, and what as over. Pure.

    Args:
        words: What is remembered.
        troubles: What there is now.
        now: The time.
        blind: There may be more.
    """
    known = {word.key: word for word in words if word.changed_at <= now}  # else a clock was ahead
    there = {one.key: one for one in troubles}
    kept: list[Word] = []
    fresh: list[Word] = []
    over: list[Word] = []
    for key, one in there.items():
        word = _seen(known.get(key), one, now=now)
        if not word.told and _is_worth_it(word, one, now=now):
            word = replace(word, told=True, told_at=now, times=word.times + 1)
            fresh.append(word)
        kept.append(word)
    for word in known.values():
        if word.key in there:
            continue
        gone = _gone(word, now=now, blind=blind)
        if gone is not None:
            kept.append(gone)
            if word.told and not gone.told:
                over.append(word)
    return kept, fresh, over


def _seen(word: Word | None, one: Trouble, *, now: datetime) -> Word:
    """What is remembered of a trouble that is there."""
    if word is None:
        word = Word(key=one.key, since=now, seen_at=now)
    since = now if word.over else word.since
    calm, said = one.calm, one.said if not one.hint else f"{one.said} ({one.hint})"
    return replace(word, since=since, seen_at=now, over=False, said=said, calm=calm, ends=one.ends)


def _is_worth_it(word: Word, one: Trouble, *, now: datetime) -> bool:
    wait = min(AGAIN_AFTER * (1 << min(max(word.times - 1, 0), 20)), LONGEST)
    rested = word.told_at is None or now - word.told_at >= wait
    return now - word.since >= one.patience and rested


def _gone(word: Word, *, now: datetime, blind: bool) -> Word | None:
    """What is remembered of a trouble that is not there; None for nothing."""
    if word.ends is not None and now >= word.ends:
        return None
    if word.over:
        return word if now - word.seen_at < LONGEST else None
    if blind or now - word.seen_at < word.calm:
        return word
    return replace(word, over=True, told=False)


def _listed(words: Sequence[Word], *, line: Callable[[str], str] = "- {}".format) -> list[str]:
    lines = [line(word.said) for word in words[:_LINES]]
    more = len(words) - len(lines)
    return [*lines, *([line(f"and {more} more")] if more > 0 else [])]

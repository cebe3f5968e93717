"""Finds what becomes of a visit in words that name neither who goes nor where.

"X had been due in Y on Friday. The trip will not go ahead, his office said." The first sentence
alone tells a visit to come, and both readers read it so. Nor do they read "He will go after all".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from briefing.analysis.dates import Sense, TimeExpression, tells_when
from briefing.analysis.visits.draft_visits import OFF, VisitDraft
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus

# A place, an owner or a guest behind the noun would make it another one; so would "another".
_THE_VISIT = (
    r"\b(?:the|this|that|his|her|their|its)(?: [\w-]+){0,2}? "
    r"(?:visit|trip|tour|journey|stop(?:over)?|mission|travel plans)(?! (?:to|of|by|with)\b)"
)
_OFF = r"(?:called off|cancell?ed|scrapped|dropped|abandoned|axed|ditched|shelved|aborted)"
_BE = r"(?:is|are|was|were|has been|have been|had been|is being)(?: \w+ly| now| since| then)?"
_NOT = r"(?:(?:will|would|could|can|did)(?: not|n['\u2019]t| no longer)|wo(?:n['\u2019]t))(?: now)?"
# What may stand between the visit and its fate: "the visit, his first since April, has been".
_ASIDE = r"(?:, [^,.;]{3,80},)?(?:,? [\w'\u2019-]+){0,3}? "
_CANCELLED = re.compile(
    rf"{_THE_VISIT}{_ASIDE}(?:{_NOT} (?:take place|go ahead|happen|proceed)\b"
    rf"|{_BE} {_OFF}\b|(?:is|was) (?:now )?off\b|never took place\b|(?:fell|has fallen) through\b)"
    rf"|\b{_OFF} {_THE_VISIT}",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    rf"{_THE_VISIT}{_ASIDE}(?:is|are|was|were|has been|have been|is being)(?: \w+ly| now)? "
    r"(?:postponed|put (?:off|back)|pushed back|deferred|rescheduled|delayed|moved)\b"
    r"(?! by (?:\w+ )?(?:minutes?|hours?)\b)"
    rf"|\b(?:put off|postponed|deferred|pushed back) {_THE_VISIT}",
    re.IGNORECASE,
)
# What a day stands behind to which a visit is put off, as its first word or before it.
_UNTIL = frozenset({"to", "until", "till", "for"})
_NOW_THEN = re.compile(r"\b(?:will|would|to) (?:now )?(?:begin|start|take place|be held|be|go)\b")
_NOW = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|visit|trip|tour|journey) (?:(?:will|would) (?:now|instead)|"
    r"is now to|has been rescheduled|was rescheduled|is rescheduled)\b"
)
_CLAUSE = 200  # characters
# A day right behind this is the one that holds.
_BUT_THEN = re.compile(r"\bnot\b.* but(?: only| now| rather)?(?: on| in)? $")
_NOT_YET = re.compile(r"\bnot (?:arrive|come|go|travel|visit|leave|fly|meet)\b[^.;,]* $")
_CUT_SHORT = re.compile(
    r"\b(?:has|had|have|and|who|he|she|they|[A-Z][\w'\u2019-]+) cut short "
    r"(?:a|an|the|his|her|their|this)(?: [\w'\u2019-]+){0,4}? (?:visit|trip|tour|journey|stay)\b"
)
# Long before, or more than once: not what is told now.
_FORMERLY = re.compile(
    r"\b(?:twice|previously|earlier|last (?:year|month|week)|(?:years?|months?) ago|before that|"
    r"originally|initially|first (?:planned|scheduled)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_STAND = OFF | {VisitStatus.PAST}
_DROPPED = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED})
# Behind "he", "the trip", or a name: that it takes place in the end.
_GOES = (
    r"(?:go|travel|visit|fly|attend|come|arrive|begin|start|leave|make|meet|take (?:place|part)|"
    r"be held)\b"
)
_REVIVED = re.compile(
    r"\b(?P<subject>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|visit|trip|tour|journey|[A-Z][\w'\u2019-]+)"
    r"(?:, [^,.;]{3,80},)? (?P<verb>"
    rf"(?:will|would|['\u2019]ll) now {_GOES}"
    r"|(?:will|would|['\u2019]ll|is|are|has|had|have)\b"
    r"(?:(?!\bnot\b|n['\u2019]t|cancel|stay|remain|skip|send)[^.;]){1,80}\bafter all\b"
    r"|(?:is|was) back on\b)"
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "visit", "trip", "tour", "journey"})


@dataclass(frozen=True, slots=True)
class _Fate:
    """Where a sentence calls "the visit" off, or puts it off.

    Attributes:
        number: The number of the sentence.
        sentence: The character span of the sentence.
        before: The character span of the sentence before it, or None.
        begin: Where the words begin that say so.
        end: Where they end.
        status: What becomes of it.
    """

    number: int
    sentence: tuple[int, int]
    before: tuple[int, int] | None
    begin: int
    end: int
    status: VisitStatus


def with_fates(
    words: Words, drafts: Sequence[VisitDraft], *, published: date
) -> tuple[VisitDraft, ...]:
    """The visits; those to come that the text calls off, or puts off, without naming them again.

    Args:
        words: The text.
        drafts: What was found in it.
        published: The day its dates are read against.
    """
    moved = [_on_another_day(words, draft, published) for draft in drafts]
    drafts = _revived(words, _ended(words, moved), published)
    if all(draft.status in _STAND for draft in drafts):
        return tuple(drafts)  # as in most texts: no sentence need be looked at
    found = list(drafts)
    for fate in _fates(words):
        for number in _meant(words, found, fate):
            found[number] = _changed(words, found[number], fate, published)
    return tuple(found)


def _changed(words: Words, draft: VisitDraft, fate: _Fate, published: date) -> VisitDraft:
    """A visit that is called off; or put off, to the day that the same sentence tells, if any."""
    evidence = tuple(dict.fromkeys([*draft.evidence, fate.sentence]))
    changed = replace(draft, status=fate.status, evidence=evidence)
    if fate.status is VisitStatus.CANCELLED:
        return changed
    for time in words.times:
        if not (fate.end <= time.begin < fate.sentence[1] and tells_when(time)):
            continue
        ahead = words.printed[fate.end : time.begin]
        until = _UNTIL & {*ahead.lower().split()[-1:], *time.text.lower().split()[:1]}
        if until or _NOW_THEN.search(ahead):
            return _dated(changed, time, published)
    if words.printed[fate.begin : fate.end].lower().endswith("moved"):
        return draft  # to another place
    if (new := _told_next(words, fate)) is not None:
        return _dated(changed, new, published)
    return replace(
        changed, start=None, end=None, granularity=Granularity.UNSPECIFIED, when_text=None
    )


def _told_next(words: Words, fate: _Fate) -> TimeExpression | None:
    """The new day that the next sentence tells: "The visit will now take place on May 20"."""
    if fate.number + 2 >= len(words.starts):
        return None
    start, end = words.visible(fate.number + 1)
    now = _NOW.search(words.printed[start:end])
    if now is None:
        return None
    return _time_in(words, start + now.end(), end)


def _time_in(words: Words, begin: int, end: int) -> TimeExpression | None:
    """The first time between two characters that tells when something is."""
    return next((t for t in words.times if begin <= t.begin < end and tells_when(t)), None)


def _on_another_day(words: Words, draft: VisitDraft, published: date) -> VisitDraft:
    """A visit that is only not on some day: "will not come on Friday but on Monday".

    Put off to the day that holds; planned from a day on before which it is not to be.
    """
    if draft.status not in _DROPPED:
        return draft
    for begin, end in draft.evidence:
        for time in words.times:
            if not (begin <= time.begin < end and tells_when(time)):
                continue
            ahead = words.printed[max(begin, time.begin - _CLAUSE) : time.begin]
            if _BUT_THEN.search(ahead) and (draft.when_text or "") in ahead:
                return _dated(replace(draft, status=VisitStatus.POSTPONED), time, published)
            if _NOT_YET.search(ahead) and time.text.lower().startswith(("until ", "till ")):
                planned = replace(draft, status=VisitStatus.PLANNED)
                return _dated(planned, replace(time, bound=""), published)
    return draft


def _revived(words: Words, drafts: Sequence[VisitDraft], published: date) -> list[VisitDraft]:
    """The visits; what was called off or refused is planned if it takes place after all."""
    if not any(draft.status in _DROPPED for draft in drafts):
        return list(drafts)
    sentences = [words.visible(number) for number, _ in enumerate(pairwise(words.starts))]
    told = [(one, m) for one in sentences if (m := _REVIVED.search(words.printed[slice(*one)]))]
    found = list(drafts)
    for sentence, match in told:
        number = sentences.index(sentence)
        near = {*sentences[max(number - 1, 0) : number + 1]}
        for at, draft in enumerate(found):
            subject = match["subject"]
            named = any(subject in name for name in (*draft.visitor, *draft.destination))
            own = subject.lower() in _PRONOUNS or named
            if draft.status in _DROPPED and own and near & {*draft.evidence}:
                begin = sentence[0] + match.start("verb")
                found[at] = _taken_up(words, draft, sentence, begin, published)
    return found


def _taken_up(
    words: Words, draft: VisitDraft, sentence: tuple[int, int], begin: int, published: date
) -> VisitDraft:
    """A visit that was dropped, on the day that the words from a character on tell."""
    evidence = tuple(dict.fromkeys([*draft.evidence, sentence]))
    planned = replace(draft, status=VisitStatus.PLANNED, evidence=evidence)
    time = _time_in(words, begin, sentence[1])
    return planned if time is None else _dated(planned, time, published)


def _dated(draft: VisitDraft, time: TimeExpression, published: date) -> VisitDraft:
    days = time.resolve(published, Sense.FUTURE)
    return replace(
        draft, start=days.start, end=days.end, granularity=days.granularity, when_text=time.text
    )


def _ended(words: Words, drafts: Sequence[VisitDraft]) -> list[VisitDraft]:
    """The visits; those under way that the text tells to have been cut short are over."""
    return [
        replace(draft, status=VisitStatus.PAST, end=None, granularity=_left_open(draft))
        if draft.status is VisitStatus.ONGOING
        and any(_CUT_SHORT.search(words.printed[slice(*one)]) for one in draft.evidence)
        else draft
        for draft in drafts
    ]


def _left_open(draft: VisitDraft) -> Granularity:
    return Granularity.DAY if draft.start else Granularity.UNSPECIFIED


def _fates(words: Words) -> Iterator[_Fate]:
    before = None
    for number, _ in enumerate(pairwise(words.starts)):
        start, end = words.visible(number)
        said = words.printed[start:end]
        off = _CANCELLED.search(said)
        found = off or _PUT_OFF.search(said)
        if found and not _FORMERLY.search(said):
            status = VisitStatus.CANCELLED if off else VisitStatus.POSTPONED
            first, last = (start + at for at in found.span())
            yield _Fate(number, (start, end), before, first, last, status)
        before = start, end


def _meant(words: Words, drafts: Sequence[VisitDraft], fate: _Fate) -> list[int]:
    """The numbers of the visits that this happens to: of one journey, told just before."""
    there = {VisitStatus.ONGOING} if fate.status is VisitStatus.POSTPONED else set()
    coming = [n for n, draft in enumerate(drafts) if draft.status not in _STAND | there]
    ahead = words.printed[fate.sentence[0] : fate.begin]
    own = [n for n in coming if fate.sentence in drafts[n].evidence and _names(ahead, drafts[n])]
    near = own or [n for n in coming if fate.before in drafts[n].evidence]
    if len({drafts[n].visitor for n in near}) > 1:
        near = [n for n in near if any(name in ahead for name in drafts[n].visitor)]
    said = words.printed[slice(*fate.sentence)]
    if any(_names(said, draft) for draft in drafts):
        return [n for n in near if _names(said, drafts[n])]
    return near


def _names(said: str, draft: VisitDraft) -> bool:
    return any(place in said for place in draft.destination)

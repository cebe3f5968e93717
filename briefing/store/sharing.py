"""Says which entry is which article where several share one address or key. Pure.

What two entries of one document say in different words are two items, whatever their address
says: a feed whose every item links to one page, lines with one id. From then on the address alone
tells nothing, and an item is found again by what it says of itself: its words, its key, its title
and date. The order of the entries decides nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final, TypeVar

from briefing.model import ArticleId
from briefing.store.identity import canonical_url

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What an item can be known by, beside its address.

    Attributes:
        content: Its words, title and text, as a digest.
        text: The text alone, as a digest.
        title: Its headline, or "".
        key: What its source calls it, or "" if that is only its address once more.
        origin: The configured source that brought it.
        published: The instant and the day it states.
        address: Where it is said to be, in canonical form.
    """

    content: str
    text: str
    title: str
    key: str
    origin: str
    published: tuple[datetime | None, date | None]
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article kept under the address.

    Attributes:
        article: Its id.
        now: Everything that was stated about its latest wording.
        before: Its other wordings, as digests.
    """

    article: ArticleId
    now: tuple[Marks, ...]
    before: frozenset[str]


def telling_key(key: str, *, address: str | None) -> str:
    """Return a key if it tells more than the address, or than the key all of them share."""
    if address is None:
        return ""
    said = key if canonical_url(key) else key.partition("#")[2]
    repeats = "#" not in said and canonical_url(said) == address
    return "" if repeats else key


def same_place(entry: Marks, known: Known) -> bool:
    """Whether the only entry under an address is the article kept there: as a rule it is.

    It is another one if in everything it says it differs from what its own source said before. (A
    day is that of many, and so is no day.)
    An address with a count (`...#2`) is no other key: some outlets count every edit so.
    """
    before = [mark for mark in known.now if mark.origin == entry.origin]
    return not before or any(
        entry.title == mark.title
        or entry.text == mark.text
        or (entry.published[0] is not None and entry.published == mark.published)
        or entry.key == mark.key
        or (_of_address(entry) and _of_address(mark))
        for mark in before
    )


def found(entries: Sequence[Marks], known: Sequence[Known]) -> Mapping[str, ArticleId]:
    """Say which entries are which of the articles kept under their address.

    Args:
        entries: Of one document, in different words each.
        known: The articles.

    Returns:
        By the digest of its words the article of every entry that is one of them: the others are
        new. No two are the same article.
    """
    result = _as_it_stands(entries, known)
    for of_entry, of_known in _EVIDENCE:
        _settle(result, _by_value(entries, of_entry), _by_value(known, of_known))
    origins = {entry.origin for entry in entries}
    strangers = [one for one in known if origins.isdisjoint(mark.origin for mark in one.now)]
    _settle(result, _by_value(entries, _headline), _by_value(strangers, _present(_headline)))
    return result


def _as_it_stands(entries: Sequence[Marks], known: Sequence[Known]) -> dict[str, ArticleId]:
    """The entries that say what an article says now."""
    present: dict[str, ArticleId] = {}
    for one in known:
        content = one.now[0].content
        present[content] = min(one.article, present.get(content, one.article))
    return {entry.content: present[entry.content] for entry in entries if entry.content in present}


def _settle(
    result: dict[str, ArticleId],
    sent: Mapping[Hashable, Sequence[Marks]],
    kept: Mapping[Hashable, Sequence[Known]],
) -> None:
    """Join what one value tells: what two have in common tells neither from the other."""
    taken = set(result.values())
    for value, alike in sent.items():
        candidates = kept.get(value, ())
        if len(alike) == 1 and len(candidates) == 1:
            entry, one = alike[0], candidates[0]
            if entry.content not in result and one.article not in taken:
                result[entry.content] = one.article
                taken.add(one.article)


def _words(mark: Marks) -> Iterator[Hashable]:
    yield mark.content, mark.key


def _former_words(known: Known) -> Iterator[Hashable]:
    for mark in known.now:
        for content in known.before:
            yield content, mark.key


def _key(mark: Marks) -> Iterator[Hashable]:
    if mark.key:
        yield mark.key


def _title_and_date(mark: Marks) -> Iterator[Hashable]:
    if mark.title:
        yield mark.key, mark.title, mark.published


def _text_and_date(mark: Marks) -> Iterator[Hashable]:
    yield mark.key, mark.text, mark.published


def _present(
    evidence: Callable[[Marks], Iterator[Hashable]],
) -> Callable[[Known], Iterator[Hashable]]:
    return lambda known: chain.from_iterable(map(evidence, known.now))


def _headline(mark: Marks) -> Iterator[Hashable]:
    """Another source's keys are not this one's: there the title and the date must do."""
    if mark.title:
        yield mark.title, mark.published


# What tells an item whose words have changed, the surest first: what an entry says, and what an
# article must have said.
_EVIDENCE: Final = (
    (_words, _former_words),
    (_key, _present(_key)),
    (_title_and_date, _present(_title_and_date)),
    (_text_and_date, _present(_text_and_date)),
)


def _of_address(mark: Marks) -> bool:
    return mark.address is not None and (not mark.key or mark.address in mark.key)


def _by_value(
    things: Iterable[T], evidence: Callable[[T], Iterator[Hashable]]
) -> Mapping[Hashable, Sequence[T]]:
    groups: dict[Hashable, list[T]] = {}
    for thing in things:
        for value in dict.fromkeys(evidence(thing)):
            groups.setdefault(value, []).append(thing)
    return groups

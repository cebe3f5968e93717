"""Tells what the entity tagger takes for people in ordinary feeds: verses, ships, cut-off words."""

from __future__ import annotations

import re

from briefing.analysis.actors.titles import HONORIFICS, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

# "Luke 1:68", in one token or in several.
_VERSE = re.compile(r"\d{1,3}:\d{1,3}")
# What no name holds: half a quotation, "W]hen", or broken characters.
_STRANGE = re.compile(r"[\[\](){}<>|=*#@…\x80-\x9f]")
# What was read in a wrong charset: "JosÃ©", "Ã‡elik".
_MISREAD = re.compile(r"(?<=[a-zß-ÿ])[ÂÃÄÅÐÑ]|[ÂÃâÄÅÐÑ][\xa0-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]")
# The filler of layout programs; a sentence with several of these words says nothing.
_FILLER = word_set(
    "lorem ipsum dolor amet consectetur consectetuer adipiscing elit donec duis sed morbi nulla",
    "aliquet nisl suscipit molestie tortor vel lacinia mollis finibus libero scelerisque fringilla",
    "praesent vestibulum pellentesque vivamus mauris curabitur phasellus fusce quisque integer",
    "aenean nullam etiam maecenas suspendisse tincidunt sagittis ultricies vulputate ornare",
)
_FILLED = 4
_STORMS = word_set("storm hurricane typhoon cyclone")
_CALLED = word_set("called named dubbed christened codenamed")
_MAKERS_OF_CALLS = word_set("covid covid-19 zoom skype whatsapp instagram tiktok youtube")
_LONGEST_ACRONYM = 4
_PEOPLES = ("ians", "ans", "ese", "ites")
_SHORTEST_PEOPLE = 6
_QUOTES = frozenset("\"“”„«»‘’'‚‹›`")


def is_not_a_name(words: Words, start: int, end: int) -> bool:
    """Whether a span that was marked as a person names none."""
    lone = end - start == 1
    titled = start > 0 and (words.lower[start - 1] in HONORIFICS or _titles(words, start - 1))
    return (
        any(map(_is_strange, words.text[start:end]))
        or is_misread(words, start, end)
        or _is_cut_off(words, end)
        or _cites_verse(words, end)
        or _is_filler(words, start)
        or words.lower[start] in _MAKERS_OF_CALLS
        or (lone and not titled and _is_thing(words, start))
        or (lone and not titled and _is_people_of_a_place(words, start))
        or (not titled and _is_quoted_title(words, start, end))
    )


def is_misread(words: Words, start: int, end: int) -> bool:
    """Whether a span holds characters that a program read in a wrong charset."""
    said = words.text[start:end]
    return any(not text.isascii() and _MISREAD.search(text) for text in said)


def _is_strange(text: str) -> bool:
    return not text.isalnum() and _STRANGE.search(text) is not None


def _titles(words: Words, index: int) -> bool:
    return bool(office(words.lower[index]))


def _is_cut_off(words: Words, end: int) -> bool:
    """Whether a feed has cut the text inside the name: "Moh…"."""
    if end >= len(words):
        return False
    if words.spaced[end - 1]:  # "her deputy, Jo [...]" at the end of a teaser
        lone = end < 2 or words.label[end - 2] != "PERSON"
        return lone and "".join(words.text[end:]).strip() in {"[...]", "[…]"}
    return words.text[end].startswith(("…", "...")) and (
        end + 1 >= len(words) or words.text[end + 1] in {"[", "]"}
    )


def _cites_verse(words: Words, end: int) -> bool:
    """Whether chapter and verse follow: "Luke 1:68"."""
    return _VERSE.match("".join(words.text[end : end + 3])) is not None


def _is_filler(words: Words, index: int) -> bool:
    first, last = words.sentence_start(index), words.sentence_end(index)
    said = words.lower[first:last]
    return not _FILLER.isdisjoint(said) and sum(map(_FILLER.__contains__, said)) >= _FILLED


def _is_thing(words: Words, index: int) -> bool:
    """Whether a lone word names a ship, a storm, a part in a film, or is short for something."""
    text = words.text[index]
    before = words.lower[index - 1] if index else ""
    follows = words.pos[index + 1 : index + 2]
    if before == "the" and not text.endswith("s") and follows not in (["NOUN"], ["PROPN"]):
        return words.dep[index] not in {"compound", "amod"}
    if before in _CALLED and _STORMS.intersection(words.lower[max(0, index - 3) : index]):
        return True
    if before == "as" and words.pos[index - 1] == "ADP" and words.dep[index] in {"obl", "nmod"}:
        return not any(words.text[i] == text for i in range(index - 1))
    acronym = text.isupper() and len(text) <= _LONGEST_ACRONYM and not _in_capitals(words, index)
    return acronym and words.dep[index] not in {"nsubj", "ROOT", "root"}


def _is_people_of_a_place(words: Words, index: int) -> bool:
    """Whether a lone plural is what the people of some place are called: "Norvians will vote"."""
    text = words.text[index]
    if not text.endswith(_PEOPLES) or len(text) < _SHORTEST_PEOPLE:
        return False
    if text.endswith("ians"):
        return not any(
            words.text[at] == text and words.label[at - 1] == "PERSON"
            for at in range(1, len(words))
        )
    return words.lower[index - 1 : index] == ["the"] or words.lower[index + 1 : index + 2] in (
        ["are"],
        ["were"],
        ["have"],
    )


def _is_quoted_title(words: Words, start: int, end: int) -> bool:
    """Whether quotation marks enclose just this: a work, a paper, a name of some thing."""
    if not start or end >= len(words):
        return False
    if words.text[start - 1] not in _QUOTES or words.text[end] not in _QUOTES:
        return False
    last = words.text[end - 1]
    return words.text.count(last) == 1 and "PERSON" not in (
        words.label[max(0, start - 2) : start - 1] + words.label[end + 1 : end + 2]
    )


def _in_capitals(words: Words, index: int) -> bool:
    """Whether the words around are printed in capitals too, names as all others."""
    first, last = words.sentence_start(index), words.sentence_end(index)
    letters = [word for word in words.text[first:last] if word.isalpha() and len(word) > 1]
    return sum(word.isupper() for word in letters) > len(letters) / 2


def begins_small(word: str) -> bool:
    """Whether a word begins small and goes on so: "sel", but not "d'Oré"."""
    return word[:1].islower() and not re.search(r"['’-][A-ZÀ-Þ]", word)

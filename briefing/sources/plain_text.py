"""Reads an article from a plain text file, with or without front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources.above import Above, lines_above
from briefing.sources.embargo_lines import without_embargo
from briefing.sources.front_matter import split
from briefing.sources.furniture import FURNITURE, is_menu
from briefing.sources.parsed import Parsed
from briefing.sources.press_databases import articles_of_a_database
from briefing.sources.printed_lines import unhyphenated, without_running_lines
from briefing.sources.tables import is_table
from briefing.sources.tails import without_tail
from briefing.sources.text_frame import addressed, is_paper, without_end

# A headline fits in two lines of a newspaper column; a first paragraph seldom does.
_LONGEST_HEADLINE: Final = 120
# People and mail programs break lines at 72 to 80 characters, hardly ever beyond these.
_LONGEST_WRAPPED: Final = 100
_SHORTEST_HEADLINE_WORDS: Final = 2
_LONGEST_BROKEN: Final = 60
# Chinese, Japanese and Thai have no spaces between words.
_WITHOUT_SPACES: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{4}")
# Paragraphs that may stand between a headline and its text: the author, the day, "Share this".
_LINES_ABOVE: Final = 3
# A headline with a line drawn under it.
_RULED: Final = re.compile(
    r"\A(?:[=~*_#-]{3,120}\n+)?([^\n]{3,120})\n+[=~*_-](?: ?[=~*_-]){2,119}(?:\n|\Z)"
)
# A few lines with a line drawn under them: headline and day.
_RULED_HEAD: Final = re.compile(
    r"\A([^\n]{3,120}(?:\n+[^\n]{3,120}){1,3})\n[=~*_-](?: ?[=~*_-]){4,119}(?:\n|\Z)"
)
_LONGEST_DECK: Final = 160
_KICKERS: Final = 2
_LONGEST_KICKER: Final = 40
# Signs without a shape at the ends of a line, and blanks behind it.
_MARKS: Final = re.compile(
    "\\A[\u200b\u200e\u200f\u2060\ufeff]+|[\\s\u200b\u200e\u200f\u2060\ufeff]+\\Z"
)
_GAPS: Final = re.compile(r"\n{3,}")
_SENTENCE_END: Final = re.compile(r"[.!:;,…。؟][\"'”’»)\]]*$")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article of a text file, and problems with its front matter.

    Raises:
        ArticleError: if it is a table of them.
    """
    exported = articles_of_a_database(text)
    if exported:
        yield from exported
        return
    headed = split(text, where=where)
    yield from headed.problems
    # Spaces inside lines stay as they are: the text is the author's, word for word. (A word that
    # the end of a line cut is one word.)
    held = without_embargo(headed.body, where=where)
    yield from held.problems
    if is_table(held.text):
        raise ArticleError("it is a table, not a text", hint="write each row as a line of JSONL")
    lines = (_MARKS.sub("", line) for line in held.text.strip().split("\n"))
    body = _RULED.sub(r"\1\n\n", "\n".join(lines), count=1)
    body = _RULED_HEAD.sub(r"\1\n\n", body, count=1)
    whole = unhyphenated(without_running_lines(_GAPS.sub("\n\n", body)))
    found = addressed(without_tail(whole))
    said = replace(
        headed.said,
        embargo=headed.said.embargo or held.until,
        url=headed.said.url or found.url,
    )
    yield opened(without_tail(without_end(found.text)), said=said)


def opened(body: str, *, said: Parsed) -> Parsed:
    """An article of its words: its headline and the lines above its text are told from it.

    Args:
        body: Its paragraphs, parted by empty lines.
        said: What it says of itself elsewhere.
    """
    above = lines_above(body, names=bool(said.title))
    above_title = said.title
    title, rest = said.title, above.text
    if title:
        rest = without_headline(rest, title=title)
    else:
        title, rest = _headline(rest)
    below = lines_above(rest) if rest != above.text else above
    below = _below_a_deck(rest) or below if below.text == rest else below
    printed = below.published or above.published
    said = replace(said, title=title, text=below.text, printed=printed)
    return said if above_title else _below_its_paper(said)


def _below_a_deck(body: str) -> Above | None:
    """The lines that say when below a second headline, which stays; None if there are none."""
    deck, gap, under = body.partition("\n\n")
    if not gap or "\n" in deck or len(deck) > _LONGEST_DECK or _SENTENCE_END.search(deck):
        return None
    below = lines_above(under)
    if below.published is None or below.text == under:
        return None
    return Above(text=f"{deck}\n\n{below.text}", published=below.published)


def _below_its_paper(said: Parsed) -> Parsed:
    """An article headed by the name of its paper, with the headline that stands below the day."""
    title, rest = _headline(said.text) if is_paper(said.title) else ("", "")
    if not title:
        return said
    below = lines_above(rest)
    printed = said.printed or below.published
    if printed is None:  # a headline may be short, and a heading stand below it
        return said
    outlet = said.outlet or said.title
    return replace(said, title=title, text=below.text, printed=printed, outlet=outlet)


def _headline(body: str) -> tuple[str, str]:
    """A text's headline, or "", and what follows it."""
    first, gap, rest = body.partition("\n")
    if not gap:
        return "", body
    alone = rest.startswith("\n") or _is_whole(rest.partition("\n")[0])
    rest = rest.lstrip("\n")
    below = lines_above(rest).text
    if (alone or below != rest) and _is_headline(first, below):
        return first, rest
    return _wrapped_headline(body)


def _wrapped_headline(body: str) -> tuple[str, str]:
    """A headline that was broken into two or three lines, or ""; and what follows it."""
    opening, gap, rest = body.partition("\n\n")
    lines = opening.split("\n")
    broken = 1 < len(lines) <= _LINES_ABOVE and max(map(len, lines)) <= _LONGEST_BROKEN
    broken = broken and not any(map(is_menu, lines))
    words = " ".join(opening.split())
    if gap and broken and _is_headline(words, lines_above(rest).text):
        return words, rest
    return "", body


def _is_whole(line: str) -> bool:
    """Whether a line is a paragraph: then an empty line is not needed to tell the one above it."""
    return len(line) > _LONGEST_WRAPPED and bool(_SENTENCE_END.search(line))


def without_headline(body: str, *, title: str) -> str:
    """Take the lines off that only repeat the headline, unless they are all there is.

    A section's name may stand above it, or two.
    """
    parts = body.split("\n\n", _KICKERS + 1)
    begin = 0
    for place, part in enumerate(parts[:-1]):
        if part.split() == title.split():
            begin = place + 1
        elif len(part) > _LONGEST_KICKER or _SENTENCE_END.search(part):
            break
    return "\n\n".join(parts[begin:])


def from_headline(body: str, *, title: str) -> str:
    """A release from its headline on, if nothing but lines about it stand above that."""
    below = lines_above(body).text
    return below if below.partition("\n\n")[0] == title else body


def _is_headline(first: str, rest: str) -> bool:
    """Whether a first line that stands alone is a headline and not a short first paragraph."""
    return (
        len(first) <= _LONGEST_HEADLINE
        and (len(first.split()) >= _SHORTEST_HEADLINE_WORDS or bool(_WITHOUT_SPACES.search(first)))
        and not _SENTENCE_END.search(first)
        and len(_first_prose(rest)) > len(first)
    )


def _first_prose(text: str) -> str:
    """The first paragraph that ends as a sentence does, behind a byline and a day at most."""
    paragraphs = text.split("\n\n", _LINES_ABOVE + 1)
    above = (
        part
        for part in paragraphs[: _LINES_ABOVE + 1]
        if _SENTENCE_END.search(part) and not FURNITURE.fullmatch(part)
    )
    return next(above, paragraphs[0])

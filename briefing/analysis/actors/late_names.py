"""Whose name comes long after the office: "Lorva's premier", and lines below "Premier Lind"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actors.description_fit import SAME_COUNTRY, SAME_OFFICE, fit
from briefing.analysis.actors.descriptions import Description
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.others_meant import home_of_text
from briefing.analysis.actors.titles import is_plural
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant


def named_later(words: Words, description: Description, people: Sequence[Person]) -> int | None:
    """The number of the only person whom a text names later with the same office.

    Both must tell the country; or the text is told from there, so that its "Prime Minister Lind"
    needs none. An office that two people hold is nobody's.
    """
    phrase = description.phrase
    if phrase.affiliation is None or is_plural(words.lower[phrase.head]):
        return None
    fits = {number: fit(words, description, one) for number, one in enumerate(people)}
    holders = [number for number, fitting in fits.items() if fitting >= SAME_OFFICE]
    if len(holders) != 1 or min(m.start for m in people[holders[0]].mentions) < phrase.end:
        return None
    told = fits[holders[0]] >= SAME_COUNTRY
    return holders[0] if told or home_of_text(words) == country_meant(phrase.affiliation) else None

"""Is this the same name? The one fold, the one `PersonName`, the one "same person?".

Pure functions on strings, for every stage that compares names, inside an article or across many.
Nothing here knows of articles, time or places.

    fold           any printed word in plain lower-case Latin letters
    spellings      whether two folded words are one word: one sound, a form of one given name
    parts          a printed name taken apart: titles, particles, initials, "Jr.", numbers
    person         `PersonName`, and whether two of them are one person: yes, maybe, no
    groups         delegations and bodies described, not named
    descriptions   people by their office or by whom they have to do with
"""

from briefing.names.descriptions import begin_alike, describes, is_description, is_relation
from briefing.names.fold import fold, latin, words
from briefing.names.groups import is_group, same_group, same_name, specific_words
from briefing.names.parts import PARTICLES
from briefing.names.person import PersonName, Same, can_stand_for, same_person
from briefing.names.spellings import sound

__all__ = [
    "PARTICLES",
    "PersonName",
    "Same",
    "begin_alike",
    "can_stand_for",
    "describes",
    "fold",
    "is_description",
    "is_group",
    "is_relation",
    "latin",
    "same_group",
    "same_name",
    "same_person",
    "sound",
    "specific_words",
    "words",
]

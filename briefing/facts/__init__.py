"""What a sentence states that a near-copy of it must state too: when two sentences are the same.

Two sentences may share nearly all their words and tell opposite things. So wherever the program
takes one text for a repeat of another (near-copies of an article, sentences of one summary, what
yesterday's brief told), the words are counted there, and the facts are compared here: numbers,
dates, names, "not", and a few opposites.

`statement` puts them together: figures, counts (of people), polarity, proper_names.

Pure functions on strings. Nothing here knows of articles, stories and time. The words are English;
figures, capitals and the commonest words for "not" of other languages are read as well.
"""

from briefing.facts.counts import Count, counts_in
from briefing.facts.figures import dates_of
from briefing.facts.polarity import turns_of
from briefing.facts.proper_names import TITLES
from briefing.facts.statement import (
    Statement,
    contradict,
    says_more,
    statement_of,
    states_otherwise,
)

__all__ = [
    "TITLES",
    "Count",
    "Statement",
    "contradict",
    "counts_in",
    "dates_of",
    "says_more",
    "statement_of",
    "states_otherwise",
    "turns_of",
]

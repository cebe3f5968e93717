"""Says a story briefly, in sentences that stand in its articles word for word.

::

    Reading, SourceText -> Passage (prepared once) -> a rating by one method
        -> selection (budget, nothing twice, nothing that hangs in the air) -> Summary

Before: passages (with terms, what they are compared by). Ratings: ranker (by term_vectors), lead,
sumy_methods; methods has their names. Choice: selection, growing_summary; headline; story_summary
puts it together. Kept out: boilerplate, standalone (what hangs in the air), unintroduced_names,
digressions, repetition, overtaken, outdated (by shared_runs), casualty_counts. Beside each other:
differing_counts.

The methods only rate; what may stand in a brief is decided in one place for all of them.
"""

from briefing.summary.differing_counts import differing
from briefing.summary.methods import METHODS, Lead, Ranker, Sumy, summarise_documents
from briefing.summary.passages import SourceText, names_of
from briefing.summary.story_summary import tells_nothing_new

__all__ = [
    "METHODS",
    "Lead",
    "Ranker",
    "SourceText",
    "Sumy",
    "differing",
    "names_of",
    "summarise_documents",
    "tells_nothing_new",
]

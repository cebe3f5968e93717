"""Says which day is told of which place: "in X on Sunday and Y on Monday" gives each its own."""

from __future__ import annotations

from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.merging import Trip
from briefing.analysis.visits.scorer import Floats
from briefing.gazetteer import Place, PlaceKind

# A day stands right behind its place, or behind a comma.
_APART = 1
# Less likely than this a day is none of the visit's, wherever it stands.
_LIKELY = 0.3


def own_times(candidates: Candidates, trip: Trip) -> Floats:
    """How likely each time tells days of a trip; none that stands behind another place.

    Only where its own place has a time right behind it: "after talks in X on Friday" may tell of
    a visit to the country.

    Args:
        candidates: What the numbers mean.
        trip: The trip.
    """
    scores = trip.times
    place = candidates.destinations[trip.destination].place
    behind = [_place_before(candidates, time.span[0]) for time in candidates.times]
    own = [
        number
        for number, other in enumerate(behind)
        if other is not None and _is_part(place, other) and scores[number] >= _LIKELY
    ]
    if not own:
        return scores
    theirs = [n for n, other in enumerate(behind) if other is not None and n not in own]
    told = scores.copy()
    told[theirs] = 0.0
    return told


def _place_before(candidates: Candidates, token: int) -> Place | None:
    """The place that a time which begins at a token stands behind."""
    return next(
        (
            one.place
            for one in candidates.destinations
            if any(0 <= token - end <= _APART for _, end in one.spans)
        ),
        None,
    )


def _is_part(one: Place, other: Place) -> bool:
    """Whether two names may mean one place: the same, or a town and its country."""
    if one.names[0] == other.names[0]:
        return True
    wide = PlaceKind.COUNTRY in {one.kind, other.kind}
    return wide and one.country is not None and one.country == other.country

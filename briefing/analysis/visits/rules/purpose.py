"""What a visit is for: the words after it that begin with "for talks", "to attend", "aimed at"."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.rules.journeys import Journey
from briefing.analysis.visits.rules.legs import Leg
from briefing.analysis.visits.rules.scene import Scene

_ENDS = frozenset({",", ";", ".", ":", "(", ")", "--", "—", "–", "!", "?", '"', "”", "“"})
_CLAUSES = lexicon("after before while when where who which as since because although but said")
# Infinitives that go on telling of the journey, not what it is for.
_NO_AIM = lexicon("visit travel be go fly arrive return begin start take include last")
_LONGEST = 22


def purpose_of(scene: Scene, journey: Journey) -> str | None:
    """The purpose as printed, from the first mention that tells one."""
    for leg in journey.legs:
        if leg.mention.base in {"from", "left"}:
            continue
        found = _purpose(scene, leg)
        if found:
            return found
    return None


def _purpose(scene: Scene, leg: Leg) -> str:
    words = scene.words
    first = leg.mention.trigger + 1
    end = words.sentence_end(leg.mention.trigger)
    for index in range(first, end):
        if words.lower[index] in _CLAUSES or words.text[index] in {";", ":"}:
            return ""
        if _opens(scene, index, end):
            return _span(scene, index, end)
    return ""


def _opens(scene: Scene, index: int, end: int) -> bool:
    """Whether a token opens a purpose."""
    words = scene.words
    lower = words.lower[index]
    following = words.lower[index + 1] if index + 1 < end else ""
    if lower == "to":
        return index + 1 < end and scene.infinitive(index + 1) and following not in _NO_AIM
    timed = any(time.start <= index < time.end for time in scene.times)
    if lower == "for":
        return not timed and index + 1 not in scene.place_of and words.pos[index] == "ADP"
    return lower == "aimed" and following == "at"


def _span(scene: Scene, start: int, end: int) -> str:
    words = scene.words
    last = start + 1
    stop = min(end, start + _LONGEST)
    timed = {time.start for time in scene.times}
    while last < stop and words.text[last] not in _ENDS and words.lower[last] not in _CLAUSES:
        if last in timed:
            break
        last += 1
    while last > start and words.pos[last - 1] in {"ADP", "DET", "CCONJ"}:
        last -= 1
    return words.said(start, last) if last > start + 1 else ""

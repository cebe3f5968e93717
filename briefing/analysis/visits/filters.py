"""Leaves alone what is told in the words of a visit but is none: treatment, holidays, errands."""

import re

from briefing.analysis.visits.mentions import Mention
from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import Kind

_PRIVATE = re.compile(
    r"\b(?:medical (?:treatment|care|tests|check-?up|reasons|attention)|for treatment|surgery|"
    r"hospitali[sz]ed|(?:is|was|be|being) treated|holiday|vacation|honeymoon|chemotherapy|"
    r"surrender\w*|stand trial|face trial)\b"
)
_DRIVEN = re.compile(
    r"\b(?:flee(?:s|ing)?|fled|escap\w+|deport\w+|extradit\w+|exiled?|defect\w*)\b"
)


# "flying to X, where her mission has its offices": back to work.
_AT_WORK = re.compile(
    r"^ ?,? where (?:his|her|their|its) \w+(?: \w+)? (?:has (?:its|his|her|their)|is based"
    r"|are based|has been based|is located|sits)\b"
)


def in_caption(scene: Scene, mention: Mention) -> bool:
    """Whether a mention describes a picture: what it shows has taken place."""
    offset = scene.words.offsets[mention.trigger]
    return any(start <= offset < end for start, end in scene.words.layout.captions)


def is_no_visit(scene: Scene, mention: Mention) -> bool:
    """Whether the sentence tells of something else than an official journey."""
    if mention.kind in {Kind.MEET, Kind.TALKS, Kind.INVITE}:
        return False
    words = scene.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    if mention.places and _AT_WORK.search(" ".join(words.lower[mention.places[0].end : end])):
        return True
    near = " ".join(words.lower[max(first, mention.trigger - 10) : min(mention.trigger + 14, end)])
    if _PRIVATE.search(near):
        return True
    close = " ".join(words.lower[max(first, mention.trigger - 6) : min(mention.trigger + 4, end)])
    return mention.kind in {Kind.GO, Kind.LEAVE, Kind.ARRIVE} and bool(_DRIVEN.search(close))

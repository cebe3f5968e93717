"""Tells who makes a programme from who is told of: the labels of a transcript name both."""

from briefing.analysis.actors import ActorDraft, ActorMention
from briefing.analysis.words import Words

_I_AM = (["i", "am"], ["i", "'m"], ["i", "\u2019m"])


def is_presenter(words: Words, actor: ActorDraft) -> bool:
    """Whether somebody of no told office is only named where a transcript says who speaks."""
    named = [one for one in actor.mentions if one.kind == "name"]
    labels = (_says_who_speaks(words, one) for one in named)
    return bool(named) and actor.role is None and all(labels)


def _says_who_speaks(words: Words, name: ActorMention) -> bool:
    """Whether a name is a label in capitals, or what somebody calls himself: "I'm Ada Lind"."""
    if words.lower[name.start - 2 : name.start] in _I_AM:
        return True
    label = words.text[words.sentence_start(name.start) : name.end]
    return words.text[name.end : name.end + 1] == [":"] and "".join(label).isupper()

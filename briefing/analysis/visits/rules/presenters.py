"""Tells who makes a programme from who is told of: the labels of a transcript name both."""

from briefing.analysis.actors import ActorDraft, ActorMention
from briefing.analysis.words import Words

_I_AM = (["i", "am"], ["i", "'m"], ["i", "\u2019m"])


def is_presenter(words: Words, actor: ActorDraft) -> bool:
    """Whether somebody of no told office is named by labels alone, and says "I'm Ada Lind"."""
    return speaks_only(words, actor) and any(_says_own_name(words, one) for one in actor.mentions)


def speaks_only(words: Words, actor: ActorDraft) -> bool:
    """Whether somebody of no told office is only named where a transcript says who speaks.

    What they say of themselves is told by rules; of "we" it is not told whom they mean.
    """
    named = [one for one in actor.mentions if one.kind == "name"]
    labels = (_is_label(words, one) or _says_own_name(words, one) for one in named)
    return bool(named) and actor.role is None and all(labels)


def _says_own_name(words: Words, name: ActorMention) -> bool:
    return words.lower[name.start - 2 : name.start] in _I_AM


def _is_label(words: Words, name: ActorMention) -> bool:
    """Whether a name stands in capitals before a colon where a sentence begins: "ADA LIND: Yes"."""
    label = words.text[words.sentence_start(name.start) : name.end]
    return words.text[name.end : name.end + 1] == [":"] and "".join(label).isupper()

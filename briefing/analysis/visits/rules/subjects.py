"""Who does what a verb says: its subject, beside it or up the parse, through control."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.inviting import invites
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.participants import Participant, people_at
from briefing.analysis.visits.rules.vocabulary import NO_VISITORS, PARTIES
from briefing.gazetteer import country_meant
from briefing.model import ActorType

_HEADS_OF_STATE = frozenset({"leader", "president", "premier", "minister", "king", "queen"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
# Relations that lead from a verb to one with the same subject.
_CLIMB = lexicon(
    "conj xcomp advcl ccomp parataxis aux csubj fixed obj obl nmod root acl",
)
# Verbs whose object is the one who does what follows: "invited the king to visit".
_CONTROL = lexicon(
    "invite invites invited inviting ask asks asked asking allow allows allowed allowing urge",
    "urges urged send sends sent sending permit permitted let order ordered want wants wanted",
    "bring brings brought take takes expect expects",
)
_PLANS = lexicon("plan plans invitation decision visit trip intention way")
# Words that may stand between a subject and the verb that speaks of the visit.
_VERB_GROUP = lexicon(
    "will 'll would shall may might could can should must is are was were be been being has have",
    "had 's ’s to also then later soon now currently already still next again expected scheduled",
    "set due slated planning plans planned likely preparing hopes hoping intends intend going",
    "about not n't n’t never supposed believed probably reportedly tentatively ready poised plan",
    "agreed decided would like wants want wished wishes hoped promised both all each himself",
    "herself",
)
_ADVERB_TAGS = frozenset({"RB", "RBR"})
_LEADS = frozenset({"lead", "leads", "led", "leading"})
_INSIDE = frozenset({"of", "with", "by", "for", "from", "to", "in"})


def subject_of(context: ArticleContext, verb: int) -> int | None:
    """The token that heads the subject of a verb, followed through control and conjunction."""
    near = _beside(context, verb)
    if near is not None:
        return _head_of_list(context, near)
    words = context.words
    node = verb
    for _ in range(6):
        subject = _own_subject(context, node, verb)
        if subject is not None:
            return subject
        head, dep = words.head[node], words.dep[node]
        if head == node or dep not in _CLIMB:
            return None
        controller = _controller(context, node, verb)
        if controller is not None:
            return controller
        node = head
    return None


def nearest_left(context: ArticleContext, index: int) -> int | None:
    """A fallback for a missing subject: the last person before the word in its sentence."""
    words = context.words
    for left in range(index - 1, words.sentence_start(index) - 1, -1):
        owner = words.lower[left + 1] in {"'s", "’s"}
        if not owner and people_at(context, left) and not _asks(context, left):
            return left
    return None


def of_a_thing(context: ArticleContext, index: int) -> bool:
    """Whether the name only tells whose a thing is: "the body of X", "tourists from X"."""
    words = context.words
    start = _start_of_mention(context, index)
    of = start > 1 and words.lower[start - 1] in {"of", "from"}
    return of and words.lower[start - 2] in NO_VISITORS


def joined_before(context: ArticleContext, index: int) -> list[Participant]:
    """The people named with "and" before a name, where the parse does not join them."""
    start = _start_of_mention(context, index)
    if start < 2 or context.words.lower[start - 1] != "and":
        return []
    return people_at(context, start - 2, deep=9)


def leaders_of(context: ArticleContext, group: Participant) -> list[Participant]:
    """Who leads a delegation: "X will lead a delegation to visit Y", "a delegation led by X"."""
    words = context.words
    if words.lower[group.at] not in PARTIES and context.words.tag[group.at] != "NNS":
        return []
    verb = words.head[group.at]
    if words.lower[verb] in _LEADS and verb < group.at:
        subject = subject_of(context, verb)
        return people_at(context, subject) if subject is not None else []
    end = words.sentence_end(group.at)
    for index in range(group.at + 1, min(group.at + 6, end)):
        if words.lower[index] in {"led", "headed"} and words.lower[index + 1] == "by":
            behind = (people_at(context, i, deep=9) for i in range(index + 2, min(index + 14, end)))
            return next((found for found in behind if found and found[0].actor is not None), [])
    return []


def _beside(context: ArticleContext, verb: int) -> int | None:
    """The subject that stands right before the verb group: "X is also expected to visit"."""
    words = context.words
    first = words.sentence_start(verb)
    index = _before_verb_group(context, verb, first)
    if index is not None and words.lower[index] == ",":
        index = _before_comma(context, index, first)
    if index is None:
        return None
    if words.lower[index] in _RELATIVE:
        before = index - 1 if words.text[index - 1] != "," else index - 2
        return before if before >= first and people_at(context, before) else None
    if not people_at(context, index):
        return None
    # "an invitation to X to visit": the one invited is who visits
    controlled = words.lower[verb - 1] == "to" and index == verb - 2
    controlled = controlled and not _asks(context, index)
    return index if controlled or not _inside_phrase(context, index) else None


def _before_verb_group(context: ArticleContext, verb: int, first: int) -> int | None:
    words = context.words
    timed = {i for time in context.times_in(first, verb) for i in range(time.start, time.end)}
    for index in range(verb - 1, first - 1, -1):
        lower = words.lower[index]
        plain = lower in _VERB_GROUP or context.words.tag[index] in _ADVERB_TAGS or index in timed
        if not plain or context.resolved.actor_at(index) is not None:
            return index
    return None


def _before_comma(context: ArticleContext, comma: int, first: int) -> int | None:
    """The name of "Japan's Foreign Minister, Nobu Tanaka, arrives"."""
    opened = "," in context.words.text[max(first, comma - 15) : comma - 1]
    named = opened and people_at(context, comma - 1) and not _asks(context, comma - 1)
    return comma - 1 if named else None


def _own_subject(context: ArticleContext, node: int, verb: int) -> int | None:
    words = context.words
    found = [
        child
        for child in words.children[node]
        if words.dep[child] == "nsubj"
        and child != verb
        and (child < verb or node != verb)
        and context.in_text(child)
    ]
    if not found:
        return None
    # a time may pass for a subject beside the real one
    child = next((c for c in found if people_at(context, c)), found[0])
    relative = words.lower[child] in _RELATIVE and words.head[node] != node
    return words.head[node] if relative else child


def _controller(context: ArticleContext, node: int, verb: int) -> int | None:
    """Who does a verb that hangs on another verb's object, or on a noun: "plans to visit"."""
    words = context.words
    head, dep = words.head[node], words.dep[node]
    if dep in {"xcomp", "advcl", "ccomp"} and words.lower[head] in _CONTROL:
        for child in words.children[head]:
            if words.dep[child] in {"obj", "iobj"} and head < child < verb:
                return child
    if dep != "acl":
        return None
    noun = words.pos[head] in {"NOUN", "PROPN"} and words.lower[head] not in _PLANS
    if noun and people_at(context, head) and not _asks(context, head):
        return head
    for child in words.children[head]:
        owns = words.dep[child] == "nmod" and child < head and context.resolved.actor_at(child)
        if owns and not _asks(context, child):
            return child
    return None


def _head_of_list(context: ArticleContext, index: int) -> int:
    """From "Winter" in "Newman and Winter" to the first of them, if the parse joins them."""
    words = context.words
    node = index
    for _ in range(4):
        head = words.head[node]
        inside = words.dep[node] in {"flat", "compound", "appos"}
        named = inside and words.pos[head] in {"PROPN", "NOUN"}
        if not named and not (words.dep[node] == "conj" and people_at(context, head)):
            break
        node = head
    return node if people_at(context, node) else index


def _start_of_mention(context: ArticleContext, index: int) -> int:
    actor = context.resolved.actor_at(index)
    if actor is None:
        return index
    return next((m.start for m in actor.mentions if m.start <= index < m.end), index)


def _inside_phrase(context: ArticleContext, index: int) -> bool:
    """Whether the name hangs in a longer phrase: "the body of X", "the son of X"."""
    start = _start_of_phrase(context, index)
    return start > 0 and context.words.lower[start - 1] in _INSIDE


def _asks(context: ArticleContext, index: int) -> bool:
    """Whether the name is of who wants another to go: "an invitation from X to visit"."""
    return invites(context.words, _start_of_mention(context, index), index + 1)


def _start_of_phrase(context: ArticleContext, index: int) -> int:
    """Where a name begins, with the title and the adjectives before it."""
    words = context.words
    start = index
    actor = context.resolved.actor_at(index)
    while start > 0 and actor is not None and context.resolved.actor_at(start - 1) is actor:
        start -= 1
    while start > 0 and words.pos[start - 1] in {"PROPN", "ADJ", "DET"}:
        start -= 1
    return start


def guest_meant(context: ArticleContext, verb: int, inviting: set[str]) -> list[Participant]:
    """Who is meant by "inviting the Kenyan leader": the last one named before who may be that."""
    words = context.words
    for head in range(verb + 1, min(verb + 5, words.sentence_end(verb))):
        if words.lower[head] not in _HEADS_OF_STATE:
            continue
        homes = (country_meant(words.text[index]) for index in range(verb + 1, head))
        country = next((home for home in homes if home), None)
        first = words.starts[max(words.sentence[verb] - 1, 0)]
        for index in range(verb - 1, first - 1, -1) if country else ():
            actor = context.resolved.actor_at(index)
            if actor is None or actor.type is not ActorType.PERSON:
                continue
            found = people_at(context, index)
            if found and found[0].key not in inviting and found[0].home in {None, country}:
                return found[:1]
        return []
    return []

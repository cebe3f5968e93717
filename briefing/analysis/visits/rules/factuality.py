"""Decides whether a text presents a visit as an event at all: realis against irrealis and habit.

The decision is made once, on the syntax: on the clause of the word that speaks of the visit, and
on the clauses that govern it. What is conditional, counterfactual, asked, wished for, forbidden
in general or habitual is no visit; how sure one of the others is, is its mood.
"""

from __future__ import annotations

from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.for_clauses import Governor, governor_of
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.scope import auxiliaries, clauses, climb, has_mark, lemma, marks
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)
_CONDITIONS = frozenset({"if", "unless", "lest"})
_PROVISOS = _LEXICON.words("provisos")
_INVERTED = frozenset({"were", "had", "should"})
_HYPOTHETICAL = frozenset({"would", "'d", "’d", "could", "might", "should", "may", "must"})
_OBLIGED = frozenset({"should", "must", "ought"})
_HABITS = _LEXICON.words("habits")
_EVERY = frozenset({"every", "each"})
_SPELLS = _LEXICON.words("spells")
_REPEATED_DAYS = _LEXICON.words("repeated_days")
_OFTEN = _LEXICON.words("often")
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
# Verbs that keep somebody from doing something.
_STOPS = frozenset({"block", "prevent", "stop"})
_HINDERED = _LEXICON.words("hindered")
_HINDER = _LEXICON.words("hinder")
# Verbs whose object is to do something that it has not said it will do.
_WISH = _LEXICON.words("wish")
# Verbs and adjectives that put what hangs on them in a world of wishes and stories.
_FICTION = _LEXICON.words("fiction")
_STORIES = _LEXICON.words("stories")
_ASKS = _LEXICON.words("asks")
_NOTHING = _LEXICON.words("nothing")
_NOBODY = _LEXICON.words("nobody")
_ANY = _LEXICON.words("any")
_PROOF = _LEXICON.words("proof")
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})


def is_told_as_fact(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a mention speaks of a visit that is, was, will be or may be, not of the idea."""
    return is_told_or_wished_for(context, mention) and (
        mention.kind is Kind.INVITE or not _is_wished_for(context, mention.trigger)
    )


def is_told_or_wished_for(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a mention is told as a fact, or as what others want: "hopes that X will come"."""
    told = not any(check(context, mention.trigger) for check in _ASIDE)
    if mention.kind is Kind.INVITE or not told:
        return told
    if mention.kind is not Kind.ARRIVE and _is_owed(context, mention.trigger):
        return False
    return not any(check(context, mention.trigger) for check in _UNREAL) and not _is_habit_of_noun(
        context, mention
    )


def is_conditioned(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a condition is set for it: "will visit X if the truce holds"."""
    clause = next(clauses(context, mention.trigger), None)
    if clause is None:
        return False
    words = context.words
    hanging = [c for c in words.children[clause] if words.dep[c] == "advcl"]
    said = {words.lower[c] for child in hanging for c in (child, *words.children[child])}
    return bool(said & (_CONDITIONS | _PROVISOS))


def is_open(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether it is open: "nobody has said whether X will come"."""
    return any("whether" in marks(context, clause) for clause in clauses(context, mention.trigger))


def _is_owed(context: ArticleContext, index: int) -> bool:
    """Whether somebody should, must or ought to: advice, but for who "should arrive" soon."""
    clause = next(clauses(context, index), None)
    return clause is not None and bool(auxiliaries(context, clause) & _OBLIGED)


def _is_fiction(context: ArticleContext, index: int) -> bool:
    """Whether a film, a song or a book tells it: "In the film, the president travels to X"."""
    words = context.words
    first = words.sentence_start(index)
    if words.lower[first] == "in":
        return bool(_STORIES & set(words.lower[first : min(first + 7, index)]))
    return any(lemma(context, verb) in _FICTION for verb in clauses(context, index))


def _is_asked(context: ArticleContext, index: int) -> bool:
    """Whether it is part of a question, or of what an interviewer says."""
    words = context.words
    offset = words.offsets[index]
    if words.is_asked(offset):
        return True
    end = words.sentence_end(index)
    closing = [
        words.text[i] for i in range(index, end) if words.text[i].startswith(("?", ".", "!"))
    ]
    return bool(closing) and closing[0].startswith("?")


def _is_conditional(context: ArticleContext, index: int) -> bool:
    """Whether it stands in a clause of condition, or in what follows from an unreal one."""
    for clause in clauses(context, index):
        if marks(context, clause) & _CONDITIONS and context.words.dep[clause] != "ccomp":
            return True
        if marks(context, clause) & {"if"} and context.words.dep[clause] == "ccomp":
            return True
    return _is_inverted(context, index) or _follows_from_condition(context, index)


def _is_inverted(context: ArticleContext, index: int) -> bool:
    """Whether it stands in "Were X to visit, …", "Had he gone, …", "Should X come, …"."""
    words = context.words
    first = words.sentence_start(index)
    while first < index and not words.text[first][0].isalnum():
        first += 1
    return words.lower[first] in _INVERTED and "," not in words.text[first:index]


def _follows_from_condition(context: ArticleContext, index: int) -> bool:
    """Whether its own clause has "would" or "could", and hangs on an "if"."""
    words = context.words
    clause = next(clauses(context, index), None)
    if clause is None:
        return False
    unreal = auxiliaries(context, clause) & {"would", "could", "might", "'d", "’d"}
    if unreal and _opens_with_condition(context, clause):
        return True
    hanging = [c for c in words.children[clause] if words.dep[c] == "advcl"]
    return bool(unreal) and any(marks(context, child) & _CONDITIONS for child in hanging)


def _opens_with_condition(context: ArticleContext, index: int) -> bool:
    """Whether its sentence opens with one, whoever says it: "If elected, X said, he would go"."""
    words = context.words
    first = words.sentence_start(index)
    while first < index and not words.text[first][0].isalnum():
        first += 1
    opening = words.lower[first]
    return opening in _CONDITIONS | _INVERTED and "," in words.text[first:index]


def _is_counterfactual(context: ArticleContext, index: int) -> bool:
    """Whether it "would have", "might have", "should have" been: it was not."""
    clause = next(clauses(context, index), None)
    if clause is None:
        return False
    helpers = auxiliaries(context, clause)
    return bool(helpers & _HYPOTHETICAL) and bool(helpers & {"have", "'ve", "’ve"})


def _is_habit(context: ArticleContext, index: int) -> bool:
    """Whether its clause tells what somebody does over and over."""
    words = context.words
    clause = next(clauses(context, index), None)
    if clause is None:
        return False
    if any(words.lower[verb] == "used" for verb in clauses(context, clause) if verb != clause):
        return True
    for child in words.children[clause]:
        dep = words.dep[child]
        if dep == "advmod" and words.lower[child] in _HABITS:
            return True
        if dep in {"obl", "advmod", "obj", "nmod"} and _recurs(context, child):
            return True
    return False


def _recurs(context: ArticleContext, noun: int) -> bool:
    """Whether a time comes again and again: "every summer", "on Fridays", "twice a year"."""
    words = context.words
    if words.lower[noun] in _REPEATED_DAYS:
        return True
    before = set(words.lower[max(noun - 2, words.sentence_start(noun)) : noun])
    return words.lower[noun] in _SPELLS and bool(before & _EVERY)


def _is_habit_of_noun(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a noun speaks of visits in general: "one of his weekend visits", "regular trips"."""
    words = context.words
    if not mention.noun or words.tag[mention.trigger] not in _PLURAL_TAGS:
        return False
    near = words.lower[
        max(mention.trigger - 5, words.sentence_start(mention.trigger)) : mention.trigger
    ]
    return bool(_OFTEN & set(near))


def _is_wished_for(context: ArticleContext, index: int) -> bool:
    """Whether others want it, forbid it, or nothing shows it."""
    clause = next(clauses(context, index), None)
    noun = not context.verbal(index) and context.words.dep[index] != "obj"
    if clause is None or noun:  # "urged him to act before his visit": the visit is none of it
        return False
    wished = governor_of(context, clause) is Governor.WISH or _is_order(context, clause)
    return wished or any(_is_left_open(context, node) for node in climb(context, clause))


def _is_left_open(context: ArticleContext, node: int) -> bool:
    """Whether what governs a clause only wishes for it, hinders it or denies it."""
    words = context.words
    head = words.head[node]
    governing = lemma(context, head)
    if governing in _PROOF and words.dep[node] in {"acl", "nmod", "ccomp"}:
        return _denied(context, head)
    if head == node or words.dep[node] not in _CLAUSAL:
        return False
    if governing in _HINDER or words.lower[head] in _HINDERED:
        return has_mark(context, node, "from", "to") and not _was_stopped(context, head)
    if governing in _WISH and has_mark(context, node, "to"):
        return _has_object(context, head, node)
    return words.dep[node] == "ccomp" and _is_idea(context, node, governing)


def _was_stopped(context: ArticleContext, verb: int) -> bool:
    """Whether a journey somebody meant to make was stopped: "has been blocked from visiting".

    That is a visit denied; a ban that holds for good is none.
    """
    return lemma(context, verb) in _STOPS and bool(
        auxiliaries(context, verb) & {"been", "was", "were"}
    )


def _is_idea(context: ArticleContext, clause: int, governing: str) -> bool:
    """Whether a clause says what others hope, ask or demand: "ask whether", "demand that X go"."""
    words = context.words
    if governing in {"wish", "hope"}:
        return True
    if governing in _ASKS and "whether" in marks(context, clause):
        return True
    bare = words.tag[clause] in {"VB", "VBP"} and not auxiliaries(context, clause)
    subject = next((c for c in words.children[clause] if words.dep[c].startswith("nsubj")), None)
    singular = subject is not None and words.tag[subject] in {"NN", "NNP", "PRP"}
    return governing in _WISH and bare and singular


def _is_order(context: ArticleContext, clause: int) -> bool:
    """Whether it is an order or a line of verse: "Go to X and find her"."""
    words = context.words
    kids = words.children[clause]
    bare = words.tag[clause] == "VB" and not any(
        words.dep[c] in {"aux", "mark", "nsubj"} for c in kids
    )
    free = words.dep[clause] in {"ROOT", "root", "ccomp", "parataxis"}
    return bare and free and words.lower[clause - 1] not in {"to", "will", "would", "then"}


def _has_object(context: ArticleContext, verb: int, clause: int) -> bool:
    """Whether somebody else than the subject is to do it: "wants X to visit", "called on X to"."""
    words = context.words
    between = (c for c in words.children[verb] if verb < c < clause)
    objects = any(words.dep[c] in {"obj", "iobj", "obl"} for c in between)
    own = any(words.dep[c].startswith("nsubj") and c > verb for c in words.children[clause])
    passive = any(
        words.dep[c] == "aux" and words.lower[c] in {"was", "were", "is", "been"}
        for c in words.children[verb]
    )
    return objects or own or passive


def _denied(context: ArticleContext, noun: int) -> bool:
    """Whether there is none of it: "no evidence of"."""
    words = context.words
    return any(words.lower[c] in _NOTHING for c in words.children[noun])


def _is_of_nobody(context: ArticleContext, index: int) -> bool:
    """Whether nobody in particular does it: "no leader has visited", "any minister who goes"."""
    words = context.words
    clause = next(clauses(context, index), None)
    if clause is None or not context.verbal(index):
        return False  # "no decision was made on a trip" denies the decision
    for subject in (c for c in words.children[clause] if words.dep[c].startswith("nsubj")):
        if words.lower[subject] in _NOBODY:
            return True
        who = words.head[clause] if words.lower[subject] in {"who", "that"} else subject
        if any(words.lower[c] in _ANY for c in words.children[who] if words.dep[c] == "det"):
            return True
    return False


_ASIDE = (_is_asked, _is_conditional, _is_fiction)
_UNREAL = (_is_counterfactual, _is_habit, _is_of_nobody)

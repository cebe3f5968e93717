"""Decides whether a text presents a visit as an event at all: realis against irrealis and habit.

The decision is made once, on the syntax: on the clause of the word that speaks of the visit, and
on the clauses that govern it. What is conditional, counterfactual, asked, wished for, forbidden
in general or habitual is no visit; how sure one of the others is, is its mood.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.mentions import Mention
from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import Kind

_CONDITIONS = frozenset({"if", "unless", "lest"})
_INVERTED = frozenset({"were", "had", "should"})
_HYPOTHETICAL = frozenset({"would", "'d", "’d", "could", "might", "should", "may", "must"})
_OBLIGED = frozenset({"should", "must", "ought"})
_HABITS = lexicon(
    "usually often always regularly frequently rarely seldom routinely normally typically",
    "occasionally sometimes annually traditionally hardly ever customarily habitually",
)
_EVERY = frozenset({"every", "each"})
_SPELLS = lexicon(
    "year years month months week weeks weekend weekends day days summer winter spring autumn fall",
    "morning evening monday tuesday wednesday thursday friday saturday sunday time christmas easter",
)
_REPEATED_DAYS = lexicon(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends summers winters",
)
_OFTEN = frozenset({"regular", "frequent", "repeated", "occasional", "weekend", "numerous"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
# Verbs that keep somebody from doing something.
_HINDERED = frozenset({"forbidden", "banned", "barred", "prohibited"})
_HINDER = lexicon("prevent stop bar ban block forbid prohibit keep dissuade discourage deter exempt")
# Verbs whose object is to do something that it has not said it will do.
_WISH = lexicon(
    "ask urge call want wish like advise recommend tell encourage persuade press pressure need beg",
    "implore lobby appeal request challenge dare warn petition demand",
)
# Verbs and adjectives that put what hangs on them in a world of wishes and stories.
_FICTION = lexicon("imagine pretend dream fantasise fantasize")
_STORIES = lexicon(
    "film movie novel series episode play song book drama comic story game sketch musical sequel",
)
_NOTHING = frozenset({"no", "without", "zero", "little"})
_PROOF = lexicon(
    "evidence sign indication proof record trace confirmation word hint suggestion question talk"
)
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "conj", "parataxis"})
_DEEP = 8


def is_told_as_fact(scene: Scene, mention: Mention) -> bool:
    """Whether a mention speaks of a visit that is, was, will be or may be: not of an idea of one."""
    told = not any(check(scene, mention.trigger) for check in _ASIDE)
    if mention.kind is Kind.INVITE or not told:
        return told
    if mention.kind is not Kind.ARRIVE and _is_owed(scene, mention.trigger):
        return False
    return not any(check(scene, mention.trigger) for check in _UNREAL) and not _is_habit_of_noun(
        scene, mention
    )


def is_conditioned(scene: Scene, mention: Mention) -> bool:
    """Whether a condition is set for it: "will visit X if the truce holds"."""
    clause = next(_clauses(scene, mention.trigger), None)
    if clause is None:
        return False
    hanging = [c for c in scene.words.children[clause] if scene.words.dep[c] == "advcl"]
    return any(_marks(scene, child) & _CONDITIONS for child in hanging)


def _is_owed(scene: Scene, index: int) -> bool:
    """Whether somebody should, must or ought to: advice. (Who "should arrive" is expected.)"""
    clause = next(_clauses(scene, index), None)
    return clause is not None and bool(_auxiliaries(scene, clause) & _OBLIGED)


def _is_fiction(scene: Scene, index: int) -> bool:
    """Whether a film, a song or a book tells it: "In the film, the president travels to X"."""
    words = scene.words
    first = words.sentence_start(index)
    if words.lower[first] == "in":
        return bool(_STORIES & set(words.lower[first : min(first + 7, index)]))
    return any(_lemma(scene, verb) in _FICTION for verb in _clauses(scene, index))


def _is_asked(scene: Scene, index: int) -> bool:
    """Whether it is part of a question, or of what an interviewer says."""
    words = scene.words
    offset = words.offsets[index]
    if any(start <= offset < end for start, end in words.layout.questions):
        return True
    end = words.sentence_end(index)
    closing = [words.text[i] for i in range(index, end) if words.text[i].startswith(("?", ".", "!"))]
    return bool(closing) and closing[0].startswith("?")


def _is_conditional(scene: Scene, index: int) -> bool:
    """Whether it stands in a clause of condition, or in what follows from an unreal one."""
    for clause in _clauses(scene, index):
        if _marks(scene, clause) & _CONDITIONS and scene.words.dep[clause] != "ccomp":
            return True
        if _marks(scene, clause) & {"if"} and scene.words.dep[clause] == "ccomp":
            return True
    return _is_inverted(scene, index) or _follows_from_condition(scene, index)


def _is_inverted(scene: Scene, index: int) -> bool:
    """Whether it stands in "Were X to visit, …", "Had he gone, …", "Should X come, …"."""
    words = scene.words
    first = words.sentence_start(index)
    while first < index and not words.text[first][0].isalnum():
        first += 1
    return words.lower[first] in _INVERTED and "," not in words.text[first:index]


def _follows_from_condition(scene: Scene, index: int) -> bool:
    """Whether its own clause has "would" or "could", and hangs on an "if"."""
    words = scene.words
    clause = next(_clauses(scene, index), None)
    if clause is None:
        return False
    unreal = _auxiliaries(scene, clause) & {"would", "could", "might", "'d", "’d"}
    hanging = [c for c in words.children[clause] if words.dep[c] == "advcl"]
    return bool(unreal) and any(_marks(scene, child) & _CONDITIONS for child in hanging)


def _is_counterfactual(scene: Scene, index: int) -> bool:
    """Whether it "would have", "might have", "should have" been: it was not."""
    clause = next(_clauses(scene, index), None)
    if clause is None:
        return False
    helpers = _auxiliaries(scene, clause)
    return bool(helpers & _HYPOTHETICAL) and bool(helpers & {"have", "'ve", "’ve"})


def _is_habit(scene: Scene, index: int) -> bool:
    """Whether its clause tells what somebody does over and over."""
    words = scene.words
    clause = next(_clauses(scene, index), None)
    if clause is None:
        return False
    if any(words.lower[verb] == "used" for verb in _clauses(scene, clause) if verb != clause):
        return True
    for child in words.children[clause]:
        dep = words.dep[child]
        if dep == "advmod" and words.lower[child] in _HABITS:
            return True
        if dep in {"obl", "advmod", "obj", "nmod"} and _recurs(scene, child):
            return True
    return False


def _recurs(scene: Scene, noun: int) -> bool:
    """Whether a time comes again and again: "every summer", "on Fridays", "twice a year"."""
    words = scene.words
    if words.lower[noun] in _REPEATED_DAYS:
        return True
    before = set(words.lower[max(noun - 2, words.sentence_start(noun)) : noun])
    return words.lower[noun] in _SPELLS and bool(before & _EVERY)


def _is_habit_of_noun(scene: Scene, mention: Mention) -> bool:
    """Whether a noun speaks of visits in general: "one of his weekend visits", "regular trips"."""
    words = scene.words
    if not mention.noun or words.tag[mention.trigger] not in _PLURAL_TAGS:
        return False
    near = words.lower[max(mention.trigger - 5, words.sentence_start(mention.trigger)) : mention.trigger]
    return bool(_OFTEN & set(near))


def _is_wished_for(scene: Scene, index: int) -> bool:
    """Whether others want it, forbid it, or nothing shows it."""
    words = scene.words
    clause = next(_clauses(scene, index), None)
    if clause is None:
        return False
    if _is_order(scene, clause):
        return True
    for node in _climb(scene, clause):
        head = words.head[node]
        lemma = _lemma(scene, head)
        if words.dep[node] in _CLAUSAL - {"conj", "parataxis"} and head != node:
            if (lemma in _HINDER or words.lower[head] in _HINDERED) and _has_mark(scene, node, "from", "to"):
                return True
            if lemma in _WISH and _has_mark(scene, node, "to") and _has_object(scene, head, node):
                return True
            if lemma == "wish" and words.dep[node] == "ccomp":
                return True
        if lemma in _PROOF and words.dep[node] in {"acl", "nmod", "ccomp"} and _denied(scene, head):
            return True
    return False


def _is_order(scene: Scene, clause: int) -> bool:
    """Whether it is an order or a line of verse: "Go to X and find her"."""
    words = scene.words
    kids = words.children[clause]
    bare = words.tag[clause] == "VB" and not any(words.dep[c] in {"aux", "mark", "nsubj"} for c in kids)
    free = words.dep[clause] in {"ROOT", "root", "ccomp", "parataxis"}
    return bare and free and words.lower[clause - 1] not in {"to", "will", "would"}


def _has_object(scene: Scene, verb: int, clause: int) -> bool:
    """Whether somebody else than the subject is to do it: "wants X to visit", "called on X to"."""
    words = scene.words
    between = (c for c in words.children[verb] if verb < c < clause)
    objects = any(words.dep[c] in {"obj", "iobj", "obl"} for c in between)
    own = any(words.dep[c].startswith("nsubj") and c > verb for c in words.children[clause])
    passive = any(words.dep[c] == "aux" and words.lower[c] in {"was", "were", "is", "been"} for c in words.children[verb])
    return objects or own or passive


def _denied(scene: Scene, noun: int) -> bool:
    """Whether there is none of it: "no evidence of"."""
    words = scene.words
    return any(words.lower[c] in _NOTHING for c in words.children[noun])


def _has_mark(scene: Scene, clause: int, *forms: str) -> bool:
    words = scene.words
    return any(words.lower[c] in forms for c in words.children[clause] if c < clause)


def _marks(scene: Scene, clause: int) -> set[str]:
    words = scene.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"mark", "advmod"}}


def _auxiliaries(scene: Scene, clause: int) -> set[str]:
    words = scene.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"aux", "cop"}}


def _clauses(scene: Scene, index: int) -> Iterator[int]:
    """The predicates that govern a word, from its own clause outwards, in its sentence."""
    helping = scene.words.dep[index] in {"aux", "cop"}
    own = scene.words.head[index] if helping else index
    return (node for node in _climb(scene, own) if _predicates(scene, node))


def _predicates(scene: Scene, node: int) -> bool:
    words = scene.words
    copular = any(words.dep[c] == "cop" for c in words.children[node])
    return copular or words.pos[node] in {"VERB", "AUX"}


def _climb(scene: Scene, index: int) -> Iterator[int]:
    """The words from one upwards, as far as what governs them reaches down to it.

    What a finite clause of its own tells in passing ("before he travels", "who visited") is told
    as a fact, whatever the clause around it is.
    """
    words = scene.words
    node = index
    for _ in range(_DEEP):
        yield node
        head = words.head[node]
        if head == node or words.sentence[head] != words.sentence[index]:
            return
        if words.dep[node] in {"conj", "parataxis"} and not _shares_clause(scene, node, head):
            return
        if words.dep[node] in {"advcl", "acl"} and _is_finite(scene, node):
            return
        node = head


def _is_finite(scene: Scene, clause: int) -> bool:
    words = scene.words
    group = [clause, *(c for c in words.children[clause] if words.dep[c] in {"aux", "cop"})]
    return any(words.tag[i] in {"VBD", "VBZ", "VBP", "MD"} for i in group)


def _shares_clause(scene: Scene, node: int, head: int) -> bool:
    """Whether joined verbs share their subject: "if he goes to X and visits Y"."""
    words = scene.words
    own = any(words.dep[c].startswith("nsubj") for c in words.children[node])
    return not own and words.dep[node] == "conj" and head < node


def _lemma(scene: Scene, index: int) -> str:
    lemma: str = scene.words.doc[index].lemma_.lower()
    return lemma or scene.words.lower[index]


_ASIDE = (_is_asked, _is_conditional, _is_fiction)
_UNREAL = (_is_counterfactual, _is_habit, _is_wished_for)

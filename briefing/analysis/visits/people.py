"""Who goes and who receives: from a token to the actors or the described delegation it means."""

from dataclasses import dataclass

from briefing.analysis.cast import ActorDraft
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.nations import country_meant
from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import (
    DELEGATES,
    NO_VISITORS,
    OFFICIAL,
    PARTIES,
    REPORTING,
    SPORTS_ROLES,
)
from briefing.model import ActorType

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "csubj", "fixed"})
_INSIDE = frozenset({"amod", "compound", "nummod", "flat", "nmod", "det", "case", "punct"})
# Verbs whose object is the one who does what follows: "invited the king to visit".
_CONTROL = frozenset(
    "invite invites invited inviting ask asks asked asking allow allows allowed allowing urge urges "
    "urged send sends sent sending permit permitted let order ordered want wants wanted bring "
    "brings brought take takes expect expects".split(" ")
)


@dataclass(frozen=True, slots=True)
class Person:
    """A possible visitor or host: a resolved actor, or a described group.

    Attributes:
        name: Canonical name, or the description as printed.
        actor: The resolved actor, or None for a description.
        home: The country it stands for, or None if the text does not tell.
        at: The token it was read from.
    """

    name: str
    actor: ActorDraft | None
    home: str | None
    at: int

    @property
    def key(self) -> str:
        """Equal for two mentions of the same one."""
        return self.name.casefold()


def people_at(scene: Scene, head: int, *, deep: int = 0) -> list[Person]:
    """The people a noun phrase with this head means, those joined by "and" included."""
    if scene.words.lower[head] in NO_VISITORS:
        return []
    found = [person for person in [_person(scene, head)] if person]
    if found and found[0].actor is None:
        found = _named_below(scene, head) or found
    if deep < 4:
        for child in scene.words.children[head]:
            if scene.words.dep[child] == "conj":
                found += people_at(scene, child, deep=deep + 1)
            elif not found and scene.words.dep[child] in {"appos", "flat", "compound", "nmod"}:
                # "Secretary of State X": a parse may hang the name below the title.
                if child > head and scene.cast.actor_at(child) and not _behind_case(scene, child):
                    found += people_at(scene, child, deep=deep + 1)
    unique: dict[str, Person] = {}
    for person in found:
        unique.setdefault(person.key, person)
    return list(unique.values())


def _named_below(scene: Scene, head: int) -> list[Person]:
    """The name of "the Chilean president, Gabriel Boric"."""
    words = scene.words
    for child in words.children[head]:
        if child > head and words.dep[child] in {"appos", "flat", "compound"}:
            actor = scene.cast.actor_at(child)
            if actor is not None and actor.type is ActorType.PERSON:
                return [Person(actor.name, actor, scene.home(actor), child)]
    return []


def _behind_case(scene: Scene, index: int) -> bool:
    """Whether a noun stands behind a preposition of its own."""
    words = scene.words
    return any(words.dep[child] == "case" for child in words.children[index])


def _person(scene: Scene, head: int) -> Person | None:
    words = scene.words
    actor = scene.cast.actor_at(head)
    lower = words.lower[head]
    if lower in NO_VISITORS:
        return None
    if actor is None and lower in _PRONOUNS:
        return _antecedent(scene, head)
    if actor is not None and actor.type is not ActorType.ORG:
        if not _travels_officially(actor):
            return None
        return Person(actor.name, actor, scene.home(actor), head)
    if lower in DELEGATES and words.pos[head] in {"NOUN", "PROPN"} and not _modifies(scene, head):
        return _described(scene, head)
    return None


_PRONOUNS = frozenset({"he", "she", "his", "her", "they", "their", "i", "my"})


def _antecedent(scene: Scene, pronoun: int) -> Person | None:
    """Whom a pronoun means that the cast leaves open: the last fitting one named before it."""
    words = scene.words
    many = words.lower[pronoun] in {"they", "their"}
    first_person = words.lower[pronoun] in {"i", "my"}
    first = words.starts[max(words.sentence[pronoun] - 1, 0)]
    for index in range(pronoun - 1, first - 1, -1):
        if words.lower[index] in _PRONOUNS:
            continue
        actor = scene.cast.actor_at(index)
        if many:
            plural = actor is not None and actor.type is ActorType.GROUP
            if plural or (words.lower[index] in DELEGATES and scene.tags[index] == "NNS"):
                return _person(scene, index)
        elif actor is not None and actor.type is ActorType.PERSON:
            if first_person or "nsubj" in {words.dep[words.head[index]], words.dep[index]}:
                return _person(scene, index)
    if first_person:
        return _speaker_after(scene, pronoun)
    return None


def _speaker_after(scene: Scene, pronoun: int) -> Person | None:
    """Who says "I" in a quotation that comes before its speaker, or in a release of an office."""
    words = scene.words
    last = words.starts[min(words.sentence[pronoun] + 2, len(words.starts) - 1)]
    for index in range(pronoun + 1, last):
        actor = scene.cast.actor_at(index)
        if actor is not None and actor.type is ActorType.PERSON and _speaks(scene, index):
            return _person(scene, index)
    return None


def _speaks(scene: Scene, index: int) -> bool:
    words = scene.words
    near = words.lower[max(index - 3, 0) : index + 4]
    return bool(REPORTING & set(near))


def _modifies(scene: Scene, head: int) -> bool:
    """Whether the word only describes the next noun: "an official visit", "leaders' summit"."""
    words = scene.words
    return words.dep[head] in {"amod", "compound"} and words.head[head] > head


def _travels_officially(actor: ActorDraft) -> bool:
    role = (actor.role or "").lower().replace("-", " ").split()
    return not actor.media and not (SPORTS_ROLES & set(role[-2:]))


def _described(scene: Scene, head: int) -> Person | None:
    words = scene.words
    first = head
    while first > words.sentence_start(head):
        before = first - 1
        inside = words.dep[before] in _INSIDE and words.pos[before] not in {"ADP", "VERB", "PRON"}
        if not inside or words.text[before] in {",", ".", ";", ":", '"', "'s", "’s"}:
            break
        if words.lower[before] in {"the", "a", "an", "some", "both"}:
            break
        first = before
    last = head + 1
    if words.lower[last : last + 1] in (["of"], ["from"]) and last + 1 < len(words):
        end = last + 1
        while end < words.sentence_end(head) and words.pos[end] in {
            "DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT",
        } and words.text[end] not in {",", "."}:  # fmt: skip
            end += 1
        last = end if end > last + 1 else last
    home = None
    for index in range(first, last):
        home = home or country_meant(words.text[index])
    if home is None and first > 1 and words.lower[first - 1] in {"'s", "’s"}:
        home = country_meant(words.text[first - 2])
    announced = scene.named_next(head) if _announces(scene, head) else None
    if announced is not None and scene.home(announced) in {None, home}:
        if home is not None:
            scene.learned_homes[announced.name] = home
        return Person(announced.name, announced, home, head)
    if words.lower[head] in {"team", "teams"} and not OFFICIAL & set(words.lower[first:last]):
        return None
    return Person(words.said(first, last), None, home, head)


# Words that may stand between a subject and the verb that speaks of the visit.
_VERB_GROUP = lexicon(
    "will 'll would shall may might could can should must is are was were be been being has have",
    "had 's ’s to also then later soon now currently already still next again expected scheduled",
    "set due slated planning plans planned likely preparing hopes hoping intends intend going about",
    "not n't n’t never supposed believed probably reportedly tentatively ready poised plan agreed",
    "decided would like wants want wished wishes hoped promised both all each himself herself",
)
_ADVERB_TAGS = frozenset({"RB", "RBR"})


def beside(scene: Scene, verb: int) -> int | None:
    """The subject that stands right before the verb group: "X is also expected to visit"."""
    words = scene.words
    first = words.sentence_start(verb)
    timed = {i for time in scene.times_in(first, verb) for i in range(time.start, time.end)}
    index = verb - 1
    while index >= first:
        lower = words.lower[index]
        plain = lower in _VERB_GROUP or scene.tags[index] in _ADVERB_TAGS or index in timed
        if not plain or scene.cast.actor_at(index) is not None:
            break
        index -= 1
    if index < first:
        return None
    if words.lower[index] == "," and index == verb - 1:
        index -= 1  # "Japan's Foreign Minister, Nobutaka Machimura, arrives"
        opened = [i for i in range(max(first, index - 14), index) if words.text[i] == ","]
        if not opened or not people_at(scene, index):
            return None
    if words.lower[index] in _RELATIVE:
        before = index - 1 if words.text[index - 1] != "," else index - 2
        return before if before >= first and people_at(scene, before) else None
    if not people_at(scene, index):
        return None
    # "an invitation to X to visit": the one invited is who visits
    controlled = words.lower[verb - 1] == "to" and index == verb - 2
    if _inside_phrase(scene, index) and not controlled:
        return None
    return index


def of_a_thing(scene: Scene, index: int) -> bool:
    """Whether the name only tells whose a thing is: "the body of X", "tourists from X"."""
    words = scene.words
    start = _start_of_mention(scene, index)
    return (
        start > 1
        and words.lower[start - 1] in {"of", "from"}
        and (words.lower[start - 2] in NO_VISITORS)
    )


def joined_before(scene: Scene, index: int) -> list[Person]:
    """The people named with "and" before a name, where the parse does not join them."""
    words = scene.words
    start = _start_of_mention(scene, index)
    if start < 2 or words.lower[start - 1] != "and":
        return []
    return people_at(scene, start - 2, deep=9)


def _start_of_mention(scene: Scene, index: int) -> int:
    actor = scene.cast.actor_at(index)
    if actor is None:
        return index
    return next((m.start for m in actor.mentions if m.start <= index < m.end), index)


def _inside_phrase(scene: Scene, index: int) -> bool:
    """Whether the name hangs in a longer phrase: "the body of X", "the son of X"."""
    words = scene.words
    start = index
    actor = scene.cast.actor_at(index)
    while start > 0 and actor is not None and scene.cast.actor_at(start - 1) is actor:
        start -= 1
    while start > 0 and words.pos[start - 1] in {"PROPN", "ADJ", "DET"}:
        start -= 1
    return start > 0 and words.lower[start - 1] in {"of", "with", "by", "for", "from", "to", "in"}


def _announces(scene: Scene, head: int) -> bool:
    """Whether a description speaks of one person: "a top U.S. diplomat", "Iran's minister"."""
    singular = scene.tags[head] in {"NN", "NNP"}
    return singular and scene.words.lower[head] not in PARTIES | {"group", "team", "counterpart"}


def subject_of(scene: Scene, verb: int) -> int | None:
    """The token that heads the subject of a verb, followed through control and conjunction."""
    words = scene.words
    near = beside(scene, verb)
    if near is not None:
        return _head_of_list(scene, near)
    node = verb
    for _ in range(6):
        for child in words.children[node]:
            if words.dep[child] == "nsubj" and child != verb and (child < verb or node != verb):
                if words.lower[child] in _RELATIVE and words.head[node] != node:
                    return words.head[node]
                return child
        head, dep = words.head[node], words.dep[node]
        if head == node:
            return None
        if dep in {"xcomp", "advcl", "ccomp"} and words.lower[head] in _CONTROL:
            for child in words.children[head]:
                if words.dep[child] in {"obj", "iobj"} and head < child < verb:
                    return child
        if dep == "acl":
            if words.pos[head] in {"NOUN", "PROPN"} and not _is_plan(words.lower[head]):
                person = people_at(scene, head)
                if person:
                    return head
            # "has announced plans to visit": who has the plans
            holder = _holder(scene, head)
            if holder is not None:
                return holder
        elif dep not in _CLIMB and dep not in {"obj", "obl", "nmod", "root"}:
            return None
        node = head
    return None


def _head_of_list(scene: Scene, index: int) -> int:
    """From "Winter" in "Newman and Winter" to the first of them, if the parse joins them."""
    words = scene.words
    node = index
    for _ in range(4):
        head = words.head[node]
        if words.dep[node] in {"flat", "compound", "appos"} and words.pos[head] in {
            "PROPN",
            "NOUN",
        }:
            node = head
        elif words.dep[node] == "conj" and people_at(scene, head):
            node = head
        else:
            break
    return node if people_at(scene, node) else index


def _is_plan(word: str) -> bool:
    return word in {"plan", "plans", "invitation", "decision", "visit", "trip", "intention", "way"}


def _holder(scene: Scene, noun: int) -> int | None:
    words = scene.words
    for child in words.children[noun]:
        if words.dep[child] == "nmod" and child < noun and scene.cast.actor_at(child):
            return child
    return None


def nearest_left(scene: Scene, index: int) -> int | None:
    """A fallback for a missing subject: the last person before the word in its sentence."""
    words = scene.words
    for left in range(index - 1, words.sentence_start(index) - 1, -1):
        if people_at(scene, left) and words.lower[left + 1] not in {"'s", "’s"}:
            return left
    return None

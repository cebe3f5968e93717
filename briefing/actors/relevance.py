"""Decides who of those a day names is an actor of it, and not only somebody the news mentions.

A short list of the right people says more than a full one: private people, experts and witnesses
belong to it where a headline names them or several articles do, firms and clubs where the brief
tells their story.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.actors.merging import MergedActor, bears
from briefing.actors.name_index import is_bare_body
from briefing.actors.private_roles import is_bystander, is_dead, is_leisure, is_local_force
from briefing.actors.public_offices import holds_public_office, is_body_of_state
from briefing.actors.reporters import only_reports
from briefing.model import Actor, ActorType, Appearance, Reading
from briefing.names import fold, words

# So many independent outlets do not name somebody who matters to nobody.
_KNOWN_TO = 3
# A name of fewer words says too little by itself.
_IN_FULL = 2
# Where something happens: named often, and yet doing nothing.
_SCENES = frozenset(
    """school hospital hotel airport station museum church mosque cathedral temple prison jail mall
    stadium theatre theater cinema restaurant cafe park library""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What part an actor plays in the news of a window.

    Attributes:
        current: The articles of the window that name the actor, and how.
        told: Whether the brief tells one of the stories.
        headlined: Whether the headline of one of the articles names the actor.
        mentions: How often the articles name the actor.
    """

    current: Sequence[tuple[Reading, Appearance]]
    told: bool
    headlined: bool
    mentions: int

    @property
    def quoted(self) -> bool:
        """Whether an article quotes the actor."""
        return any(appearance.quoted for _, appearance in self.current)


def is_word_alone(person: MergedActor) -> bool:
    """Whether all that is told of somebody is one name: neither a second one nor for whom."""
    named = person.type is ActorType.PERSON and not person.affiliations
    return named and len(words(person.name)) < _IN_FULL


def is_nobody(
    person: MergedActor, current: Sequence[tuple[Reading, Appearance]], watchlist: Sequence[str]
) -> bool:
    """Whether a name says too little for a key actor, or is that of one who tells the news.

    Too little: some state's "Senate", a word alone.
    """
    if any(bears(person.name, wanted) for wanted in watchlist):
        return False
    if person.type is ActorType.PERSON and only_reports(current):
        return True
    if person.type is ActorType.ORG:
        return is_bare_body(person.name) and not person.affiliations
    if not is_word_alone(person):
        return False
    told = any(a.role or a.quoted for _, a in person.appearances)
    return not told and len({r.article.source for r, _ in current}) == 1


def is_in_headline(name: str, current: Sequence[tuple[Reading, Appearance]]) -> bool:
    """Whether a headline of these articles names somebody, by the last word of the name at least.

    Args:
        name: The actor's fullest name.
        current: The articles.
    """
    said = words(name)
    if not said:
        return False
    whole = f" {' '.join(said)} "
    person = any(appearance.type is ActorType.PERSON for _, appearance in current)
    short = f" {said[-1]} " if person else whole
    return any(short in f" {fold(reading.article.title)} " for reading, _ in current)


def is_by_the_way(actor: Actor, part: Part) -> bool:
    """Whether the news of the window only mentions somebody who is no actor of it.

    Of a story that the brief tells: a name it brings up once, and private people, experts and
    places of which one article speaks. Of any other story: everybody but who holds a public office
    or speaks for a state, unless several outlets name them.
    """
    known = len(actor.sources) >= _KNOWN_TO
    if actor.type is ActorType.PERSON:
        return _is_person_by_the_way(actor, part, known=known)
    if actor.type is ActorType.ORG:
        in_passing = not actor.affiliation and _is_named_once(part)
        if not part.told and in_passing and not known:
            return True  # "the UN commissioner for refugees"
        if _is_scene(actor) and not (part.quoted or part.headlined or known):
            return True
        return not (part.told or known or is_body_of_state(actor.name, actor.affiliation))
    return False


def _is_person_by_the_way(actor: Actor, part: Part, *, known: bool) -> bool:
    if not part.told:
        if is_leisure(actor.role) or (_is_named_once(part) and not known):
            return True
        return not (known or holds_public_office(actor.role, actor.affiliation))
    if part.headlined or known or len(actor.articles) > 1:
        return False
    unknown = not (actor.role or actor.affiliation)
    aside = is_bystander(actor.role) or is_dead(actor.role)
    aside = aside or is_local_force(actor.role, actor.affiliation)
    return aside or (unknown and _is_named_once(part))


def _is_named_once(part: Part) -> bool:
    """Whether the news only brings up a name: neither a headline's, nor quoted, nor told again."""
    return part.mentions == 1 and not (part.quoted or part.headlined)


def _is_scene(actor: Actor) -> bool:
    """Whether an organisation is one by its name where something only happens: a school."""
    said = words(actor.name)
    return not actor.role and bool(said) and said[-1] in _SCENES

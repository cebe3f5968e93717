"""Who is who by asking everybody: the rule of `briefing.actors.merging`, as plainly as it goes.

Every appearance is compared with every form of every actor so far. Slow, and easy to read: what
the stage finds by looking names up must be the same.
"""

from collections import Counter
from collections.abc import Iterable

from briefing.actors.name_index import is_bare_body, is_short, offices
from briefing.model import ActorType, Appearance, Reading
from briefing.names import Same, fold, same_group, same_person, words

Pair = tuple[Reading, Appearance]


def plainly_merged(readings: Iterable[Reading]) -> list[list[Pair]]:
    """The appearances of every actor."""
    ordered = sorted(readings, key=lambda r: (r.published, r.article.id, r.article.revision))
    pairs = [(r, a) for r in ordered for a in r.analysis.actors if not a.media and fold(a.name)]
    pairs.sort(key=lambda pair: is_short(pair[1].name))
    groups: list[list[Pair]] = []
    for pair in pairs:
        group = _chosen(pair[1], [g for g in groups if _can_be(pair[1], [a for _, a in g])])
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    for group in groups:
        group.sort(key=lambda p: (p[0].published, p[0].article.id, p[1].first))
    return groups


def _chosen(appearance: Appearance, groups: list[list[Pair]]) -> list[Pair] | None:
    if len(groups) > 1 and appearance.affiliation:
        groups = [
            g for g in groups if appearance.affiliation in {a.affiliation for _, a in g}
        ] or groups
    if len(groups) > 1 and appearance.role:
        role = fold(appearance.role)
        groups = [g for g in groups if role in {fold(a.role or "") for _, a in g}] or groups
    if len(groups) > 1:
        most, second = sorted(groups, key=len, reverse=True)[:2]
        groups = [most] if len(most) >= 4 * len(second) else groups
    if len(groups) > 1:
        exact = [g for g in groups if fold(_name(g)) == fold(appearance.name)]
        groups = exact if len(exact) == 1 else []
    return groups[0] if groups else None


def _name(group: list[Pair]) -> str:
    forms = Counter(a.name for _, a in group)
    return max(forms, key=lambda form: (len(words(form)), forms[form], form))


def _can_be(appearance: Appearance, others: list[Appearance]) -> bool:
    if appearance.type is not others[0].type:
        return False
    homes = {other.affiliation for other in others}
    if appearance.type is ActorType.PERSON:
        bare = is_short(appearance.name)
        told = {home for home in homes if home}
        if bare and appearance.affiliation and told and appearance.affiliation not in told:
            return False
        return _is_person(appearance, others)
    if appearance.type is ActorType.GROUP:
        return any(same_group(appearance.name, other.name) for other in others)
    if is_bare_body(appearance.name) and appearance.affiliation not in homes:
        return False
    printed = {_bare(form) for form in (appearance.name, *appearance.mentions)}
    short = {
        _bare(form)
        for other in others
        for form in other.mentions
        if len(words(other.name)) > 1 and form.isupper() and len(form) > 1
    }
    return bool(short & printed) or any(_bare(other.name) in printed for other in others)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _is_person(appearance: Appearance, others: list[Appearance]) -> bool:
    same = {same_person(appearance.name, other.name) for other in others}
    if Same.NO in same or Same.YES in same:
        return Same.NO not in same
    if is_short(appearance.name) or all(is_short(other.name) for other in others):
        return True
    return any(
        one <= held or held <= one
        for other in others
        for held in offices(other)
        for one in offices(appearance)
    )

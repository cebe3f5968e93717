"""Who acts in a text: people, organisations and groups, what each is, and what means them again.

`resolving` puts together what the others find, in this order:

    name_spans, missed_names, not_names, mislabelled   which words are a person's name, and which
                                 only look so
    named, people, generations   one person of the mentions in a text; a father and his son
    nominals, titles, occupations   the words that a title is made of
    role_phrases, role_owners    the phrase that says what somebody is, and for whom
    before_names, appositions_before, roles, predicates, shared_titles   where such a phrase stands
    descriptions, references, late_names   "the president", "she": whom they stand for
    salience, announcing, description_fit, others_meant, terms_of_office   by which signs
    organisations, organisation_spans, organisation_kinds, acting_bodies
    unnamed_groups               delegations and parties
    affiliations, beside_names, superiors, country_in_text, institutions
                                 the country or the body somebody stands for
    best_role                    which of the roles is printed
    direct_speech                who is quoted
    draft_actors                 what all this comes to
"""

from briefing.analysis.actors.draft_actors import ActorDraft, ActorMention, ResolvedActors
from briefing.analysis.actors.resolving import resolve
from briefing.analysis.actors.titles import standing

__all__ = ["ActorDraft", "ActorMention", "ResolvedActors", "resolve", "standing"]

"""Who is who across articles and days: one actor from many appearances, its roles, its rank.

::

    alike -> acquaintances -> merging  appearances -> persons and bodies, each once: register,
                                       name_index, native_scripts
    current_roles                      what each is now, for whom; role_nouns
    relevance                          who counts: public_offices, private_roles, reporters
    key_actors                         the order: same_bodies, story_places
    related_appearances                what bears on them of other days

Pure: readings in, actors out. The stage knows no store and no clock.
"""

from briefing.actors.alike import STRIDE, Remembered
from briefing.actors.key_actors import key_actors
from briefing.actors.merging import MergedActor, merge
from briefing.actors.native_scripts import natives_of
from briefing.actors.related_appearances import Names, kindred, names_of

__all__ = [
    "STRIDE",
    "MergedActor",
    "Names",
    "Remembered",
    "key_actors",
    "kindred",
    "merge",
    "names_of",
    "natives_of",
]

"""Who is who across articles and days: one actor from many appearances, its roles, its rank.

Pure: readings in, actors out. The stage knows no store and no clock.
"""

from briefing.actors.key import key_actors
from briefing.actors.merging import Person, merge

__all__ = ["Person", "key_actors", "merge"]

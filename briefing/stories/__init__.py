"""Which articles belong together, across sources and days, and which story comes first.

::

    readings -> copies set aside (duplicates) -> groups (vectors, grouping)
        -> what went before, section, rank -> stories
"""

from briefing.stories.compose import group_stories

__all__ = ["group_stories"]

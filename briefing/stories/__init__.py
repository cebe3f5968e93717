"""Which articles belong together, across sources and days, and which story comes first.

::

    readings -> copies set aside (duplicates) -> groups (vectors, grouping)
        -> what went before, section, rank -> stories
"""

from briefing.stories.compose import group_stories
from briefing.stories.duplicates import find_copies
from briefing.stories.no_news import is_no_news

__all__ = ["find_copies", "group_stories", "is_no_news"]

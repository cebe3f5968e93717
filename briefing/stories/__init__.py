"""Which articles belong together, across sources and days, and which story comes first.

::

    readings -> copies set aside (duplicates) -> groups (vectors, grouping)
        -> what went before, section, rank -> stories

`compose` does it in this order. Copies: duplicates, over shared_runs. Groups: grouping by the
similarity of vectors (background: how common words are) within constraints: occurrences (what
struck where), places, protagonists, leads, headlines. Order: sections, news_values, matching
(watched names), outlets, no_news, rank.
"""

from briefing.stories.compose import group_stories
from briefing.stories.duplicates import find_copies
from briefing.stories.no_news import is_no_news

__all__ = ["find_copies", "group_stories", "is_no_news"]

"""What will happen: one visit from many reports, its life, its conflicts, as of a moment.

Pure: readings in, visits out. The stage knows no store, no clock and no article's words beyond
what the analysis read in them.
"""

from briefing.agenda.agenda import UNDATED_LIFETIME, build_agenda, coming

__all__ = ["UNDATED_LIFETIME", "build_agenda", "coming"]

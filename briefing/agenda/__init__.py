"""What will happen: one visit from many reports, its life, its conflicts, as of a moment.

Pure: readings in, visits out. The stage knows no store, no clock and no article's words beyond
what the analysis read in them.
"""

from briefing.agenda.agenda import UNDATED_LIFETIME, build_agenda, coming
from briefing.agenda.relevant_reports import Keys, Sight, bearing, keys_of

__all__ = [
    "UNDATED_LIFETIME",
    "Keys",
    "Sight",
    "bearing",
    "build_agenda",
    "coming",
    "keys_of",
]

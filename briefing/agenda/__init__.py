"""What will happen: one visit from many reports, its life, its conflicts, as of a moment.

::

    visit_report -> visit_index -> visit_history -> agenda      a visit from its reports
        same_visit: visitors, places, date_ranges               which reports are of one
        steps, stays, new_dates, evidence                       what became of it, and who says so
    umbrellas                                               a tour of a region beside its stops
    relevant_reports                                            what bears on it of former days

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

"""The names that `briefing.runs` gives away: brought together when one of them is asked for."""

from briefing.runs.briefs_nearby import nearest_briefs
from briefing.runs.build_process import build_apart
from briefing.runs.build_request import BuildRequest
from briefing.runs.building import build
from briefing.runs.collecting import collect
from briefing.runs.delivering import outstanding, planned, send
from briefing.runs.due_work import TickReport, tick
from briefing.runs.expected_deliveries import Wishes
from briefing.runs.outcomes import BuildReport, CollectReport, SourceOutcome
from briefing.runs.planning import Next, upcoming
from briefing.runs.pruning import PruneReport, plan_prune, prune
from briefing.runs.source_rounds import closing_now
from briefing.runs.watching import alarm_of, sounded, watched_tick

__all__ = [
    "BuildReport",
    "BuildRequest",
    "CollectReport",
    "Next",
    "PruneReport",
    "SourceOutcome",
    "TickReport",
    "Wishes",
    "alarm_of",
    "build",
    "build_apart",
    "closing_now",
    "collect",
    "nearest_briefs",
    "outstanding",
    "plan_prune",
    "planned",
    "prune",
    "send",
    "sounded",
    "tick",
    "upcoming",
    "watched_tick",
]

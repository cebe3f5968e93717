"""Runs the parts: the verbs that the doors call.

::

    source_rounds        when each source is read
    collecting           sources -> store
    reading              store -> readings: what is not yet read is read, once
    building             readings -> stories, actors, visits -> a brief -> files
    build_process        the same in a process of its own, which is killed if it hangs
    publishing           documents -> the output folder, whole or not at all
    expected_deliveries  who is to get it, set against the ledger
    explaining           why an article is in a brief, or not
    delivering           a built brief -> its channels, each recipient once
    unfinished_work      the ledger put right; what is given up, said aloud
    planning             what will run when
    due_work             all of it, for whatever is due
    watching             the same, and whoever runs the program is told what needs a person
    troubles             what needs a person
    alarm                each trouble told once, and that it is over
    pruning              what is older than it is to be kept, taken away
    progress             how any of them says how far it is

Time comes in as an argument. An expected failure of one source, article or channel is a value in
the report; what stops a whole verb is a `BriefingError`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from briefing.runs.build_process import build_apart
    from briefing.runs.build_request import BuildRequest
    from briefing.runs.building import build
    from briefing.runs.collecting import collect
    from briefing.runs.composing import nearest_briefs
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

_HOME: Final = {
    "BuildReport": "outcomes",
    "BuildRequest": "build_request",
    "CollectReport": "outcomes",
    "Next": "planning",
    "PruneReport": "pruning",
    "SourceOutcome": "outcomes",
    "TickReport": "due_work",
    "Wishes": "expected_deliveries",
    "alarm_of": "watching",
    "build": "building",
    "build_apart": "build_process",
    "closing_now": "source_rounds",
    "collect": "collecting",
    "nearest_briefs": "composing",
    "outstanding": "delivering",
    "plan_prune": "pruning",
    "planned": "delivering",
    "prune": "pruning",
    "send": "delivering",
    "sounded": "watching",
    "tick": "due_work",
    "upcoming": "planning",
    "watched_tick": "watching",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language has it
    """Bring a verb when it is asked for: who looks at visits fetches, builds and sends nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

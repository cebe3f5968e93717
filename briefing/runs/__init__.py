"""Runs the parts: the verbs that the doors call.

::

    source_rounds        when each source is read
    collecting           sources -> store
    reading              store -> readings: what is not yet read is read, once
    building             readings -> stories, actors, visits -> a brief -> files, by composing:
                         build_request (what is wanted), claiming (by one process),
                         gathering (the window's articles, and what went before), undated_notes,
                         earlier_briefs (what was told), briefs_nearby (of an empty date)
    quarter_memory       what is remembered of the quarter before: quarter_days, day_states,
                         traces (what an article leaves), trace_versions
    backfilling          the same for days that are past
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
    alarm                each trouble told once, and that it is over; alarm_memory
    pruning              what is older than it is to be kept, taken away
    progress             how any of them says how far it is
    outcomes, run_log    what it says it did, and what the store keeps of that
    health               which sources have fallen silent; http_validators: what servers said
    process_identity     which process holds a claim, and whether it is gone
    verbs                the names that `briefing.runs` gives away

Time comes in as an argument. An expected failure of one source, article or channel is a value in
the report; what stops a whole verb is a `BriefingError`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.runs.verbs import (
        BuildReport,
        BuildRequest,
        CollectReport,
        Next,
        PruneReport,
        SourceOutcome,
        TickReport,
        Wishes,
        alarm_of,
        build,
        build_apart,
        closing_now,
        collect,
        nearest_briefs,
        outstanding,
        plan_prune,
        planned,
        prune,
        send,
        sounded,
        tick,
        upcoming,
        watched_tick,
    )

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language has it
    """Bring the verbs when one is asked for: who looks at visits fetches, builds, sends nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing.runs import verbs

    return getattr(verbs, name)

"""What a brief says of itself: what it covers, what it read, why it is empty."""

from briefing.model import Brief, Coverage
from briefing.render.date_format import Clock, joined
from briefing.render.phrases import counted


def window_words(brief: Brief, clock: Clock) -> str:
    """Say what the brief covers, in a sentence."""
    window = brief.window
    words = (
        f"What was published from {clock.weekday_moment(window.since)} "
        f"to {clock.weekday_moment(window.until)}, {clock.zone_words}"
    )
    return words + (" (chosen by hand)" if brief.custom_window else "")


def so_far_words(brief: Brief, clock: Clock) -> str:
    """Say of a brief built before its cutoff that it is not yet whole; "" of another."""
    return f"So far: this brief closes at {clock.time(brief.cutoff)}." if brief.so_far else ""


def empty_words(brief: Brief, clock: Clock) -> str:
    """Say why a brief tells no story; "" of one that does."""
    if brief.stories:
        return ""
    if brief.coverage.articles:
        return "No story could be told from the articles of this window."
    if not brief.nearest:
        return "No article was published in this window, nor in the weeks before it."
    briefs = "briefs" if len(brief.nearest) > 1 else "brief"
    return (
        "No article was published in this window. "
        f"The nearest {briefs} before it with articles: {clock.days(brief.nearest)}."
    )


def coverage_words(seen: Coverage) -> tuple[str, ...]:
    """Say what the window held, one sentence each.

    Of articles that could not be read the brief's problems tell.
    """
    if not seen.articles:
        return ("No article in the window.",)
    held = f"{counted(seen.articles, 'article')} from {counted(len(seen.sources), 'outlet')}"
    again = f"{seen.duplicates} of them repeating another" if seen.duplicates else ""
    told = [", ".join(filter(None, (f"{held} in the window", again, f"{seen.used} cited.")))]
    if seen.undated:
        told.append(
            f"{counted(seen.undated, 'article')} without a date: counted by when first seen."
        )
    return tuple(told)


def digest_words(brief: Brief) -> str:
    """Say what the full brief holds beside its digest, in a sentence."""
    held = [
        counted(len(nouns), noun)
        for nouns, noun in (
            (brief.stories, "story"),
            (brief.actors, "key actor"),
            (brief.visits, "visit"),
        )
        if nouns
    ]
    return f"The full brief: {joined(held)}, each with its sources." if held else ""

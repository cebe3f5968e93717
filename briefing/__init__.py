"""Turns the day's articles into one brief: stories, key actors, upcoming visits.

The path of an article, one sentence per stage:

    sources    bring articles in, from folders and feeds
    store      keeps every revision, and forgets nothing
    analysis   reads one article: sentences, names, actors, quotes, visits
    stories    finds which articles are about one thing
    summary    says a story briefly, in its own sentences
    actors     knows who is who across articles and days
    agenda     knows what will happen: one visit from many reports
    brief      puts one edition's date together
    render     makes it a document
    deliver    sends it, once

`assembly` builds these parts from the configuration, `runs` runs them, and the doors `cli`, `web`
and `schedule` say when; `__main__` is the first one. The stages know only the nouns in `model`,
the seams in `interfaces`, the tree of `errors`, and what they share:

    config, plugins         config.yaml, and the objects that its names stand for
    engines                 where the reading of many articles runs
    names, gazetteer        whether two names are one; what the world is called
    facts, quote_context    whether two sentences tell the same; what stands around one
    window, days_off        which days an edition has
    formats                 which forms a brief can have
    lexicons, function_words, prefilter, mojibake, overriding    tools for words and patterns
    prefix_filter           what sets have in common, without comparing all
"""

from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.model import Brief

__version__ = "0.2.0"
__all__ = ["Brief", "BriefingError", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language has it
    """Bring the noun when it is asked for: the command line starts without it."""
    if name == "Brief":
        from briefing.model import Brief

        return Brief
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

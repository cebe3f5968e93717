"""What a verb with many meanings means: to be or stay somewhere, to open something, to lead."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.vocabulary import PARTIES

LEADING = frozenset({"mission", "group"}) | PARTIES
_OPENED = lexicon(
    "terminal bridge plant factory school hospital centre center station line railway road tunnel",
    "museum exhibition port airport library dam power building campus embassy consulate fair",
    "monument memorial pier stadium",
)


def heads_group(context: ArticleContext, verb: int) -> bool:
    """Whether "head" means to lead: "will head the delegation to X"."""
    follows = context.words.lower[verb + 1 : verb + 6]
    return follows[:1] != ["to"] and bool(LEADING & set(follows))


def opens(context: ArticleContext, verb: int) -> bool:
    """Whether something is opened in person: "opened a bridge", "cut the ribbon of a plant"."""
    words = context.words
    ahead = words.lower[verb + 1 : verb + 10]
    if words.lower[verb].startswith("cut"):
        return "ribbon" in ahead[:4]
    return bool(_OPENED & set(ahead)) or words.lower[verb].startswith(("inaug", "unveil"))


def of_stay(
    context: ArticleContext, verb: int, base: str, mood: Mood, places: tuple[PlaceMention, ...]
) -> Mood:
    """The mood of "is in X", "is due in X", "was expected in X", "has been in X since"."""
    if base == "be" and mood is Mood.PERFECT and _since(context, verb):
        return Mood.PROGRESSIVE
    if mood not in {Mood.PRESENT, Mood.PAST} or not places:
        return mood
    between = context.words.lower[verb : places[0].start]
    if "due" in between:
        return Mood.PLANNED
    return Mood.EXPECTED if "expected" in between else mood


def _since(context: ArticleContext, verb: int) -> bool:
    """Whether somebody is still there: "has been in X since Monday"."""
    left = context.words.lower[max(verb - 2, 0) : verb]
    ahead = context.words.lower[verb : context.words.sentence_end(verb)]
    return bool({"has", "have"} & set(left)) and "since" in ahead[:10]

"""The nouns: frozen values that pass between the stages, and nothing that does anything.

The path of an article::

    FetchedArticle -> Article -> Analysis -+-> Actor              (actors/)
                                           +-> Visit              (agenda/)
                                           +-> Story -> Summary   (stories/, summary/)
    all of them, for one edition and one date -> Brief -> Document -> Receipt

Every claim (a summary sentence, a role, a visit) carries `Evidence`: which article, which
characters, which words. Times are aware UTC datetimes; dates are calendar days. Nothing here
knows how a value was found, kept or shown.

It reads from top to bottom: `days`, `articles`, `readings` (one article), `actors_and_visits` and
`stories` (many), `briefs`. All of them are imported from here.
"""

from briefing.model.actors_and_visits import (
    Actor,
    ActorId,
    ChangeKind,
    DateConflict,
    Role,
    Visit,
    VisitChange,
    VisitId,
    VisitState,
)
from briefing.model.articles import (
    Article,
    ArticleId,
    Evidence,
    FetchedArticle,
    Problem,
    Sentence,
    published_instant,
)
from briefing.model.briefs import (
    Brief,
    Citation,
    Coverage,
    Document,
    EarlierTelling,
    Notice,
    Receipt,
    Surroundings,
    ToldStory,
)
from briefing.model.days import Days, Granularity, Window, end_of_day
from briefing.model.readings import (
    ActorType,
    Analysis,
    Appearance,
    Mention,
    Quote,
    Reading,
    TimeMention,
    VisitReport,
    VisitStatus,
)
from briefing.model.stories import Differing, StatedCount, Story, StoryId, Summary, SummarySentence

__all__ = [
    "Actor",
    "ActorId",
    "ActorType",
    "Analysis",
    "Appearance",
    "Article",
    "ArticleId",
    "Brief",
    "ChangeKind",
    "Citation",
    "Coverage",
    "DateConflict",
    "Days",
    "Differing",
    "Document",
    "EarlierTelling",
    "Evidence",
    "FetchedArticle",
    "Granularity",
    "Mention",
    "Notice",
    "Problem",
    "Quote",
    "Reading",
    "Receipt",
    "Role",
    "Sentence",
    "StatedCount",
    "Story",
    "StoryId",
    "Summary",
    "SummarySentence",
    "Surroundings",
    "TimeMention",
    "ToldStory",
    "Visit",
    "VisitChange",
    "VisitId",
    "VisitReport",
    "VisitState",
    "VisitStatus",
    "Window",
    "end_of_day",
    "published_instant",
]

"""A reader that goes to other processes, and costs nothing where nobody reads."""

import pickle
from datetime import UTC, datetime

from briefing.analysis.article_reader import ArticleReader
from briefing.analysis.late_reader import LateReader
from briefing.model import Article, ArticleId
from tests.own_process import printed_by

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ARTICLE = Article(
    id=ArticleId("one"),
    revision=1,
    source="Wire",
    title="Bread is dear",
    text="Bread is dear in Mordal. Nobody knows why.",
    url=None,
    published_at=NOON,
    published_on=None,
    known_at=NOON,
    first_seen=NOON,
)


def test_who_hands_articles_to_other_processes_imports_nothing_that_reads() -> None:
    """Not the libraries, nor the rules and their word lists: a second of every build."""
    code = (
        "import pickle, sys\nfrom functools import partial\n"
        "import briefing.runs.reading, briefing.engines.local\n"
        "from briefing.analysis.late_reader import LateReader\n"
        "from briefing.analysis.single import read_one\n"
        "pickle.dumps(partial(read_one, LateReader({'en': 'built-in'})))\n"
        "heavy = 'spacy', 'onnxruntime', 'tokenizers', 'briefing.analysis.article_reader'\n"
        "print([name for name in heavy if name in sys.modules])"
    )

    assert printed_by(code) == ["[]"]


def test_a_late_reader_reads_as_the_reader_does_here_and_where_it_is_sent() -> None:
    """Without a language that is read in full, it still finds the sentences."""
    late, there = LateReader({}), pickle.loads(pickle.dumps(LateReader({})))
    (analysis,) = ArticleReader({}).analyse([ARTICLE])

    assert len(analysis.sentences) == 2
    assert list(late.analyse([ARTICLE])) == list(there.analyse([ARTICLE])) == [analysis]
    assert late.give_up(ARTICLE) == ArticleReader({}).give_up(ARTICLE)

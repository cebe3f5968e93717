"""Keeps what was read out of each article, so that nothing is read twice.

An analysis belongs to exact words, stated dates and language, and to the version of the program
and its models that read them: another of any of these is another analysis.

It is kept compressed, as text that both databases hold: it quotes most of its article, several
times over.
"""

import base64
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from sqlalchemy import select

from briefing.errors import StoreError
from briefing.model import Analysis, Article, ArticleId
from briefing.store import identity
from briefing.store.codec import decode, encode
from briefing.store.database import Database
from briefing.store.patience import again_if_lost
from briefing.store.tables import analyses
from briefing.store.upsert import put

_BATCH: Final = 200
# How a compressed body begins, and how it became text; the oldest rows are JSON and begin with a
# brace. Base 85 is a sixteenth shorter, and takes Python longer than all the rest of the reading.
_PACKED: Final = "zlib64:"
_TEXTS: Final[Mapping[str, Callable[[str], bytes]]] = {
    _PACKED: base64.b64decode,
    "zlib:": base64.b85decode,
}


@again_if_lost(but=("put",))
class AnalysisShelf:
    """The analyses of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, articles: Sequence[Article], *, version: str) -> Mapping[ArticleId, Analysis]:
        """Return the analyses kept for these articles in exactly these words.

        Args:
            articles: Each article in one revision.
            version: Of the pipeline.

        Raises:
            StoreError: if the database refuses.
            ValueError: if an article is given in two wordings: the answer has room for one.
        """
        if len({(a.id, identity.fingerprint(a)) for a in articles}) > len({a.id for a in articles}):
            raise ValueError("an article is asked for in two wordings")
        found: dict[ArticleId, Analysis] = {}
        with self._database.read() as connection:
            for start in range(0, len(articles), _BATCH):
                wanted = {
                    (article.id, identity.fingerprint(article)): article
                    for article in articles[start : start + _BATCH]
                }
                query = select(analyses.c.article, analyses.c.fingerprint, analyses.c.body).where(
                    analyses.c.version == version,
                    analyses.c.article.in_(sorted({article for article, _ in wanted})),
                )
                for name, mark, body in connection.execute(query):
                    article = wanted.get((name, mark))
                    if article is not None:
                        kept = decode(Analysis, _unpacked(body))
                        found[article.id] = replace(kept, revision=article.revision)
        return {article.id: found[article.id] for article in articles if article.id in found}

    def put(self, read: Iterable[tuple[Article, Analysis]], *, version: str) -> int:
        """Keep analyses, some at a time; one that is kept already is replaced.

        Args:
            read: Each article with what was read out of it. It may be a generator that works:
                no transaction is open while it does.
            version: Of the pipeline.

        Returns:
            How many were kept.

        Raises:
            StoreError: if the database refuses or does not know an article.
        """
        waiting = iter(read)
        kept = 0
        while batch := [_values(*pair, version=version) for pair in islice(waiting, _BATCH)]:
            batch.sort(key=lambda values: (values["article"], values["fingerprint"]))
            self._keep(batch)
            kept += len(batch)
        return kept

    def _keep(self, batch: Sequence[Mapping[str, Any]]) -> None:
        with self._database.write() as connection:
            for values in batch:
                put(connection, analyses, values, keys=("article", "fingerprint", "version"))


def _values(article: Article, analysis: Analysis, *, version: str) -> dict[str, Any]:
    if analysis.article != article.id:
        raise StoreError(f"the analysis of {analysis.article} was handed over for {article.id}")
    return {
        "article": article.id,
        "fingerprint": identity.fingerprint(article),
        "version": version,
        "body": _packed(encode(replace(analysis, revision=article.revision))),
    }


def _packed(body: str) -> str:
    return _PACKED + base64.b64encode(zlib.compress(body.encode("utf-8"))).decode("ascii")


def _unpacked(body: str) -> str:
    """The JSON of a row.

    Raises:
        StoreError: if it was damaged.
    """
    begin = next((begin for begin in _TEXTS if body.startswith(begin)), None)
    if begin is None:
        return body
    try:
        return zlib.decompress(_TEXTS[begin](body[len(begin) :])).decode("utf-8")
    except (ValueError, zlib.error) as error:
        raise StoreError(
            f"a kept Analysis cannot be read: {error}",
            hint="restore the store from a copy, or build that day anew with --rebuild",
        ) from error

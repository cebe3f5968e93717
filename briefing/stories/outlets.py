"""Which names of outlets mean one outlet: feeds, pages and files name the same house differently.

"AP NEWS" and "AP News" are one; so are two names whose articles stand on one host, if they share a
word or one of them is the host itself. A host that prints many houses' texts joins none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from briefing.model import Article
from briefing.names import fold

# What a house adds to its name at one place and leaves out at another.
_FILLING = frozenset("the www com org net co uk news online".split())


def outlets_of(articles: Iterable[Article], given: Mapping[str, str]) -> dict[str, str]:
    """Map each outlet's name to the one that stands for it, the name that most articles bear.

    Args:
        articles: The articles at hand.
        given: What a reader says: other names to the name.
    """
    count: dict[str, int] = defaultdict(int)
    hosts: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        count[article.source] += 1
        host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
        if host:
            hosts[host].add(article.source)
    one: dict[str, str] = {name: name for name in count}
    _join(count, one, _same_names(count))
    _join(count, one, _same_hosts(hosts))
    said = {fold(other): name for other, name in given.items()}
    return {name: said.get(fold(name), said.get(fold(head), head)) for name, head in one.items()}


def _same_names(names: Iterable[str]) -> Iterable[set[str]]:
    by_words: dict[frozenset[str], set[str]] = defaultdict(set)
    for name in names:
        by_words[_words(name)].add(name)
    return [alike for words, alike in by_words.items() if words]


def _same_hosts(hosts: Mapping[str, set[str]]) -> Iterable[set[str]]:
    for host, names in sorted(hosts.items()):
        plain = {name for name in names if name.lower().removeprefix("www.") != host}
        shared = frozenset.intersection(*map(_words, plain)) if plain else frozenset()
        if len(plain) <= 1 or shared:
            yield names


def _words(name: str) -> frozenset[str]:
    words = frozenset(fold(name).split())
    return (words - _FILLING) or words


def _join(count: Mapping[str, int], one: dict[str, str], sets: Iterable[set[str]]) -> None:
    for names in sets:
        heads = {one[name] for name in names}
        # A name is told to the reader: a host only if there is nothing else.
        best = min(heads, key=lambda name: ("." in name, -count[name], name))
        for name, head in one.items():
            if head in heads:
                one[name] = best

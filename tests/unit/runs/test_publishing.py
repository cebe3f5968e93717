"""A brief's documents, one beside the other."""

from contextlib import contextmanager
from types import SimpleNamespace

from briefing.model import Document
from briefing.runs import publishing
from briefing.runs.publishing import render
from tests.sample_brief import brief


class Plain:
    """Renders here."""

    def __init__(self, seen: list[str]) -> None:
        self._seen = seen

    def render(self, _):
        self._seen.append("rendered here")
        return Document(name="a.html", media_type="text/html", content=b"a")


class Early(Plain):
    """Renders in another process."""

    @contextmanager
    def begun(self, _):
        self._seen.append("begun")
        yield lambda: Document(name="a.pdf", media_type="application/pdf", content=b"b")
        self._seen.append("ended")


def test_what_another_process_writes_is_begun_before_the_rest(monkeypatch):
    """The two processors work beside each other; the order of the formats stays."""
    seen: list[str] = []
    monkeypatch.setattr(publishing, "renderers", lambda *_: (Plain(seen), Early(seen)))

    documents = render(
        SimpleNamespace(config=None),
        None,
        brief(stories=1, actors=0, visits=0),
        ("html", "pdf"),
        progress=lambda what, *_: seen.append(what),
    )

    assert [one.name for one in documents] == ["a.html", "a.pdf"]
    assert seen == ["begun", "writing html", "rendered here", "writing pdf", "ended"]

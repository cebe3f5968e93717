"""A messenger is told that the brief is there; its address stays secret."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.deliver.notify import Notify
from briefing.errors import DeliveryError, PluginError
from briefing.model import Document, Notice
from tests.sample_brief import brief as sample

URL = "ntfy://s3cret-token@example.org/topic"
PDF = Document(name="brief.pdf", media_type="application/pdf", content=b"%PDF")
HTML = Document(name="brief.html", media_type="text/html", content=b"<p>")


class FakeApprise:
    """Keeps what it is told, in place of the package apprise."""

    said: list[dict[str, object]] = []  # noqa: RUF012
    answer = True

    def add(self, url: str) -> bool:
        """Know only one kind of address."""
        return url.startswith("ntfy://")

    def notify(self, *, title: str, body: str, attach: list[str] | None) -> bool:
        """Keep it; the files exist only now."""
        files = [(Path(name).name, Path(name).read_bytes()) for name in attach or []]
        self.said.append({"title": title, "body": body, "files": files})
        return self.answer


@pytest.fixture
def apprise(monkeypatch: pytest.MonkeyPatch) -> type[FakeApprise]:
    """The package apprise, without its network."""
    monkeypatch.setattr(FakeApprise, "said", [])
    monkeypatch.setattr(FakeApprise, "answer", True)
    monkeypatch.setitem(sys.modules, "apprise", SimpleNamespace(Apprise=FakeApprise))
    return FakeApprise


def deliver(channel: Notify, stories: int = 7):
    """Deliver to the first recipient."""
    return channel.deliver(
        sample(stories=stories, actors=0, visits=0),
        [HTML, PDF],
        recipient=channel.recipients()[0],
        message_id="<1@h>",
    )


def test_the_headlines_and_the_pdf_are_sent(apprise: type[FakeApprise]) -> None:
    """A phone shows the first headlines, and how many more there are."""
    receipt = deliver(Notify((URL,)))

    (said,) = apprise.said
    assert receipt.delivered
    assert said["title"] == "The Morning Brief, 2031-03-14"
    assert said["files"] == [("morning-2031-03-14.pdf", b"%PDF")]
    assert str(said["body"]).count("\n") == 5
    assert str(said["body"]).endswith("and 2 more")


def test_an_empty_day_is_said_so(apprise: type[FakeApprise]) -> None:
    """No headline is no reason for silence."""
    deliver(Notify((URL,), attach=()), stories=0)

    assert apprise.said == [
        {
            "title": "The Morning Brief, 2031-03-14",
            "body": "No news in this window.",
            "files": [],
        }
    ]


def test_the_address_is_never_shown() -> None:
    """The ledger, the log and the repr see a kind and a fingerprint."""
    channel = Notify((URL, URL, "slack://other"))

    first, second = channel.recipients()
    assert first.startswith("ntfy://…")
    assert second.startswith("slack://…")
    assert "s3cret" not in f"{channel!r} {first}"


def test_a_refusal_is_a_receipt_that_may_pass(apprise: type[FakeApprise]) -> None:
    """The messenger's server may be back later."""
    apprise.answer = False

    receipt = deliver(Notify((URL,)))

    assert not receipt.delivered
    assert not receipt.permanent


def test_an_address_that_nobody_knows_fails_for_good(apprise: type[FakeApprise]) -> None:
    """Trying again would not help."""
    receipt = deliver(Notify(("gopher://x",)))

    assert not receipt.delivered
    assert receipt.permanent


def test_the_check_names_an_address_that_nobody_knows(apprise: type[FakeApprise]) -> None:
    """Before anything is sent."""
    assert Notify((URL,)).check().startswith("ntfy://…")
    with pytest.raises(DeliveryError, match="gopher://…"):
        Notify(("gopher://x",)).check()


def test_without_the_extra_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """apprise is optional."""
    monkeypatch.setitem(sys.modules, "apprise", None)

    with pytest.raises(PluginError, match="needs the package apprise") as caught:
        deliver(Notify((URL,)))

    assert "briefing[notify]" in caught.value.hint


@pytest.mark.parametrize("answer", [True, False])
def test_a_word_to_the_operator_has_its_own_text(apprise: type[FakeApprise], answer: bool) -> None:
    """No file goes with it."""
    apprise.answer = answer
    notify = Notify((URL,))
    notice = Notice(subject="Alert", text="- disk", at=datetime(2026, 3, 4, tzinfo=UTC))

    receipt = notify.tell(notice, recipient=notify.recipients()[0], message_id="<1@h>")

    assert apprise.said == [{"title": "Alert", "body": "- disk", "files": []}]
    assert receipt.delivered is answer

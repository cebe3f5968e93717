"""Whatever a channel raises is the failure of one recipient."""

import pytest

from briefing.deliver.guarded import EVERYBODY, Guarded
from briefing.errors import DeliveryError
from briefing.model import Receipt
from tests.fakes import BoxChannel, FakeChannel
from tests.sample_brief import empty


def deliver(channel, recipient="ada"):
    return channel.deliver(empty(), [], recipient=recipient, message_id="<1@x>")


def test_what_a_channel_answers_comes_through_under_its_name():
    channel = Guarded.made("post", lambda: FakeChannel(to=("ada", "ada", "bo")))

    assert channel.recipients() == ("ada", "bo")
    assert channel.needs == ()
    assert deliver(channel) == Receipt(channel="post", recipient="ada", delivered=True)


@pytest.mark.parametrize("error", [DeliveryError("no"), KeyError("no"), UnicodeError("no")])
def test_a_channel_that_cannot_be_made_fails_each_delivery(error):
    def make():
        raise error

    channel = Guarded.made("post", make)

    assert channel.recipients() == (EVERYBODY,)
    assert channel.needs == ()
    receipt = deliver(channel, EVERYBODY)
    assert (receipt.delivered, receipt.permanent, receipt.doubtful) == (False, False, False)
    assert "no" in receipt.detail


def test_recipients_that_cannot_be_named_are_a_failure_that_says_why(tmp_path):
    channel = Guarded.made("post", lambda: BoxChannel(box=tmp_path / "box", trouble="recipients"))

    (everybody,) = channel.recipients()

    assert "address book is gone" in deliver(channel, everybody).detail


@pytest.mark.parametrize("answer", [None, "sent", 250])
def test_an_answer_that_is_no_receipt_is_a_failure(answer):
    """A plug-in that forgets its receipt."""

    class Forgetful(FakeChannel):
        def deliver(self, *_args, **_options):
            return answer

    receipt = deliver(Guarded.made("post", Forgetful))

    assert not receipt.delivered
    assert "it broke down" in receipt.detail


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_being_told_to_stop_is_no_failure_of_a_channel(stop):
    class Stopping(FakeChannel):
        def deliver(self, *_args, **_options):
            raise stop

    with pytest.raises(stop):
        deliver(Guarded.made("post", Stopping))

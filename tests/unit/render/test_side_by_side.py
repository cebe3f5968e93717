"""The figures that differ stand in every format with a story, in the same words."""

import email
import email.policy
import json
import re

import pytest

from briefing.model import Differing, Evidence, StatedCount
from briefing.render.brief_json import JsonRenderer
from briefing.render.mail_body import MailRenderer
from briefing.render.pdf import PdfRenderer
from briefing.render.screen import HtmlRenderer
from briefing.render.side_by_side import contrast
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
from tests.sample_brief import article, brief, citation, evidence

MADE = brief(stories=4)


def mail(part):
    message = email.message_from_bytes(
        MailRenderer().render(MADE).content, policy=email.policy.default
    )
    return message.get_body((part,)).get_content()


FORMS = {
    "html": lambda: HtmlRenderer(fonts="").render(MADE).content.decode(),
    "pdf": lambda: PdfRenderer().job(MADE).page,
    "text": lambda: TextRenderer().render(MADE).content.decode(),
    "mail.html": lambda: mail("html"),
    "mail.txt": lambda: mail("plain"),
}


def plain(text):
    """The words alone: no tags, no marks of sources, nor what holds these to the word before."""
    text = text.replace("\u2060", "").replace("&#8288;", "").replace("&NoBreak;", "")
    text = re.sub(r"<button.*?</button>|<a class=\"ref.*?</a>", "", text)
    return (
        " ".join(re.sub(r"<[^>]+>|\[\d+\]", "", text).split()).replace(" )", ")").replace(" ;", ";")
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_format_sets_them_side_by_side(form):
    (one,) = Facts(MADE).contrasts(MADE.stories[1])
    words = ", ".join(
        f"{telling.number} ({'; '.join(outlet for outlet, _ in telling.sources)})"
        for telling in one.tellings
    )

    assert f"{one.label}: {words}" in plain(FORMS[form]())
    assert one.label == "Injured"
    assert [telling.number for telling in one.tellings] == ["at least 2", "1,240"]


def test_the_data_hold_each_figure_with_its_sentence():
    told = json.loads(JsonRenderer().render(MADE).content)["brief"]["stories"][1]["figures"]

    assert [one["number"] for one in told[0]["stated"]] == [2, 1240]
    assert all(one["evidence"]["quote"] for one in told[0]["stated"])


def test_who_says_the_same_shares_a_number_and_an_outlet_counts_once():
    sources = [citation(number, "Flood") for number in range(1, 16)]
    figures = Differing(
        fate="deaths",
        whom="soldiers",
        stated=tuple(
            StatedCount(number=9, bound="", evidence=evidence(one.number, "Nine died."))
            for one in sources
        ),
    )

    def cited(one: Evidence):
        return next((source for source in sources if source.article == one.article), None)

    made = contrast(figures, cited=cited, clock=Facts(MADE).clock)
    (telling,) = made.tellings

    assert made.label == "Deaths (soldiers)"
    assert len({words for words, _ in telling.sources}) == 2
    assert telling.more == len({one.outlet for one in sources}) - 2
    assert article(1) == telling.sources[0][1].article

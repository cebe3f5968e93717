"""The mail: both parts say the same, small enough for every program, and nothing is fetched."""

import email
import email.policy
from dataclasses import replace

import pytest

from briefing.errors import RenderError
from briefing.model import Document
from briefing.render.mail_body import MOST_BYTES, MailRenderer, preheader, render_mail, subject
from briefing.render.view import Facts
from tests.hostile_brief import ATTACKS, attacked
from tests.sample_brief import brief, empty, rich
from tests.unit.render.test_screen import Page

PDF = Document(name="brief.pdf", media_type="application/pdf", content=b"%PDF-1.7 ...")


def parsed(made, **options):
    content = MailRenderer().render(made, **options).content
    return email.message_from_bytes(content, policy=email.policy.default)


def html(message):
    return message.get_body(("html",)).get_content()


def test_the_mail_has_a_text_part_and_an_html_part():
    message = parsed(rich())

    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert not message["From"]
    assert not message["To"]


def test_documents_are_attached_under_the_brief_s_date():
    message = parsed(rich(), attachments=[PDF])
    attached = list(message.iter_attachments())

    assert [one.get_filename() for one in attached] == ["brief-2031-03-14.pdf"]
    assert attached[0].get_content() == PDF.content


def test_the_same_brief_makes_the_same_bytes():
    assert MailRenderer().render(rich(), attachments=[PDF]) == MailRenderer().render(
        rich(), attachments=[PDF]
    )


def test_the_subject_names_brief_day_and_lead():
    assert subject(rich()).startswith("The Morning Brief, Fri 14 Mar: Çelebi to open")
    assert subject(empty()) == "The Morning Brief, Fri 14 Mar: nothing to tell"


def test_a_subject_cannot_break_out_of_its_header():
    made = replace(rich(), title="x\r\nBcc: everyone@example.org")

    assert parsed(made)["Bcc"] is None
    assert "\n" not in parsed(made)["Subject"]


def test_nothing_is_fetched_by_the_mail():
    page = Page(html(parsed(rich())))

    assert not page.attributes("src")
    assert not {"script", "link", "svg", "img"} & {tag for tag, _ in page.tags}
    assert "url(" not in html(parsed(rich()))


def test_the_layout_uses_only_what_mail_programs_know():
    text = html(parsed(rich()))

    assert not [word for word in ("display:flex", "display:grid", "var(--") if word in text]


@pytest.mark.parametrize("size", [(1, 1, 1), (12, 25, 15), (300, 100, 500)])
def test_the_mail_is_never_so_long_that_it_is_cut(size):
    stories, actors, visits = size
    message = parsed(brief(stories=stories, actors=actors, visits=visits))

    assert len(html(message).encode()) <= MOST_BYTES


def test_what_a_long_brief_leaves_out_is_said_in_both_parts():
    made = brief(stories=300, actors=100, visits=500)
    message = parsed(made, attachments=[PDF])
    text = " ".join(message.get_body(("plain",)).get_content().split())

    assert "This mail leaves out" in text
    assert "see the attached brief" in text
    assert "This mail leaves out" in html(message)
    assert "see the full brief" in " ".join(parsed(made).get_body(("plain",)).get_content().split())


def test_a_short_brief_leaves_nothing_out():
    assert "leaves out" not in html(parsed(rich()))


def test_a_mail_that_cannot_be_short_enough_is_an_error(tmp_path):
    (tmp_path / "email.html.j2").write_text("x" * (MOST_BYTES + 1))

    with pytest.raises(RenderError, match="too long even with one story"):
        render_mail(rich(), templates=tmp_path)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_text_in_mail_too(attack):
    message = parsed(attacked(ATTACKS[attack]))
    page = Page(html(message))

    assert not {"script", "img", "iframe", "base", "image", "use"} & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not page.attributes("href")


def test_the_mail_opens_with_a_line_for_each_of_the_first_stories():
    """The headlines, then the week, then what changed; the stories follow."""
    text = html(parsed(rich()))
    places = [text.index(words) for words in ("In brief", "week ahead", "Since the last")]
    page = Page(text)

    assert places == sorted(places)
    assert page.words.count(rich().stories[1].summary.headline) > 1


def test_a_visit_is_told_in_two_columns_that_a_telephone_holds():
    page = Page(html(parsed(rich())))

    assert [tag for tag, _ in page.tags].count("th") == 2 + len(rich().visits)
    assert "to İzmir, Turkey" in page.words


def test_the_preheader_says_what_the_subject_does_not():
    """A list of mails shows both beside one another."""
    facts = Facts(rich())
    words = preheader(facts)

    assert rich().stories[0].summary.headline not in words
    assert words.startswith(facts.stories[1].told.summary.headline)
    assert "Cancelled: Dag Ellingsen" in words
    assert f">{words.split(';')[0]}" in html(parsed(rich()))
    assert preheader(Facts(empty())) == Facts(empty()).empty_words


def test_a_frame_of_a_fixed_width_stands_there_for_programs_without_max_width():
    text = html(parsed(rich()))

    assert text.count("<!--[if mso]>") == text.count("<![endif]-->") == 2
    assert '<table role="presentation" width="600"' in text


def test_a_mail_can_say_the_digest_only():
    """Both its parts do; the full brief is attached as ever."""
    content = MailRenderer(mail_body="digest").render(rich(), attachments=[PDF]).content
    message = email.message_from_bytes(content, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()

    assert html(message).replace("\r\n", "\n").count("In brief") == 1
    for part in (Page(html(message)).words, " ".join(text.split())):
        assert rich().stories[0].summary.headline in part
        assert rich().stories[0].summary.sentences[0].evidence.quote not in part
        assert "The full brief: 12 stories, 25 key actors and 15 visits" in part
    assert [one.get_filename() for one in message.iter_attachments()] == ["brief-2031-03-14.pdf"]


def test_every_sentence_in_the_mail_links_to_its_article():
    page = Page(html(parsed(rich())))
    targets = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    sentences = sum(len(told.summary.sentences) for told in rich().stories)

    assert len(targets) > sentences
    assert all(target.startswith("https://news.example/") for target in targets)

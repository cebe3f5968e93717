"""What programs write around an article is read as what it says, and is none of its text.

Each case is a file as a program leaves it, read from a folder.
"""

import gzip
import json
from datetime import UTC, date, datetime

import pytest

from briefing.model import FetchedArticle, Problem
from briefing.sources import Folder

TITLE = "Harbour of Vik gets a second crane"
TOLD = (
    "The harbour of Vik is to get a second crane in the spring, its board said on Tuesday.",
    "Fishermen had waited for it since 2019, and the old crane will stay for small boats.",
)
TEXT = "\n\n".join(TOLD)
HTML = "".join(f"<p>{sentence}</p>" for sentence in TOLD)
URL = "https://vik.example/harbour/7"
DAY = date(2031, 5, 6)
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
NOW = datetime(2031, 5, 7, tzinfo=UTC)


def read(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(Folder(path=folder).fetch(now=NOW))
    articles = [item for item in found if isinstance(item, FetchedArticle)]
    return articles, [item.message for item in found if isinstance(item, Problem)]


def one(folder, name, content):
    articles, problems = read(folder, name, content)
    assert len(articles) == 1, problems
    return articles[0]


HEADS = {
    "blank lines between": (
        f"Title: {TITLE}\n\nURL Source: {URL}\n\nPublished Time: 2031-05-06T12:00:00Z\n\n"
        f"Markdown Content:\n{TEXT}"
    ),
    "below the headline": f"# {TITLE}\n\nDate: 6 May 2031 12:00 UTC\nURL: {URL}\n\n{TEXT}",
    "quoted, with a link": (
        f"# {TITLE}\n\n> Source: [Vik Post]({URL})\n> Date: 2031-05-06 12:00 GMT\n\n{TEXT}"
    ),
    "fields of a ruled text": (
        f"{'=' * 40}\n{TITLE}\n{'=' * 40}\n\n:date: 2031-05-06 12:00 UTC\n:url: {URL}\n\n{TEXT}"
    ),
    "what a site needs of it": (
        f"Title: {TITLE}\nDate: 2031-05-06 12:00 GMT\nSlug: crane\nCategory: harbour\nUrl: {URL}\n"
        f"Summary: A second crane\n\n{TEXT}"
    ),
    "source of its own": (
        f"---\ntitle: {TITLE}\ndate: 2031-05-06 12:00:00 +0000\nsource:\n  name: Vik Post\n"
        f"  url: {URL}\n---\n\n{TEXT}"
    ),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_head_of_a_text_is_read(head, tmp_path):
    """Wherever it stands, and however it is marked."""
    found = one(tmp_path, "a.txt" if head.startswith("=") else "a.md", head)

    assert (found.title, found.text, found.url) == (TITLE, TEXT, URL)
    assert found.published == NOON


def test_head_of_percent_signs_is_read(tmp_path):
    """As converters of documents write it."""
    found = one(tmp_path, "a.md", f"% {TITLE}\n% Moa Lund\n% May 6, 2031\n\n{TEXT}")

    assert (found.title, found.text, found.published) == (TITLE, TEXT, DAY)


@pytest.mark.parametrize(
    "text",
    [
        f"Date: nobody knows.\n\n{TEXT}",
        f"Note: the crane is old.\nTitle: none.\n\n{TEXT}",
        f"{TITLE}\n\nSource: the board of the harbour, which met on Tuesday.",
    ],
)
def test_sentences_that_begin_like_a_head_stay(text, tmp_path):
    """They say nothing of when, or are all there is."""
    found = one(tmp_path, "a.txt", text)

    assert text.endswith(found.text)
    assert len(found.text) >= len(text) - len(TITLE) - 2


def test_pages_of_a_plain_text_are_put_together(tmp_path):
    """Their heads and numbers are none of it; the first head says when."""
    head = "VIK POST                      6 May 2031"
    cut = TOLD[0].index(" in the spring")
    pages = (f"{TITLE}\n\n{TOLD[0][:cut]}", f"{TOLD[0][cut:].strip()}\n\n{TOLD[1]}")
    content = "\f".join(
        f"{head}\n\n{page}\n\n                {number}\n" for number, page in enumerate(pages, 1)
    )

    found = one(tmp_path, "a.txt", content)

    assert (found.title, " ".join(found.text.split())) == (TITLE, " ".join(TOLD))
    assert found.published == DAY


def test_foot_of_one_page_is_no_text(tmp_path):
    """A name, a gap and a number."""
    content = f"{TITLE}\n\n{TOLD[0]}\n\nVik Post                      3\n\n{TOLD[1]}"

    assert one(tmp_path, "a.txt", content).text == TEXT


def test_numbers_that_say_something_stay(tmp_path):
    """A line with a number that stands once, or ends a sentence."""
    content = f"{TITLE}\n\n{TOLD[0]}\n\n1\n\n{TOLD[1]}\n\nCranes in Vik: 2"

    found = one(tmp_path, "a.txt", content)

    assert "\n\n1\n\n" in found.text
    assert found.text.endswith("Cranes in Vik: 2")


def test_letters_that_a_font_joins_are_letters(tmp_path):
    """A text copied out of a PDF has them."""
    found = one(
        tmp_path, "a.txt", "The ﬁrst oﬃce\n\nThe ﬁrst oﬃce of the ﬂeet opened on Tuesday.\n"
    )

    assert (found.title, found.text) == (
        "The first office",
        "The first office of the fleet opened on Tuesday.",
    )


TAILS = (
    "Related posts:\n\nCrane falls into the sea\n\nWho pays for the crane",
    "More on this story\n\nCrane falls into the sea\nWho pays for the crane",
    "Tags: harbour, cranes",
    "Tags:\n\nharbour\n\ncranes",
    "3 posts - 2 participants\n\nRead full topic",
    "Read more: Who pays for the crane\nSubscribe to our newsletter for the best of Vik.",
    "Printed on 12/03/2031",
    "lund@vik.example\n(END)",
    "ml/ab",
)


@pytest.mark.parametrize("tail", TAILS)
def test_tail_of_a_text_is_taken_off(tail, tmp_path):
    """Also of one that was saved as plain text."""
    assert one(tmp_path, "a.txt", f"{TITLE}\n\n{TEXT}\n\n{tail}\n").text == TEXT


@pytest.mark.parametrize(
    "end",
    [
        "Related posts:\n\nThe harbour has two of them, and both are filled.",
        "Topics of the talks were cranes and fish.",
        "Tags: they hang on every crane. Nobody reads them.",
    ],
)
def test_end_that_is_text_stays(end, tmp_path):
    """It has sentences."""
    assert one(tmp_path, "a.txt", f"{TITLE}\n\n{TEXT}\n\n{end}\n").text.endswith(end)


def test_menu_above_a_headline_is_none(tmp_path):
    """As it is copied with the page."""
    content = (
        f"Vik Post\nHome | Harbour | Sport | Weather\n\n{TITLE}\nBy Moa Lund\nMay 6, 2031\n\n{TEXT}"
    )

    found = one(tmp_path, "a.txt", content)

    assert (found.title, found.text, found.published) == (TITLE, TEXT, DAY)


def test_remarks_of_a_content_manager_are_no_words(tmp_path):
    """They stand for what its extensions would have put there."""
    content = json.dumps(
        {
            "title": TITLE,
            "content": f"[vc_row]<p>[adrotate group=\"3\"]{TOLD[0]}</p>[caption id='1']<img src=x>"
            f"A crane[/caption]<p>{TOLD[1]}</p>[/vc_row]",
            "date": "2031-05-06",
        }
    )

    assert one(tmp_path, "a.json", content).text == TEXT


def test_words_in_brackets_stay(tmp_path):
    """They are a writer's."""
    told = "<p>“They [the fishermen] waited [sic] for it,” the board said [in a letter].</p>"
    content = json.dumps({"title": TITLE, "content": told, "date": "2031-05-06"})

    found = one(tmp_path, "a.json", content)

    assert found.text == "“They [the fishermen] waited [sic] for it,” the board said [in a letter]."


PAGE = f"<!DOCTYPE html><html><head><title>{TITLE}</title>%s</head><body>%s</body></html>"
DATED = "<meta property='article:published_time' content='2031-05-06T12:00:00Z'>"
ARTICLE = f"<article><h1>{TITLE}</h1>{HTML}</article>"
MARKED = {
    name: PAGE % (f"<meta {name} content='2031-05-06T14:00:00+02:00'>", ARTICLE)
    for name in (
        "name='DC.date.created'",
        "name='cXenseParse:recs:publishtime'",
        "property='og:article:published_time'",
        "name='publication_date'",
        "name='article.published'",
        "http-equiv='date'",
    )
} | {
    "microformat": PAGE
    % (
        "",
        f"<div class=hentry><h1>{TITLE}</h1><p>on <abbr class=published "
        f"title='2031-05-06T14:00:00+02:00'>Tuesday</abbr></p>{HTML}</div>",
    ),
    "value with a type": PAGE
    % (
        '<script type="application/ld+json">{"@type": "schema:NewsArticle", "datePublished": '
        '{"@type": "Date", "@value": "2031-05-06T12:00:00Z"}}</script>',
        ARTICLE,
    ),
    "escaped once more": PAGE
    % (
        '<script type="application/ld+json">{&quot;@type&quot;: &quot;NewsArticle&quot;, '
        "&quot;datePublished&quot;: &quot;2031-05-06T12:00:00Z&quot;}</script>",
        ARTICLE,
    ),
}


@pytest.mark.parametrize("page", MARKED.values(), ids=MARKED.keys())
def test_hour_of_a_page_is_read_however_it_is_marked(page, tmp_path):
    """The extractor would find the day at best."""
    found = one(tmp_path, "a.html", page)

    assert (found.title, found.published) == (TITLE, NOON)
    assert found.text.endswith(TEXT)


def test_day_of_the_file_is_not_that_of_the_article(tmp_path):
    """An office program writes when it made the file."""
    page = PAGE % ("<meta name=created content='2031-05-06T12:00:00'>", ARTICLE)

    assert one(tmp_path, "a.html", page).published is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found - Vik Post", "<h1>Sorry</h1><p>This page could not be found here.</p>"),
        ("Log in", "<h1>Log in</h1><p>Please log in to read this article of the paper.</p>"),
        ("Please Wait...", "<h1>One more step</h1><p>Complete the security check, please.</p>"),
    ],
)
def test_page_that_a_server_shows_instead_is_told(title, body, tmp_path):
    """It is headed by that, and says it."""
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"

    articles, problems = read(tmp_path, "a.html", page)

    assert not articles
    assert any("no article" in message for message in problems)


def test_news_of_a_lost_page_is_news(tmp_path):
    """Its headline says more than that."""
    told = "<p>The page of the old book could not be found, the museum of Vik said on Tuesday.</p>"
    page = PAGE % (DATED, f"<article><h1>{TITLE}</h1>{told}</article>")

    assert one(tmp_path, "a.html", page).text.startswith("The page of the old book")


def test_hidden_words_and_menus_of_tables_are_left_out(tmp_path):
    """No reader sees the first; the second lead elsewhere."""
    menu = "<td><a href=a>Harbour</a><br><a href=b>Sport</a><br><a href=c>Weather</a></td>"
    hidden = "<p hidden>Words that nobody sees at all on this page.</p>"
    page = PAGE % (
        DATED,
        f"<table><tr>{menu}<td><h1>{TITLE}</h1><p>{TOLD[0]}</p>{hidden}<p>{TOLD[1]}</p></td></tr>"
        "</table>",
    )

    assert one(tmp_path, "a.html", page).text == TEXT


@pytest.mark.parametrize(
    "name", ["story.php", "haber.aspx", "story.php?id=3", "crane-7", "a.shtml"]
)
def test_page_is_known_by_its_first_words(name, tmp_path):
    """Programs that copy sites keep their addresses as names."""
    assert one(tmp_path, name, PAGE % (DATED, ARTICLE)).text == TEXT


@pytest.mark.parametrize("content", [b"<?php echo 1; ?>", b"\x89PNG\r\n", b"", b"All rights."])
def test_file_of_another_kind_is_passed_over(content, tmp_path):
    """And counted."""
    articles, problems = read(tmp_path, "story.php", content)

    assert not articles
    assert any("1 file was not read" in message for message in problems)


MAIL = (
    f"From: Vik Post <news@vik.example>\nTo: me@lom.example\nSubject: {TITLE}\n"
    "Date: Tue, 06 May 2031 12:00:00 +0000\nMessage-ID: <1@vik.example>\n"
    'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n\n'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cur/1936353600.M1P2.host:2,S", f"{MAIL}{TEXT}\n"),
        ("Inbox", f"From news@vik.example Tue May 06 12:00:00 2031\n{MAIL}{TEXT}\n"),
        ("7.emlx", f"{len(MAIL.encode()) + len(TEXT.encode()) + 1}\n{MAIL}{TEXT}\n<plist></plist>"),
    ],
)
def test_mail_is_read_as_programs_keep_it(name, content, tmp_path):
    """Without an ending, or with a line above it."""
    found = one(tmp_path, name, content)

    assert (found.title, found.text, found.published) == (TITLE, TEXT, NOON)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("View this post on the web at https://vik.example/p/crane\n\n", ""),
        ("CAUTION: This email came from outside of your organisation. Click nothing.\n\n", ""),
        ("You are subscribed to Harbour News of Vik.\n\n", "\n\nSUBSCRIBER SERVICES: Help"),
        ("", "\n\nSent from my phone"),
        ("", "\n\nCONFIDENTIALITY NOTICE: This mail is only for whom it was sent to."),
        (
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n",
            "\n-----BEGIN PGP SIGNATURE-----\n\niQIz\n=ab\n-----END PGP SIGNATURE-----",
        ),
    ],
)
def test_what_stands_around_a_mail_is_not_its_text(above, below, tmp_path):
    """Its programs and its offices put it there."""
    assert one(tmp_path, "a.eml", f"{MAIL}{above}{TEXT}{below}\n").text == TEXT


FORWARDS = {
    "norwegian": (
        "---------- Videresendt melding ---------\nFra: Vik Post <news@vik.example>\n"
        f"Dato: 6. mai 2031 kl. 12:00 +0000\nEmne: {TITLE}\nTil: <kai@lom.example>\n"
    ),
    "russian": (
        f"-------- Перенаправленное сообщение --------\nТема: {TITLE}\n"
        "Дата: Tue, 06 May 2031 12:00:00 +0000\nОт: Vik Post <news@vik.example>\n"
        "Кому: kai@lom.example\n"
    ),
    "rows of a table": (
        f"-------- Forwarded Message --------\nSubject: {TITLE}\n\n"
        "Date: Tue, 06 May 2031 12:00:00 +0000\n\nFrom: Vik Post <news@vik.example>\n\n"
        "To: kai@lom.example\n"
    ),
}


@pytest.mark.parametrize("head", FORWARDS.values(), ids=FORWARDS.keys())
def test_mail_that_was_passed_on_is_the_one_inside(head, tmp_path):
    """In any language, its head in lines or in rows."""
    outer = MAIL.replace("Vik Post <news@vik.example>", "Kai <kai@lom.example>")
    outer = outer.replace("Tue, 06", "Wed, 07").replace(
        f"Subject: {TITLE}", f"Subject: VS: {TITLE}"
    )

    found = one(tmp_path, "a.eml", f"{outer}{head}\n{TEXT}\n")

    assert (found.title, found.text, found.published) == (TITLE, TEXT, NOON)
    assert found.source == "Vik Post"


def test_sealed_attachment_is_named(tmp_path):
    """Nothing else is in the mail."""
    mail = MAIL.replace("text/plain", "multipart/mixed; boundary=b").replace(
        '; charset="utf-8"', ""
    )
    part = "--b\nContent-Type: application/ms-tnef\nContent-Disposition: attachment; filename="

    _, problems = read(tmp_path, "a.eml", f'{mail}{part}"winmail.dat"\n\nabc\n--b--\n')

    assert any("winmail.dat" in message for message in problems)


def test_packed_feed_under_another_name_is_unpacked(tmp_path):
    """A server packed it, and who loaded it saved it so."""
    feed = (
        f"<rss version='2.0'><channel><title>Vik Post</title><item><title>{TITLE}</title>"
        f"<description>{TOLD[0]}</description></item></channel></rss>"
    )

    assert one(tmp_path, "a.xml", gzip.compress(feed.encode())).text == TOLD[0]


PROQUEST = (
    f"{'_' * 60}\n\nDocument 1 of 2\n\n{TITLE}\n\nAuthor: Lund, Moa\n\nProQuest document link\n\n"
    f"Abstract: A crane.\n\nFull text: {TEXT}\n\nSubject: Cranes\n\nPublication title: Vik Post\n\n"
    f"Publication date: May 6, 2031\n\nProQuest document ID: 12\n\n{'_' * 60}\n\n"
    f"Document 2 of 2\n\nFish is dear\n\nFull text: {TOLD[1]}\n\nPublication title: Vik Post\n\n"
    "Publication date: May 6, 2031\n\nProQuest document ID: 13\n\nContact us at: x\n"
)


def test_documents_of_another_database_are_articles(tmp_path):
    """Each with its paper and its day."""
    articles, _ = read(tmp_path, "a.txt", PROQUEST)

    assert [(one.title, one.text) for one in articles] == [
        (TITLE, TEXT),
        ("Fish is dear", TOLD[1]),
    ]
    assert {(one.source, one.published) for one in articles} == {("Vik Post", DAY)}


BLOCKS = {
    "editor of blocks": {"blocks": [{"type": "paragraph", "data": {"text": one}} for one in TOLD]},
    "tree of nodes": {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": one}]} for one in TOLD
        ],
    },
    "spans of blocks": [
        {
            "_type": "block",
            "children": [{"_type": "span", "text": one[:9]}, {"text": one[9:], "_type": "span"}],
        }
        for one in TOLD
    ],
    "elements beside pictures": [
        {"type": "text", "content": TOLD[0]},
        {"type": "image", "caption": "A crane", "content": "crane.jpg"},
        {"type": "text", "content": TOLD[1]},
    ],
}


@pytest.mark.parametrize("body", BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_of_an_editor_are_a_text(body, tmp_path):
    """Without what is no word of it."""
    content = json.dumps({"title": TITLE, "body": body, "date": "2031-05-06T12:00:00Z"})

    found = one(tmp_path, "a.json", content)

    assert (found.title, found.text, found.published) == (TITLE, TEXT, NOON)


ANSWERS = {
    "loader of pages": {
        "success": True,
        "data": {
            "markdown": f"# {TITLE}\n\n{TEXT}",
            "metadata": {
                "title": TITLE,
                "sourceURL": URL,
                "publishedTime": "2031-05-06T12:00:00Z",
                "ogSiteName": "Vik Post",
            },
        },
    },
    "search": {
        "items": [
            {
                "title": TITLE,
                "link": URL,
                "snippet": TEXT,
                "pagemap": {
                    "metatags": [
                        {"og:site_name": "Vik Post", "article:published_time": "2031-05-06T12:00Z"}
                    ]
                },
            }
        ]
    },
    "references": [
        {
            "type": "article-newspaper",
            "title": TITLE,
            "container-title": "Vik Post",
            "issued": "2031-05-06T12:00Z",
            "URL": URL,
            "abstract": TEXT,
        }
    ],
    "reader with one feed": {
        "feed": {"title": "Vik Post"},
        "items": [{"title": TITLE, "link": URL, "pubDate": "2031-05-06 12:00:00", "content": HTML}],
    },
    "reader that knows changes alone": {
        "content": [
            {"title": TITLE, "link": URL, "updated": 1935835200, "content": HTML,
             "feed_title": "Vik Post"}
        ]
    },
    "network": {
        "data": [
            {"message": TEXT, "title": TITLE, "created_time": "2031-05-06T12:00:00+0000",
             "permalink_url": URL, "from": "x", "source": "Vik Post"}
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_answer_of_a_service_is_read(answer, tmp_path):
    """Under whatever names."""
    found = one(tmp_path, "a.json", json.dumps(answer))

    assert (found.title, found.text, found.url) == (TITLE, TEXT, URL)
    assert (found.published, found.source) == (NOON, "Vik Post")


def test_parts_of_a_date_are_a_day(tmp_path):
    """As programs for references keep it."""
    thing = {"title": TITLE, "abstract": TEXT, "issued": {"date-parts": [[2031, 5, 6]]}}

    assert one(tmp_path, "a.json", json.dumps([thing])).published == DAY


def test_error_of_a_service_is_no_article(tmp_path):
    """Its message is not its text."""
    articles, problems = read(tmp_path, "a.json", '{"status": "error", "message": "No such key."}')

    assert not articles
    assert any("no article" in message for message in problems)


@pytest.mark.parametrize(
    "stated",
    [
        "Thứ ba, 06/05/2031, 19:00 (GMT+7)",
        "wtorek, 6 maja 2031 r., godz. 12:00",
        "06.05.2031 15:00 МСК",
        "2031-05-06T12:00:00+00:00Z",
        "6 de mayo de 2031, 12:00 hs",
    ],
)
def test_hour_is_read_as_papers_write_it(stated, tmp_path):
    """A weekday, a zone or a word beside it."""
    content = json.dumps({"title": TITLE, "text": TEXT, "date": stated})

    assert one(tmp_path, "a.json", content).published == NOON


def test_day_of_a_short_page_is_not_that_of_its_comments(tmp_path):
    """Those stand near its headline, where the text is short."""
    answer = (
        "<div class=comment><time datetime='2031-05-07T10:00:00Z'>7 May</time><p>Good.</p></div>"
    )
    page = PAGE % ("", f"{ARTICLE}<div id=comments>{answer}</div>")

    assert one(tmp_path, "a.html", page).published is None


def test_view_for_reading_keeps_the_address(tmp_path):
    """A browser writes it above the headline."""
    page = PAGE % (
        "",
        f"<div class='header reader-header'><a class='domain reader-domain' href='{URL}'>vik"
        f"</a><h1 class=reader-title>{TITLE}</h1></div><div class=content>{HTML}</div>",
    )

    found = one(tmp_path, "a.html", page)

    assert (found.title, found.text, found.url) == (TITLE, TEXT, URL)


def test_markup_that_was_escaped_three_times_is_markup(tmp_path):
    """By a program that took it over from another, and that from a third."""
    escaped = HTML
    for _ in range(3):
        escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    feed = (
        f"<rss version='2.0'><channel><title>Vik Post</title><item><title>{TITLE}</title>"
        f"<description>{escaped}</description></item></channel></rss>"
    )

    assert one(tmp_path, "a.xml", feed).text == TEXT


@pytest.mark.parametrize("name", ["a.html.bak", "a.html~", "a.html.part"])
def test_copies_that_were_left_behind_are_no_articles(name, tmp_path):
    """Of an editor, or of a browser that had not loaded all."""
    articles, _ = read(tmp_path, name, PAGE % (DATED, ARTICLE))

    assert not articles


def test_newsletter_in_a_feed_is_its_text(tmp_path):
    """Services make feeds of the mails they get."""
    entry = (
        f"<![CDATA[<p><a href=x>View in browser</a></p>{HTML}<p>You received this email because "
        "you subscribed. <a href=y>Unsubscribe</a></p>]]>"
    )
    feed = (
        f"<rss version='2.0'><channel><title>Vik Post</title><item><title>{TITLE}</title>"
        f"<description>{entry}</description></item></channel></rss>"
    )

    assert one(tmp_path, "a.xml", feed).text == TEXT


def test_page_that_only_lists_others_is_told(tmp_path):
    """It is a front page."""
    links = "".join(
        f"<li><a href=/{number}>{words}</a></li>"
        for number, words in enumerate(("Crane falls into the sea", "Fish is dear", "Bus ends"))
    )
    page = PAGE % ("", f"<h1>Vik Post</h1><ul>{links}</ul>")

    articles, problems = read(tmp_path, "a.html", page)

    assert not articles
    assert any("only lists" in message for message in problems)


def test_line_of_an_agency_above_a_text_is_read(tmp_path):
    """It names source, day and editor."""
    content = f"{TITLE}\nSource: Vik Post | 2031-05-06 12:00:00 | Editor: lund\n\n{TEXT}\n"

    found = one(tmp_path, "a.txt", content)

    assert (found.title, found.text, found.published) == (TITLE, TEXT, NOON)


def test_marks_of_a_keeper_of_notes_are_no_words(tmp_path):
    """Links between notes, boxes, tags."""
    content = (
        f"# {TITLE}\n\n![[crane.png]]\n\n> [!info] Kept.\n\n[[Vik|The harbour]] of Vik is to get a "
        f"second crane.\n\n#cranes #harbour\n"
    )

    found = one(tmp_path, "a.md", content)

    assert found.text == "Kept.\n\nThe harbour of Vik is to get a second crane."


COPIED = {
    "hours ago": f"{TITLE}\n6 hours ago\n\nShare\n\nSave\nMoa Lund\n6 May 2031\n\n{TEXT}",
    "an author and a place": f"{TITLE}\n\nMoa Lund in Vik\nTue 6 May 2031\n\n{TEXT}",
    "where it was written": (
        f"{TITLE}\n\nBy Moa Lund\nReporting from Vik\n\nMay 6, 2031\nUpdated 6:10 p.m. ET\n\n{TEXT}"
    ),
}


@pytest.mark.parametrize("content", COPIED.values(), ids=COPIED.keys())
def test_lines_copied_with_a_text_are_not_its_words(content, tmp_path):
    """As they stand between a headline and its text on the sites of papers."""
    found = one(tmp_path, "a.txt", content)

    assert (found.title, found.text, found.published) == (TITLE, TEXT, DAY)


def test_day_below_a_second_headline_is_read(tmp_path):
    """Which stays: it tells something."""
    deck = "Fishermen have waited for twelve years"
    content = f"{TITLE}\n\n{deck}\n\nPar Moa Lund\nPublié le 6 mai 2031 à 12h00 GMT\n\n{TEXT}"

    found = one(tmp_path, "a.txt", content)

    assert (found.title, found.text, found.published) == (TITLE, f"{deck}\n\n{TEXT}", NOON)


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_release_with_a_contact_above_it_keeps_its_text(name, tmp_path):
    """Whom to ask stands above the headline, the sender's portrait below the end."""
    release = (
        f"FOR IMMEDIATE RELEASE\n\nMay 6, 2031\n\nContact: Moa Lund, +47 22 22 22 22\n\n{TITLE}\n\n"
        f"{TEXT}\n\n###\n\nAbout Vik: it is a harbour.\n"
    )

    found = one(tmp_path, name, f"{MAIL}{release}" if name.endswith("eml") else release)

    assert found.title == TITLE
    assert found.text == TEXT


def test_mail_that_is_answered_is_not_the_answer(tmp_path):
    """Some programs print its head alone, in any language."""
    older = (
        "Von: Kai <kai@lom.example>\nGesendet: Montag\nAn: Vik\nBetreff: Kran\n\nWann kommt er?\n"
    )

    assert one(tmp_path, "a.eml", f"{MAIL}{TEXT}\n\n{older}").text == TEXT


@pytest.mark.parametrize("script", ["window.data.part0 = %s;", "read(%s);", "var news = %s", "%s"])
def test_script_that_holds_articles_is_read(script, tmp_path):
    """Exports are made for pages, too."""
    value = json.dumps([{"title": TITLE, "text": TEXT, "date": "2031-05-06"}])

    assert one(tmp_path, "a.json", script % value).text == TEXT


def test_headline_above_the_text_of_an_entry_is_not_told_twice(tmp_path):
    """Nor is the button behind its last sentence."""
    entry = f"<![CDATA[<h1>{TITLE}</h1><p>{TOLD[0]}</p><p>{TOLD[1]} <a href=x>Read more</a></p>]]>"
    feed = (
        f"<rss version='2.0'><channel><title>Vik Post</title><item><title>{TITLE}</title>"
        f"<description>{entry}</description></item></channel></rss>"
    )

    assert one(tmp_path, "a.xml", feed).text == TEXT


def test_page_says_who_submitted_it_and_when(tmp_path):
    """A content manager's own line."""
    line = "<div>Submitted by editor on Tue, 05/06/2031 - 12:00</div>"
    page = PAGE % ("", f"<h1>{TITLE}</h1><article>{line}<div>{HTML}</div></article>")

    found = one(tmp_path, "a.html", page)

    assert (found.text, found.published) == (TEXT, NOON)


def test_short_first_sentence_is_below_a_headline_too(tmp_path):
    """As in a diary, whose days are its headings."""
    content = (
        f"{TITLE}\n\n6 May 2031\n\nWednesday, 7 May\n\nThe board of the harbour meets at ten.\n"
    )

    found = one(tmp_path, "a.txt", content)

    assert (found.title, found.published) == (TITLE, DAY)

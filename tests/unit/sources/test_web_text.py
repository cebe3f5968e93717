"""Articles out of web pages."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import web_text
from briefing.sources.parsed import Parsed

BODY = (
    "<p>The harbour of Sample City opened again on Monday after a storm of two days.</p>"
    "<p>Forty ships that had waited outside came in one after the other, the harbour master "
    "said, and the cranes worked until midnight.</p><p>Nobody was hurt.</p>"
)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def page(head="", body=BODY, before="", attributes=""):
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>Site</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>{before}"
        f"<article><h1>Harbour opens</h1>{body}</article><footer>© 2019 Sample</footer>"
        "</body></html>"
    )


def article(text, **options):
    found = [i for i in web_text.parse(text, where="a", **options) if isinstance(i, Parsed)]
    assert len(found) == 1
    return found[0]


def linked(**fields):
    values = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {values}}}</script>'


def test_article_is_told_from_the_page_around_it():
    """Paragraphs, without navigation and footer; the headline is not repeated."""
    found = article(page())

    assert found.title == "Harbour opens"
    assert found.text.startswith("The harbour of Sample City")
    assert "\n\nForty ships" in found.text
    assert "Sport" not in found.text
    assert "©" not in found.text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked(datePublished="2026-03-10T12:00:00Z"), NOON),
        ("<meta property='article:published_time' content='2026-03-10T15:00:00+03:00'>", NOON),
        ("<meta name='DC.date.issued' content='2026-03-10'>", date(2026, 3, 10)),
        ("<meta itemprop='datePublished' content='2026-03-10T12:00Z'>", NOON),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
            '"datePublished": "2026-03-10T12:00:00Z"}]}</script>',
            NOON,
        ),
    ],
    ids=["linked data", "open graph", "dublin core", "microdata", "graph"],
)
def test_date_is_what_the_page_states(head, published):
    """In any of the usual places."""
    assert article(page(head)).published == published


def test_date_beside_the_headline_is_read():
    """HTML's own element."""
    time_element = "<header><time datetime='2026-03-10T12:00:00Z'>noon</time></header>"

    assert article(page(body=time_element + BODY)).published == NOON


def test_page_that_states_no_date_is_undated():
    """The copyright line is no date."""
    assert article(page()).published is None


def test_senseless_date_is_a_problem():
    """The article is kept."""
    head = "<meta property='article:published_time' content='soon'>"

    problems = [i for i in web_text.parse(page(head), where="a") if isinstance(i, Problem)]
    assert "soon" in problems[0].message


@pytest.mark.parametrize(
    "script",
    ["{broken", "[]", "17", '{"@graph": 5}', '{"@graph": {"a": 1}}', '{"@type": {}}', "null"],
)
def test_damaged_linked_data_is_passed_over(script):
    """Pages are full of it."""
    assert article(page(f'<script type="application/ld+json">{script}</script>')).title


def test_outlet_address_language_and_update_are_read():
    """From the page's own metadata."""
    head = (
        "<meta property='og:site_name' content='Sample &amp; Post'>"
        "<link rel='canonical' href='https://post.example/harbour'>"
        "<meta property='article:modified_time' content='2026-03-10T12:00:00Z'>"
    )
    found = article(page(head, attributes="lang='en-GB'"))

    assert found.outlet == "Sample & Post"
    assert found.url == "https://post.example/harbour"
    assert found.language == "en"
    assert found.updated == NOON


def test_where_it_was_found_goes_before_what_it_says():
    """A page cannot pass for another site's."""
    head = "<link rel='canonical' href='https://other.example/x'>"

    assert article(page(head), url="https://post.example/1").url == "https://post.example/1"


@pytest.mark.parametrize(
    "text", ["", "  \n", "<html></html>", "<html><body><nav>x</nav></body></html>"]
)
def test_page_without_article_is_an_article_error(text):
    """Empty, or nothing but menus."""
    with pytest.raises(ArticleError):
        article(text)


def test_headline_ends_where_it_is_closed():
    """What stands behind it on the same level is the text."""
    told = "The ferry to Lom left on Monday with forty passengers and a cow on board."
    (article,) = web_text.parse(
        f"<html><body><h1>Ferry <i>leaves</i></h1>{told}<br><br>{told} Again.</body>", where="a"
    )

    assert article.title == "Ferry leaves"
    assert told in article.text


def test_short_article_is_read_whole():
    """Below the usual length the second extractor has its say."""
    found = article(
        "<html><body><div><p>The ferry is back.</p><p>It is blue.</p></div></body></html>"
    )

    assert "The ferry is back." in found.text
    assert "It is blue." in found.text


def test_extractor_that_breaks_is_no_accident(monkeypatch):
    """A border: whatever a hostile page does to it, the run goes on."""

    def broken(*args, **kwargs):
        raise RuntimeError("boom")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    with pytest.raises(ArticleError):
        article(page())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/!?-[]ab &;\"'={}:,\n", max_size=200))
def test_no_page_breaks_it(text):
    """An article, problems, or an ArticleError."""
    try:
        items = list(web_text.parse(text, where="a"))
    except ArticleError:
        return

    assert items


class TestDatesOfAPage:
    """The extractor's guess never overrules what the page says."""

    BODY = "<p>The harbour of Sample City opened again on Monday after a storm of two days.</p>" * 4

    def read(self, *, head="", body="", url=None):
        page = f"<html><head>{head}</head><body><article>{self.BODY}</article>{body}</body></html>"
        found = list(web_text.parse(page, where="page", url=url))
        return found[-1].published, [one.message for one in found if isinstance(one, Problem)]

    def test_date_with_two_readings_is_not_guessed(self):
        """The third of April or the fourth of March."""
        stated = '<meta property="article:published_time" content="03/04/2026">'

        assert self.read(head=stated) == (None, ["its date makes no sense: '03/04/2026'"])

    def test_day_in_the_address_serves_where_the_stated_one_is_senseless(self):
        """A template that was never filled in."""
        published, problems = self.read(
            head='<meta name="date" content="{{date}}">',
            url="https://post.example/2026/03/10/harbour",
        )

        assert (published, len(problems)) == (date(2026, 3, 10), 1)

    def test_zone_behind_a_stated_time_counts(self):
        """As in a feed."""
        stated = '<meta name="pubdate" content="Mar 10, 2026 10:40 PM ET">'

        assert self.read(head=stated) == (datetime(2026, 3, 11, 2, 40, tzinfo=UTC), [])

    def test_day_of_a_comment_does_not_date_the_article(self):
        """Readers write days later."""
        comments = '<div class="Comments"><time datetime="2026-03-12T10:00:00Z">x</time></div>'

        assert self.read(body=comments) == (None, [])


def test_outlet_at_the_end_of_a_headline_is_left_out():
    """If that is what the page calls its site."""
    head = (
        "<meta property='og:site_name' content='Lom Post'>"
        "<meta property='og:title' content='Ferry leaves at last | Lom Post'>"
    )

    assert article(page(head)).title == "Ferry leaves at last"


@pytest.mark.parametrize(
    "answers",
    [
        "<div id='disqus_thread'><span>March 15, 2026</span><p>I do not believe it.</p></div>",
        "<ol class='Comments'><li><time datetime='2026-03-15T10:00:00Z'>now</time>Never!</li></ol>",
        "<section class='replies'><p>15 March 2026</p><p>I do not believe it at all.</p></section>",
    ],
)
def test_day_of_an_answer_is_not_that_of_the_article(answers):
    """Marked or printed, wherever readers answer."""
    assert article(page(body=BODY + answers)).published is None


def test_words_behind_a_headline_belong_to_the_text():
    """Though no element holds them."""
    first = "The harbour of Sample City opened again on Monday after a storm of two days."
    text = article(page(body="").replace("</h1>", f"</h1>{first}<p>{BODY[3:]}")).text

    assert text.startswith(first)


@pytest.mark.parametrize(
    "words",
    [
        "You need to enable JavaScript to run this app.",
        "Please turn on JavaScript in your browser to read this page.",
        "This site requires JavaScript; it is disabled in your browser.",
    ],
)
def test_page_that_a_program_must_fill_is_no_article(words):
    """What it says of that is not news."""
    text = f"<html><body><div id='root'></div><noscript>{words}</noscript></body></html>"
    with pytest.raises(ArticleError):
        article(text)


def test_address_is_completed_with_the_page_s_own_base():
    """A part of an address leads nowhere."""
    head = "<base href='https://bell.example/'><link rel='canonical' href='/harbour'>"

    assert article(page(head)).url == "https://bell.example/harbour"


def test_day_in_its_address_dates_a_page_that_states_none():
    """As many papers build their addresses."""
    found = article(page(), url="https://bell.example/2026/03/10/harbour-opens")

    assert found.published == date(2026, 3, 10)


def test_a_comma_too_many_costs_no_time_of_day():
    """Templates write one behind the last value of linked data."""
    head = linked(datePublished="2026-03-10T12:00:00Z").replace('"}', '",}')

    assert article(page(head)).published == NOON


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<div class='when'>March 10, 2026 at 8:00 a.m. EDT</div>", NOON),
        ("<p>By Moe Lind</p><p class='date'>10 March 2026, 12:00</p>", NOON),
        ("<p>Stand: 10.03.2026 12:00 Uhr</p>", NOON),
        ("<p>10 Mart 2026 - 12:00 | Güncelleme: 11.03.2026 - 09:00</p>", NOON),
        ("<p>Tuesday, March 10, 2026</p>", date(2026, 3, 10)),
        ("<p>By Moe Lind</p>", None),
    ],
)
def test_lines_above_the_text_are_none_and_their_hour_counts(line, published):
    """As in a file: the day alone could be of the next brief."""
    found = article(page(body=line + BODY))

    assert found.text.startswith("The harbour of Sample City")
    assert found.published == published


@pytest.mark.parametrize(
    ("line", "stated", "published"),
    [
        ("<p class='meta'>Moe Lind — 10 March 2026, 12:00</p>", "2026-03-10", NOON),
        ("<div><time>10 March 2026 12:00 UTC</time></div>", "2026-03-10", NOON),
        ("<div><span>Published</span> <span>10 March 2026</span></div>", "", date(2026, 3, 10)),
        ("<p class='meta'>Updated: 10 March 2026, 12:00</p>", "", NOON),
        ("<p class='meta'>12 June 2026, 20:00</p>", "2026-03-10", date(2026, 3, 10)),
    ],
)
def test_lines_that_the_extractor_drops_are_read_too(line, stated, published):
    """Beside a headline that stands above the article."""
    head = f"<meta name='date' content='{stated}'>" if stated else ""
    html = (
        f"<html><head><title>Site</title>{head}</head><body><h1>Harbour opens</h1>"
        f"<article>{line}{BODY}</article></body></html>"
    )

    assert article(html).published == published


def test_hour_of_another_day_is_not_that_of_the_article():
    """What the page states goes before what it prints."""
    found = article(
        page(linked(datePublished="2026-03-10"), body=f"<p>1 March 2026, 12:00</p>{BODY}")
    )

    assert found.published == date(2026, 3, 10)


class TestWalls:
    """What a site asks of readers who have not paid."""

    @pytest.mark.parametrize(
        "name",
        ["class='paywall-barrier'", "id='Paywall'", "class='x regWall'", "class=subscribe_wall"],
    )
    def test_its_words_are_no_article(self, name):
        """The teaser above it is."""
        wall = f"<div {name}><p>Read on for one crown a week.</p><a href='/s'>Take it</a></div>"

        found = article(page(body=BODY + wall))

        assert "crown" not in found.text
        assert found.text.endswith("Nobody was hurt.")

    @pytest.mark.parametrize(
        "body",
        [
            f"<div class='paywall'>{BODY * 2}</div>",
            f"<div class='paywalled-content'>{BODY}</div>",
            f"<div class='x'>{BODY.replace('<p>', '<p class=paywall-text>')}</div>",
            f"<div class='has-paywall'>{BODY.replace('<p>', '<div class=paywall-line>')}</div>",
        ],
    )
    def test_what_stands_behind_it_stays(self, body):
        """Sites call the whole article so as well, or each of its paragraphs."""
        found = article(page(body=body))

        assert "Forty ships" in found.text
        assert "Nobody was hurt" in found.text


class TestHeadline:
    """It is told from the name of the site."""

    @pytest.mark.parametrize("title", ["Quay Post: Tram line opens", "Tram line opens | Quay Post"])
    def test_site_s_name_as_first_heading_is_none(self, title):
        """Where the page's title has it beside the second."""
        html = (
            f"<html><head><title>{title}</title></head><body><h1>Quay Post</h1>"
            f"<article><h2>Tram line opens</h2>{BODY}</article></body></html>"
        )

        assert article(html).title == "Tram line opens"

    def test_first_heading_is_the_headline_otherwise(self):
        """A heading of the second rank may be the site's, or a part's."""
        html = (
            "<html><head><title>Tram line opens - Quay Post</title></head><body>"
            f"<h2>Quay Post</h2><article><h1>Tram line opens</h1>{BODY}</article></body></html>"
        )

        assert article(html).title == "Tram line opens"

    def test_colon_behind_one_word_is_of_the_headline(self):
        """Though a heading below repeats what is behind it."""
        html = (
            "<html><head><title>Tram: what we know</title></head><body><article><h1>Tram</h1>"
            f"<h2>What we know</h2>{BODY}</article></body></html>"
        )

        assert article(html).title == "Tram"

    @pytest.mark.parametrize(
        ("title", "headline"),
        [
            ("Tram line opens | City | Quay Post", "Tram line opens"),
            ("Tram line opens | Quay Post", "Tram line opens"),
            ("Tram line opens - Quay Post", "Tram line opens"),
            ("Live | Tram line opens today | Quay Post", "Live | Tram line opens today"),
        ],
    )
    def test_of_a_page_without_headings(self, title, headline):
        """Its title has the section and the outlet behind it."""
        html = (
            f"<html><head><title>{title}</title><meta property='og:site_name' content='Quay Post'>"
            f"</head><body><div>{BODY}</div></body></html>"
        )

        assert article(html).title == headline


@pytest.mark.parametrize(
    ("language", "headline", "sentences"),
    [
        (
            "ja",
            "港が再び開く",
            "港は二日間の嵐の後、月曜日に再び開いた。|外で待っていた四十隻の船が次々に入港した。",
        ),
        (
            "zh",
            "港口重新开放",
            "经过两天的风暴，港口周一重新开放。|在外面等候的四十艘船一艘接一艘地进港。",
        ),
        ("th", "ท่าเรือเปิดอีกครั้ง", "ท่าเรือเปิดอีกครั้งเมื่อวันจันทร์หลังพายุสองวัน|เรือสี่สิบลำที่รออยู่ข้างนอกเข้ามาทีละลำ"),
    ],
)
def test_words_without_blanks_between_them_are_an_article(language, headline, sentences):
    """Counted by blanks, they would be two words."""
    paragraphs = sentences.split("|")
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    found = article(f"<html lang={language}><title>{headline}</title><h1>{headline}</h1>{body}")

    assert found.title == headline
    assert found.text == "\n\n".join(paragraphs)


def test_outlet_behind_a_headline_without_blanks_is_left_out():
    """In Chinese, too."""
    head = (
        "<meta property='og:site_name' content='样本邮报'>"
        "<meta property='og:title' content='港口重新开放 - 样本邮报'>"
    )

    assert article(page(head).replace("<h1>Harbour opens</h1>", "")).title == "港口重新开放"


@pytest.mark.parametrize("element", ["div", "body"])
@pytest.mark.parametrize(
    "among",
    [
        "<ul><li>Forty ships came in at once.</li></ul>",
        "<dl><dt>Ships</dt><dd>Forty ships came in at once.</dd></dl>",
        "<div>Forty ships came in at once.</div>",
        "<h2>Forty ships came in at once.</h2>",
        "<blockquote>Forty ships came in at once.</blockquote>",
    ],
)
def test_page_without_names_keeps_what_stands_among_its_paragraphs(element, among):
    """Lists, answers, headings: extractors keep the paragraphs alone."""
    first, last = "The harbour opened on Monday after the storm.", "Nobody was hurt in it, he said."
    text = f"<h1>Harbour opens</h1><{element}><p>{first}</p>{among}<p>{last}</p></{element}>"
    found = article(f"<html><title>Harbour opens</title>{text}</html>")

    assert found.title == "Harbour opens"
    for words in (first, "Forty ships came in at once.", last):
        assert words in found.text


def test_words_in_a_nameless_element_among_paragraphs_are_one():
    """Editors of some sites write a paragraph as a division."""
    found = article(
        page(body=BODY + "<div>The ferries follow on Tuesday.</div><p>So be it now.</p>")
    )

    assert "\n\nThe ferries follow on Tuesday.\n\n" in found.text


def test_form_that_programs_fill_is_no_text():
    """It stands in the page, and no reader sees it."""
    form = "<div><template><p>More from {{name}} that you may like today.</p></template></div>"

    assert "{{" not in article(page(body=BODY + form)).text


def test_page_that_leads_to_another_is_no_article():
    """What it says is that one should wait."""
    head = "<meta http-equiv=Refresh content=\"0; URL='https://harbour.example/new'\">"
    with pytest.raises(ArticleError, match=r"only leads to https://harbour\.example/new"):
        article(page(head, body="<p>You are being taken to our new address.</p>"))

    assert article(page(head)).text  # an article that is loaded anew every few minutes


def test_headline_that_linked_data_cut_is_whole_in_the_page():
    """Search engines want it short."""
    whole = "Harbour opens after a storm of two days, and forty ships come in one by one"
    found = article(
        page(linked(headline=f"{whole[:40]}...")).replace("Harbour opens<", f"{whole}<")
    )

    assert found.title == whole


def test_site_s_name_is_no_headline_among_several_headings():
    """Whichever of the first rank it is."""
    head = "<title>Harbour opens again | Sample Post</title>"
    first = "<h1>Sample Post</h1><h1>Harbour opens again</h1>"
    text = f"<html><head>{head}</head><body>{first}{BODY}<h1>Most read</h1></body></html>"

    assert article(text).title == "Harbour opens again"


@pytest.mark.parametrize(
    "line",
    [
        "نشر في 10 مارس 2026", "תאריך פרסום: 10 במרץ 2026", "Δημοσιεύθηκε: 10 Μαρτίου 2026",
        "发布时间：2026-03-10", "公開日 2026年3月10日", "등록 2026.03.10",
        "Megjelent: 2026. március 10.", "Publikováno 10. března 2026",
        "Опубліковано 10 березня 2026",
        "Dipublikasikan pada 10 Maret 2026",
    ],
)  # fmt: skip
def test_labelled_day_counts_in_many_languages(line):
    """And is no text."""
    found = article(page(body=f"<p>{line}</p>{BODY}"))

    assert found.published == date(2026, 3, 10)
    assert found.text.startswith("The harbour of Sample City")


def test_headline_that_is_text_once_more_goes_with_the_section_above_it():
    """A page without names has them as lines."""
    body = f"<p>Harbour</p><p>Harbour opens again</p>{BODY}"

    assert article(page(body=body).replace("opens<", "opens again<")).text.startswith(
        "The harbour of Sample City"
    )

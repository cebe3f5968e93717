"""Plain text, Markdown and front matter."""

import json
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import json_text, markdown_text, plain_text
from briefing.sources.fragments import fragment_text
from briefing.sources.front_matter import language_code, split, web_address
from briefing.sources.parsed import Parsed

BODY = "The harbour of Sample City opened again on Monday after a storm.\n\nShips came."


def one(items):
    """The only article among what a parser yields."""
    articles = [item for item in items if isinstance(item, Parsed)]
    assert len(articles) == 1
    return articles[0]


class TestPlainText:
    """Files that end in .txt."""

    @pytest.mark.parametrize(
        "above",
        [
            "By Kari Moe, Lom\n5 May 2031, 14:20",
            "Northern Herald, 5 May 2031",
            "By Kari Moe\n\n5 May",
        ],
    )
    def test_a_byline_or_a_day_may_stand_under_the_headline(self, above):
        """What is short is not the text: the headline is, and the first sentence is not."""
        headline = "Ferry to Lom runs again after the long storms of winter"
        told = "The ferry to Lom left on Monday, at last, with forty passengers and a cow on board."
        article = one(plain_text.parse(f"{headline}\n\n{above}\n\n{told}", where="a.txt"))

        assert article.title == headline
        assert article.text.endswith(told)

    def test_first_line_that_stands_alone_is_the_headline(self):
        """Short, no full stop, an empty line after it."""
        article = one(plain_text.parse(f"Harbour opens again\n\n{BODY}\n", where="a"))

        assert article.title == "Harbour opens again"
        assert article.text == BODY

    @pytest.mark.parametrize(
        "text",
        [
            BODY,
            "A first sentence that ends with a full stop.\n\n" + BODY,
            "No empty line\nfollows this line, which is therefore text.\n\nMore.",
            "ANKARA\n\n" + BODY,
            "word " * 40 + "end\n\n" + BODY,
            "Only a headline and nothing else",
            "Longer first line than second\n\nShort.",
            "He said “enough.”\n\n" + BODY,
        ],
    )
    def test_first_line_that_may_be_text_stays_text(self, text):
        """No word of an article is lost to a guess."""
        article = one(plain_text.parse(text, where="a"))

        assert article.title == ""
        assert article.text == text.strip()

    def test_words_stay_as_they_were_written(self):
        """Double spaces and indents belong to the author; only the edges are trimmed."""
        text = "\n\nOne  sentence.   Two.\n  indented   \n\n\n\nLast."

        assert one(plain_text.parse(text, where="a")).text == (
            "One  sentence.   Two.\n  indented\n\nLast."
        )

    def test_front_matter_says_what_the_file_cannot(self):
        """Date, outlet, address, language; the headline is not repeated in the text."""
        head = (
            "---\ntitle: Harbour opens\ndate: 2026-03-10T08:30:00+03:00\nupdated: 2026-03-11\n"
            "source: Sample Post\nurl: https://post.example/1\nlanguage: en-GB\n---\n"
        )
        article = one(plain_text.parse(f"{head}\nHarbour opens\n\n{BODY}", where="a"))

        assert article == Parsed(
            text=BODY,
            title="Harbour opens",
            url="https://post.example/1",
            published=datetime(2026, 3, 10, 5, 30, tzinfo=UTC),
            updated=date(2026, 3, 11),
            outlet="Sample Post",
            language="en",
        )


class TestFrontMatter:
    """The lines between the rules."""

    @pytest.mark.parametrize(
        "text",
        [
            "no rule",
            "---\nnever closed",
            "---\n- a\n- list\n---\nbody",
            "--- x\na: b\n---\n",
            "---\nplain words\n---\nbody",
        ],
    )
    def test_text_that_only_looks_like_it_is_kept_whole(self, text):
        """A rule is a rule."""
        headed = split(text, where="a")

        assert headed.body == text
        assert headed.problems == ()

    def test_empty_front_matter_is_taken_off(self):
        """It says nothing, and no reader wants to see it."""
        assert split("---\n---\nbody", where="a").body == "\nbody"

    @pytest.mark.parametrize(
        "head",
        [
            "---\ntitle: Ferry: it leaves\ndate: 2031-05-05\n---\n",
            "---\ntitle:\tFerry: it leaves\ndate:\t2031-05-05\n---\n",
            "\n---\ntitle: 'Ferry: it leaves'\ndate: 2031-05-05\n---\n",
            "---\ntitle: 'Ferry: it leaves'\ndate: 2031-05-05\n\n",
            '+++\ntitle = "Ferry: it leaves"\ndate = 2031-05-05\ntags = ["a"]\n+++\n',
            "+++\ntitle = Ferry: it leaves\ndate = 2031-05-05\n+++\n",
            '{\n"title": "Ferry: it leaves",\n"date": "2031-05-05"\n}\n\n',
            "---\ntitle:Ferry: it leaves\ndate:2031-05-05\n---\n",
            "Title: Ferry: it leaves\nDate: 5 May 2031\nAuthor: Kari Moe\n\n",
            "Başlık: Ferry: it leaves\nTarih: 5 Mayıs 2031\n\n",
            "Subject: Ferry: it leaves\nSent: Monday, 5 May 2031\nTo: all\n\n",
        ],
        ids="colon tab late unclosed toml odd-toml json no-blank plain turkish mail".split(),
    )
    def test_however_it_is_written(self, head):
        """What can only be meant so is read so, and nothing need be said about it."""
        headed = split(f"{head}Body: a text.", where="a")

        assert (headed.said.title, headed.said.published) == ("Ferry: it leaves", date(2031, 5, 5))
        assert headed.body.strip() == "Body: a text."
        assert headed.problems == ()

    @pytest.mark.parametrize(
        "text",
        [
            "Title: Ferry\nIt leaves again.\n\nbody",
            "Date: the night she left him\n\nbody",
            "Source: Lom Post\n\nbody",
            "Question: why?\nTitle: none\n\nbody",
            "Title: Ferry\nDate: 5 May 2031",
            "---\nWe met: twice\n\nbody",
            "+++\nnever closed",
            '{"title": "Ferry"} is what it says.\n\nbody',
            '{"colour": "red"}\n\nbody',
        ],
    )
    def test_first_lines_that_may_be_text_stay(self, text):
        """One line among them that is something else is enough."""
        headed = split(text, where="a")

        assert headed.body == text
        assert headed.problems == ()

    def test_address_as_the_source_is_an_address(self):
        """Web clippers write it there; an outlet is no address."""
        said = split("---\nsource: https://lom.example/1\n---\nbody", where="a").said

        assert (said.url, said.outlet) == ("https://lom.example/1", None)

    def test_broken_line_is_named_and_the_others_count(self):
        """Half a head is better than none."""
        headed = split("---\ntitle: a\nbad: [1, 2\ndate: 2031-05-05\n---\nbody", where="a")

        assert headed.said.published == date(2031, 5, 5)
        assert len(headed.problems) == 1

    def test_broken_line_is_named_and_the_text_kept(self):
        """File and line, and nothing lost."""
        headed = split("---\ntitle: a\nbad: [1, 2\n---\nbody", where="x/a.md")

        (problem,) = headed.problems
        assert problem.where in ("x/a.md:3", "x/a.md:4")
        assert "front matter" in problem.message
        assert headed.body == "\nbody"

    @pytest.mark.parametrize(
        ("line", "name"),
        [("date: soon", "published"), ("title: [a]", "title"), ("url: {a: b}", "url")],
    )
    def test_senseless_value_is_a_problem(self, line, name):
        """The rest still counts."""
        headed = split(f"---\n{line}\nsource: Post\n---\nbody", where="a")

        (problem,) = headed.problems
        assert name in problem.message
        assert headed.said.outlet == "Post"

    @pytest.mark.parametrize("value", ["2026-03-10", "'2026-03-10'", "20260310", "10 March 2026"])
    def test_dates_are_read_as_they_stand(self, value):
        """YAML's own dates lose zones; ours do not."""
        assert split(f"---\nDate: {value}\n---\n", where="a").said.published == date(2026, 3, 10)

    def test_aliases_do_not_explode(self):
        """The YAML form of the billion laughs."""
        lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
        lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        text = "---\n" + "\n".join(lines) + "\ntitle: *a11\n---\nbody"

        headed = split(text, where="a")

        assert headed.said.title == ""
        assert len(headed.problems) == 1

    @pytest.mark.parametrize(
        ("stated", "code"),
        [
            ("en", "en"),
            ("en-GB", "en"),
            ("TR_tr", "tr"),
            ("English", None),
            ("", None),
            (None, None),
        ],
    )
    def test_language_is_a_code_or_nothing(self, stated, code):
        """Only what names a language is one."""
        assert language_code(stated) == code

    @pytest.mark.parametrize(
        "stated",
        [
            "javascript:alert(1)",
            "ftp://x.example",
            "/relative",
            "https://[",
            "https://",
            "",
            None,
            "http://a b",
        ],
    )
    def test_only_web_addresses_are_addresses(self, stated):
        """Anything else would become a link in the brief."""
        assert web_address(stated) is None


class TestMarkdown:
    """Files that end in .md."""

    def test_markup_goes_and_words_stay(self):
        """Paragraphs, links, emphasis, lists, quotes, tables, HTML."""
        text = (
            "# Harbour *opens*\n\nThe [harbour](https://x.example) **opened**\nagain & well.  \n"
            "Next line.\n\n- one\n- two\n\n> quoted `code`\n\n| a | b |\n|---|---|\n| c | d |\n\n"
            "![picture](x.png)\n\n<div>In <b>HTML</b><script>evil()</script></div>\n\n"
            "    indented\n\nA<br>B"
        )
        article = one(markdown_text.parse(text, where="a"))

        assert article.title == "Harbour opens"
        assert article.text == (
            "The harbour opened again & well.\nNext line.\n\none\n\ntwo\n\nquoted code\n\na | b\n\n"
            "c | d\n\nIn HTML\n\nindented\n\nA\nB"
        )

    @pytest.mark.parametrize(
        ("markdown", "text"),
        [
            ("It sank[^1].\n\n[^1]: Says *who*?\n    Nobody.\n\nEnd.", "It sank.\n\nEnd."),
            ("It sank[^1].", "It sank[^1]."),
            ("- [ ] one\n- [x] two\n- [z] three", "one\n\ntwo\n\n[z] three"),
            ("He ~~will go~~ went.", "He went."),
        ],
    )
    def test_notes_boxes_and_what_is_struck_out_are_no_text(self, markdown, text):
        """As the programs read them that people write Markdown with."""
        assert one(markdown_text.parse(markdown, where="a.md")).text == text

    def test_headline_of_the_front_matter_is_not_repeated(self):
        """Many writers put it in both places."""
        article = one(markdown_text.parse(f"---\ntitle: Same\n---\n# Same\n\n{BODY}", where="a"))

        assert article.title == "Same"
        assert article.text == BODY

    def test_text_without_headline_has_none(self):
        """A later heading is not the headline."""
        article = one(markdown_text.parse(f"{BODY}\n\n# Later\n\nEnd.", where="a"))

        assert article.title == ""
        assert article.text == f"{BODY}\n\nLater\n\nEnd."

    @given(st.text(alphabet="ab *_#[]()<>!`|-\n\t&;:\\'\"0.", max_size=200))
    def test_no_text_breaks_it(self, text):
        """One article, whatever stands in the file."""
        one(markdown_text.parse(text, where="a"))

    @given(st.text(max_size=200))
    def test_no_front_matter_breaks_it(self, text):
        """Problems are values."""
        for item in plain_text.parse(f"---\n{text}\n---\nbody", where="a"):
            assert isinstance(item, (Parsed, Problem))


class TestFragments:
    """Pieces of HTML."""

    @pytest.mark.parametrize(
        ("fragment", "words"),
        [
            ("plain  text", "plain text"),
            ("Tom &amp; Jerry &lt;3", "Tom & Jerry <3"),
            ("a < b and c > d", "a < b and c > d"),
            ("<p>One</p><p>Two <b>bold</b>.</p>", "One\n\nTwo bold."),
            ("one<br>two<br/><br/>three", "one\ntwo\n\nthree"),
            ("a<script>evil()</script>b<style>x{}</style>c", "abc"),
            ("<!-- note -->seen<?php x ?>", "seen"),
            ("<ul><li>one<li>two</ul>after", "one\n\ntwo\n\nafter"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
            ("<iframe src=x>no</iframe>yes<img src=y onerror=z>", "yes"),
            ("<p>unclosed <b>tags", "unclosed tags"),
            ("<", "<"),
            ("", ""),
        ],
    )
    def test_words_survive_and_markup_does_not(self, fragment, words):
        """Blocks become paragraphs; scripts become nothing."""
        assert fragment_text(fragment) == words

    @pytest.mark.parametrize(
        ("fragment", "text"),
        [
            ("<p>One.</p><p style='Display: none'>Secret.</p><p>Two.</p>", "One.\n\nTwo."),
            ("<p>One. <span hidden>Secret.</span>Two.</p>", "One. Two."),
            ("<p>He <del>will go</del> <ins>went</ins> <s>on Monday</s>.</p>", "He went ."),
            ("<p>One <s>two.</p><p>Three.</p>", "One two.\n\nThree."),
            ("<p>A <strong>bold</strong> <span>word</span><strike>x</strike>.</p>", "A bold word."),
            (
                "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で会談。</p>",
                "東京で会談。",
            ),
            ("<p>10<sup>6</sup> km<sup>2</sup>, 10<sup>-3</sup></p>", "10⁶ km², 10⁻³"),
            ("<p>Five<sup><a href='#n1'>1</a></sup> and<sup>[2]</sup>.</p>", "Five and."),
            ("<p>The 1<sup>st</sup> of May.</p>", "The 1st of May."),
            ("<figure><figcaption>FILE - In 2024.</figcaption></figure><p>Now.</p>", "Now."),
            ("<p class='big wp-caption-text'>FILE - In 2024.</p><p>Now.</p>", "Now."),
            ("<figure><figcaption>All there is.</figcaption></figure>", "All there is."),
        ],
    )
    def test_what_is_no_part_of_the_text_is_left_out(self, fragment, text):
        """Hidden, struck out, how it is pronounced, captions; a raised number changes no other."""
        assert fragment_text(fragment) == text

    def test_blanks_in_a_raised_number_cost_nothing(self):
        """However many there are."""
        fragment = "<p>a" + "<sup>" + " " * 200_000 + "x</p>"

        assert fragment_text(fragment) == "a x"

    @pytest.mark.parametrize("depth", [10, 300, 2_000])
    def test_words_are_found_at_any_depth(self, depth):
        """The parser's own limit would drop them without a word."""
        assert fragment_text("start" + "<div>" * depth + "deep") == "start\n\ndeep"

    @given(st.text(alphabet="<>/!?-[]ab &;\"'=\n\0", max_size=120))
    def test_no_fragment_breaks_it(self, fragment):
        """Tidy paragraphs, whatever came in."""
        text = fragment_text(fragment)

        assert text == text.strip()
        assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-03-10 10:40 PM", datetime(2026, 3, 10, 22, 40, tzinfo=UTC)),
        ("10 Mart 2026", date(2026, 3, 10)),
        ("2026-03-10 08:30 Europe/Istanbul", datetime(2026, 3, 10, 5, 30, tzinfo=UTC)),
        (1773131400, datetime(2026, 3, 10, 8, 30, tzinfo=UTC)),
        (1773131400.25, datetime(2026, 3, 10, 8, 30, 0, 250_000, tzinfo=UTC)),
    ],
)
def test_date_of_front_matter_and_json_is_read_whole(stated, published):
    """One reader of dates serves them all."""
    line = json.dumps({"text": "Words.", "published": stated})

    (article,) = json_text.parse_line(line, where="x:1")
    (same,) = plain_text.parse(f"---\ndate: {stated}\n---\nWords.", where="x")

    assert article.published == same.published == published


@pytest.mark.parametrize(
    "tag",
    [
        "<embed src='v'>", "<source src='v'>", "<track src='v'>", "<input>", "<meta name='a'>",
        "<object data='v'>", "<button>", "<select>", "<option>", "<iframe src='v'>", "<video>",
        "<iframe src='v'/>",
    ],
)  # fmt: skip
def test_tag_that_is_never_closed_silences_nothing(tag):
    """The rest of the article is behind it."""
    text = fragment_text(f"<p>Intro.</p>{tag}<p>Rest of the article.</p>")

    assert text == "Intro.\n\nRest of the article."


@pytest.mark.parametrize("name", ["object", "button", "iframe", "video", "select", "script", "svg"])
def test_what_is_closed_is_silent(name):
    """A player's fall-back is not the article."""
    assert fragment_text(f"<p>Intro.</p><{name}>Play</{name}><p>Rest.</p>") == "Intro.\n\nRest."


class TestJsonFiles:
    """Several articles in one file, however they are wrapped."""

    TWO: ClassVar = [{"title": "A", "text": "One left."}, {"title": "B", "text": "Two came."}]

    @pytest.mark.parametrize(
        "written",
        [
            json.dumps(TWO),
            "\n".join(map(json.dumps, TWO)),
            json.dumps({"x7": TWO[0], "x9": TWO[1]}),
            json.dumps({"result": {"page": 1, "lines": {"found": TWO, "more": []}}}),
            json.dumps({"about": {"description": "A search."}, "payload": {"found": TWO}}),
            json.dumps({"2031-05-04": TWO[:1], "2031-05-05": TWO[1:]}),
            json.dumps({"parts": {"sport": TWO[:1], "trade": TWO[1:]}}),
        ],
    )
    def test_all_are_found(self, written):
        """A list, one behind the other, under their ids, deep inside."""
        items = list(json_text.parse(written, where="a.json"))

        assert [(item.title, item.text) for item in items] == [
            ("A", "One left."),
            ("B", "Two came."),
        ]

    def test_of_linked_data_only_articles_are_articles(self):
        """What says of a site or a person what they are is none."""
        graph = [
            {"@type": "WebSite", "name": "Bell", "description": "News of Lom."},
            {"@type": "NewsArticle", "headline": "A", "articleBody": "One left."},
            {"@type": ["Person"], "name": "Ann Vik", "description": "Reporter."},
        ]

        found = one(json_text.parse(json.dumps({"@graph": graph}), where="a.json"))

        assert (found.title, found.text) == ("A", "One left.")

    def test_typed_and_untyped_articles_are_all_kept(self):
        """A list in which only some say that they are articles."""
        things = [{"@type": "Article", "text": "One left."}, {"text": "Two came."}]

        assert len(list(json_text.parse(json.dumps(things), where="a.json"))) == 2

    @pytest.mark.parametrize(
        "stated",
        [
            {"date": {"$date": "2026-03-10T07:00:00Z"}},
            {"date": {"$date": {"$numberLong": "1773126000000"}}},
            {"timestamp": 1773126000},
        ],
    )
    def test_dates_of_a_database_are_read(self, stated):
        """As it exports them."""
        written = json.dumps([{"text": "One left.", **stated}])

        found = one(json_text.parse(written, where="a.json"))

        assert found.published == datetime(2026, 3, 10, 7, tzinfo=UTC)


class TestJsonOfOthers:
    """Objects as services and programs give them."""

    @pytest.mark.parametrize(
        "thing",
        [
            {
                "source": {"id": None, "name": "Lom Post"},
                "title": "Ferry leaves",
                "description": "A teaser.",
                "publishedAt": "2031-05-05T08:00:00Z",
                "content": "<p>The ferry left.</p><p>It may come b… [+812 chars]",
            },
            {
                "source_domain": "Lom Post",
                "title": "Ferry leaves",
                "maintext": "The ferry left.\n\nIt may come b…",
                "date_publish": "2031-05-05 08:00:00",
            },
            {
                "thread": {"title": "Ferry", "site": "Lom Post"},
                "headline": "<b>Ferry</b> leaves",
                "articleBody": "The ferry left.\n\nIt may come b…",
                "datePublished": "2031-05-05T08:00:00Z",
            },
        ],
        ids=["api", "crawler", "linked data"],
    )
    def test_are_read_under_their_names(self, thing):
        """Date, outlet, words; HTML as HTML, and no mark of the service."""
        article = one(json_text.parse(json.dumps({"articles": [thing]}), where="a"))

        assert article.text == "The ferry left.\n\nIt may come b…"
        assert (article.title, article.outlet) == ("Ferry leaves", "Lom Post")
        assert article.published == datetime(2031, 5, 5, 8, tzinfo=UTC)

    def test_markup_and_marks_that_were_escaped_are_read(self):
        """As feeds hand them on."""
        thing = {
            "title": "Lom &amp; Vik",
            "text": "&lt;p&gt;It left.&lt;/p&gt;&lt;p&gt;Good.&lt;/p&gt;",
        }
        article = one(json_text.parse(json.dumps([thing]), where="a"))

        assert (article.title, article.text) == ("Lom & Vik", "It left.\n\nGood.")

    def test_words_in_angle_brackets_stay(self):
        """Only what is opened and closed is markup."""
        article = one(
            json_text.parse('{"text": "For x < y and y > z, <head> is a tag."}', where="a")
        )

        assert article.text == "For x < y and y > z, <head> is a tag."

    def test_teaser_serves_where_there_is_no_text(self):
        """A service that sells the rest gives `null` for it."""
        article = one(json_text.parse('{"content": null, "description": "Short."}', where="a"))

        assert article.text == "Short."


B = "The ferry left Lom on Monday.\n\nIt may come back."
HTML = "<p>The ferry left Lom on Monday.</p><p>It may come back.</p>"
DAY = "2031-05-05T08:00:00Z"
URL = "https://lom.example/1"

SHAPES = {
    "content manager": [
        {
            "id": 7,
            "date": "2031-05-05T10:00:00",
            "date_gmt": "2031-05-05T08:00:00",
            "link": URL,
            "title": {"rendered": "Ferry leaves"},
            "content": {"rendered": HTML, "protected": False},
            "excerpt": {"rendered": "<p>Short.</p>"},
        }
    ],
    "newspaper": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "id": "world/1",
                    "webTitle": "Ferry leaves",
                    "webPublicationDate": DAY,
                    "webUrl": URL,
                    "fields": {"body": HTML, "trailText": "Short."},
                }
            ],
        }
    },
    "archive of a newspaper": {
        "response": {
            "docs": [
                {
                    "headline": {"main": "Ferry leaves", "kicker": None},
                    "abstract": B,
                    "pub_date": DAY,
                    "web_url": URL,
                    "source": "Lom Post",
                }
            ]
        }
    },
    "reader's export": {
        "items": [
            {
                "id": "tag:1",
                "title": "Ferry leaves",
                "published": 1935734400,
                "summary": {"content": HTML},
                "alternate": [{"href": URL, "type": "text/html"}],
                "origin": {"title": "Lom Post"},
            }
        ]
    },
    "reader's interface": {
        "total": 1,
        "entries": [
            {
                "title": "Ferry leaves",
                "content": HTML,
                "published_at": DAY,
                "url": URL,
                "feed": {"title": "Lom Post", "feed_url": "x"},
            }
        ],
    },
    "crawl": {
        "posts": [
            {
                "title": "Ferry leaves",
                "text": B,
                "published": "2031-05-05T11:00:00.000+03:00",
                "url": URL,
                "thread": {"title": "Ferry", "site": "Lom Post"},
            }
        ]
    },
    "search engine": {
        "hits": {
            "total": {"value": 1},
            "hits": [
                {
                    "_id": "1",
                    "_source": {"title": "Ferry leaves", "text": B, "date": DAY, "url": URL},
                }
            ],
        }
    },
    "news search": {
        "value": [
            {
                "name": "Ferry leaves",
                "description": B,
                "datePublished": "2031-05-05T08:00:00.0000000Z",
                "url": URL,
                "provider": [{"name": "Lom Post"}],
            }
        ]
    },
    "board": {
        "kind": "Listing",
        "data": {
            "children": [
                {
                    "data": {
                        "title": "Ferry leaves",
                        "selftext": B,
                        "created_utc": 1935734400.0,
                        "url": URL,
                    }
                }
            ]
        },
    },
    "extractor": {
        "title": "Ferry leaves",
        "textContent": B,
        "siteName": "Lom Post",
        "publishedTime": DAY,
        "url": URL,
    },
    "content manager of another kind": {
        "data": [
            {
                "id": 1,
                "attributes": {
                    "title": "Ferry leaves",
                    "body": B,
                    "publishedAt": DAY,
                    "url": URL,
                },
            }
        ]
    },
    "media watch": [
        {
            "title": "Ferry leaves",
            "story_text": B,
            "publish_date": DAY,
            "url": URL,
            "media_name": "Lom Post",
        }
    ],
    "paragraphs": [{"title": "Ferry leaves", "body": B.split("\n\n"), "date": DAY, "url": URL}],
}


@pytest.mark.parametrize("shape", list(SHAPES))
def test_articles_are_found_in_what_services_wrap_them_in(shape):
    """With their words, their title, their date and their address."""
    (article,) = (
        item
        for item in json_text.parse(json.dumps(SHAPES[shape]), where="a")
        if isinstance(item, Parsed)
    )

    assert (article.title, article.text, article.url) == ("Ferry leaves", B, URL)
    assert article.published == datetime(2031, 5, 5, 8, tzinfo=UTC)
    if "Lom Post" in json.dumps(SHAPES[shape]):
        assert article.outlet == "Lom Post"


@pytest.mark.parametrize(
    "text",
    [
        '{"data": {"data": {"data": {"data": {"data": {"data": [{"text": "x"}]}}}}}}',
        '{"a": 1}',
        "[]",
        "3",
    ],
)
def test_json_without_articles_is_told(text):
    """Whatever it holds."""
    with pytest.raises(ArticleError, match="no article"):
        list(json_text.parse(text, where="a"))


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "A", "text": "One left."}, {"title": "B", "te',
        '[{"title": "A", "text": "One left."},]',
        '{"status": "ok", "articles": [{"title": "A", "text": "One left."}, {"title": ',
        '// exported\n[{"title": "A", "text": "One left."}]',
    ],
    ids="cut comma inside comment".split(),
)
def test_broken_json_is_read_as_far_as_it_is_whole(text):
    """And told."""
    items = list(json_text.parse(text, where="a"))

    assert one(items).text == "One left."
    (told,) = (item for item in items if isinstance(item, Problem))
    assert "not JSON" in told.message


def test_headline_alone_is_told_if_it_has_an_address_and_a_date():
    """Services that list what others wrote hand over no more; a menu has no dates."""
    listed = {"title": "Ferry leaves", "url": URL, "seendate": "20310505T080000Z"}

    assert one(json_text.parse(json.dumps([listed]), where="a")).text == "Ferry leaves"
    with pytest.raises(ArticleError, match="no article"):
        list(json_text.parse(json.dumps([{"title": "Sport", "url": URL}]), where="a"))


@pytest.mark.parametrize("headline", ["首相がオスロに到着", "总理抵达奥斯陆"])
def test_headline_without_spaces_between_words_is_one(headline):
    """Chinese and Japanese have none."""
    told = f"{headline}。" * 3

    found = one(plain_text.parse(f"{headline}\n\n{told}", where="a.txt"))

    assert (found.title, found.text) == (headline, told)


class TestTables:
    """Sheets that were saved as text: their rows are no sentences."""

    @pytest.mark.parametrize(
        "head",
        [
            "title,text,date",
            '"Title";"Body";"Published at"',
            "url\ttitle\tsummary",
            "id|headline|text",
        ],
    )
    def test_table_is_refused_by_name(self, head):
        """It would be an article about nothing."""
        mark = next(mark for mark in ";\t|," if mark in head)

        with pytest.raises(ArticleError, match="it is a table"):
            list(plain_text.parse(f"{head}\n{mark.join(('a', 'b', 'c'))}\n", where="a"))

    @pytest.mark.parametrize(
        "text",
        [
            "Title, text and date\n\nThe paper wants all of them, it said, and more.",
            "Ferry, tram and bus\nAll stop today, the town said.",
            "title,text,date",
            "Source | Lom Post\nThe ferry left on Monday.",
        ],
    )
    def test_words_with_commas_are_no_table(self, text):
        """Nor is a head without rows."""
        assert one(plain_text.parse(text, where="a")).text


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("", "====="),
        ("", "---"),
        ("", "\n~~~~~~~~"),
        ("*******\n", "*******"),
        ("", "- - - - -"),
    ],
)
def test_headline_with_a_line_under_it(over, under):
    """As people write it in plain text."""
    text = f"{over}Ferry leaves Lom\n{under}\nIt left on Monday, he said."

    found = one(plain_text.parse(text, where="a"))

    assert (found.title, found.text) == ("Ferry leaves Lom", "It left on Monday, he said.")


def test_hyphen_of_a_headline_that_no_reader_sees_is_no_letter():
    """In Markdown it may be written as a reference."""
    text = "# The minis&shy;ter leaves\n\nThe minis&shy;ter left on Monday, he said."

    found = one(markdown_text.parse(text, where="a"))

    assert (found.title, found.text) == (
        "The minister leaves",
        "The minister left on Monday, he said.",
    )


@pytest.mark.parametrize(
    "above",
    [
        "HEADLINE: Ferry leaves Lom\nBYLINE: Kari Moe\nDATE: March 10, 2026\nBODY:\n",
        "Title: Ferry leaves Lom\nDate: 2026-03-10\n\nText:\n\n",
        "Başlık: Ferry leaves Lom\nTarih: 10.03.2026\nMetin:\n\n",
        "Titre: Ferry leaves Lom\nDate: 10 mars 2026\nTexte :\n",
    ],
)
def test_name_of_the_text_itself_ends_what_is_said_of_it(above):
    """With an empty line or without."""
    found = one(plain_text.parse(f"{above}It left on Monday: all said so.", where="a"))

    assert (found.title, found.text) == ("Ferry leaves Lom", "It left on Monday: all said so.")
    assert found.published == date(2026, 3, 10)


@pytest.mark.parametrize("above", ["", "10 March 2026\n\n", "*By Kari Moe, 10 March 2026*\n\n"])
def test_headline_of_markdown_that_is_no_heading(above):
    """As in any other text: a line that stands alone above the text."""
    text = f"Ferry leaves Lom\n\n{above}It left on Monday with all who were there, he said.\n"

    found = one(markdown_text.parse(text, where="a"))

    assert found.title == "Ferry leaves Lom"
    assert found.text == "It left on Monday with all who were there, he said."
    assert found.printed == (date(2026, 3, 10) if above else None)


def test_fullest_teaser_of_a_service_is_the_text():
    """Each has several, of which the first may be a line."""
    thing = {"title": "Ferry leaves", "description": "Short.", "snippet": B, "url": URL}

    (found,) = json_text.parse(json.dumps({"data": [thing]}), where="a")
    assert found.text == B


def test_article_that_a_service_took_down_is_named():
    """Nothing stands there but that."""
    gone = {"title": "[Removed]", "content": "[Removed]", "url": "https://removed.example"}
    kept = {"title": "Ferry leaves - Lom Post", "content": B, "source": {"name": "Lom Post"}}
    found, problem = json_text.parse(json.dumps({"articles": [kept, gone]}), where="a")

    assert (found.title, found.outlet) == ("Ferry leaves", "Lom Post")
    assert problem.message == "the service has taken it down"


@pytest.mark.parametrize(
    ("stated", "code"), [("eng", "en"), ("deu", "de"), ("ger", "de"), ("tur-TR", "tr"), ("x", None)]
)
def test_language_of_three_letters_is_that_of_two(stated, code):
    """Some services write one, the rest of the world the other."""
    assert language_code(stated) == code

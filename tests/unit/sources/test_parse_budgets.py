"""What would keep a parser busy for hours is refused at once; what authors write is not."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from briefing.errors import ArticleError, SourceError
from briefing.model import Problem
from briefing.sources import Folder, feed_markup, feed_text, front_matter, plain_text, web_text
from briefing.sources.fragments import fragment_text
from briefing.sources.parse_budgets import (
    MOST_CATEGORIES,
    too_deep,
    too_many_attributes,
    too_many_categories,
)
from briefing.sources.problem_limits import MOST_OF_A_FILE, MOST_OF_A_SOURCE
from tests.effort import at_most

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
MANY = 60_000
ATTRIBUTES = " ".join(f'a{n}="x"' for n in range(MANY))

# Ways to write many attributes so that a scan may take them for something else.
HIDDEN = {
    "quoted": f"<item {ATTRIBUTES}>",
    "bare": "<item " + " ".join(f"a{n}" for n in range(MANY)) + ">",
    "unquoted": "<item " + " ".join(f"a{n}=x" for n in range(MANY)) + ">",
    "without spaces": "<item " + "".join(f'a{n}="x"' for n in range(MANY)) + ">",
    "ends inside quotes": "<item " + " ".join(f'a{n}=">"' for n in range(MANY)) + ">",
    "ends inside stray quotes": "<item " + " ".join(f'"> " a{n}=x' for n in range(MANY)) + ">",
    "begins inside quotes": "<item " + " ".join(f"a{n}='<b>'" for n in range(MANY)) + ">",
    "never ends": f"<item {ATTRIBUTES}",
}


def feed(inner):
    return f"<rss version='2.0'><channel><title>Bell</title>{inner}</channel></rss>"


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """None of these takes more than some looks at a text; unguarded, each takes hours."""
    with at_most(passes=150):
        yield


class TestAttributes:
    """Parsers compare each with all before it."""

    @pytest.mark.parametrize("way", HIDDEN)
    def test_feed_with_a_tag_of_many_attributes_is_refused(self, way):
        """However they are written."""
        with pytest.raises(SourceError, match="more than 500 attributes"):
            list(feed_text.parse(feed(f"{HIDDEN[way]}<title>t</title></item>"), where="f"))

    @pytest.mark.parametrize("way", HIDDEN)
    def test_page_with_a_tag_of_many_attributes_is_refused(self, way):
        """Pages come through another parser with the same weakness."""
        with pytest.raises(ArticleError, match="more than 500 attributes"):
            list(web_text.parse(f"<html><body>{HIDDEN[way]}</body></html>", where="p"))

    def test_fragment_loses_its_markup_not_its_words(self):
        """The entry is an article all the same."""
        assert fragment_text(f"<p>Ships came.</p><p {ATTRIBUTES}>Cranes worked.") == (
            "Ships came. Cranes worked."
        )

    @pytest.mark.parametrize(
        "markup",
        [
            "<img src='data:image/png;base64," + "A" * 500_000 + "'>",
            "<p>" + "It's one of the mayor's words. " * 2_000 + "</p>",
            "<p title=it's>" + "<b>x</b> isn't = y " * 3_000,
            "<svg " + " ".join(f'data-a{n}="x"' for n in range(200)) + ">",
            "3 < 4 and 5 > 4 " * 2_000,
        ],
    )
    def test_what_authors_write_is_not_refused(self, markup):
        """Pictures inside an address, apostrophes in a text."""
        assert not too_many_attributes(markup)

    @pytest.mark.parametrize(
        "piece", ["<a ", '<a "', "<a='", "<a b='\" ", '<a b="x', "<a= ", "<a" + "=" * 99, "<"]
    )
    def test_the_scan_itself_takes_linear_time(self, piece):
        """A megabyte of whatever is looked at once."""
        too_many_attributes(piece * (1_000_000 // len(piece)))


class TestCategories:
    """Each is compared with all before it, too."""

    @pytest.mark.parametrize(
        "name", ["category", "dc:subject", "itunes:category", "media:category"]
    )
    def test_entry_with_too_many_categories_refuses_the_feed(self, name):
        """Under any name that the parser collects."""
        inner = "".join(f"<{name}>c{n}</{name}>" for n in range(MANY))

        with pytest.raises(SourceError, match="more than 300 categories"):
            list(feed_text.parse(feed(f"<item>{inner}</item>"), where="f"))

    @pytest.mark.parametrize("words", ["{}", "<![CDATA[{}]]>"])
    def test_list_of_too_many_keywords_refuses_the_feed(self, words):
        """They are made categories of."""
        listed = words.format(",".join(f"k{n}" for n in range(MANY)))

        inner = f"<item><itunes:keywords>{listed}</itunes:keywords></item>"

        with pytest.raises(SourceError, match="categories"):
            list(feed_text.parse(feed(inner), where="f"))

    @pytest.mark.parametrize("hide", ["<!--<item>-->", "<![CDATA[<item>]]>"])
    def test_entry_in_a_comment_does_not_begin_a_new_count(self, hide):
        """It is none."""
        assert too_many_categories(feed_markup.markup(f"<category>{hide}" * MANY))

    def test_many_entries_with_some_categories_are_read(self):
        """As every large feed has them."""
        entry = "<item>" + "<category>x</category>" * 25 + "</item>"

        assert not too_many_categories(entry * 1_000)
        assert not too_many_categories("<entry>" + "<category>x</category>" * MOST_CATEGORIES)


class TestDepth:
    """Brackets inside brackets."""

    @pytest.mark.parametrize("opening", ["[", "{", "[a, ", "{a: "])
    def test_front_matter_of_brackets_is_a_problem_at_once(self, opening):
        """The text is an article all the same."""
        headed = front_matter.split(f"---\ntitle: {opening * 6_000}\n---\nWords.", where="a.md")

        assert headed.body.strip() == "Words."
        assert "brackets" in headed.problems[0].message

    def test_lists_of_tags_are_not_deep(self):
        """Closed brackets do not count."""
        assert not too_deep("tags: [a, {b: [c]}]\n" * 500)

    @pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
    def test_json_of_brackets_is_a_problem(self, tmp_path, opening):
        """In a file, on a line, in a feed, in the data of a page."""
        text = opening * 100_000
        (tmp_path / "a.json").write_text(text)
        (tmp_path / "b.jsonl").write_text(text)
        (tmp_path / "c.xml").write_text('{"items":' + text)
        page = f"<script type='application/ld+json'>{text}</script><p>{'Ships came in. ' * 9}</p>"
        (tmp_path / "d.html").write_text(f"<html><body>{page}</body></html>")

        found = list(Folder(path=tmp_path).fetch(now=NOW))

        named = {item.where.partition(":")[0] for item in found if isinstance(item, Problem)}
        assert {"a.json", "b.jsonl", "c.xml"} <= named
        assert [item.key for item in found if not isinstance(item, Problem)] == ["d.html"]

    def test_long_list_in_the_data_of_a_page_takes_linear_time(self):
        """Half a million numbers are looked at once each."""
        data = json.dumps(list(range(300_000)))
        page = f"<script type='application/ld+json'>{data}</script><p>{'Ships came in. ' * 9}</p>"

        (article,) = web_text.parse(f"<html><body>{page}</body></html>", where="p")

        assert "Ships" in article.text

    def test_page_of_tags_without_end_is_refused(self):
        """Extractors take hours for it."""
        with pytest.raises(ArticleError, match="more than 50,000 tags"):
            list(web_text.parse("<html><body>" + "<p>x" * 60_000, where="p"))


class TestFlood:
    """The first problems are named, the rest is counted."""

    def test_bad_lines_of_a_file_are_counted(self, tmp_path):
        """And its good ones are read."""
        good = json.dumps({"text": "Words.", "published": "2026-03-10"})
        (tmp_path / "a.jsonl").write_text("\n".join(["{bad", good] * 1_000))
        (tmp_path / "b.jsonl").write_text("{bad")

        found = list(Folder(path=tmp_path).fetch(now=NOW))

        problems = [item for item in found if isinstance(item, Problem)]
        assert len(found) - len(problems) == 1_000
        assert len(problems) == MOST_OF_A_FILE + 2
        assert problems[-2].where == "a.jsonl"
        assert "980 more problems" in problems[-2].message
        assert problems[-1].where == "b.jsonl:1"

    def test_bad_files_of_a_folder_are_counted(self, tmp_path):
        """A folder of pictures under the wrong names."""
        for number in range(MOST_OF_A_SOURCE + 30):
            (tmp_path / f"{number:03}.txt").write_bytes(b"\x89PNG\r\n")

        problems = list(Folder(path=tmp_path).fetch(now=NOW))

        assert len(problems) == MOST_OF_A_SOURCE + 1
        assert "30 more problems" in problems[-1].message


def test_empty_lines_of_a_text_cost_what_others_do():
    """What may stand among them is looked for once, not from each of them."""
    with at_most(passes=150):
        (found,) = plain_text.parse("Harbour opens" + "\n" * 30_000 + "It opened.", where="a")

    assert found.text.endswith("It opened.")

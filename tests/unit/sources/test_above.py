"""What stands above a text: who, when, "Share this"."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources import markdown_text, plain_text
from briefing.sources.above import find_date, lines_above

TOLD = "The ferry to Lom left on Monday, at last, with forty passengers and a cow on board."


class TestLinesAbove:
    """They are taken off, and the day in them counts."""

    @pytest.mark.parametrize(
        ("above", "day"),
        [
            ("5 May 2031", date(2031, 5, 5)),
            ("Monday, 5 May 2031", date(2031, 5, 5)),
            ("By Kari Moe, Lom\n5 May 2031, 14:20", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("Kari Moe\nMay 5, 2031", date(2031, 5, 5)),
            ("Northern Herald, 5 May 2031", date(2031, 5, 5)),
            ("Northern Herald | May 5th, 2031 | 4 min read", date(2031, 5, 5)),
            ("(Northern Herald, 2031-05-05)", date(2031, 5, 5)),
            ("Published on 5 May 2031 by the Ferry Desk", date(2031, 5, 5)),
            ("Posted: May 5, 2031 - Updated: 6 May 2031", date(2031, 5, 5)),
            ("Last updated: 5 May 2031 at 2:20 p.m. UTC", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("Yayınlanma: 5 Mayıs 2031 14.20\nPaylaş", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("Ayşe Kum - 05.05.2031", date(2031, 5, 5)),
            ("Von Karl Moos, Lom\n\nStand: 05.05.2031\n\n3 Min. Lesezeit", date(2031, 5, 5)),
            ("Share on X | Share this article\n\n5 May 2031", date(2031, 5, 5)),
            (
                "Giriş: 05.05.2031 - 14:20 | Güncelleme: 06.05.2031 - 09:00",
                datetime(2031, 5, 5, 14, 20, tzinfo=UTC),
            ),
            ("Lom Post · 5 May 2031 - 14:20", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("By Kari Moe and Ola Li", None),
            ("By the Ferry Desk\n\n3 min read", None),
            ("Share this article", None),
            ("Ayşe Kum\n05.05.2031 - 14:20", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("May 5, 2031 - 9:15 AM EDT", datetime(2031, 5, 5, 13, 15, tzinfo=UTC)),
            ("Kari Moe, Ferry Correspondent\n5 May 2031", date(2031, 5, 5)),
            ("The Northern Herald\nMay 5, 2031 Monday\nFinal Edition\n512 words", date(2031, 5, 5)),
            ("Published: 2 hours ago", None),
            ("Published 05/04/2031 | By Kari Moe", None),
            ("Publié le 5 mai 2031, mis à jour le 6 mai 2031 à 9h00", date(2031, 5, 5)),
            ("Published 5 May 2031 (updated 6 May 2031)", date(2031, 5, 5)),
            ("Veröffentlicht am 05.05.2031; aktualisiert am 06.05.2031", date(2031, 5, 5)),
            ("Pubblicato il 5 maggio 2031, aggiornato alle 12:00", date(2031, 5, 5)),
            ("(5 May 2031, 14:20)", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
            ("5 May 2031 14:20 (UTC+1)", datetime(2031, 5, 5, 13, 20, tzinfo=UTC)),
            ("Published: 5 May 2031 09:20 (EST)", datetime(2031, 5, 5, 14, 20, tzinfo=UTC)),
        ],
    )
    def test_are_no_text(self, above, day):
        """Whatever their order, between empty lines or without."""
        found = lines_above(f"{above}\n\n{TOLD}")

        assert found.text == TOLD
        assert found.published == day

    @pytest.mark.parametrize(
        "line",
        [
            "The pier opens on 5 May 2031",
            "Vote set for Lom, 5 May 2031",
            "Elections 5 May 2031",
            "By the end of May the pier will be open",
            "By the numbers",
            "Share of voters falls to 5 percent",
            "Central Bank Holds Its Rate",
            "20310505",
            "© 2031 Northern Herald",
            "It was on 5 May 2031.",
            "Harbour Chief, Ferry Lines Agree",
            "Print is not dead, says publisher",
        ],
    )
    def test_what_may_be_text_stays(self, line):
        """No word of an article is lost to a guess, and no day of an event dates it."""
        found = lines_above(f"{line}\n\n{TOLD}")

        assert found.text == f"{line}\n\n{TOLD}"
        assert found.published is None

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_days_of_a_diary_head_their_parts(self, gap):
        """They say when something happens, not when the diary was written."""
        diary = f"Monday, 5 May 2031{gap}{TOLD}\n\nTuesday, 6 May 2031{gap}The king travels."

        assert lines_above(diary).text == diary
        assert lines_above(diary).published is None

    @pytest.mark.parametrize(
        "dateline",
        ["Lom, 5 May 2031. ", "LOM, May 5, 2031 (NH) - ", "Lom, Norland, 5 May 2031 – "],
    )
    def test_dateline_dates_the_text_and_stays_in_it(self, dateline):
        """It is the beginning of the first sentence's line."""
        found = lines_above(dateline + TOLD)

        assert found.text == dateline + TOLD
        assert found.published == date(2031, 5, 5)

    @pytest.mark.parametrize("text", ["5 May 2031", "By Kari Moe\n", "", "Share this\n\n\n"])
    def test_text_of_nothing_else_is_kept(self, text):
        """A file is never made empty."""
        assert lines_above(text).text == text

    @given(st.text(max_size=300))
    def test_no_text_breaks_it(self, text):
        """What is left is the end of what was there."""
        assert text.endswith(lines_above(text).text)


class TestHeadlines:
    """A headline is found whether or not somebody stands under it."""

    @pytest.mark.parametrize(
        "above",
        [
            "\n\nBy Kari Moe\n\n5 May 2031\n\n",
            "\n5 May 2031\n\n",
            "\nBy Kari Moe | 5 May 2031\n",
            "\n\nNorthern Herald, 5 May 2031\n\nShare this article\n\n",
        ],
    )
    def test_above_a_byline_and_a_day(self, above):
        """It is the headline, the rest is the text, and the day is kept."""
        (article,) = plain_text.parse(f"Ferry Leaves Again{above}{TOLD}", where="a.txt")

        assert article.title == "Ferry Leaves Again"
        assert article.text == TOLD
        assert article.published is None
        assert article.printed == date(2031, 5, 5)

    def test_below_a_paper_and_a_day(self):
        """As people write it down themselves."""
        (article,) = plain_text.parse(
            f"Northern Herald, 5 May 2031\n\nFerry leaves again\n\n{TOLD}", where="a.txt"
        )

        assert (article.title, article.text) == ("Ferry leaves again", TOLD)
        assert article.printed == date(2031, 5, 5)

    def test_above_a_paragraph_of_one_long_line(self):
        """Without an empty line: nobody breaks lines that late."""
        told = f"{TOLD} It came back in the evening."
        (article,) = plain_text.parse(f"Ferry leaves again\n{told}", where="a.txt")
        (wrapped,) = plain_text.parse(f"The ferry to Lom left\n{TOLD[:70]}\nagain.", where="a.txt")

        assert (article.title, article.text) == ("Ferry leaves again", told)
        assert wrapped.title == ""

    def test_of_markdown(self):
        """The same lines stand under them."""
        (article,) = markdown_text.parse(
            f"# Ferry leaves again\n\n*By Kari Moe*\n\n5 May 2031\n\n{TOLD}", where="a.md"
        )

        assert (article.title, article.text) == ("Ferry leaves again", TOLD)
        assert article.printed == date(2031, 5, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ferry 5 May 2031 draft", date(2031, 5, 5)),
        ("2031-05-05", date(2031, 5, 5)),
        ("1931123456", None),
        ("May 2031", None),
        ("room 2031", None),
    ],
)
def test_date_among_words_names_its_year_and_its_day(words, day):
    """Digits alone may be anything."""
    found = find_date(words)

    assert (found and found.day) == day

"""The dates of day words: right, or absent."""

from datetime import date

import pytest

from briefing.summary.day_words import day_words

WEDNESDAY = date(2026, 3, 4)


def found(text: str, published: date = WEDNESDAY) -> list[tuple[str, date]]:
    """The day words of a sentence with their dates."""
    return [(text[start:end], day) for start, end, day in day_words(text, published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The delegation arrived in Tarsen on Monday.", 2),
        ("Monday the delegation arrived in Tarsen.", 2),
        ("The office said Tuesday that she will come in May.", 3),
        ("On Monday, officials met in Tarsen.", 2),
        ("The harbour, closed since Sunday, is open.", 1),
        ("She had been ill since late Sunday.", 1),
        ("He was killed in a crash Saturday evening.", -1),
        ("Falk will visit Tarsen on Friday.", 6),
        ("Falk is to be received by the king on Saturday.", 7),
        ("On Friday the delegation will inspect the station.", 6),
        ("She is expected in Tarsen on Thursday.", 5),
        ("The talks are scheduled for Sunday.", 8),
        ("He said he would remain there until Friday.", 6),
        ("Falk flies to Tarsen this Friday.", 6),
        ("The exchange said on Wednesday that it would vote.", 4),
        ("Wednesday's vote was close.", 4),
        ("Falk will attend Friday's summit.", 6),
        ("Falk arrives Thursday in Tarsen.", 5),
    ],
)
def test_weekdays_follow_the_verb_of_their_clause(text: str, day: int) -> None:
    """Past: the last such day up to publication; future: the next one from it on."""
    expected = date(2026, 3, day) if day > 0 else date(2026, 2, 28 + day + 1)

    assert [when for _, when in found(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on Friday.",
        "The harbour will stay closed until Monday.",
        "The visit that she was to make on Friday is off.",
        "He cancelled Monday's visit to Tarsen.",
        "The vote next Friday will be close.",
        "The vote last Friday was close.",
        "She reads the Sunday Times.",
        "The council meets every Monday.",
        "The shop is closed on Mondays.",
        "On Good Friday the shops were closed.",
        "He died on a Monday in May.",
        "She arrived on Monday, 2 March.",
        "She arrived on Monday (March 2).",
        "She arrived on March 2 Monday.",
        "They were closed until Friday.",
        "She will come, he said, on Friday week and stay.",
        "They plan what was decided on Friday.",
        "Nothing of the kind happens here.",
    ],
)
def test_doubtful_days_get_no_date(text: str) -> None:
    """No date is better than a wrong one; a printed date needs none."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("word", "day"), [("today", 4), ("yesterday", 3), ("tomorrow", 5), ("tonight", 4)]
)
def test_words_counted_from_publication(word: str, day: int) -> None:
    """Today, yesterday and tomorrow are those of the article's day."""
    assert found(f"The harbour was to open {word}.") == [(word, date(2026, 3, day))]


def test_words_inside_a_quotation_are_left_alone() -> None:
    """Nobody knows when it was said."""
    assert found('"The harbour opens today," she told the Herald.') == []
    assert found("“The harbour opens tomorrow,” she told the Herald.") == []


def test_several_days_in_one_sentence() -> None:
    """Each word gets its own date, in the order of the text."""
    text = "Her office said on Monday that she will arrive on Thursday."

    assert found(text) == [("Monday", date(2026, 3, 2)), ("Thursday", date(2026, 3, 5))]


def test_the_end_of_the_calendar_is_no_accident() -> None:
    """A date that does not exist is absent."""
    assert found("The harbour opens tomorrow.", date.max) == []
    assert found("It opened yesterday.", date.min) == []

"""What belongs to the layout of a text is told from what the text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.layout import layout_of
from tests.effort import at_most


def _read(text: str) -> str:
    return layout_of(text).reading.strip()


@pytest.mark.parametrize(
    "opening",
    [
        "KIRKEVIK (NA) - ",
        "KIRKEVIK, Norland — ",
        "KIRKEVIK, Norland, March 3 (Newswire) -- ",
        "Kirkevik, Norland, 3 March 2031 (NA) – ",
        "KIRKEVIK – ",
        "KIRKEVIK/ORLAVA, Monday, March 3 (NA) - ",
        "KIRKEVIK, 3 March 2031. ",
        "KIRKEVIK, MARCH 3, NORPRESS. ",
        "Kirkevik, March 3 /Newswire/ -- ",
        "EL HAMRA, Northern Province (NA) _ ",
        "N'GOMBE (NA) — ",
        "RAS AL-MINA, 3rd March, 2031 (NA) - ",
        "SANTA BARBA DE LA COSTA, Norland (NA) - ",
        "McINTYRE, Norland (NA) — ",
        "ŞEBİNOVA (NA) - ",
        "ABOARD THE ROYAL PLANE (NA) — ",
        "Ankara — ",
        "ISLAMABAD: ",
        "(Newswire) - ",
        "MOUNT ORLA, N.D. — ",
    ],
)
def test_a_dateline_is_set_apart(opening):
    """The place, day and agency in front of a report are not read; offsets stay."""
    text = f"{opening}President Ilia Marov will travel to Lom on Friday."
    layout = layout_of(text)

    assert layout.reading.strip() == "President Ilia Marov will travel to Lom on Friday."
    assert layout.reading.index("President") == text.index("President")


@pytest.mark.parametrize(
    "text",
    [
        "LONDON and Paris agreed on Monday to meet.",
        "NATO - the alliance of many states - said it was ready.",
        "NATO — The alliance said it was ready.",
        "ANKARA HOSTS SUMMIT - President Ilia Marov will meet his guests.",
        "MAROV TO VISIT LOM - President Ilia Marov will travel on Friday.",
        "By Friday, Chancellor Ada Moe will be in Lom.",
        "By train, President Ilia Marov travelled to Lom.",
        "By Ankara's own count, the visit was long.",
        "ANNA MOE - The chancellor will visit Lom.",
        "MAROV - The president will visit Lom. President Marov said so.",
        "Paris - Berlin trains run again.",
        "VIK: No. I will go to Lom.",
        "From Ankara to Lom",
        "Video: President Marov visits Lom",
        "Reporting by the Herald found that ministers had lied.",
        "Anna Moe in Lom",
        "Writing by candle light, the minister finished it.",
    ],
)
def test_a_real_opening_is_read(text):
    """What only looks like a dateline, a byline or a credit is kept, every word of it."""
    assert layout_of(text).reading == text


@pytest.mark.parametrize(
    "byline",
    [
        "By Kari Moe, Lom",
        "By Kari Moe and Per Dahl",
        "BY KARI MOE",
        "By Newswire",
        "By Kari Moe, Norland correspondent, The Ledger",
        "Kari Moe in Lom",
        "Words by Kari Moe",
        "By Kari Moe\n3 March 2031, 14:20",
        "By Kari Moe\nNorthern Herald staff writers",
        "Presenter: Kari Moe\nProducer: Per Dahl",
    ],
)
def test_a_byline_is_set_apart(byline):
    """Under a headline, who wrote and when is no part of what is read."""
    text = f"The ferry runs again\n\n{byline}\n\nThe ferry left on Monday."

    assert _read(text).split() == "The ferry runs again The ferry left on Monday.".split()


@pytest.mark.parametrize("before", ["", "(This version corrects paragraph 3) "])
def test_a_byline_that_runs_into_the_dateline_is_set_apart(before):
    """Agencies print both on the line of the report, behind a correction or not."""
    text = f"{before}By Kari Moe LOM (Reuters) - The ferry left on Monday."

    assert "Moe" not in _read(text)
    assert "The ferry left on Monday." in _read(text)


@pytest.mark.parametrize(
    "credit",
    [
        "Reporting by Kari Moe; editing by Per Dahl",
        "(Additional reporting by Kari Moe in Lom)",
        "Kari Moe contributed to this report.",
        "Kari Moe reported from Lom, and Per Dahl from Orlava.",
        "With reporting by Kari Moe",
        "Kari Moe is a senior reporter at the Northern Herald.",
        "Transcript by Kari Moe",
    ],
)
def test_a_credit_at_the_end_is_set_apart(credit):
    """Who helped to report, edit or translate is not read."""
    assert _read(f"The ferry left on Monday.\n\n{credit}") == "The ferry left on Monday."


def test_a_credit_behind_the_last_sentence_is_set_apart():
    """It need not stand on a line of its own."""
    text = "The ferry left. Writing by Kari Moe, Per Dahl; editing by Jo Lie"

    assert _read(text) == "The ferry left."


@pytest.mark.parametrize(
    "credit",
    ["(Photo: Kari Moe/NPA)", "Photo: Kari Moe/Agency", "Kari Moe/AP", "Getty Images"],
)
def test_a_picture_s_text_is_known_by_its_credit(credit):
    """The photographer is not read, and the sentence before it is a caption."""
    told, shown = "The talks failed.", "President Marov visits Lom on March 3."
    layout = layout_of(f"{told}\n\n{shown} {credit}")

    assert "Moe" not in layout.reading
    assert any(layout.text[start:end].startswith(shown) for start, end in layout.captions)
    assert not any(start < len(told) for start, _ in layout.captions)


def test_a_presenter_s_label_is_set_apart():
    """In a transcript the label of who presents names no actor."""
    assert "KARI" not in _read("KARI MOE, HOST: The ferry left on Monday.")


def test_wrapped_lines_are_put_together():
    """A line break inside a sentence is a blank; the length stays."""
    text = (
        "The minister of Norland, Jonas\nMoe, left. Foreign\r\nMinister Ann Lie went to New\nLom."
    )
    layout = layout_of(text)

    assert "Jonas Moe, left. Foreign  Minister Ann Lie went to New Lom." in layout.reading
    assert len(layout.reading) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moe to visit Lom\nThe minister of Norland will go on Friday.",
        "The ferry left.\nThe bus did not.",
    ],
)
def test_a_line_that_ends_is_not_joined(text):
    """A heading and a finished sentence end at their line."""
    assert "\n" in layout_of(text).reading


def test_headings_that_are_days_date_the_lines_below():
    """Each rules up to the next."""
    text = "Tuesday, 1 December\nThe king visits Lom.\n\nFriday, 4 December\nThe pope visits Lom."
    first, second = layout_of(text).days

    assert text[first.start : first.end] == "Tuesday, 1 December"
    assert "king" in text[first.end : first.until]
    assert "pope" not in text[first.end : first.until]
    assert "pope" in text[second.end : second.until]


def test_an_interviewer_s_lines_are_questions():
    """By their label, or by the dash and the mark."""
    text = "Q: You went to Lom.\nA: Yes.\n– Will you go again?\n– No."
    asked = [text[start:end] for start, end in layout_of(text).questions]

    assert asked == ["Q: You went to Lom.", "– Will you go again?"]


@given(st.text(alphabet="AaBb .,-—:()/\n\r\t'1March", max_size=300))
def test_the_copy_to_read_is_as_long_as_the_text(text):
    """Every offset holds in both, whatever the text."""
    layout = layout_of(text)

    assert len(layout.reading) == len(text)
    assert layout.text == text


@pytest.mark.parametrize(
    "text",
    [
        " " * 100_000, "\t\n" * 50_000, "Ab " * 33_000, "AB " * 33_000, "AB-" * 33_000,
        "(photo " * 14_000, "Ann Vik, " * 11_000, "By Ann Vik and " * 7_000, "A." * 50_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_no_text_takes_long(text):
    """The cost grows with the length, not with its square: hours of CPU become a fraction."""
    with at_most(passes=150):
        layout_of(text)

"""Tags, lists and pointers to other articles: what is read of them, and that offsets hold."""

import pytest

from briefing.analysis.layout import layout_of


def lines(text):
    """What is read of a text, by its paragraphs."""
    reading = layout_of(text).reading
    assert len(reading) == len(text)
    return [
        " ".join(part.split()) for part in reading.replace("\f", "\n").split("\n") if part.strip()
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>Queen <a href='https://x.example/?a=1'>Ada</a> left.</p><p>She is well.</p>",
         ["Queen Ada left.", "She is well."]),
        ("He said:<ul><li>Schools open</li><li>Shops close</li></ul>",
         ["He said:", "Schools open", "Shops close"]),
        ("One.<br/>Two.<!-- not this --><script>var a = 1;</script>", ["One.", "Two."]),
        ("Anna Lind</strong> and Bo Orlan left.", ["Anna Lind and Bo Orlan left."]),
        ("Lind&nbsp;said &quot;no&quot; &amp; left.", ["Lind said \" no\" & left."]),
    ],
)  # fmt: skip
def test_tags_are_not_read(text, read):
    """What they enclose is; those of blocks end a paragraph."""
    assert lines(text) == read


@pytest.mark.parametrize(
    "text",
    ["If x < 3 and y > 4, it holds.", "He wrote <3 to her.", "AT&T; Q&A & more", "a <b and c> d"],
)
def test_signs_of_prose_are_no_tags(text):
    assert layout_of(text).reading == text


@pytest.mark.parametrize(
    "text",
    [
        "The plan:\n\n- Schools open\n- Shops close\n\nThe mayor agreed.",
        "The plan:\n* Schools open\n* Shops close\nThe mayor agreed.",
        "The plan:\n1. Schools open\n2. Shops close\nThe mayor agreed.",
        "The plan:\n1) Schools open\n\n2) Shops close\n\nThe mayor agreed.",
        "The plan: • Schools open • Shops close\n\nThe mayor agreed.",
    ],
)
def test_the_items_of_a_list_are_read_without_their_marks(text):
    """Each for itself, and the last one apart from the text below."""
    assert lines(text) == ["The plan:", "Schools open", "Shops close", "The mayor agreed."]


@pytest.mark.parametrize("text", ["12. March was cold.", "A 5-4 vote, 3 - 1 in goals."])
def test_a_number_or_dash_alone_makes_no_list(text):
    assert layout_of(text).reading == text


@pytest.mark.parametrize(
    "pointer",
    [
        "• Opinion: Why Judge Lind is wrong about Senator Orlan",
        "- Analysis: What Mayor Rudd wants",
        "Read more: Prime Minister Lind under fire",
        "RELATED: Ada Lind's long road",
        "* In pictures: Queen Ada in Lom",
        "Watch: President Orlan falls off his horse",
    ],
)
def test_the_headline_of_another_article_is_not_read(pointer):
    assert lines(f"The minister left.\n\n{pointer}\n\nA vote follows.") == [
        "The minister left.", "A vote follows.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["Analysis: the vote was close.", "Opinion is divided: Ada Lind leads", "- Ada Lind: we go"],
)
def test_a_line_that_tells_something_is_read(line):
    assert any(
        "vote" in read or "Lind" in read for read in lines(f"It rained.\n\n{line}\n\nSo it is.")
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lind, political correspondent",
        "Karl Orlan | Science editor",
        "Jon Dale and Rita Moe, Post News correspondents in Lom",
    ],
)
def test_who_signs_in_front_of_a_text_is_not_read(line):
    assert lines(f"{line}\n\nThe chancellor has left.") == ["The chancellor has left."]


def test_an_editor_in_a_sentence_is_read():
    text = "Ada Lind, chief editor of the Post, resigned on Friday."

    assert lines(text) == [text]


def test_the_times_of_a_live_page_are_set_apart():
    """They say when the entry was written; one alone may be part of a sentence."""
    live = (
        "02:20 Chile says that a team will land today.\n\n10.45am BST - The toll stands at 31 now."
    )

    assert lines(live) == ["Chile says that a team will land today.", "The toll stands at 31 now."]
    assert lines("02:20 Chile says that a team will land today.") == [
        "02:20 Chile says that a team will land today."
    ]
    assert lines("09:00 Doors\n10:00 Talks") == ["09:00 Doors", "10:00 Talks"]

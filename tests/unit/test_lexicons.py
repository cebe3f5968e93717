"""Every entry of a data file is a rule: its own example needs it. One test for each list.

A word is needed if the text, cut into words as the stage cuts it, holds it: a word that can never
stand there ("vice-president" is three) is dead. A pattern is needed if it finds its example and the
rest of its list does not. Where another function decides, `DECIDES` names it: it says what it
says of the example because of the list.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import briefing
from briefing.analysis.actors.titles import office, standing
from briefing.analysis.layout import datelines
from briefing.analysis.layout.credit_lines import only_names
from briefing.analysis.reader import sentences
from briefing.analysis.reader.tokenizer import blank_english, universal_tokenizer
from briefing.lexicons import Example, Lexicon, lexicon_beside
from briefing.names import fold
from briefing.stories import news_values
from briefing.stories.vectors import stem
from briefing.summary import overtaken

PACKAGE = Path(briefing.__file__).parent
STAGES = ("analysis", "summary", "stories")
PATHS = [path for stage in STAGES for path in sorted((PACKAGE / stage).rglob("*.toml"))]
FILES = {path.stem: path for path in PATHS}
LISTS = [
    (name, table)
    for name, path in FILES.items()
    for table in lexicon_beside(str(path)).tables
    if table != "parts"
]

_tokens = universal_tokenizer(blank_english())


def lower(text: str) -> list[str]:
    """The words of a text as the stage of analysis compares them."""
    return [token.lower_ for token in _tokens(text)]


def is_word_of(example: Example) -> bool:
    """Whether an entry is a word of its example, small or with capitals."""
    (entry,) = example.entry
    return any(
        entry in lower(example.text.replace(entry, form, 1))
        for form in (entry, entry.title(), entry.upper())
    )


def is_row_about_a_word(example: Example) -> bool:
    """Whether the first field of an entry is a word of its example, or with the full stop cut off.

    `before_names` joins "Reps" and "." again.
    """
    said, words = example.entry[0], lower(example.text)
    return said in words or said.removesuffix(".") in words


def are_words_of(example: Example) -> bool:
    """Whether the words of an entry stand side by side in its example."""
    return f" {' '.join(lower(example.entry[0]))} " in " ".join(lower(example.text))


def ends_a_word_of(example: Example) -> bool:
    """Whether a word of the example, which no list holds, ends as the entry does."""
    return any(
        word.endswith(example.entry) and office(word) == word for word in lower(example.text)
    )


def is_needed_pattern(lexicon: Lexicon, example: Example) -> bool:
    """Whether a pattern finds its example, and the others of its list do not."""
    (own,) = example.entry
    others = tuple(entry for entry in lexicon.entries(example.table) if entry != own)
    found = lexicon.pattern_of(example.table, (own,)).search(example.text)
    rest = others and lexicon.pattern_of(example.table, others).search(example.text)
    return bool(found) and not rest


def is_in_front_of_a_hyphen(example: Example) -> bool:
    """Whether a word that the stage does not cut begins with the entry and a hyphen."""
    return any(
        standing(word) and word.startswith(f"{example.entry[0]}-") for word in lower(example.text)
    )


def is_form_of(example: Example) -> bool:
    """Whether a form of a verb is a word of its example (`test_visit_verbs` reads it)."""
    base, _, forms = example.entry[0].partition(":")
    said = {*forms.split(), base, f"{base}s", f"{base}ed", f"{base}d", f"{base}es"}
    return bool(said & set(lower(example.text)))


def decides_left_of_a_word(example: Example) -> bool:
    """Whether a pattern is the first that fits what stands left of some word of its example."""
    return _decides(example, lambda words, at: " " + " ".join(words[max(at - 16, 0) : at]), " {}$")


def decides_before_a_noun(example: Example) -> bool:
    """The same for a noun, with what its list may look at."""
    return _decides(example, lambda words, at: " " + " ".join(words[max(at - 10, 0) : at]))


def decides_after_a_noun(example: Example) -> bool:
    """The same to the right."""
    return _decides(example, lambda words, at: " " + " ".join(words[at + 1 : at + 17]))


def _decides(
    example: Example, seen: Callable[[list[str], int], str], frame: str | None = None
) -> bool:
    name = "noun_mood" if frame is None else "verb_mood"
    lexicon = lexicon_beside(str(FILES[name]))
    rows = lexicon.rows(example.table)
    patterns = {
        row: re.compile(frame.replace("{}", row[1]))
        if frame
        else lexicon.pattern_of(example.table, (row[1],))
        for row in rows
    }
    words = lower(example.text)
    return any(
        next((row for row in rows if patterns[row].search(text)), None) == example.entry
        for text in (seen(words, at) for at in range(len(words)))
    )


def weighs(example: Example) -> bool:
    """Whether a word is one of its example's as stories compare them: folded, by its stem."""
    return stem(example.entry[0]) in news_values._words(example.text)


def is_an_act(example: Example) -> bool:
    """Whether each word that announces an act is heard behind "will", and each that tells it."""
    planned, done = (field.split() for field in example.entry)
    number = next(n for n, (words, _) in enumerate(overtaken._ACTS) if words == frozenset(planned))
    return all(
        number in overtaken._forecast(overtaken._FORECAST.findall(example.text.format(word))).acts
        for word in planned
    ) and all([word] == fold(word).split() for word in done)


def parts_sentences(example: Example) -> bool:
    """Whether its example falls into other sentences with a word that stands in no list."""
    (entry,) = example.entry
    said = re.compile(rf"\b{re.escape(entry)}\b")
    return any(
        _count_sentences(said.sub(form, example.text, 1))
        != _count_sentences(said.sub(other, example.text, 1))
        for form, other in ((entry, "qxw"), (entry.title(), "Qxw"))
    )


def _count_sentences(text: str) -> int:
    # Not as the reader cuts its own language: some lists are of others.
    found = list(re.finditer(r"\w+|[^\w\s]", text))
    gaps = [text[one.end() : two.start()] for one, two in pairwise(found)]
    return sum(sentences.sentence_starts([one[0] for one in found], ["", *gaps]))


VERBS = ("visit", "go", "leave", "arrive", "stay", "meet", "host", "invite", "send")
DECIDES: dict[str, Callable[[Example], bool]] = {
    **{f"vocabulary.{kind}": is_form_of for kind in VERBS},
    "vocabulary.trip": are_words_of,
    **{
        f"sentences.{name}": parts_sentences
        for name in lexicon_beside(str(FILES["sentences"])).tables
    },
    "titles.irregular": is_row_about_a_word,
    "titles.job_endings": ends_a_word_of,
    "titles.prefixes": is_in_front_of_a_hyphen,
    **{f"news_values.{name}": weighs for name in ("world", "affairs", "sport", "show", "advice")},
    "credit_lines.small": lambda example: only_names(example.text),
    "datelines.particles": lambda example: datelines._sounds_like_town(example.text),
    **{
        f"datelines.{name}": lambda example: datelines._says_something(example.text)
        for name in ("says", "telling", "bodies")
    },
    "overtaken.acts": is_an_act,
    "organisation_kinds.media_names": are_words_of,
    "verb_mood.left": decides_left_of_a_word,
    **{
        f"noun_mood.{name}": decides_before_a_noun for name in ("adjectives", "before", "near_fate")
    },
    **{f"noun_mood.{name}": decides_after_a_noun for name in ("right", "fate_after")},
}


@pytest.mark.parametrize(("name", "table"), LISTS, ids=lambda value: value)
def test_each_entry_is_needed_by_its_example(name: str, table: str) -> None:
    lexicon = lexicon_beside(str(FILES[name]))
    decides = DECIDES.get(f"{name}.{table}")
    listed = "words" in lexicon.tables[table]

    idle = [
        example.entry
        for example in lexicon.examples(table)
        if not (
            decides(example)
            if decides
            else is_word_of(example)
            if listed
            else is_needed_pattern(lexicon, example)
        )
    ]

    assert idle == []


@pytest.mark.parametrize(("name", "table"), LISTS, ids=lambda value: value)
def test_no_entry_stands_in_a_list_twice(name: str, table: str) -> None:
    entries = [example.entry for example in lexicon_beside(str(FILES[name])).examples(table)]
    assert len(entries) == len(set(entries))


def test_data_files_have_names_of_their_own() -> None:
    assert len(FILES) == len(PATHS)

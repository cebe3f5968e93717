"""Names and headlines are cut to what a page can bear; quotes and all else stay as they are."""

from dataclasses import replace

from briefing.render.length_limits import bounded
from tests.sample_brief import rich


def test_an_ordinary_brief_is_left_as_it_is():
    assert bounded(rich()) == rich()


def test_long_names_are_cut_and_marked_wherever_they_stand():
    made = rich()
    actor = replace(made.actors[0], name="n" * 5000)
    visit = replace(made.visits[0], visitor=("v" * 5000,), sources=("s" * 5000,))
    cut = bounded(replace(made, actors=(actor,), visits=(visit,)))

    assert cut.actors[0].name == "n" * 159 + "…"
    assert cut.visits[0].visitor == ("v" * 239 + "…",)
    assert len(cut.visits[0].sources[0]) == 120


def test_quotes_are_never_cut_here():
    made = rich()
    actor = replace(made.actors[0], why=replace(made.actors[0].why, quote="q" * 5000))

    assert bounded(replace(made, actors=(actor,))).actors[0].why.quote == "q" * 5000


def test_what_has_no_name_is_called_so():
    """An empty heading is a fault to a screen reader and a riddle to everyone else."""
    made = rich()
    told = made.stories[0]
    nameless = replace(told, summary=replace(told.summary, headline=" \u202e"))
    visit = replace(made.visits[0], visitor=("", "X"))
    cut = bounded(replace(made, stories=(nameless,), visits=(visit,)))

    assert cut.stories[0].summary.headline == "(no headline)"
    assert cut.visits[0].visitor == ("(no name)", "X")


def test_an_address_is_never_cut():
    """A link with a letter less leads nowhere, wherever in the brief it stands."""
    url = "https://news.example/" + "a" * 400
    made = replace(rich(), problems=(replace(rich().problems[0], where=url),))

    assert bounded(made) == made


def test_a_text_that_begins_like_an_address_is_cut_as_any_other():
    made = rich()
    told = made.stories[0]
    long = replace(told, summary=replace(told.summary, headline="https://x.example " + "a " * 400))

    assert len(bounded(replace(made, stories=(long,))).stories[0].summary.headline) == 300

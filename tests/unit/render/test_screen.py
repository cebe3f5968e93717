"""The page is one file that asks for nothing, links every claim, and runs nothing it was given."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.render.brief_json import JsonRenderer
from briefing.render.ics import IcsRenderer
from briefing.render.mail_body import render_mail
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.hostile_brief import ATTACKS, HREFS, attacked
from tests.sample_brief import brief, empty, rich

_VOID = {"meta", "br", "img", "link", "input", "hr", "base"}


class Page(HTMLParser):
    """Collects what a browser would act on, and checks that elements close."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)

    def attributes(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]

    @property
    def words(self):
        return " ".join("".join(self.text).split())


def page(made, **options):
    return Page(HtmlRenderer(**options).render(made).content.decode())


def test_the_page_asks_for_nothing_from_elsewhere():
    """Style and pictures are inside; only the archive's fonts are named, relative to the page."""
    text = HtmlRenderer().render(rich()).content.decode()

    assert not page(rich()).attributes("src")
    assert not {"script", "link", "iframe", "img"} & {tag for tag, _ in page(rich()).tags}
    assert set(re.findall(r"url\(\"?([^)\"]*)", text)) <= set(
        re.findall(r"\.\./\.\./assets/fonts/[\w-]+\.ttf", text)
    )


def test_fonts_can_be_left_out_or_lie_elsewhere():
    assert b"url(" not in HtmlRenderer(fonts="").render(rich()).content
    assert b'url("f/SourceSans3' in HtmlRenderer(fonts="f/").render(rich()).content


def test_every_summary_sentence_links_to_its_source():
    made = page(rich())
    refs = [attrs for tag, attrs in made.tags if tag == "a" and attrs.get("class") == "ref"]
    sentences = sum(len(told.summary.sentences) for told in rich().stories)
    targets = set(made.attributes("id"))

    assert len(refs) >= sentences
    assert all(ref["href"].removeprefix("#") in targets for ref in refs)
    assert all("Source" in ref["aria-label"] for ref in refs)


def test_every_internal_link_has_a_target_and_ids_are_unique():
    made = page(rich())
    ids = made.attributes("id")

    assert len(ids) == len(set(ids))
    assert all(
        href.removeprefix("#") in ids for href in made.attributes("href") if href.startswith("#")
    )


def test_day_words_carry_the_day_they_mean():
    days = [attrs for tag, attrs in page(rich()).tags if tag == "time" and "title" in attrs]

    assert {"datetime": "2031-03-18", "title": "Tuesday 18 March 2031"} in days


def test_other_scripts_carry_language_and_direction():
    made = page(rich())
    native = [attrs for tag, attrs in made.tags if attrs.get("class") == "native"]

    assert {"class": "native", "lang": "ar", "dir": "rtl"} in native
    assert {"class": "native", "lang": "el"} in native


def test_conflicting_dates_are_shown():
    assert "But Harbour Gazette says 22–23 Mar" in page(rich()).words


def test_empty_sections_are_left_out():
    made = page(brief(stories=1, actors=0, visits=0))
    sections = {"actors", "visits", "h-since", "h-headlines", "h-more"}

    assert not sections & set(made.attributes("id"))


def test_an_empty_day_is_an_honest_page():
    made = page(empty())

    assert "Nothing to tell" in made.words
    assert "10 and 12 March 2031" in made.words
    assert "h-headlines" not in made.attributes("id")


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_text(attack):
    made = page(attacked(ATTACKS[attack]))
    tags = {tag for tag, _ in made.tags}

    assert not {"script", "img", "link", "iframe", "base", "image", "use"} & tags
    assert not [name for _, attrs in made.tags for name in attrs if name.startswith("on")]
    assert not made.attributes("style")
    assert "49" not in made.words.replace("No. 49", "")
    assert "127.0.0.1" not in "".join(filter(None, made.attributes("href")))
    assert made.open == []


@pytest.mark.parametrize("href", HREFS)
def test_hostile_addresses_are_no_links(href):
    made = page(attacked("x", url=href))

    assert all(target.startswith("#") for target in made.attributes("href"))


def test_a_hundred_visits_are_all_in_the_table():
    made = page(brief(stories=1, actors=0, visits=100))

    assert "visit-100" in made.attributes("id")


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=120))
def test_any_text_in_any_field_makes_a_whole_page(text):
    """Whatever an article holds, the page closes every element and the other formats are made."""
    made = attacked(text, url=text)

    assert page(made).open == []
    assert TextRenderer().render(made).content.decode()
    assert render_mail(made).as_bytes()
    assert IcsRenderer().render(made).content.endswith(b"END:VCALENDAR\r\n")
    assert JsonRenderer().render(made).content.decode()


def test_the_reader_is_told_what_is_missing_and_not_what_to_mend():
    """The hint is for whoever runs the program: the log and `briefing check` give it."""
    made = rich()
    told = page(made).words + TextRenderer().render(made).content.decode()

    assert "What may be missing" in told
    assert all(problem.message in told for problem in made.problems)
    assert not any(problem.hint in told for problem in made.problems)


def test_a_notice_is_not_called_a_problem():
    noticed = tuple(replace(one, notice=True) for one in rich().problems)
    quiet = replace(rich(), problems=noticed)

    assert "Good to know" in page(quiet).words
    assert "What may be missing" not in page(quiet).words
    assert "Note: Radio Meridian" in TextRenderer().render(quiet).content.decode()


@pytest.mark.parametrize(("stories", "said"), [(13, ""), (14, ""), (15, "2 more stories")])
def test_what_takes_the_line_of_one_more_headline_is_that_headline(stories, said):
    page = HtmlRenderer().render(brief(stories=stories, actors=0, visits=0)).content.decode()
    contents = page.partition('<nav class="toc"')[2].partition("</nav>")[0]

    assert contents.count('href="#story-') == min(stories, 14) - 1
    assert ("more stor" in contents) == bool(said)
    assert said in contents

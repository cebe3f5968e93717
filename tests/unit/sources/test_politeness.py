"""How a source behaves on the web: what it asks, how often, and what it keeps of the answers."""

from datetime import UTC, datetime, timedelta

import pytest
import stamina

from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Feed, Page, SitemapPages
from briefing.sources.client import Client
from briefing.sources.page_selectors import Select
from briefing.sources.politeness import Known, Pace, Web, kept_of
from briefing.sources.responses import freshness, rest_asked
from briefing.sources.robots import rules_of
from tests.local_site import WORDS, article, item, serve

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)


@pytest.fixture
def site():
    yield from serve()


@pytest.fixture(autouse=True)
def no_waiting():
    with stamina.set_testing(True, attempts=2):
        yield


class Memory:
    """What a store would keep between rounds."""

    def __init__(self):
        self.known = {}

    def round(self, source, *, now=NOW, safe=True):
        """Read a source once; return what it yields, or its failure."""
        web = Web(now=now, recall=lambda key: self.known.get(key, Known()), pace=Pace(gap=0))
        found, failed = [], not safe
        try:
            found.extend(source.fetch_over(web))
        except SourceError as error:
            failed = True
            found.append(error)
        self.known.update(kept_of(web, failed=failed))
        return found


@pytest.fixture
def memory():
    return Memory()


def feed(site, path="/feed", **options):
    return Feed(url=site.url(path), allow_private=True, **options)


def titles(found):
    return [one.title for one in found if isinstance(one, FetchedArticle)]


def told(found):
    return [str(one) if isinstance(one, SourceError) else one.message for one in found
            if not isinstance(one, FetchedArticle)]  # fmt: skip


class TestAskingAgain:
    """A server is asked whether anything has changed, and no sooner than it says."""

    def test_second_round_asks_for_changes_only(self, site, memory):
        """With what the server called its version."""
        site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"', Last_Modified="Mon")

        first, second = memory.round(feed(site)), memory.round(feed(site))

        assert titles(first) == ["A"]
        assert second == []
        assert site.seen[1][1]["If-None-Match"] == '"v1"'
        assert site.seen[1][1]["If-Modified-Since"] == "Mon"

    def test_version_is_kept_while_nothing_changes(self, site, memory):
        """Also by a server that does not repeat it."""
        site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"')

        rounds = [memory.round(feed(site)) for _ in range(3)]

        assert [len(found) for found in rounds] == [1, 0, 0]
        assert site.seen[2][1]["If-None-Match"] == '"v1"'

    def test_what_was_not_kept_is_asked_for_again(self, site, memory):
        """A round whose articles were lost does not count."""
        site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"')
        memory.round(feed(site), safe=False)

        assert titles(memory.round(feed(site))) == ["A"]

    def test_fresh_answer_is_not_asked_for_again(self, site, memory):
        """As long as the server says, but not for the day that servers of files say."""
        site.put_feed("/feed", item("A", site.url("/a")), Cache_Control="public, max-age=86400")
        memory.round(feed(site))

        assert memory.round(feed(site), now=NOW + timedelta(minutes=29)) == []
        assert len(site.asked()) == 1
        memory.round(feed(site), now=NOW + timedelta(minutes=31))
        assert len(site.asked()) == 2

    def test_server_that_names_no_version_is_known_by_what_it_sent(self, site, memory):
        """Our own name for it stays here."""
        site.put_feed("/feed", item("A", site.url("/a")))

        assert titles(memory.round(feed(site))) == ["A"]
        assert memory.round(feed(site)) == []
        assert not any("If-None-Match" in headers for _, headers in site.seen)
        site.put_feed("/feed", item("B", site.url("/b")))
        assert titles(memory.round(feed(site))) == ["B"]

    def test_file_that_has_not_changed_is_not_read_again(self, tmp_path, memory):
        """With other options it is: something else comes out."""
        path = tmp_path / "feed.xml"
        path.write_text(
            "<rss version='2.0'><channel><item><title>A b</title></item></channel></rss>"
        )

        assert titles(memory.round(Feed(url=path))) == ["A b"]
        assert memory.round(Feed(url=path)) == []
        path.write_text(path.read_text().replace("A b", "C d"))
        assert titles(memory.round(Feed(url=path))) == ["C d"]

    def test_server_that_wants_rest_gets_it(self, site, memory):
        """It is not tried a second time, nor before the time it named."""
        site.put("/feed", "", status=429, Retry_After="7200")

        first = memory.round(feed(site))
        second = memory.round(feed(site), now=NOW + timedelta(hours=1))
        site.put_feed("/feed", item("A", site.url("/a")))
        third = memory.round(feed(site), now=NOW + timedelta(hours=3))

        assert "answered 429, and asks not to be asked again for 2 hours" in told(first)[0]
        assert "not asked before 2026-03-10 09:00 UTC" in told(second)[0]
        assert titles(third) == ["A"]
        assert len(site.asked()) == 2

    def test_short_rest_is_waited_for(self, site):
        """A server that is busy for a second is asked again at once."""
        replies = iter([(503, {"Retry-After": "1"}, b""), (200, {}, b"ok")])
        site.pages["/shaky"] = lambda _: next(replies)

        assert Client(allow_private=True).get(site.url("/shaky")).content == b"ok"

    def test_what_is_gone_for_good_is_left_alone(self, site, memory):
        """For a week: some servers say so in error."""
        site.put("/feed", "", status=410)

        found = [memory.round(feed(site), now=NOW + timedelta(days=day)) for day in (0, 1, 6, 8)]

        assert all("gone for good (410)" in told(one)[0] for one in found)
        assert len(site.asked()) == 2

    @pytest.mark.parametrize(("status", "said"), [(301, True), (308, True), (302, False)])
    def test_move_for_good_is_told_with_the_new_address(self, site, memory, status, said):
        """A note: the articles are read all the same."""
        site.put("/feed", "", status=status, Location="/new")
        site.put_feed("/new", item("A", site.url("/a")))

        found = memory.round(feed(site))
        notes = [one for one in found if isinstance(one, Problem)]

        assert titles(found) == ["A"]
        assert [note.notice for note in notes] == [True] * said
        assert all(site.url("/new") in note.message for note in notes)

    def test_secrets_of_a_new_address_are_not_told(self, site, memory):
        """Its query may be a key."""
        site.put("/feed?key=s3cret", "", status=301, Location="/new?key=s3cret")
        site.put_feed("/new?key=s3cret", item("A", site.url("/a")))

        found = memory.round(feed(site, "/feed?key=s3cret"))

        assert "/new?..." in told(found)[0]
        assert "s3cret" not in str(found[0])

    def test_clock_that_was_ahead_does_not_silence_a_source(self, site, memory):
        """A rest longer than any that we keep is a mistake."""
        site.put_feed("/feed", item("A", site.url("/a")))
        memory.known[site.url("/feed")] = Known(not_before=NOW + timedelta(days=300), error="x")

        assert titles(memory.round(feed(site))) == ["A"]


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 5 "}, 5),
        ({"retry-after": "999999999999999"}, 86_400),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "soon"}, 0),
        ({"retry-after": "\u0663"}, 0),
        ({"retry-after": "Tue, 10 Mar 2026 08:00:00 GMT"}, 0),
        (
            {
                "retry-after": "Tue, 10 Mar 2026 08:00:00 GMT",
                "date": "Tue, 10 Mar 2026 07:59:00 GMT",
            },
            60,
        ),
        (
            {
                "retry-after": "Tue, 10 Mar 2026 08:00:00 GMT",
                "date": "Tue, 10 Mar 2026 08:01:00 GMT",
            },
            0,
        ),
    ],
)
def test_rest_that_a_server_asks_for(headers, seconds):
    """In seconds or as a moment, counted by its own clock."""
    assert rest_asked(headers) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=60"}, 60),
        ({"cache-control": 'public, MAX-AGE="60"', "age": "50"}, 10),
        ({"cache-control": "max-age=60", "age": "90"}, 0),
        ({"cache-control": "no-cache, max-age=60"}, 0),
        ({"cache-control": "s-maxage=60"}, None),
        ({"cache-control": "max-age=x"}, None),
    ],
)
def test_how_long_an_answer_stays_good(headers, seconds):
    """Less the time it has lain in caches on the way."""
    assert freshness(headers) == seconds


def test_one_host_is_not_asked_in_quick_succession():
    """Another host need not wait; a host may want more time, within bounds."""
    clock = [0.0]
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        clock[0] += seconds

    pace = Pace(gap=1.0, clock=lambda: clock[0], sleep=sleep)
    for host, gap in (("a", 0), ("b", 0), ("a", 0), ("a", 4), ("a", 9_999)):
        pace.wait(host, gap=gap)

    assert waits == [1.0, 4.0, 10.0]


class TestRobots:
    """A host says what programs may fetch by themselves."""

    @pytest.mark.parametrize(
        ("rules", "allowed"),
        [
            ("User-agent: *\nDisallow: /private", True),
            ("User-agent: *\nDisallow: /", False),
            ("User-agent: briefing\nDisallow: /news", False),
            ("User-agent: other\nDisallow: /", True),
            ("User-agent: *\nDisallow: /\nAllow: /news", True),
            ("\x00\xff not a file of rules", True),
            ("\ufeffUser-agent: *\nDisallow: /news", False),
        ],
    )
    def test_rules_are_followed(self, site, rules, allowed):
        """By our name, else by those for all."""
        site.put("/robots.txt", rules, kind="text/plain")

        permits = rules_of(site.url(""), client=Client(allow_private=True)).permits

        assert permits(site.url("/news/1")) == allowed

    @pytest.mark.parametrize(
        ("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (503, False)]
    )
    def test_host_without_rules(self, site, status, allowed):
        """None permits all; one that cannot say permits nothing this time."""
        site.put("/robots.txt", "", status=status)

        rules = rules_of(site.url(""), client=Client(allow_private=True))

        assert rules.permits(site.url("/news/1")) == allowed

    def test_endless_rules_are_not_read(self, site):
        """As much is read as the standard asks for."""
        site.put("/robots.txt", "#" * 600_000, kind="text/plain")

        assert not rules_of(site.url(""), client=Client(allow_private=True)).permits("x")


class TestFullText:
    """Entries with a teaser are read from their pages, each once."""

    def test_page_takes_the_place_of_the_teaser(self, site, memory):
        """The feed's headline and date stand."""
        site.put_feed("/feed", item("Harbour opens", site.url("/a")))
        site.put("/a", article("Harbour of Sample City opens", day=8))

        (found,) = memory.round(feed(site, full_text=True))

        assert found.text.count("opened again") == 6
        assert found.title == "Harbour opens"
        assert found.published == datetime(2026, 3, 9, 6, 30, tzinfo=UTC)
        assert found.source == "Bell"

    def test_page_that_was_read_is_not_asked_for_again(self, site, memory):
        """Nor does its teaser become a new wording of the article."""
        site.put_feed("/feed", item("A harbour", site.url("/a")))
        site.put("/a", article("A harbour"))
        memory.round(feed(site, full_text=True))
        site.put_feed("/feed", item("B harbour", site.url("/b")), item("A harbour", site.url("/a")))
        site.put("/b", article("B harbour"))

        assert titles(memory.round(feed(site, full_text=True))) == ["B harbour"]
        assert site.asked().count("/a") == 1

    def test_entry_in_other_words_is_read_again(self, site, memory):
        """A new teaser is a new version."""
        site.put("/a", article("A harbour"))
        site.put_feed("/feed", item("A harbour", site.url("/a")))
        memory.round(feed(site, full_text=True))
        site.put_feed("/feed", item("A harbour closes again", site.url("/a")))

        assert titles(memory.round(feed(site, full_text=True))) == ["A harbour closes again"]

    def test_whole_text_of_a_feed_needs_no_page(self, site, memory):
        """Nobody is asked for what is there."""
        whole = " ".join([WORDS] * 30)
        site.put_feed("/feed", item("A", site.url("/a"), text=whole))

        (found,) = memory.round(feed(site, full_text=True))

        assert found.text == whole
        assert site.asked() == ["/feed"]

    @pytest.mark.parametrize(
        ("page", "words"),
        [
            (None, "answered 404"),
            ("<html><body><p>Menu</p></body></html>", "no article was found"),
            (
                article("We value your privacy", text="Cookies help us and our partners to serve."),
                "only asks about cookies",
            ),
            (
                article("Welcome to the club", text="Members of it may read what others write."),
                "does not hold more of it",
            ),
        ],
        ids=["missing", "empty", "cookies", "wall"],
    )
    def test_teaser_is_kept_where_the_page_cannot_be_read(self, site, memory, page, words):
        """And that is said."""
        site.put_feed("/feed", item("Harbour opens", site.url("/a")))
        if page is not None:
            site.put("/a", page)

        found = memory.round(feed(site, full_text=True))

        assert [one.text for one in found if isinstance(one, FetchedArticle)] == [WORDS]
        (words_told,) = told(found)
        assert "only the teaser of 'Harbour opens' was kept" in words_told
        assert words in words_told

    def test_page_that_fails_is_tried_three_times_hours_apart(self, site, memory):
        """Each failure is told once; in between, and in the end, the teaser stands."""
        site.put_feed("/feed", item("Harbour opens", site.url("/a")), ETag='"v1"')
        rounds = [
            memory.round(feed(site, full_text=True), now=NOW + timedelta(hours=hour))
            for hour in (0, 0.5, 2, 5, 9, 14)
        ]

        assert site.asked().count("/a") == 3
        assert [titles(found) for found in rounds[:4]] == [["Harbour opens"]] * 4
        assert rounds[4:] == [[], []]
        assert [len(told(found)) for found in rounds] == [1, 0, 1, 1, 0, 0]

    def test_robots_are_kept_out(self, site, memory):
        """What a site asks of programs holds for pages that a feed names."""
        site.put("/robots.txt", "User-agent: *\nDisallow: /a", kind="text/plain")
        site.put_feed("/feed", item("Harbour opens", site.url("/a")))
        site.put("/a", article("Harbour opens"))

        found = memory.round(feed(site, full_text=True))

        assert "robots.txt" in told(found)[0]
        assert site.asked() == ["/feed"]

    def test_feed_does_not_lead_into_our_network(self, site, memory):
        """Also one that lies there itself: only its own host and port are open to it."""
        port = site.port
        site.put_feed("/feed", item("Harbour opens", f"http://localhost:{port}/a"))
        site.put("/a", article("Harbour opens"))

        found = memory.round(feed(site, full_text=True))

        assert len(titles(found)) == 1
        assert site.asked() == ["/feed"]

    def test_many_pages_are_read_in_several_rounds(self, site, memory):
        """So that no site is burdened and no other source waits."""
        paths = [f"/{n}" for n in range(40)]
        for path in paths:
            site.put(path, article(f"Harbour {path}"))
        site.put_feed("/feed", *(item(f"Harbour {p}", site.url(p)) for p in paths), ETag='"v1"')

        first = memory.round(feed(site, full_text=True))
        second = memory.round(feed(site, full_text=True))
        third = memory.round(feed(site, full_text=True))

        assert len(titles(first)) == 40
        assert (
            told(first) == ["the pages of 10 entries are left for the next round"]
            or "10" in (told(first)[0])
        )
        assert len(titles(second)) == 10
        assert third == []


class TestIndex:
    """A page that lists articles."""

    def test_pages_behind_its_links_are_articles(self, site, memory):
        """Each once, in its order; other links are left alone."""
        site.put(
            "/news",
            "<html><body><div class=menu><a href='/about'>About</a></div><ul class=list>"
            "<li><a href='/a#top'>A</a></li><li><a href='b'>B</a></li><li><a href='/a'>A</a></li>"
            "<li><a href='mailto:x@example.org'>Write</a></li></ul></body></html>",
        )
        site.put("/a", article("Harbour A"))
        site.put("/b", article("Harbour B"))
        index = Page(url=site.url("/news"), links="ul.list", allow_private=True)

        first, second = memory.round(index), memory.round(index)

        assert titles(first) == ["Harbour A", "Harbour B"]
        assert {one.source for one in first} == {"Sample Post"}
        assert second == []
        assert site.asked() == ["/news", "/a", "/b", "/news"]

    def test_site_has_one_name(self, site, memory):
        """The index's own, whatever its pages call their parts; another site's page has its own."""
        site.put(
            "/news",
            "<html><head><meta property='og:site_name' content='Post'></head><body>"
            "<a href='/a'>A</a></body></html>",
        )
        site.put("/a", article("Harbour A"))

        found = memory.round(Page(url=site.url("/news"), links="a", allow_private=True))

        assert [one.source for one in found] == ["Post"]

    @pytest.mark.parametrize("place", [" /a%20b ", "/a b", "/a\n b"])
    def test_link_is_followed_as_browsers_do(self, site, memory, place):
        """With the blanks and the ends of lines that stand in it."""
        site.put("/news", f"<html><body><a href='{place}'>A</a></body></html>")
        site.put("/a%20b", article("Harbour A"))

        found = memory.round(Page(url=site.url("/news"), links="a", allow_private=True))

        assert titles(found) == ["Harbour A"]

    def test_page_that_cannot_be_read_is_a_problem(self, site, memory):
        """The others are read."""
        site.put("/news", "<html><body><a href='/gone'>x</a><a href='/b'>B</a></body></html>")
        site.put("/b", article("Harbour B"))

        found = memory.round(Page(url=site.url("/news"), links="a", allow_private=True))

        assert titles(found) == ["Harbour B"]
        assert told(found) == [f"{site.url('/gone')} answered 404"]

    def test_selector_that_finds_nothing_is_a_source_error(self, site, memory):
        """The site has changed, or the selector is wrong."""
        site.put("/news", "<html><body><a href='/a'>A</a></body></html>")

        (error,) = memory.round(Page(url=site.url("/news"), links="ul.list a", allow_private=True))

        assert "has no link at 'ul.list a'" in str(error)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: Page(url="https://x.example", links="ul >>"),
            lambda: Select(text="[[["),
            lambda: Select(without=("a", "]")),
        ],
        ids=["links", "text", "without"],
    )
    def test_what_is_no_selector_is_refused(self, make):
        """When the configuration is read, not when the page is."""
        with pytest.raises(ValueError, match="is no CSS selector"):
            make()


class TestSelect:
    """Who knows a site may say where its article stands."""

    PAGE = (
        "<html><body><div id=head>Breaking: Harbour opens</div><div class=when>9 March 2026</div>"
        f"<div class=body><p>{WORDS}</p><div class=ad>Buy now and pay later, only this week.</div>"
        "tail <p>Ships came in.</p></div><div class=more>Read more of this and that</div></body>"
    )

    def read(self, site, **selectors):
        site.put("/a", self.PAGE)
        return list(
            Page(url=site.url("/a"), select=Select(**selectors), allow_private=True).fetch(now=NOW)
        )

    def test_parts_are_taken_from_there(self, site):
        """And what is to be left out is."""
        (found,) = self.read(site, text=".body", title="#head", date=".when", without=(".ad",))

        assert found.text == f"{WORDS}\n\ntail\n\nShips came in."
        assert found.title == "Breaking: Harbour opens"
        assert str(found.published) == "2026-03-09"

    def test_selector_that_finds_nothing_is_told(self, site):
        """The page is read without it."""
        found = self.read(site, text=".story", date=".when")

        assert WORDS in next(one for one in found if isinstance(one, FetchedArticle)).text
        assert told(found) == ["select.text finds nothing on the page; it was read without"]


NEWS = "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
MAPS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"


def entry(url, *, published="2026-03-09T08:00:00Z", title="Harbour opens"):
    return (
        f"<url><loc>{url}</loc><n:news><n:publication><n:name>Sample Bell</n:name>"
        f"<n:language>en</n:language></n:publication><n:publication_date>{published}"
        f"</n:publication_date><n:title>{title}</n:title></n:news></url>"
    )


class TestSitemap:
    """A site's own list of its newest pages."""

    def sitemap(self, site, path="/news.xml", **options):
        return SitemapPages(url=site.url(path), allow_private=True, **options)

    def test_newest_pages_are_articles(self, site, memory):
        """Older ones are not asked for."""
        new, old = entry(site.url("/a")), entry(site.url("/old"), published="2026-03-01")
        site.put("/news.xml", f"<urlset {MAPS} {NEWS}>{new}{old}</urlset>", kind="text/xml")
        site.put("/a", article("Harbour A"))

        first, second = memory.round(self.sitemap(site)), memory.round(self.sitemap(site))

        assert titles(first) == ["Harbour A"]
        assert first[0].source == "Sample Bell"
        assert second == []
        assert site.asked() == ["/news.xml", "/a", "/news.xml"]

    def test_changed_page_is_read_again(self, site, memory):
        """The sitemap says that it was."""
        site.put("/a", article("Harbour A"))
        for hour in (8, 9):
            new = entry(site.url("/a"), published=f"2026-03-09T0{hour}:00:00Z")
            site.put("/news.xml", f"<urlset {MAPS} {NEWS}>{new}</urlset>", kind="text/xml")
            memory.round(self.sitemap(site))

        assert site.asked().count("/a") == 2

    def test_place_that_is_no_address_is_told(self, site, memory):
        """The others are read, also without their host."""
        site.put("/a", article("Harbour A"))
        places = entry("/a") + entry("javascript:go()")
        site.put("/news.xml", f"<urlset {MAPS} {NEWS}>{places}</urlset>", kind="text/xml")

        found = memory.round(self.sitemap(site))

        assert titles(found) == ["Harbour A"]
        assert told(found) == ["1 of its places are no web addresses"]

    def test_index_of_sitemaps_leads_to_its_newest(self, site, memory):
        """Not to the archive."""
        parts = "".join(
            f"<sitemap><loc>{site.url(f'/{n}.xml')}</loc><lastmod>2026-03-0{n}</lastmod></sitemap>"
            for n in range(1, 8)
        )
        site.put("/news.xml", f"<sitemapindex {MAPS}>{parts}</sitemapindex>", kind="text/xml")
        site.put("/7.xml", f"<urlset {MAPS} {NEWS}>{entry(site.url('/a'))}</urlset>")
        site.put("/a", article("Harbour A"))

        found = memory.round(self.sitemap(site))

        assert titles(found) == ["Harbour A"]
        assert site.asked() == ["/news.xml", "/7.xml", "/6.xml", "/5.xml", "/a"]

    def test_index_that_stays_hides_no_change_of_what_it_lists(self, site, memory):
        """Nor are pages lost that were left for the next round."""
        index = f"<sitemapindex {MAPS}><sitemap><loc>{site.url('/1.xml')}</loc></sitemap>"
        site.put("/news.xml", f"{index}</sitemapindex>", ETag='"i"')
        rounds = []
        for tag, count in (("a", 31), ("a", 31), ("a", 31), ("b", 32)):
            pages = "".join(entry(site.url(f"/{n}")) for n in range(count))
            site.put("/1.xml", f"<urlset {MAPS} {NEWS}>{pages}</urlset>", ETag=f'"{tag}"')
            for n in range(count):
                site.put(f"/{n}", article(f"Harbour {n}", times=2))
            rounds.append(len(titles(memory.round(self.sitemap(site)))))

        assert rounds == [30, 1, 0, 1]

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ("<html><body>no</body></html>", "is no sitemap"),
            ("words", "is no sitemap"),
            ("", "is no sitemap"),
            ("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset/>", "defines a document type"),
            ("<urlset><url><loc>https://x.example/a</loc></url></urlset>", "does not say when"),
            ("https://x.example/a\nhttps://x.example/b\n", "does not say when"),
            (f"<urlset {' '.join(f'a{n}=1' for n in range(600))}/>", "attributes"),
        ],
    )
    def test_what_is_no_use_is_told(self, site, memory, body, words):
        """With what to do."""
        site.put("/news.xml", body, kind="text/xml")

        (error,) = memory.round(self.sitemap(site))

        assert words in str(error)

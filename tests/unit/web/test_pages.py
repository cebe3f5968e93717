"""What a reader of the served archive finds, with any browser, and a program under /api."""

import re
import time
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from briefing.errors import StoreError
from briefing.web import api
from briefing.web.jobs import MOST_WAITING
from briefing.web.metrics import family
from briefing.web.openapi import document

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
MORNING = "/morning/2031-03-14"


def wait_for(ask, *, seconds=60):
    """Ask until the answer is true."""
    until = time.monotonic() + seconds
    while not (got := ask()):
        assert time.monotonic() < until, "it never came"
        time.sleep(0.05)
    return got


class TestReading:
    """The pages."""

    def test_first_page_lists_briefs_by_date_with_their_forms(self, reader):
        """The newest first, each with its first headline."""
        text = reader.get("/").text

        assert text.index("Friday 14 March 2031") < text.index("Saturday 1 February 2031")
        for form in ("html", "pdf", "ics", "json"):
            assert f'href="{MORNING}/brief.{form}"' in text

    def test_month_is_shown_alone(self, reader):
        """Of the others how many there are."""
        text = reader.get("/?month=2031-02").text

        assert "Saturday 1 February 2031" in text
        assert "Friday 14 March 2031" not in text
        assert "1 brief" in text

    @pytest.mark.parametrize("month", ["x", "2031-13", "0000-00", "2031-02-01", "%00", "9999-12"])
    def test_odd_month_is_the_first_page(self, reader, month):
        """No error of anybody."""
        assert reader.get(f"/?month={month}").status == 200

    def test_a_browser_that_asks_for_a_picture_of_the_site_reports_no_fault(self, reader):
        assert reader.get("/favicon.ico").status == 204

    def test_every_link_of_every_page_leads_somewhere(self, reader):
        """From the first page on, all that is linked on this server."""
        waiting, seen = ["/", "/search?q=ferry", "/search?q=minister"], {}
        while waiting:
            path = waiting.pop()
            if path in seen or len(seen) > 150:
                continue
            answer = reader.get(path)
            seen[path] = answer.status
            if "html" not in answer.headers.get("content-type", ""):
                continue
            for link in re.findall(r'(?:href|src)="([^"#]+)', answer.text):
                link = link.replace("&amp;", "&")
                if not urlsplit(link).scheme:
                    base = path.partition("?")[0].rpartition("/")[0]
                    parts = (link if link.startswith("/") else f"{base}/{link}").split("/")
                    while ".." in parts:
                        at = parts.index("..")
                        del parts[at - 1 : at + 1]
                    waiting.append("/".join(parts))

        assert {
            path: status for path, status in seen.items() if status not in (200, 307, 308)
        } == {}
        assert len(seen) > 20

    @pytest.mark.parametrize(
        ("form", "kind", "begins"),
        [("html", "text/html", b"<!DOCTYPE"), ("json", "application/json", b"{"),
         ("ics", "text/calendar", b"BEGIN:VCALENDAR"), ("txt", "text/plain", b"")],
    )  # fmt: skip
    def test_brief_is_there_in_every_form(self, reader, form, kind, begins):
        """Also in those that were not written."""
        answer = reader.get(f"{MORNING}/brief.{form}")

        assert answer.status == 200
        assert answer.headers["content-type"].startswith(kind)
        assert answer.body.lstrip().startswith(begins)

    @pytest.mark.pdf
    def test_pdf_that_was_not_written_is_made(self, reader):
        """And asked for by its name when it is saved."""
        answer = reader.get(f"{MORNING}/brief.pdf")

        assert answer.body.startswith(b"%PDF-")
        assert "morning-2031-03-14.pdf" in answer.headers["content-disposition"]

    @pytest.mark.parametrize(
        "path", ["/search?q=ferry", "/stories", f"{MORNING}/brief.html", f"{MORNING}/brief.json",
                 "/archive/actors.html", "/assets/web.css", "/api/briefs", "/feed.xml"],
    )  # fmt: skip
    def test_what_a_browser_has_is_not_sent_again(self, reader, path):
        """HEAD says what GET would, without it."""
        answer = reader.get(path)
        head = reader.ask("HEAD", path)
        again = reader.get(path, If_None_Match=answer.headers["etag"])
        other = reader.get(path, If_None_Match='"other"')

        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == str(len(answer.body))
        assert (again.status, again.body) == (304, b"")
        assert (other.status, other.body) == (200, answer.body)

    def test_search_finds_whatever_the_letters(self, reader):
        """And marks the words; what an article says is text."""
        text = reader.get("/search?q=IGDIR+FER%C4%B0").text

        assert "Iğdır&#39;da &lt;b&gt;feribot&lt;/b&gt;" in text
        assert "<mark>Feribot</mark> yola" in text

    def test_search_can_be_narrowed_and_says_when_nothing_is_there(self, reader):
        """With what to do."""
        assert "1 result" in reader.get("/search?q=harbour&kind=article").text
        assert "Nothing has" in reader.get("/search?q=harbourzzz").text
        assert reader.get("/search").status == 200
        assert reader.get("/search?q=a&kind=x&page=-1").status == 200
        assert reader.get("/search?q=a&page=99999999999999999999").status == 200

    def test_article_is_shown_as_it_is_kept(self, reader):
        """In its paragraphs, with its address."""
        (key,) = re.findall(r'href="(/articles/\w+)"', reader.get("/search?q=igdir").text)
        text = reader.get(key).text

        assert '<p class="txt">Son.</p>' in text
        assert 'href="https://mole.example/a"' in text

    def test_written_page_leads_to_the_pages_that_need_a_server(self, reader):
        """One navigation for all."""
        text = reader.get("/archive/actors.html").text

        assert '<a href="/sources">Sources</a>' in text
        assert reader.get("/archive/search.html?q=x").headers["location"] == "/search?q=x"

    def test_page_that_is_not_there_says_so(self, reader):
        """In words, and where to go on."""
        answer = reader.get("/nowhere")

        assert answer.status == 404
        assert "There is no such page" in answer.text
        assert 'href="/search"' in answer.text

    def test_store_that_refuses_is_said_in_words(self, serve, monkeypatch, caplog):
        """And health says it to whoever watches."""
        served = serve()

        def refuse(*_args, **_named):
            raise StoreError("the store is gone", hint="look for it")

        store = served.site.desk.workshop.store
        monkeypatch.setattr(type(store.journal), "runs", refuse)
        monkeypatch.setattr(type(store), "ask", refuse)
        answer, health = served.reader.get("/runs"), served.reader.get("/health")

        assert (answer.status, health.status) == (500, 503)
        assert "the store is gone" in answer.text
        assert "look for it" in answer.text
        assert health.json == {"status": "failing", "why": "look for it"}

    def test_fault_is_said_in_words_and_logged(self, serve, monkeypatch, caplog):
        """Nothing of it is told to the reader, and the server goes on."""
        served = serve()

        def break_(*_args, **_named):
            raise RuntimeError("secret inside")

        monkeypatch.setattr(type(served.site.desk.workshop.store.journal), "runs", break_)
        answers = [served.reader.get("/runs"), served.reader.get("/api/runs")]

        assert [answer.status for answer in answers] == [500, 500]
        assert "fault of the program" in answers[0].text
        assert "secret inside" not in answers[0].text + answers[1].text
        assert "secret inside" in caplog.text
        assert "content-security-policy" in answers[0].headers
        assert served.reader.get("/stories").status == 200


class TestBuilding:
    """Build this date."""

    def ask(self, reader, day, **more):
        fields = {"edition": "morning", "date": day, "token": reader.get("/").token, **more}
        return reader.send("/build", fields)

    def test_brief_is_built_and_watched_without_a_script(self, serve):
        """The page loads itself anew until it is done, and leads to the brief."""
        reader = serve().reader
        place = self.ask(reader, "2031-03-10").headers["location"]
        text = wait_for(lambda: (t := reader.get(place).text) and "It is built" in t and t)

        assert 'href="/morning/2031-03-10/brief.html"' in text
        assert "3 articles, 2 stories, 1 key actor, 0 visits" in text
        assert "desk: &lt;b&gt;odd&lt;/b&gt;" in text
        assert "refresh" not in text

    @pytest.mark.parametrize(
        ("day", "words"),
        [("2031-03-02", "the disk is full"), ("2031-03-03", "ended without a word (exit code 7)")],
    )
    def test_failure_is_said(self, serve, day, words):
        """With what to do, if that is known."""
        reader = serve().reader
        place = self.ask(reader, day).headers["location"]

        assert words in wait_for(lambda: (t := reader.get(place).text) and "failed" in t and t)

    def test_build_is_watched_live_and_cancelled(self, serve):
        """The stream tells each step, and ends."""
        served = serve()
        reader = served.reader
        place = self.ask(reader, "2031-03-01").headers["location"]
        wait_for(lambda: served.site.jobs.get(1).stage == "reading")
        page = reader.get(place)

        assert '<noscript><meta http-equiv="refresh"' in page.text
        assert "Reading (1 of 4)" in page.text
        assert reader.send(f"{place}/cancel", {"token": page.token}).status == 303
        stream = reader.get(f"{place}/events")
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert '"state": "cancelled"' in stream.text
        wait_for(lambda: served.site.jobs._process is None)

    @pytest.mark.parametrize(
        ("day", "words"),
        [("", "no date"), ("tomorrow", "no date"), ("2031-02-30", "no date"),
         ("0001-01-01", "no date"),
         ("2031-03-25", "lies in the future"), ("<b>", "&lt;b&gt;"), ("20310310", "no date")],
    )  # fmt: skip
    def test_date_that_is_none_is_said_beside_the_form(self, serve, day, words):
        """What was typed stays there."""
        served = serve()
        answer = self.ask(served.reader, day)

        assert answer.status == 400
        assert words in answer.text
        assert 'aria-invalid="true"' in answer.text
        assert served.site.jobs.all() == ()

    def test_edition_that_is_none_is_said(self, serve):
        """With those there are."""
        answer = self.ask(serve().reader, "2031-03-10", edition="evening")

        assert answer.status == 400
        assert "known: morning" in answer.text

    def test_who_asks_twice_gets_the_same_and_who_asks_too_often_waits(self, serve):
        """The first is being built, the others wait, and no more."""
        served = serve()
        first = [self.ask(served.reader, "2031-03-01") for _ in range(2)]
        wait_for(lambda: served.site.jobs.get(1).stage == "reading")
        more = [self.ask(served.reader, f"2031-02-{n:02}") for n in range(10, 11 + MOST_WAITING)]

        assert len({answer.headers["location"] for answer in first}) == 1
        assert [answer.status for answer in more] == [303] * MOST_WAITING + [503]
        assert "wait to be built already" in more[-1].text

    def test_server_that_stops_stops_its_builder(self, serve):
        """And waits until that has given back what it holds."""
        served = serve()
        self.ask(served.reader, "2031-03-01")
        process = wait_for(lambda: served.site.jobs._process)[1]
        wait_for(lambda: served.site.jobs.get(1).stage == "reading")
        since = time.monotonic()
        served.site.close()

        assert process.poll() == 143
        assert time.monotonic() - since < 30
        assert served.site.jobs.get(1).state == "cancelled"


class TestApi:
    """The same for programs."""

    def test_document_and_addresses_are_the_same(self):
        """Every address with every method, and no other."""
        told = {
            (path, method.upper())
            for path, methods in document()["paths"].items()
            for method in methods
        }
        there = {
            (route.path.replace(":int", ""), method)
            for route in api.routes(SimpleNamespace(workshop=SimpleNamespace(store=None)))
            for method in route.methods - {"HEAD"}
        }

        assert told == there

    def test_document_names_nothing_that_is_not_in_it(self):
        """Every reference leads somewhere."""
        made = document()
        names = set(re.findall(r"#/components/(\w+)/(\w+)", str(made)))

        assert [n for n in names if n[1] not in made["components"][n[0]]] == []

    @pytest.mark.parametrize(
        ("path", "schema"),
        [("/api/editions", "Editions"), ("/api/briefs", "Briefs"), ("/api/actors", "Hits"),
         ("/api/stories?limit=1", "Hits"), ("/api/visits", "Hits"), ("/api/search?q=fer", "Hits"),
         ("/api/sources", "Sources"), ("/api/runs?limit=2", "Runs"), ("/api/builds", "Builds")],
    )  # fmt: skip
    def test_answer_is_as_described(self, reader, path, schema):
        """Field by field, with its type."""
        answer = reader.get(path)

        assert answer.status == 200
        assert list(faults(answer.json, {"$ref": f"#/components/schemas/{schema}"})) == []

    def test_brief_is_built_watched_and_cancelled(self, serve):
        """By its location."""
        reader = serve().reader
        order = '{"edition": "morning", "date": "2031-03-01", "collect": false}'
        asked = reader.ask("POST", "/api/builds", order, Content_Type="application/json")
        place = asked.headers["location"]
        wait_for(lambda: reader.get(place).json["stage"] == "reading")
        stopped = reader.ask("DELETE", place).json

        assert asked.status == 202
        assert asked.json["collect"] is False
        assert list(faults(stopped, {"$ref": "#/components/schemas/Build"})) == []
        assert (stopped["state"], stopped["over"]) == ("cancelled", True)

    @pytest.mark.parametrize(
        "order", ["", "[]", "{}", '{"date": 3}', '{"date": "2031-03-10", "x": 1}', "[" * 9000,
                  '{"date": "2031-03-10", "rebuild": "yes"}',
                  '{"date": "2031-03-10", "edition": "x"}'],
        ids=["nothing", "list", "empty", "number", "more", "deep", "flag", "edition"],
    )  # fmt: skip
    def test_order_that_is_none_is_said(self, reader, order):
        """As JSON, with what to do."""
        answer = reader.ask("POST", "/api/builds", order, Content_Type="application/json")

        assert answer.status == 400
        assert answer.json["error"]["message"]

    @pytest.mark.parametrize(
        ("path", "status"),
        [("/api/nothing", 404), ("/api/articles/x", 404), ("/api/briefs/morning/2000-01-01", 404),
         ("/api/builds/9", 404), ("/api/search?kind=x&q=y", 400), ("/api/briefs?edition=x", 400)],
    )  # fmt: skip
    def test_what_is_not_there_is_said_as_json(self, reader, path, status):
        """No page for a program."""
        answer = reader.get(path)

        assert answer.status == status
        assert answer.json["error"]["status"] == status

    def test_brief_is_that_of_its_file(self, reader):
        """Byte for byte."""
        there = reader.get("/api/briefs/morning/2031-03-14")

        assert there.body == reader.get(f"{MORNING}/brief.json").body

    def test_metrics_are_in_the_format_of_prometheus(self, reader):
        """Each line a comment or a sample; each family once."""
        reader.get("/nowhere")
        lines = reader.get("/metrics").text.splitlines()
        sample = re.compile(r'\w+\{(\w+="([^"\\\n]|\\["\\n])*",?)*\} -?[0-9.e+]+')

        assert [one for one in lines if not (one.startswith("# ") or sample.fullmatch(one))] == []
        assert 'briefing_briefs{edition="morning"} 2.0' in lines
        assert 'briefing_http_answers_total{code="404"} 1.0' in lines
        types = [one for one in lines if one.startswith("# TYPE")]
        assert len(types) == len(set(types)) >= 8

    def test_label_with_odd_signs_is_escaped(self):
        """A source may be called anything."""
        lines = list(family("m", "w", [({"source": 'a"b\\c\nd'}, 1)]))

        assert lines[-1] == 'm{source="a\\"b\\\\c\\nd"} 1.0\n'


def faults(value, schema, at="$"):
    """Yield where a value is not as a schema of ours says."""
    if "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "oneOf" in schema:
        if all(list(faults(value, one)) for one in schema["oneOf"]):
            yield f"{at}: {value!r}"
    elif "enum" in schema:
        if value not in schema["enum"]:
            yield f"{at}: {value!r}"
    elif not isinstance(value, TYPES[schema["type"]]) or (
        schema["type"] == "integer" and isinstance(value, bool)
    ):
        yield f"{at}: {value!r} is no {schema['type']}"
    elif schema["type"] == "array":
        for number, one in enumerate(value):
            yield from faults(one, schema["items"], f"{at}[{number}]")
    elif "properties" in schema:
        yield from fields(value, schema, at)


def fields(value, schema, at):
    """The same for an object."""
    yield from (f"{at}: {name} is missing" for name in set(schema["required"]) - set(value))
    for name, one in value.items():
        if name in schema["properties"]:
            yield from faults(one, schema["properties"][name], f"{at}.{name}")
        else:
            yield f"{at}: {name} is not described"


def test_checker_of_answers_sees_what_is_wrong():
    """A check that cannot fail is none."""
    described = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}

    assert list(faults({"a": 1}, described)) == []
    assert len(list(faults({"a": True}, described))) == 1
    assert len(list(faults({"b": 1}, described))) == 2

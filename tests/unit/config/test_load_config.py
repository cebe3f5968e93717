"""config.yaml becomes a Config, and everything wrong with it is said at once, where it stands."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from briefing.config import Config, Secret, load_config
from briefing.errors import ConfigError
from briefing.plugins import PluginSpec

SOURCE = "sources:\n  - use: tests.fakes:FakeSource\n    path: articles\n"

Loader = Callable[..., Config]


@pytest.fixture
def load(tmp_path: Path) -> Loader:
    """Write a configuration and load it."""

    def loaded(text: str, **environment: str) -> Config:
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        return load_config(path, environment=environment)

    return loaded


@pytest.fixture
def complaint(load: Loader, tmp_path: Path) -> Callable[..., list[str]]:
    """The lines of the error a configuration leads to, without the folder."""

    def lines(text: str, **environment: str) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            load(text, **environment)
        return [line.removeprefix(f"{tmp_path}/") for line in caught.value.message.splitlines()]

    return lines


def test_two_lines_are_a_configuration(load: Loader, tmp_path: Path) -> None:
    """A source is all that must be named; the rest has sensible defaults."""
    config = load(SOURCE)

    (edition,) = config.editions
    assert edition.name == "daily"
    assert edition.title == "Daily brief"
    assert edition.zone == "UTC"
    assert edition.hour == time(7)
    assert edition.days == frozenset(range(7))
    assert edition.formats == ("html", "pdf")
    assert edition.page == "A4"
    assert edition.visits is None
    assert edition.summariser.use == "ranker"
    assert edition.summariser.options.get("words") is None
    assert config.store == f"sqlite:///{tmp_path}/briefing.db"
    assert config.output == tmp_path / "output"
    assert config.templates is None
    assert config.languages == {"en": "built-in"}
    assert config.min_visit_probability == 0.4
    assert config.catch_up == "latest"
    assert config.catch_up_days == 3
    assert config.engine.use == "local"
    assert config.path == tmp_path / "config.yaml"


def test_every_key_of_an_edition_is_read(load: Loader) -> None:
    """What an edition says arrives in typed form."""
    config = load(
        SOURCE
        + """
editions:
  - name: gulf
    title: Gulf morning
    zone: Asia/Qatar
    hour: 6:30
    days: sun-thu
    language: ar
    page: letter
    formats: [html, pdf, json, html]
    stories: 5
    actors: 7
    visits: 9
    sections:
      - name: Energy
        words: [gas, oil]
        weight: 1.5
      - name: Rest
    watchlist: [Doha, 2030]
    summariser: {use: lexrank, words: 60}
    sources: [articles]
    channels:
      - use: tests.fakes:FakeChannel
        to: reader@example.org
  - name: weekly
    days: [mon]
    hour: 18
"""
    )

    gulf, weekly = config.editions
    assert (gulf.zone, gulf.hour, gulf.language, gulf.page) == (
        "Asia/Qatar",
        time(6, 30),
        "ar",
        "Letter",
    )
    assert gulf.days == {6, 0, 1, 2, 3}
    assert gulf.formats == ("html", "pdf", "json")
    assert (gulf.stories, gulf.actors, gulf.visits) == (5, 7, 9)
    assert [(s.name, s.words, s.weight) for s in gulf.sections] == [
        ("Energy", ("gas", "oil"), 1.5),
        ("Rest", (), 1.0),
    ]
    assert gulf.watchlist == ("Doha", "2030")
    assert gulf.summariser.use == "lexrank"
    assert gulf.summariser.options["words"] == 60
    assert gulf.sources == ("articles",)
    assert gulf.channels[0].options == {"to": ("reader@example.org",)}
    assert weekly.days == {0}
    assert weekly.hour == time(18)


def test_the_summariser_counts_days_in_the_zone_of_its_edition(load: Loader) -> None:
    """A summariser with an option `zone` gets the edition's, unless it names one."""
    config = load(
        SOURCE
        + """
editions:
  - {name: one, zone: Asia/Tokyo, summariser: "tests.fakes:ZonedSummariser"}
  - {name: two, zone: Asia/Tokyo, summariser: {use: "tests.fakes:ZonedSummariser", zone: UTC}}
"""
    )

    assert [edition.summariser.options["zone"] for edition in config.editions] == [
        "Asia/Tokyo",
        "UTC",
    ]


def test_how_likely_a_visit_must_be_is_read(load: Loader) -> None:
    """One threshold for all editions."""
    assert load(SOURCE + "visits: {min_probability: 0.8}").min_visit_probability == 0.8


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("daily", {0, 1, 2, 3, 4, 5, 6}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("weekends", {5, 6}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("fri-mon", {4, 5, 6, 0}),
        ("mon, wed", {0, 2}),
        ("[Monday, thu]", {0, 3}),
        ("sat", {5}),
    ],
)
def test_days_are_written_as_people_write_them(load: Loader, written: str, days: set[int]) -> None:
    """Names, ranges over the week's end, lists and words for sets all work."""
    config = load(
        SOURCE + f"editions: [{{name: a, days: {written if '[' in written else repr(written)}}}]"
    )

    assert config.editions[0].days == days


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (
            "storee: x",
            "config.yaml:4: storee: the configuration has no such key; did you mean 'store'?",
        ),
        ("catch_up: lates", "config.yaml:4: catch_up: should be 'latest', 'all' or 'skip'"),
        ("catch_up_days: many", "config.yaml:4: catch_up_days: should be a whole number"),
        ("catch_up_days: -1", "config.yaml:4: catch_up_days: should be greater than or equal to 0"),
        ("editions: []", "config.yaml:4: editions: list should have at least 1 item"),
        ("editions: daily", "config.yaml:4: editions: should be a list: each"),
        ("editions: [daily]", "config.yaml:4: editions[0]: should be keys with"),
        ("editions: [{zone: UTC}]", "config.yaml:4: editions[0]: an edition needs 'name'"),
        ("editions: [{name: a/b}]", "config.yaml:4: editions[0].name: 'a/b' cannot name a folder"),
        ("editions: [{name: ..}]", "config.yaml:4: editions[0].name: '..' cannot name a folder"),
        (
            "editions: [{name: a, hours: 7}]",
            "config.yaml:4: editions[0].hours: an edition has no such key; did you mean 'hour'?",
        ),
        (
            "editions: [{name: a, zone: Europe/Istanbool}]",
            "config.yaml:4: editions[0].zone: there is no time zone 'Europe/Istanbool'; "
            "did you mean 'Europe/Istanbul'?",
        ),
        (
            "editions: [{name: a, zone: new york}]",
            "config.yaml:4: editions[0].zone: there is no time zone 'new york'; "
            "did you mean 'America/New_York'?",
        ),
        (
            "editions: [{name: a, zone: istanbul}]",
            "config.yaml:4: editions[0].zone: there is no time zone 'istanbul'; "
            "did you mean 'Europe/Istanbul'?",
        ),
        (
            "editions: [{name: a, zone: Qwxyz}]",
            "config.yaml:4: editions[0].zone: there is no time zone 'Qwxyz'; "
            "names look like 'Europe/Istanbul'",
        ),
        (
            "editions: [{name: a, zone: EST5}]",
            "config.yaml:4: editions[0].zone: there is no time zone 'EST5'; "
            "names look like 'Europe/Istanbul'",
        ),
        (
            "editions: [{name: a, zone: ../etc}]",
            "config.yaml:4: editions[0].zone: there is no time zone '../etc'",
        ),
        (
            "editions: [{name: a, zone: 3}]",
            "config.yaml:4: editions[0].zone: there is no time zone",
        ),
        (
            "editions: [{name: a, hour: '25:00'}]",
            "config.yaml:4: editions[0].hour: '25:00' is no time of day; write it as '07:00'",
        ),
        (
            "editions: [{name: a, hour: 24}]",
            "config.yaml:4: editions[0].hour: 24 is no time of day",
        ),
        ("editions: [{name: a, hour: soon}]", "config.yaml:4: editions[0].hour: 'soon' is no time"),
        (
            "editions: [{name: a, days: [mon, wen]}]",
            "config.yaml:4: editions[0].days: 'wen' is no day; did you mean 'wed'?",
        ),
        (
            "editions: [{name: a, days: [1]}]",
            "config.yaml:4: editions[0].days: '1' is no day; write",
        ),
        ("editions: [{name: a, days: []}]", "config.yaml:4: editions[0].days: write 'daily'"),
        ("editions: [{name: a, days: 3}]", "config.yaml:4: editions[0].days: write 'daily'"),
        (
            "editions: [{name: a, language: English}]",
            "config.yaml:4: editions[0].language: 'English' is no language code",
        ),
        (
            "editions: [{name: a, language: tlh}]",
            "config.yaml:4: editions[0].language: nobody here knows how dates are written in 'tlh'",
        ),
        (
            "editions: [{name: a, page: A5}]",
            "config.yaml:4: editions[0].page: 'A5' is no paper size",
        ),
        (
            "editions: [{name: a, formats: [html, pfd]}]",
            "config.yaml:4: editions[0].formats[1]: there is no format 'pfd'; did you mean 'pdf'?",
        ),
        (
            "editions: [{name: a, formats: [docx]}]",
            "config.yaml:4: editions[0].formats[0]: there is no format 'docx'; known: html, pdf,",
        ),
        (
            "editions: [{name: a, stories: 0}]",
            "config.yaml:4: editions[0].stories: should be greater",
        ),
        (
            "editions: [{name: a, sections: [{name: A, word: x}]}]",
            "config.yaml:4: editions[0].sections[0].word: a section has no such key; "
            "did you mean 'words'?",
        ),
        (
            "editions: [{name: a, summariser: lexrnk}]",
            "config.yaml:4: editions[0].summariser: there is no summariser 'lexrnk'; "
            "did you mean 'lexrank'?",
        ),
        (
            "editions: [{name: a, summariser: {use: lead, sentence: 3}}]",
            "config.yaml:4: editions[0].summariser.sentence: lead has no such option; "
            "did you mean 'sentences'?",
        ),
        (
            "editions: [{name: a, summariser: {use: lsa, method: kl}}]",
            "config.yaml:4: editions[0].summariser.method: lsa has no such option",
        ),
        (
            "editions: [{name: a, summariser: {use: lead, words: 0}}]",
            "config.yaml:4: editions[0].summariser: summary method lead: ",
        ),
        (
            "editions: [{name: a, sources: [article]}]",
            "config.yaml:4: editions[0].sources[0]: there is no source 'article'; "
            "did you mean 'articles'?",
        ),
        (
            "editions: [{name: a, sources: [weather]}]",
            "config.yaml:4: editions[0].sources[0]: there is no source 'weather'; known: articles",
        ),
        (
            "editions: [{name: a}, {name: A}]",
            "config.yaml:4: editions[1].name: another edition is called 'A' already",
        ),
        ("templates: nowhere", "config.yaml:4: templates: there is no folder "),
        (
            "language: {models: {english: x}}",
            "config.yaml:4: language.models.english: 'english' is no language code",
        ),
        ("visits: {min_probability: 2}", "config.yaml:4: visits.min_probability: should be less"),
        (
            "visits: {min_probabilty: 0.3}",
            "config.yaml:4: visits.min_probabilty: visits has no such key; "
            "did you mean 'min_probability'?",
        ),
        ("engine: kubes", "config.yaml:4: engine: there is no engine 'kubes'; known: local, ray"),
        ("engine: {use: local, workers: 0}", "config.yaml:4: engine: 'workers' must be at least 1"),
        ("store: ${DB}", "config.yaml:4: store: the environment variable DB is not set"),
        ("store: ${D B}", "config.yaml:4: store: '${D B}' names no environment variable"),
        ("store: [a", "config.yaml:4: this bracket is not closed; write ']'"),
        ("sources: []", "config.yaml:4: the key 'sources' stands here twice"),
    ],
)
def test_a_mistake_is_named_with_file_line_key_and_the_nearest_valid_word(
    complaint: Callable[..., list[str]], lines: str, wrong: str
) -> None:
    """Each mistake leads to one line that says where and what, and what to write instead."""
    (line,) = complaint(SOURCE + lines + "\n")

    assert line.startswith(wrong)


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        ("{use: tests.fakes:FakeSource}", "sources[0]: tests.fakes:FakeSource needs 'path'"),
        (
            "{use: tests.fakes:FakeSource, path: a, limt: 3}",
            "sources[0].limt: tests.fakes:FakeSource has no such option; did you mean 'limit'?",
        ),
        (
            "{use: tests.fakes:FakeSource, path: a, limit: many}",
            "sources[0].limit: should be a whole number",
        ),
        (
            "{use: tests.fakes:FakeSource, path: a, mode: medium}",
            "sources[0].mode: should be 'fast' or 'slow'",
        ),
        (
            "{use: tests.fakes:FakeSource, path: a, headers: {x: y}}",
            "sources[0].headers.x: should be a whole number",
        ),
        (
            "{use: tests.fakes:FakeSource, path: a, mode: slow, strict: true}",
            "sources[0]: tests.fakes:FakeSource refuses its options: strict and slow do not",
        ),
        ("{use: tests.fakes:refusing}", "sources[0]: the weather service has no key; ask for one"),
        ("{use: tests.fakes:NoSource, path: a}", "sources[0]: 'tests.fakes:NoSource' is no source"),
        (
            "{use: tests.nowhere:X}",
            "sources[0].use: the source 'tests.nowhere:X' cannot be imported",
        ),
        ("{use: tests.fakes:X}", "sources[0].use: the source 'tests.fakes:X': tests.fakes has no"),
        ("{use: fed, url: x}", "sources[0].use: there is no source 'fed'; did you mean 'feed'?"),
        ("{fedd: x}", "sources[0].fedd: there is no source 'fedd'; did you mean 'feed'?"),
        ("{folder: {path: x}}", "sources[0].folder: write 'use: folder' and its options beside it"),
        ("3", "sources[0]: write 'use: NAME' with one of folder, feed, page, sitemap"),
        ("{}", "sources[0]: write 'use: NAME' with one of folder, feed, page, sitemap"),
        (
            "{use: tests.fakes:FakeSource, path: '${HOME_OF_IT}'}",
            "sources[0].path: the environment",
        ),
        (
            "{use: tests.fakes:FakeSource, path: a, name_file: secret}",
            "sources[0].name_file: ",
        ),
    ],
)
def test_a_plug_ins_options_are_checked_against_its_constructor(
    complaint: Callable[..., list[str]], entry: str, wrong: str
) -> None:
    """A plug-in's parameters are its options: unknown, missing and ill-typed ones are named."""
    (line,) = complaint(f"# comment\nsources:\n  - {entry}\n")

    assert line.startswith(f"config.yaml:3: {wrong}")


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file(
    complaint: Callable[..., list[str]],
) -> None:
    """Nobody corrects a file one error at a time."""
    lines = complaint(
        """\
catch_up: never
sources:
  - use: tests.fakes:FakeSource
    path: a
    limit: x
    labes: y
editions:
  - name: a
    zone: Mars
    summariser: sumy
    channels:
      - tests.fakes:FakeChanel
"""
    )

    assert [re.match(r"config.yaml:(\d+): ([^:]+):", line).groups() for line in lines] == [
        ("1", "catch_up"),
        ("5", "sources[0].limit"),
        ("6", "sources[0].labes"),
        ("9", "editions[0].zone"),
        ("10", "editions[0].summariser"),
        ("12", "editions[0].channels[0]"),
    ]


def test_paths_start_at_the_folder_of_the_configuration(load: Loader, tmp_path: Path) -> None:
    """It does not matter where the program is started; addresses are left alone."""
    (tmp_path / "look").mkdir()
    config = load(
        """
store: data/x.db
output: ../out
templates: look
sources:
  - {use: "tests.fakes:FakeSource", path: articles, address: feeds/x.xml}
  - {use: "tests.fakes:FakeSource", path: /srv/articles, address: "https://example.org/x"}
"""
    )

    first, second = config.sources
    assert config.store == f"sqlite:///{tmp_path}/data/x.db"
    assert config.output == tmp_path / "../out"
    assert config.templates == tmp_path / "look"
    assert first.plugin.options["path"] == tmp_path / "articles"
    assert first.plugin.options["address"] == tmp_path / "feeds/x.xml"
    assert second.plugin.options["path"] == Path("/srv/articles")
    assert second.plugin.options["address"] == "https://example.org/x"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("sqlite:///x.db", "sqlite:///{folder}/x.db"),
        ("sqlite:////srv/x.db", "sqlite:////srv/x.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d"),
    ],
)
def test_a_store_is_a_file_or_an_address(
    load: Loader, tmp_path: Path, written: str, url: str
) -> None:
    """SQLite files start at the configuration's folder; servers are left alone."""
    assert load(SOURCE + f"store: '{written}'").store == url.format(folder=tmp_path)


def test_secrets_come_from_the_environment_or_a_file_and_are_not_shown(
    load: Loader, tmp_path: Path
) -> None:
    """A secret works like a string and never appears in the repr of the configuration."""
    (tmp_path / "token").write_text("t0p-secret\n")
    config = load(
        """
store: postgresql+psycopg://user:${DB_PASSWORD}@host/name
sources:
  - use: tests.fakes:FakeSource
    path: a
    name: price $${X}
    labels: ["${LABEL:-hidden}", "${EMPTY}"]
  - use: tests.fakes:NamelessSource
    address_file: token
""",
        DB_PASSWORD="hunter2",
        EMPTY="",
    )

    assert config.store == "postgresql+psycopg://user:hunter2@host/name"
    assert isinstance(config.store, Secret)
    assert config.sources[0].plugin.options["name"] == "price ${X}"
    assert config.sources[0].plugin.options["labels"] == ("hidden", "")
    assert config.sources[1].plugin.options["address"] == "t0p-secret"
    assert "hunter2" not in repr(config)
    assert "t0p-secret" not in repr(config)
    assert "hidden" not in repr(config)


def test_a_secret_is_written_in_one_way_only(complaint: Callable[..., list[str]]) -> None:
    """A value and a file for the same option contradict each other."""
    lines = complaint(
        "sources:\n  - use: tests.fakes:NamelessSource\n    address: a\n    address_file: b\n"
    )

    assert any("both 'address' and 'address_file' are set" in line for line in lines)


def test_a_secrets_file_must_be_text(load: Loader, tmp_path: Path) -> None:
    """A binary file is named, and nothing of it is shown."""
    (tmp_path / "token").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match="token is not UTF-8 text"):
        load("sources:\n  - {use: 'tests.fakes:NamelessSource', address_file: token}\n")


def test_a_secret_does_not_show_in_a_complaint(complaint: Callable[..., list[str]]) -> None:
    """An option that cannot be used is named without its value."""
    lines = complaint(
        "sources:\n  - {use: 'tests.fakes:FakeSource', path: a, limit: '${KEY}'}\n", KEY="hunter2"
    )

    assert "hunter2" not in "".join(lines)


def test_sources_have_names_of_their_own(load: Loader) -> None:
    """A source is called as written, else by its host or folder, and never like another."""
    config = load(
        """
sources:
  - {use: "tests.fakes:NamelessSource", address: "https://www.example.org/a"}
  - {use: "tests.fakes:NamelessSource", address: "https://example.org/b"}
  - {use: "tests.fakes:NamelessSource", address: "c", name: Our feed}
  - {use: "tests.fakes:FakeSource", path: some/articles}
  - {use: "tests.fakes:FakeSource", path: some/news.jsonl, name: Wire}
  - {use: "tests.fakes:NamelessSource", address: "d"}
"""
    )

    assert [source.name for source in config.sources] == [
        "example.org",
        "example.org-2",
        "Our feed",
        "articles",
        "Wire",
        "tests.fakes:NamelessSource",
    ]
    assert "name" not in config.sources[2].plugin.options
    assert config.sources[4].plugin.options["name"] == "Wire"


def test_a_feed_in_a_file_is_called_by_it_and_found_beside_the_configuration(
    load: Loader,
) -> None:
    """Wherever the program is started; two of them are told apart."""
    config = load("sources:\n  - feed: feeds/world.xml\n  - feed: feeds/gulf.atom\n")

    assert [source.name for source in config.sources] == ["world", "gulf"]
    paths = [Path(source.plugin.options["url"]) for source in config.sources]
    assert [path.name for path in paths] == ["world.xml", "gulf.atom"]
    assert all(path.is_absolute() for path in paths)


def test_a_source_stands_in_the_file_once(complaint: Callable[..., list[str]]) -> None:
    """The same place twice would be read twice; the same name twice could not be told apart."""
    lines = complaint(
        """\
sources:
  - {use: "tests.fakes:FakeSource", path: a, name: A}
  - {use: "tests.fakes:FakeSource", path: a, name: B}
  - {use: "tests.fakes:FakeSource", path: b, name: A}
"""
    )

    assert lines == [
        "config.yaml:3: sources[1]: is the same as the source 'A'",
        "config.yaml:4: sources[2].name: another source is called 'A' already",
    ]


def test_the_short_form_sets_the_first_option(load: Loader, tmp_path: Path) -> None:
    """`- folder: articles` says what `use: folder, path: articles` says."""
    config = load("sources:\n  - tests.fakes:FakeSource: articles\n    limit: 3\n")

    assert config.sources[0].plugin.options == {"path": tmp_path / "articles", "limit": 3}


def test_the_short_form_names_its_own_key_when_its_value_is_wrong(
    complaint: Callable[..., list[str]],
) -> None:
    """The option was never written out: the key that was is named."""
    (line,) = complaint("sources:\n  - tests.fakes:FakeSource: [1]\n")

    assert line.startswith("config.yaml:2: sources[0].tests.fakes:FakeSource: ")


def test_a_plug_in_beside_the_configuration_is_found(load: Loader, tmp_path: Path) -> None:
    """`module:attr` finds a module in the configuration's folder."""
    (tmp_path / "own_source_module.py").write_text(
        "class Weather:\n"
        "    def __init__(self, place='Oslo'):\n"
        "        self.place = place\n"
        "    def fetch(self, *, now):\n"
        "        return iter(())\n"
    )

    config = load("sources:\n  - use: own_source_module:Weather\n    place: Ankara\n")

    assert config.sources[0].plugin.options == {"place": "Ankara"}


def test_a_factory_may_take_whatever_it_is_given(load: Loader) -> None:
    """A plug-in with `**options` checks them itself."""
    config = load("sources:\n  - {use: 'tests.fakes:open_ended', anything: 1}\n")

    assert config.sources[0].plugin.options == {"anything": 1}


def test_where_a_plug_in_is_configured_is_kept(load: Loader, tmp_path: Path) -> None:
    """A later error can name the place in the file."""
    config = load(SOURCE)

    assert config.sources[0].plugin.where == f"{tmp_path}/config.yaml:2: sources[0]"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"- a\n- b\n", "expected keys such as"),
        (b"just text", "expected keys such as"),
        (b"sources:\n  - a\n\xff\n", ":3: is not UTF-8"),
        (b"a: b: c\n", ":1: a value with ':' in it; put it in quotes: 'b: c'"),
        (b"a: \t- x\n\t- y", ":1: "),
        (b"x" * 1_000_001, "is over 1,000,000 bytes"),
        (b"a: &a [[*a]]\n", "a: the configuration has no such key"),
        (
            b"a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            b"c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
            b"e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
            "holds more values than a configuration can mean",
        ),
        (b"[" * 500, "nested too deeply"),
        (b"sources: \x00\n", ":1: "),
    ],
)
def test_a_file_that_is_no_configuration_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    """Whatever stands in the file, the answer is one clear error."""
    path = tmp_path / "config.yaml"
    path.write_bytes(content)

    with pytest.raises(ConfigError, match=re.escape(message)):
        load_config(path, environment={})


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    """The first thing a new user meets."""
    with pytest.raises(ConfigError, match="there is no such file") as caught:
        load_config(tmp_path / "config.yaml")

    assert "briefing init" in caught.value.hint


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    """`--config .` is a mistake with a name."""
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_tags_in_yaml_create_nothing(tmp_path: Path) -> None:
    """A tag that would run code in an unsafe loader is only an odd value."""
    path = tmp_path / "config.yaml"
    path.write_text("store: !!python/object/apply:os.system ['touch pwned']\n" + SOURCE)

    with pytest.raises(ConfigError, match="store"):
        load_config(path, environment={})


def test_merged_keys_count_as_written(load: Loader) -> None:
    """YAML's `<<` shares options between entries."""
    config = load(
        """
sources:
  - &base {use: "tests.fakes:FakeSource", path: a, limit: 3}
  - {<<: *base, path: b}
"""
    )

    assert [source.plugin.options["limit"] for source in config.sources] == [3, 3]


def test_scalars_keep_their_kind(load: Loader) -> None:
    """Numbers and truth values arrive as such."""
    config = load(
        "sources:\n  - {use: 'tests.fakes:open_ended', a: 1, b: 1.5, c: true, d: null, e: 0x10}\n"
    )

    assert config.sources[0].plugin == PluginSpec(
        use="tests.fakes:open_ended",
        options={"a": 1, "b": 1.5, "c": True, "d": None, "e": 16},
        where=config.sources[0].plugin.where,
    )


def test_a_source_that_is_a_file_beside_the_configuration_is_found(
    load: Loader, tmp_path: Path
) -> None:
    """A feed may be a file; what is no file there stays as it is written."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds/x.xml").write_text("<rss/>")

    config = load(
        "sources:\n"
        "  - {use: 'tests.fakes:NamelessSource', address: feeds/x.xml}\n"
        "  - {use: 'tests.fakes:NamelessSource', address: Ankara}\n"
    )

    assert [source.plugin.options["address"] for source in config.sources] == [
        str(tmp_path / "feeds/x.xml"),
        "Ankara",
    ]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("15m", 15),
        ("90 minutes", 90),
        ("2h", 120),
        ("1 day", 1440),
        ("hourly", 60),
        ("daily", 1440),
    ],
)
def test_a_source_says_how_often_it_is_read(load: Loader, written: str, minutes: int) -> None:
    """Beside its plug-in's options, in whatever form the source is written."""
    config = load(
        f"sources:\n  - folder: .\n    every: {written}\n"
        "  - use: tests.fakes:FakeSource\n    path: articles\n"
    )

    assert [source.every for source in config.sources] == [
        timedelta(minutes=minutes),
        timedelta(hours=1),
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("often", "'often' is no span of time; write '15m', '2h' or '1d'"),
        ("60", "'60' is no span of time; write '15m', '2h' or '1d'"),
        ("10s", "'10s' is not between one minute and 31 days"),
        ("90d", "'90d' is not between one minute and 31 days"),
    ],
)
def test_how_often_must_be_a_span_of_time(
    complaint: Callable[..., list[str]], written: str, message: str
) -> None:
    """A number alone could be seconds or minutes: it is not guessed."""
    lines = complaint(f"sources:\n  - folder: .\n    every: {written}\n")

    assert lines == [f"config.yaml:3: sources[0].every: {message}"]


@pytest.mark.parametrize(
    ("text", "line", "words", "marked"),
    [
        ("sources:\n\t- folder: a\n", 2, "a tab; YAML is indented with spaces", " - folder"),
        ("title: News: today\n", 1, "put it in quotes: 'News: today'", "News: today"),
        ("hour: 7\n  zone: UTC\n", 2, "indented deeper than the key above", "zone: UTC"),
        ("sources:\n- folder:a\n  name: b\n", 2, "write 'folder: a'", "- folder:a"),
        ("words\nstore: a\n", 1, "there is no colon on this line", "words"),
        ("editions:\n  - name: a\n sources: b\n", 3, "indented like none", "sources: b"),
        ("sources:\n  - folder: a\n  name: b\n", 3, "not indented as its neighbours", "name: b"),
        ("days: [mon, tue\nhour: 7\n", 1, "this bracket is not closed; write ']'", "[mon, tue"),
        ("store: {a: 1\nhour: 7\n", 1, "this bracket is not closed; write '}'", "{a: 1"),
        ("days: [mon]]\n", 1, "']' closes a bracket that is not open", "]"),
        ("store: 'a\nhour: 7\n", 1, "this quote is not closed", "'a"),
        ('title: "The "Big" One"\n', 1, "text after the closing quote", 'Big" One"'),
        ('path: "C:\\queue"\n', 1, "put the value in single quotes", 'queue"'),
        ("pattern: *.md\n", 1, "a value cannot begin with '*'; put it in quotes", "*.md"),
        ("name: @desk\n", 1, "a value cannot begin with '@'; put it in quotes", "@desk"),
        ("store: a\nstore: b\n", 2, "the key 'store' stands here twice", "store: b"),
        ("sources: - a\n", 1, "a list begins on the line below its key", "- a"),
        ("store: a\n---\nstore: b\n", 2, "begins a second document", "---"),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words_with_the_place(
    tmp_path: Path, text: str, line: int, words: str, marked: str
) -> None:
    """Where it was mistyped, not where the parser gave up, and what to write."""
    path = tmp_path / "config.yaml"
    path.write_text(text)

    with pytest.raises(ConfigError) as caught:
        load_config(path, environment={})

    (message,) = caught.value.message.splitlines()
    assert message.startswith(f"{path}:{line}: ")
    assert words in message
    shown, mark = caught.value.quoted[0].splitlines()
    assert shown == f"    {line} | {text.splitlines()[line - 1]}".replace("\t", " ")
    assert shown[mark.index("^") :].startswith(marked)


def test_commas_part_a_list_as_they_do_in_brackets(load: Loader) -> None:
    """Whoever leaves the brackets out means the same."""
    edition = "editions:\n  - name: d\n    watchlist: Estonia, Black Sea\n    formats: html, json\n"

    (read,) = load(SOURCE + edition).editions

    assert read.watchlist == ("Estonia", "Black Sea")
    assert read.formats == ("html", "json")


def test_a_configuration_with_the_other_ending_is_named(tmp_path: Path) -> None:
    """`config.yml` beside the `config.yaml` that is not there."""
    (tmp_path / "config.yml").write_text(SOURCE)

    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "config.yaml")

    assert f"there is {tmp_path}/config.yml" in caught.value.hint


@pytest.mark.parametrize("written", ["https://b.example/x", "https://b.example/x/"])
def test_where_the_briefs_lie_on_the_web_is_read(load: Loader, written: str) -> None:
    assert (
        load(f"sources: [{{folder: a}}]\nbase_url: {written}\n").base_url == "https://b.example/x"
    )
    assert load("sources: [{folder: a}]\n").base_url is None


@pytest.mark.parametrize(
    "written",
    ["briefs", "ftp://b.example", "https://", "https://b.example/?x", "https://u@b.example"],
)
def test_what_is_no_address_of_a_folder_is_refused(
    complaint: Callable[..., list[str]], written: str
) -> None:
    (line,) = complaint(f"sources: [{{folder: a}}]\nbase_url: '{written}'\n")

    assert "base_url" in line


DIGEST = """
sources: [{{folder: a}}]
{base}
editions:
  - name: daily
    mail_body: digest
    channels: [{{use: mail, host: h, sender: a@b.example, to: [c@d.example]{attach}}}]
"""


def test_a_digest_without_the_full_brief_anywhere_is_refused(
    load: Loader, complaint: Callable[..., list[str]]
) -> None:
    """Something whole is attached, or the brief lies on the web."""
    for attach in ("[]", "[ics]"):
        (line,) = complaint(DIGEST.format(base="", attach=f", attach: {attach}"))
        assert "mail_body" in line
        assert "base_url" in line
    for base, attach in (
        ("", ""),
        ("", ", attach: [html]"),
        ("base_url: https://b.example", ", attach: []"),
    ):
        assert load(DIGEST.format(base=base, attach=attach)).editions[0].mail_body == "digest"


def test_alerts_go_by_any_channel_that_can_tell(load: Loader, complaint: Callable[..., list[str]]):
    """A channel that only carries briefs is refused when the file is read."""
    config = load(SOURCE + "alert: [{folder: alerts}]\nbuild_limit: 90m\n")
    assert [spec.use for spec in config.alert] == ["folder"]
    assert config.build_limit == timedelta(minutes=90)

    (line,) = complaint(SOURCE + "alert:\n  - use: tests.fakes:FakeChannel\n")

    assert "carries briefs only: it has no 'tell'" in line
    (line,) = complaint(SOURCE + "build_limit: soon\n")
    assert "'soon' is no span of time" in line


@pytest.mark.parametrize(
    ("written", "country", "part", "dates"),
    [
        ("TR", "TR", None, []),
        ("de-by", "DE", "BY", []),
        ("[2026-12-31]", None, None, [date(2026, 12, 31)]),
        ("{country: US, dates: ['2026-12-24']}", "US", None, [date(2026, 12, 24)]),
    ],
)
def test_holidays_are_a_country_a_part_of_one_or_days_of_ones_own(
    load: Loader, written: str, country: str | None, part: str | None, dates: list[date]
):
    """Three short forms and the long one."""
    off = load(SOURCE + f"editions: [{{name: daily, holidays: {written}}}]\n").editions[0].off

    assert (off.country, off.subdivision, sorted(off.dates)) == (country, part, dates)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("XQ", "no holidays are known of 'XQ'"),
        ("DE-ZZ", "no part 'ZZ' of DE is known; known: BB, BE"),
        ("{subdivision: BY}", "'BY' is a part of no country"),
        ("[soon]", "date"),
        ("{land: DE}", "holidays has no such key"),
    ],
)
def test_wrong_holidays_are_refused(
    complaint: Callable[..., list[str]], written: str, said: str
) -> None:
    """With the key, and with what there is."""
    (line,) = complaint(SOURCE + f"editions: [{{name: daily, holidays: {written}}}]\n")

    assert said in line
    assert "holidays" in line

"""A name becomes an object, or an error that says what is wrong with the name."""

import importlib
import importlib.metadata
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import PluginError
from briefing.plugins import (
    BUILT_IN,
    PluginSpec,
    Secret,
    check_options,
    create,
    find,
    known,
    names,
    nearest,
    option_names,
)
from tests.fakes import FakeSource, ZonedSummariser


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, table in BUILT_IN.items() for name in table]
)
def test_every_built_in_name_leads_to_something(kind: str, name: str) -> None:
    """The table of strings has no dead entry."""
    assert callable(find(kind, name))


def test_the_names_of_summary_methods_are_those_of_the_stage() -> None:
    """A method added to the stage must be nameable in the configuration."""
    from briefing.summary import METHODS

    assert set(BUILT_IN["summarisers"]) == set(METHODS)


def test_naming_plug_ins_imports_nothing_heavy() -> None:
    """A plug-in is imported when it is used, not when it could be."""
    code = (
        "import sys, briefing.plugins as p; p.names('renderers'); p.known('sources', 'feed');"
        "heavy = ('spacy', 'weasyprint', 'sklearn', 'feedparser', 'sumy', 'briefing.sources.feed');"
        "print([name for name in heavy if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_an_installed_entry_point_is_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package brings a plug-in by its entry point; built-in names stay ours."""
    points = [
        SimpleNamespace(name="weather", value="tests.fakes:FakeSource"),
        SimpleNamespace(name="folder", value="tests.fakes:NoSource"),
    ]

    def entry_points(*, group: str, name: str | None = None) -> list[SimpleNamespace]:
        return [p for p in points if group == "briefing.sources" and name in (None, p.name)]

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)

    assert names("sources") == (*BUILT_IN["sources"], "weather")
    assert known("sources", "weather")
    assert not known("renderers", "weather")
    assert find("sources", "weather") is FakeSource
    assert find("sources", "folder") is not importlib.import_module("tests.fakes").NoSource


def test_a_written_address_asks_nothing_of_what_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It takes a while, and a daemon makes its channels at each tick."""
    monkeypatch.setattr(importlib.metadata, "entry_points", None)

    assert find("sources", "tests.fakes:FakeSource") is FakeSource


@pytest.mark.parametrize(
    ("use", "message"),
    [
        ("feeed", "there is no source 'feeed'; did you mean 'feed'?"),
        (
            "rss",
            f"there is no source 'rss'; known: {', '.join(BUILT_IN['sources'])}, "
            "or write 'module:attr'",
        ),
        ("folder:articles", "write a blank after the colon: 'folder: articles'"),
        ("no_such_module:X", "the source 'no_such_module:X' cannot be imported: No module named"),
        ("tests.fakes:Nothing", "the source 'tests.fakes:Nothing': tests.fakes has no class 'Noth"),
        ("tests.fakes:FakeSource.nothing", "tests.fakes has no class 'FakeSource.nothing'"),
    ],
)
def test_a_wrong_name_is_an_error_that_helps(use: str, message: str) -> None:
    """The nearest name, or what is missing."""
    with pytest.raises(PluginError) as caught:
        find("sources", use)

    assert message in caught.value.message


def test_a_plug_in_is_made_with_its_options() -> None:
    """Options are constructor arguments."""
    spec = PluginSpec(use="tests.fakes:FakeSource", options={"path": Path("a"), "limit": 3})

    assert create("sources", spec) == FakeSource(path=Path("a"), limit=3)


@pytest.mark.parametrize(
    ("use", "options", "message"),
    [
        ("tests.fakes:FakeSource", {}, "config.yaml:3: sources[0]: tests.fakes:FakeSource refuses"),
        ("tests.fakes:refusing", {}, "config.yaml:3: sources[0]: the weather service has no key"),
        (
            "tests.fakes:NoSource",
            {"path": Path()},
            "config.yaml:3: sources[0]: 'tests.fakes:NoSource' is no source: it has no",
        ),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_named_with_its_place(
    use: str, options: dict[str, object], message: str
) -> None:
    """The user knows which line of the configuration to look at."""
    spec = PluginSpec(use=use, options=options, where="config.yaml:3: sources[0]")

    with pytest.raises(PluginError) as caught:
        create("sources", spec)

    assert caught.value.message.startswith(message)


def test_options_are_the_parameters_in_order() -> None:
    """The first one is what the short form sets; reserved words lose their underscore."""
    assert option_names(FakeSource)[:2] == ("path", "address")
    assert option_names(lambda from_: None) == ("from",)
    assert "method" not in option_names(find("summarisers", "lsa"))


def test_options_are_converted_to_what_the_parameters_ask_for(tmp_path: Path) -> None:
    """Paths are anchored, a single value becomes a list, numbers are read."""
    written = {"path": "a", "limit": "3", "labels": "one", "headers": {"x": "4"}, "strict": True}

    arguments, errors = check_options(FakeSource, written, label="fake", folder=tmp_path)

    assert errors == ()
    assert arguments == {
        "path": tmp_path / "a",
        "limit": 3,
        "labels": ("one",),
        "headers": {"x": 4},
        "strict": True,
    }


def test_options_of_a_factory_without_types_are_taken_as_they_are(tmp_path: Path) -> None:
    """Nothing is known about them, so nothing is converted."""

    def untyped(place, radius=1):
        return place

    arguments, errors = check_options(
        untyped, {"place": "Oslo", "radius": "2"}, label="untyped", folder=tmp_path
    )

    assert errors == ()
    assert arguments == {"place": "Oslo", "radius": "2"}


def test_types_known_to_a_type_checker_only_are_not_enforced(tmp_path: Path) -> None:
    """An annotation that cannot be resolved at run time is no reason to refuse."""

    class Odd:
        def __init__(self, place: "Unheard") -> None:  # noqa: F821
            self.place = place

    arguments, errors = check_options(Odd, {"place": 3}, label="odd", folder=tmp_path)

    assert (arguments, errors) == ({"place": 3}, ())


def test_a_reserved_word_is_an_option_like_any_other(tmp_path: Path) -> None:
    """`from:` in the file is `from_` in Python."""

    def letter(from_: str, to: str) -> None: ...

    written = {"from": "b@example.org", "to": "a@example.org"}

    arguments, errors = check_options(letter, written, label="letter", folder=tmp_path)

    assert errors == ()
    assert arguments == {"from_": "b@example.org", "to": "a@example.org"}


@pytest.mark.parametrize(
    "value",
    [["${X}"], {"a": "s3cret"}, "s3cret"],
    ids=["list", "mapping", "string"],
)
def test_a_secret_stays_secret_through_conversion(tmp_path: Path, value: object) -> None:
    """Conversion to tuples and mappings does not lay a secret open."""
    hidden = Secret("s3cret")
    given = {list: [hidden], dict: {"a": hidden}, str: hidden}[type(value)]

    def factory(option: tuple[str, ...] | dict[str, str] | str) -> None: ...

    arguments, errors = check_options(factory, {"option": given}, label="f", folder=tmp_path)

    assert errors == ()
    assert "s3cret" not in repr(arguments)


def test_a_secret_is_an_ordinary_string_but_for_its_repr() -> None:
    """It can be used and compared; only showing it is prevented."""
    secret = Secret("s3cret")

    assert secret == "s3cret"
    assert f"{secret}" == "s3cret"
    assert repr(secret) == "'***'"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("SOURCES", "; did you mean 'sources'?"),
        ("zzz", "; known: sources"),
        ("", "; known: sources"),
    ],
)
def test_the_nearest_word_is_offered(word: str, said: str) -> None:
    """Case does not matter; without a similar word something else is said."""
    assert nearest(word, ["sources"], otherwise="; known: sources") == said


def test_a_plain_class_with_a_zone_is_a_plug_in() -> None:
    """No base class, no import of ours is needed."""
    made = create("summarisers", PluginSpec(use="tests.fakes:ZonedSummariser"))

    assert made == ZonedSummariser()


def test_a_plug_in_that_refuses_with_advice_keeps_the_advice() -> None:
    """The hint of the plug-in reaches the user."""
    with pytest.raises(PluginError) as caught:
        create("sources", PluginSpec(use="tests.fakes:refusing"))

    assert caught.value.message == "the weather service has no key"
    assert caught.value.hint == "ask for one"


def test_a_wrong_member_of_a_list_is_named_by_its_place(tmp_path: Path) -> None:
    """The path leads to the value, whatever the validator calls its steps."""

    def factory(
        numbers: list[int] | None = None, table: dict[str, list[int]] | None = None
    ) -> None:
        """Take numbers."""

    written = {"numbers": [1, "x"], "table": {"a": [1], "b": ["y"]}}

    _, errors = check_options(factory, written, label="f", folder=tmp_path)

    assert [error.path for error in errors] == [("numbers", 1), ("table", "b", 0)]


def test_a_plug_in_that_breaks_while_it_is_made_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's code may raise anything: an error of the configuration, no traceback."""

    def broken(path: str = "") -> object:
        raise KeyError("no such station")

    monkeypatch.setattr("tests.fakes.refusing", broken)

    with pytest.raises(PluginError, match=r"cannot be made: KeyError: 'no such station'"):
        create("sources", PluginSpec(use="tests.fakes:refusing"))

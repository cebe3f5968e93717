"""The pages in a real browser: no fault for axe-core and the Nu validator, in light and dark.

The tools are installed by `npm install` in tests/e2e/browser and a system Chromium; where they are
missing, these tests are skipped and say so.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from briefing.render.archive_writing import write_archive
from briefing.render.digest import DigestRenderer
from briefing.render.mail_body import render_mail
from briefing.render.screen import HtmlRenderer
from tests.hostile_brief import attacked_by_all
from tests.sample_brief import brief, empty, rich, with_surroundings

pytestmark = pytest.mark.slow

TOOLS = Path(__file__).parent / "browser"
HANGS = 1800  # seconds after which a tool is ended, however busy the machine is
MODULES = TOOLS / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


def _need(*programs):
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    if not MODULES.is_dir():
        pytest.skip("the page checks are not installed: run `npm install` in tests/e2e/browser")


@pytest.fixture(scope="session")
def site(tmp_path_factory, examples_output):
    """A small output folder: briefs, an archive, mails, and the output of the examples."""
    output = tmp_path_factory.mktemp("site")
    shutil.copytree(examples_output, output / "examples")
    for name, made in (
        ("rich", with_surroundings(rich())), ("hostile", attacked_by_all()), ("empty", empty()),
        ("long", brief(stories=50, actors=25, visits=40)),
    ):  # fmt: skip
        folder = output / name / made.day.isoformat()
        folder.mkdir(parents=True)
        (folder / "brief.html").write_bytes(HtmlRenderer().render(made).content)
    for name, made in (("mail", rich()), ("long-mail", brief(stories=60, visits=60))):
        body = render_mail(made).get_body(("html",))
        (output / f"{name}.html").write_text(body.get_content())
    (output / "digest.html").write_bytes(DigestRenderer().render(rich()).content)
    write_archive([with_surroundings(rich())], output)
    return output


@dataclass(frozen=True)
class Pages:
    """The pages of the site by what is to be asked of them: each template is looked at once whole.

    Attributes:
        ours: One page of each kind, with all a brief can hold.
        real: The same templates filled with the examples, or with hostile text: no colour is new.
        alike: More of the same, and long: only how wide they are, and what the console says.
    """

    ours: tuple[Path, ...]
    real: tuple[Path, ...]
    alike: tuple[Path, ...]

    @property
    def every(self) -> tuple[Path, ...]:
        return (*self.ours, *self.real, *self.alike)


def pages(site):
    """One page of each kind, and of the examples' archive two actors and two stories more."""
    every = [page.relative_to(site) for page in sorted(site.rglob("*.html"))]
    examples = [page for page in every if page.parts[0] == "examples"]
    actors, stories = _of(examples, "actors"), _of(examples, "stories")
    visits = _of(examples, "visits.html")
    briefs = [*_of(examples, "brief.html"), *_of(every, "hostile")]
    real = [*briefs, *visits, *actors[:1], *stories[:1]]
    long = [*_of(every, "long"), *_of(every, "long-mail.html")]
    alike = [*long, *actors[1:2], *stories[1:2]]
    alike += [one for one in examples if one not in {*real, *actors, *stories}]
    mine = [page for page in every if page not in {*examples, *real, *long}]
    actors, stories = _of(mine, "actors"), _of(mine, "stories")
    ours = [page for page in mine if page not in {*actors[1:], *stories[1:]}]
    return Pages(*(tuple(site / page for page in chosen) for chosen in (ours, real, alike)))


def _of(pages, part):
    return [page for page in pages if part in page.parts]


def _tool(*arguments):
    """What a script of ours says of pages in Chromium, one object a line."""
    _need("node")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    script, *rest = map(str, arguments)
    done = subprocess.run(
        ["node", script, CHROMIUM, *rest],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
        timeout=HANGS,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def looked(site):
    """How each page stands in a browser, opened once for all the tests below."""
    chosen = pages(site)
    groups = ["--all", *chosen.ours, "--light", *chosen.real, "--widths", *chosen.alike]
    return _tool("look.mjs", "-", *groups)


def test_axe_finds_no_fault_on_any_page(site, looked):
    chosen = pages(site)
    asked = {one["page"]: len(one["found"]) for one in looked}
    faults = [(one["page"], run["violations"]) for one in looked for run in one["found"]]

    assert {Path(page).name for page in asked if asked[page] == 3} > {
        "brief.html", "mail.html", "digest.html", "index.html", "search.html", "visits.html",
    }  # fmt: skip
    assert asked == {
        **{str(page): 3 for page in chosen.ours},
        **{str(page): 2 for page in chosen.real},
        **{str(page): 0 for page in chosen.alike},
    }
    assert [fault for fault in faults if fault[1]] == []


def test_no_page_asks_for_anything_but_files_or_says_anything_to_the_console(looked):
    assert [url for one in looked for url in one["asked"] if not url.startswith("file://")] == []
    assert [(one["page"], one["said"]) for one in looked if one["said"]] == []


# The first screen of a telephone is 844 pixels high; the news begins well inside it.
LOWEST_HEADLINE = 500


def test_every_page_can_be_read_on_a_narrow_screen_and_with_wide_spacing(site, looked):
    """At 320 pixels, and with the spacing that WCAG 1.4.12 names, no page is wider than the screen.

    On a telephone a brief's first headline stands in the first screen.
    """
    briefs = [one for one in looked if one["page"].endswith("brief.html")]
    wide = [
        one["page"]
        for one in looked
        if one["spaced"] > 320 or any(wide > int(at) for at, wide in one["widths"].items())
    ]

    assert len(looked) == len(pages(site).every)
    assert wide == []
    assert [one["page"] for one in briefs if (one["headline"] or 0) > LOWEST_HEADLINE] == []


# The validator takes pages on a disk for those of others; that no browser blocks anything of ours,
# the silent console of the test above shows. It is older than the two properties that place a
# popover beside its mark (CSS Anchor Positioning); they stand behind `@supports`, and nothing else
# of them is passed over.
_FILTER = (
    "--filterpattern",
    ".*blocked by .(style|script)-src. directive.*"
    "|CSS: .position-area.: Property .position-area. doesn.t exist."
    "|CSS: .position-try-fallbacks.: Property .position-try-fallbacks. doesn.t exist.",
)


def test_the_nu_validator_finds_no_fault_on_any_page(site):
    _need("java")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [
            "java",
            "-jar",
            str(jar),
            "--stdout",
            "--format",
            "gnu",
            *_FILTER,
            *map(str, pages(site).every),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS,
    )

    assert done.stdout.strip() == ""
    assert done.returncode == 0


NAMES = {"celebi izm": "Oğuzhan Çelebi", "حداد": "Nadim Haddad", "lindqvist tbil": "Maja"}


def test_the_search_finds_turkish_arabic_and_other_names_without_their_accents(site):
    told = _tool("search.mjs", site / "archive" / "search.html", *NAMES)

    assert [one["words"] for one in told] == list(NAMES)
    for one in told:
        assert any(NAMES[one["words"]] in found for found, _ in one["found"])
        assert all(
            Path(url.removeprefix("file://").partition("#")[0]).is_file() for _, url in one["found"]
        )
        assert "found" in one["count"]
        assert one["said"] == []


def test_a_reader_opens_citations_and_walks_through_the_archive(two_days):
    """By mouse, keyboard and touch; from the brief to an actor, a visit, a story and yesterday."""
    (seen,) = _tool("walk.mjs", two_days / "morning" / "2031-03-14" / "brief.html")
    quote = rich().stories[0].summary.sentences[0].evidence.quote

    assert [quote in " ".join(seen[way]) for way in ("mouse", "keyboard", "touch")] == [True] * 3
    assert [seen[way] for way in ("closed", "escaped", "away")] == [[], [], []]
    assert (seen["inside"], seen["back"]) == (True, True)
    assert seen["box"]["width"] <= 390
    actor, visit, story, day = (page for _, page in seen["steps"])
    assert [actor.split("/")[0], visit.split("#")[0], story.split("/")[0]] == [
        "actors", "archive/visits.html", "stories",
    ]  # fmt: skip
    assert day.startswith("2031-03-13/brief.html#story-")
    assert seen["said"] == []


@pytest.fixture(scope="session")
def two_days(tmp_path_factory):
    """An output folder with the briefs of two days that tell the same stories."""
    output = tmp_path_factory.mktemp("two-days")
    today = with_surroundings(rich())
    days = [today, replace(today, day=today.day - timedelta(days=1))]
    for made in days:
        folder = output / "morning" / made.day.isoformat()
        folder.mkdir(parents=True)
        page = HtmlRenderer(home="../..", beside=("html",)).render(made)
        (folder / "brief.html").write_bytes(page.content)
    write_archive(days, output)
    return output

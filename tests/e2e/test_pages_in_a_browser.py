"""The pages in a real browser: no fault for axe-core and the Nu validator, in light and dark.

The tools are installed by `npm install` in tests/e2e/browser and a system Chromium; where they are
missing, these tests are skipped and say so.
"""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from briefing.render.archive import write_archive
from briefing.render.digest import DigestRenderer
from briefing.render.mail import render_mail
from briefing.render.screen import HtmlRenderer
from tests.hostile_brief import attacked_by_all
from tests.sample_brief import brief, empty, rich, with_surroundings

pytestmark = pytest.mark.slow

TOOLS = Path(__file__).parent / "browser"
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


def pages(site):
    """One page of each kind, and of the examples' archive two actors and two stories more."""
    every = sorted(site.rglob("*.html"))
    actors = [page for page in every if page.parent.name == "actors"]
    stories = [page for page in every if page.parent.name == "stories"]
    rest = [page for page in every if page.parent.name not in {"actors", "stories"}]
    actors, stories = _some(actors), _some(stories)
    return [str(page) for page in (*rest, *actors, *stories)]


def _some(alike):
    ours = [page for page in alike if "examples" not in page.parts]
    theirs = [page for page in alike if "examples" in page.parts]
    return [*ours[:1], *theirs[:2]]


def test_axe_finds_no_fault_on_any_page(site):
    _need("node")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    done = subprocess.run(
        ["node", "check.mjs", CHROMIUM, "-", *pages(site)],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    seen = [json.loads(line) for line in done.stdout.splitlines()]

    assert len(seen) == 4 * len(pages(site))
    assert [(one["page"], one["violations"]) for one in seen if one["violations"]] == []
    assert [one["page"] for one in seen if one["scrollWidth"] > one["width"]] == []
    assert [url for one in seen for url in one["asked"] if not url.startswith("file://")] == []


# The first screen of a telephone is 844 pixels high; the news begins well inside it.
LOWEST_HEADLINE = 500


def test_every_page_can_be_read_on_a_narrow_screen_and_with_wide_spacing(site):
    """At 320 pixels, and with the spacing that WCAG 1.4.12 names, no page is wider than the screen.

    On a telephone a brief's first headline stands in the first screen; the console says nothing.
    """
    _need("node")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    done = subprocess.run(
        ["node", "reading.mjs", CHROMIUM, *pages(site)],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    briefs = [one for one in seen if one["page"].endswith("brief.html")]

    assert len(seen) == len(pages(site))
    assert [one["page"] for one in seen if max(one["narrow"], one["spaced"]) > 320] == []
    assert [one["page"] for one in briefs if (one["headline"] or 0) > LOWEST_HEADLINE] == []
    assert [(one["page"], one["said"]) for one in seen if one["said"]] == []


# The validator takes pages on a disk for those of others; that no browser blocks anything of ours,
# the silent console of the test above shows. It is older than the properties that place a popover
# beside its mark (CSS Anchor Positioning), which stand behind `@supports`.
_FILTER = (
    "--filterpattern",
    ".*blocked by .(style|script)-src. directive.*"
    "|.*position-(area|try-fallbacks).*doesn't exist.*",
)


def test_the_nu_validator_finds_no_fault_on_any_page(site):
    _need("java")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--stdout", "--format", "gnu", *_FILTER, *pages(site)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.stdout.strip() == ""
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "title"),
    [("celebi izm", "Oğuzhan Çelebi"), ("حداد", "Nadim Haddad"), ("lindqvist tbil", "Maja")],
)
def test_the_search_finds_names_without_their_accents(site, words, title):
    _need("node")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    done = subprocess.run(
        ["node", "search.mjs", CHROMIUM, str(site / "archive" / "search.html"), words],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told = json.loads(done.stdout)

    assert any(title in found for found, _ in told["found"])
    assert all(
        Path(url.removeprefix("file://").partition("#")[0]).is_file() for _, url in told["found"]
    )
    assert "found" in told["count"]


def test_a_reader_opens_citations_and_walks_through_the_archive(two_days):
    """By mouse, keyboard and touch; from the brief to an actor, a visit, a story and yesterday."""
    _need("node")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    done = subprocess.run(
        ["node", "walk.mjs", CHROMIUM, str(two_days / "morning" / "2031-03-14" / "brief.html")],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    seen = json.loads(done.stdout)
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

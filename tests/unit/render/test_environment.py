"""A user's template wins, extends ours, and can do no harm; a broken one is named with its line."""

import pytest

from briefing.errors import RenderError
from briefing.render import environment as module
from briefing.render.environment import default_templates, environment, fill, folders, style
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.sample_brief import brief

SMALL = brief(stories=1, actors=1, visits=1)


def test_the_checkout_s_templates_come_before_a_copy_in_the_package():
    assert default_templates().name == "templates"


def test_an_installed_package_finds_its_own_copy(tmp_path, monkeypatch):
    package = tmp_path / "briefing"
    (package / "_templates").mkdir(parents=True)
    (package / "_templates" / "brief.html.j2").write_text("")
    monkeypatch.setattr(module, "_PACKAGE", package)

    assert default_templates() == package / "_templates"


def test_an_installation_without_templates_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "briefing")

    with pytest.raises(RenderError, match="install the package again"):
        default_templates()


def test_a_folder_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(RenderError, match=r"nowhere does not exist.*configuration"):
        folders(tmp_path / "nowhere")


def test_a_template_of_the_user_replaces_ours(tmp_path):
    (tmp_path / "brief.txt.j2").write_text("My {{ brief.title }}\n")

    assert TextRenderer(templates=tmp_path).render(SMALL).content == b"My The Morning Brief\n"


def test_a_template_of_the_user_extends_ours(tmp_path):
    """The block is the user's, the rest is ours, style included."""
    (tmp_path / "brief.html.j2").write_text(
        '{% extends "default:brief.html.j2" %}'
        "{% block about %}<p>Ours &amp; yours</p>{% endblock %}"
    )
    page = HtmlRenderer(templates=tmp_path).render(SMALL).content.decode()

    assert "<p>Ours &amp; yours</p>" in page
    assert "made by briefing" not in page
    assert "Lead story" in page


def test_an_edited_template_is_seen_though_what_was_compiled_is_kept(tmp_path):
    """Also a constant, which a renderer for paper prints otherwise than one for the screen."""
    (tmp_path / "a.html.j2").write_text("{{ 'one'|shown }} {{ word }}")
    first = fill(environment(tmp_path), "a.html.j2", {"word": "two"})
    loud = fill(environment(tmp_path, printable=str.upper), "a.html.j2", {"word": "two"})
    (tmp_path / "a.html.j2").write_text("{{ 'new' }} {{ word }}")
    edited = fill(environment(tmp_path), "a.html.j2", {"word": "two"})

    assert (first, loud, edited) == ("one two", "ONE TWO", "new two")


def test_a_template_is_compiled_once(monkeypatch):
    """However many briefs are rendered, each with an environment of its own."""
    once = TextRenderer().render(SMALL)
    monkeypatch.setattr(module.ImmutableSandboxedEnvironment, "compile", None)

    assert TextRenderer().render(SMALL) == once


def test_a_style_sheet_of_the_user_replaces_ours(tmp_path):
    (tmp_path / "screen.css").write_text("body{color:rebeccapurple}")
    page = HtmlRenderer(templates=tmp_path).render(SMALL).content.decode()

    assert "rebeccapurple" in page
    assert "prefers-color-scheme" not in page


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ brief.titel }}", "no attribute 'titel'"),
        ("\n\n{{ nothing }}", r"brief\.txt\.j2, line 3 .*'nothing' is undefined"),
        ("a\n{% if %}", r"brief\.txt\.j2, line 2"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ brief.stories.append(1) }}", "append"),
        ("{% include 'nowhere.j2' %}", "nowhere.j2 does not exist"),
        ("{% for x in range(10000000) %}{% endfor %}", "Range too big"),
    ],
)
def test_a_broken_template_is_named_with_what_is_wrong(tmp_path, template, message):
    (tmp_path / "brief.txt.j2").write_text(template)

    with pytest.raises(RenderError, match=message):
        TextRenderer(templates=tmp_path).render(SMALL)


def test_a_missing_style_sheet_is_named(tmp_path):
    with pytest.raises(RenderError, match=r"no\.css does not exist"):
        style(environment(tmp_path), "no.css")


def test_a_template_outside_the_folders_cannot_be_read(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt.j2").write_text("secret")

    with pytest.raises(RenderError, match="does not exist"):
        fill(environment(inside), "../secret.txt.j2", {})


def test_what_is_printed_is_cleaned_and_escaped():
    made = environment(None)

    assert made.from_string("{{ x }}").render(x="<b>\x00\u202e") == "&lt;b&gt;"
    assert made.from_string("{{ x }}").render(x=3) == "3"


def test_a_format_adds_its_own_treatment():
    made = environment(None, printable=str.upper)

    assert made.from_string("{{ x }} and {{ x|shown }}").render(x="a") == "A and A"

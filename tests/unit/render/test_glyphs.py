"""Nothing is set that our fonts cannot draw: readers never see an empty box."""

import pytest

from briefing.render.environment import font_folders
from briefing.render.glyphs import coverage


@pytest.fixture(scope="module")
def ours():
    return coverage(font_folders(None))


@pytest.mark.parametrize(
    "text",
    [
        "İbrahim ığşçöü “quoted” … – — ’",
        "Ελένη Βασιλάκου",
        "Олена Коваленко їєґ",
        "نديم حداد مُحَمَّد پژگچ",
        "דב אלמגור יְרוּשָׁלַיִם",
        "Nguyễn Văn, Łódź, Reykjavík, Ərdoğan",
        "",
    ],
)
def test_the_promised_scripts_are_drawn(ours, text):
    assert ours.draws(text)
    assert ours.printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("გიორგი ლომიძე said", "giorgi lomidze said"),
        ("Երևան, Նունե said", "Erevan, Nune said"),
        ("in 北京, 上海 today", "in [Chinese characters] today"),
        ("กรุงเทพ และ เชียงใหม่.", "[Thai]."),
        ("თბილისი, 北京 上海 და Երևան", "tbilisi, [Chinese characters] da Erevan"),
        ("ＡＢ１", "AB1"),
        ("go 🚀 now", "go now"),
        ("family 👩‍👩‍👧 and 🇹🇷 flag", "family and flag"),
        ("🚀", "[rocket]"),
        ("10 ₿ paid", "10 [bitcoin sign] paid"),
        ("said in 北京 ", "said in [Chinese characters] "),
        ("flag\ufe0f", "flag"),
        ("x\U0001d400", "xA"),
        ("\u0378?", "[unknown script]?"),
    ],
)
def test_what_cannot_be_drawn_is_spelled_or_named(ours, text, shown):
    assert ours.printable(text) == shown
    assert ours.draws(ours.printable(text))


def test_a_folder_without_fonts_draws_nothing_but_blanks(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")

    empty = coverage((tmp_path,))

    assert not empty.draws("a")
    assert empty.draws(" ")


def test_a_font_of_the_user_adds_what_it_draws_and_takes_nothing(tmp_path, ours):
    """Put a font for a further script into your templates' folder, and the script is printed."""
    arabic = font_folders(None)[0] / "NotoNaskhArabic-Regular.ttf"
    (tmp_path / "Own-Regular.ttf").write_bytes(arabic.read_bytes())

    assert coverage((tmp_path,)).draws("نديم")
    assert coverage((tmp_path, *font_folders(None))) == ours


@pytest.mark.parametrize(
    ("texts", "lacking"),
    [
        (["Ελένη", "Олена", "نديم", "İbrahim", "ＡＢ"], ()),
        (["in 北京, 上海", "กรุงเทพ และ เชียงใหม่", "go 🚀 now"], ("Thai", "Chinese characters")),
        (["თბილისი"], ("Georgian",)),
        ([], ()),
    ],
)
def test_the_scripts_without_a_font_are_named_the_commonest_first(ours, texts, lacking):
    assert ours.lacking(texts) == lacking

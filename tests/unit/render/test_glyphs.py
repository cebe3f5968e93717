"""Nothing is set that our fonts cannot draw: readers never see an empty box."""

import pytest
from fontTools.fontBuilder import FontBuilder

from briefing.render.environment import font_folders
from briefing.render.glyphs import coverage


@pytest.fixture(scope="module")
def ours():
    """What the fonts that come with briefing draw, whatever font packages are installed."""
    return coverage(font_folders(None)[:1])


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
    assert coverage((tmp_path, *font_folders(None)[:1])) == ours


@pytest.mark.parametrize("text", ["प्रधानमंत्री अगले सप्ताह", "นายกรัฐมนตรีเยือน"])
def test_the_extra_fonts_bring_devanagari_and_thai(ours, text):
    assert not ours.draws(text)
    assert coverage(font_folders(None)).printable(text) == text


def test_a_link_to_the_systems_fonts_brings_the_scripts_they_draw(tmp_path, ours):
    """They lie in folders of their own, draw Latin letters too, and take nothing from ours."""
    system = tmp_path / "system" / "truetype" / "georgian"
    system.mkdir(parents=True)
    for face in ("Regular", "Bold"):
        _font("აბგ ABC", system / f"Kartuli-{face}.ttf")
    _font("ա", system / "Hayeren-Regular.ttf")
    _font("ბ", system / "Hayeren-Bold.ttf")
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "fonts").symlink_to(tmp_path / "system")
    both = coverage(font_folders(tmp_path / "look")[:2])

    assert both.printable("გაბა, Ağrı") == "გაბა, Ağrı"
    # A letter that only one weight draws would be a box in the other.
    assert both.printable("ա") == "a"
    assert both.characters == ours.characters | set(map(ord, "აბგ"))


def _font(letters, path):
    """Write a font that draws some letters as nothing."""
    made = FontBuilder(1000, isTTF=True)
    names = [".notdef", *(f"u{ord(letter):04x}" for letter in letters)]
    made.setupGlyphOrder(names)
    made.setupCharacterMap(
        {ord(letter): name for letter, name in zip(letters, names[1:], strict=True)}
    )
    made.save(path)


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
